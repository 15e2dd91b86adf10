"""The process templates that come with Trellis, as readable files. Pure: a network works on its own copy."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DEFAULT = "six-phase"
KEYS = (DEFAULT, "model-for-improvement", "design-thinking")  # in the order they are offered


@dataclass(frozen=True)
class ShippedPhase:
    kind: str
    label: str
    purpose: str
    guiding_question: str
    outputs: tuple[str, ...]
    gate: tuple[str, ...]


@dataclass(frozen=True)
class ShippedTemplate:
    key: str
    name: str
    description: str
    phases: tuple[ShippedPhase, ...]


@cache
def shipped_template(key: str) -> ShippedTemplate:
    """The shipped template of this key. Raises LookupError for another."""
    if key not in KEYS:
        raise LookupError(f"no process template {key!r}")
    said = tomllib.loads((Path(__file__).parent / f"{key}.toml").read_text(encoding="utf-8"))
    phases = tuple(
        ShippedPhase(**{**phase, "outputs": tuple(phase["outputs"]), "gate": tuple(phase["gate"])})
        for phase in said["phases"]
    )
    return ShippedTemplate(key, said["name"], said["description"], phases)


def shipped_templates() -> tuple[ShippedTemplate, ...]:
    """All of them, the default first."""
    return tuple(shipped_template(key) for key in KEYS)
