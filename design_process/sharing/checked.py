"""What the check of a paper found: in words, and sealed so that what is shared is what was checked."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import signing

from design_process.measures.publication.handing_out import Checked
from design_process.measures.publication.texts import Told
from network.lib.words import counted

SALT = "sharing.checked"
HALF_AN_HOUR = 1800


@dataclass(frozen=True)
class Finding:
    """The check for whoever shares: one sentence, what is left out, and why it is refused where it is."""

    sentence: str
    left_out: tuple[str, ...]
    refused: tuple[str, ...]


def finding(checked: Checked, *, of_member: bool) -> Finding:
    """What the check says to a person."""
    beside = counted(checked.before, "figure", "figures")
    if not checked.is_safe:
        return Finding(
            "This cannot be shared.",
            (),
            tuple(
                f"Together, the figures printed of “{name}” would let somebody find out about few pupils: an agreement "
                "or the network’s settings have changed since they were printed."
                for name in checked.leaking
            ),
        )
    left_out = [
        f"{counted(number, 'figure', 'figures')} of “{name}”: few pupils are behind, or it would give few of them away."
        for name, number in sorted(checked.left_out.items())
    ]
    if checked.unchecked and of_member:
        older = counted(checked.unchecked, "older figure", "older figures")
        left_out.append(f"{older}: there was no time to check so many at once. The next page will have more of them.")
    return Finding(f"Checked against {beside} printed before: nobody can be found.", tuple(left_out), ())


def seal(checked: Checked, of: str) -> str:
    """The check as a form carries it, signed; `of` says of which page."""
    kept = {
        "of": of,
        "figures": [[pk, day.isoformat(), one.text, one.value] for (pk, day), one in checked.figures.items()],
        "entries": {str(pk): dict(found) for pk, found in checked.entries.items()},
        "before": checked.before,
        "left_out": dict(checked.left_out),
        "leaking": list(checked.leaking),
        "unchecked": checked.unchecked,
        "state": checked.state,
    }
    return signing.dumps(kept, salt=SALT, compress=True)


def opened(sealed: str, of: str) -> Checked | None:
    """The check that a form carries; None when it is not ours, of another page, or older than half an hour."""
    try:
        kept: dict[str, Any] = signing.loads(sealed, salt=SALT, max_age=HALF_AN_HOUR)
    except signing.BadSignature:
        return None
    if kept["of"] != of:
        return None
    return Checked(
        figures={(pk, date.fromisoformat(day)): Told(text, value) for pk, day, text, value in kept["figures"]},
        entries={int(pk): found for pk, found in kept["entries"].items()},
        before=kept["before"],
        left_out=kept["left_out"],
        leaking=tuple(kept["leaking"]),
        unchecked=kept["unchecked"],
        state=kept["state"],
    )
