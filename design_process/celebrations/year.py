"""The celebrations of a network in one school year, as one person may read them: kept, changed, and wisely let go."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from design_process.celebrations.models import Celebration
from design_process.cycles.models import TestCycle
from network.membership.models import Network

Act = TestCycle.Act
KINDS = (
    ("What we keep", (Act.ADOPT, Act.EXPAND)),
    ("What we change", (Act.ADAPT,)),
    ("What we wisely let go", (Act.ABANDON,)),
)


@dataclass(frozen=True)
class Part:
    """Celebrations of one kind, the latest first."""

    label: str
    celebrations: tuple[Celebration, ...]


@dataclass(frozen=True)
class Year:
    """One school year, and the others that have something, the latest first."""

    school_year: str
    parts: tuple[Part, ...]
    others: tuple[str, ...]

    @property
    def count(self) -> int:
        return sum(len(part.celebrations) for part in self.parts)


def year_of(person: Any, network: Network, asked: str) -> Year:
    """The year asked for, or the latest that has a celebration this person may read. Two queries."""
    rows = Celebration.objects.given_to(person).filter(network=network)
    years = list(rows.order_by("-school_year").values_list("school_year", flat=True).distinct())
    chosen = asked if asked in years else years[0] if years else network.school_year
    of_year = list(rows.filter(school_year=chosen).select_related("member__district"))
    others = tuple(year for year in years if year != chosen)
    return Year(chosen, tuple(part for part in _parts(of_year) if part.celebrations), others)


def _parts(celebrations: Iterable[Celebration]) -> Iterable[Part]:
    every = list(celebrations)
    for label, acts in KINDS:
        yield Part(label, tuple(one for one in every if one.act in acts))
