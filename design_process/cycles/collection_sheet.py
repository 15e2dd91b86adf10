"""A sheet on which a team counts by hand: a row for each day or week of the test, boxes for each number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from design_process.cycles.models import TestCycle
from design_process.measures.models import Frequency, Indicator
from design_process.measures.periods import starts_between
from districts.directory.models import Member, Seat
from network.lib.words import listed
from network.membership.roles import Role

MOST_DAYS = 14  # a test that is no longer has a row for each day
MOST_ROWS = 20  # what is longer than that has no room on one sheet


@dataclass(frozen=True)
class Column:
    """One number: its name, what the one or two boxes hold, and who collects it, as far as that is said."""

    name: str
    boxes: tuple[str, ...]
    how_often: str
    who: str = ""
    how: str = ""


@dataclass(frozen=True)
class Sheet:
    columns: tuple[Column, ...]
    rows: tuple[str, ...]  # "Mon 5 Oct" or "Week of 5 Oct"
    is_by_day: bool
    more_rows: int  # how many days or weeks have no room
    hand_to: str  # names of those who type the numbers

    @property
    def boxes(self) -> list[str]:
        """The headings of all boxes, in their order."""
        return [box for column in self.columns for box in column.boxes]

    @property
    def height(self) -> str:
        """How high a row may be, so that all of them stand on one sheet."""
        count = len(self.rows)
        return "tall" if count <= 5 else "middle" if count <= 10 else "low"


def sheet_of(
    member: Member, indicators: Iterable[Indicator], days: tuple[date, date], cycle: TestCycle | None = None
) -> Sheet:
    """The sheet for some numbers of a member, from one day to another. Two queries, one without a cycle."""
    first, last = days
    said = {row.indicator_id: row for row in cycle.to_collect.all()} if cycle else {}
    columns = []
    for one in indicators:
        plan = said.get(one.pk)
        who, how = (plan.who, plan.how) if plan else (one.collected_by, one.collected_how)
        often = plan.when_words if plan and plan.when_words else str(Frequency(one.frequency).label)
        columns.append(Column(one.name, _boxes(one), often, who, how))
    by_day = (last - first).days < MOST_DAYS
    rows = _days(first, last) if by_day else _weeks(first, last)
    return Sheet(tuple(columns), rows[:MOST_ROWS], by_day, max(len(rows) - MOST_ROWS, 0), _drivers(member))


def _boxes(one: Indicator) -> tuple[str, ...]:
    first = _capital(one.numerator_label)
    if one.unit == Indicator.Unit.COUNT:
        return (first,)
    return (first, _capital(f"of how many {one.denominator_label}".strip()))


def _days(first: date, last: date) -> tuple[str, ...]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return tuple(f"{day:%a} {day.day} {day:%b}" for day in days if day.weekday() < 5)


def _weeks(first: date, last: date) -> tuple[str, ...]:
    return tuple(f"Week of {day.day} {day:%b}" for day in starts_between("week", first, last))


def _drivers(member: Member) -> str:
    seats = Seat.objects.taken().filter(member=member, grant__role=Role.DRIVER).order_by("grant__person__name")
    return listed(list(seats.values_list("grant__person__name", flat=True)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
