"""What a criterion is made of. Pure."""

from dataclasses import dataclass

MOST = 6


@dataclass(frozen=True)
class Line:
    """One criterion: more is always better. `weight` from 1 to 5."""

    name: str
    definition: str
    weight: int
