"""One figure, shown or hidden."""

from dataclasses import dataclass
from typing import NoReturn

THRESHOLD = 11
MARK = "*"


@dataclass(frozen=True)
class Hidden:
    """A figure that is not for this reader. Prints as one mark, whatever the reason, and refuses to be a number."""

    is_hidden = True

    def __str__(self) -> str:
        return MARK

    def __format__(self, spec: str) -> str:
        if spec and spec[-1] in "bcdeEfFgGnoxX%":
            self._refuse()
        return format(MARK, spec)

    def __int__(self) -> int:
        self._refuse()

    def __float__(self) -> float:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("a hidden figure is not a number")


@dataclass(frozen=True)
class Shown:
    """A count that every reader may see."""

    value: int
    is_hidden = False

    def __str__(self) -> str:
        return f"{self.value:,}"


HIDDEN = Hidden()
Figure = Shown | Hidden


def is_small(count: float, threshold: int = THRESHOLD) -> bool:
    """Is this a count that would point at pupils: 1 to threshold − 1?"""
    return 0 < count < threshold


def safe_count(count: int | None, threshold: int = THRESHOLD) -> Figure:
    """A count that stands alone. Unknown is hidden."""
    return HIDDEN if count is None or is_small(count, threshold) else Shown(count)
