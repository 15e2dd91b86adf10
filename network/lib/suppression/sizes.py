"""How large a group is, roughly: 11 to 19, 20 to 49, … An alternative where too many counts would be hidden."""

import re
from dataclasses import dataclass

LEASTS = (20, 50, 100, 300)  # where the bands after the first begin, in pupils
_TEXT = re.compile(r"(\d+)(?:[-–](\d+)|(\+))")


@dataclass(frozen=True)
class Size:
    """From `low` to `high` pupils, both included; `high` None: or more."""

    low: int
    high: int | None

    def __str__(self) -> str:
        return f"{self.low}+" if self.high is None else f"{self.low}-{self.high}"

    @classmethod
    def of(cls, count: float, threshold: int) -> "Size":
        """The band of a count that is not small."""
        leasts = (threshold, *(least for least in LEASTS if least > threshold))
        place = max(place for place, least in enumerate(leasts) if least <= count)
        return cls(leasts[place], leasts[place + 1] - 1 if place + 1 < len(leasts) else None)

    @classmethod
    def read(cls, text: str) -> "Size | None":
        found = _TEXT.fullmatch(text.strip())
        return cls(int(found[1]), int(found[2]) if found[2] else None) if found else None
