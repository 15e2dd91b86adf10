"""What stands beside the fields of a number: what is in, what was before, and by whose hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms.boundfield import BoundField

from design_process.measures.models import Indicator, Measurement
from design_process.measures.periods import label, previous_start
from design_process.measures.words import figures, in_unit, value_of
from districts.directory.groups import label_of

Place = tuple[int, str, date]  # indicator, group, first day of the period
Known = dict[Place, Measurement]
NOT_SHOWN = "not shown to you"


@dataclass(frozen=True)
class Unread:
    """A number that is there, and that this person may not read: its id, and whether it is a draft."""

    pk: int
    is_draft: bool


@dataclass(frozen=True)
class Cell:
    """Where a number stands: an indicator, a student group, a period."""

    indicator: Indicator
    group: str
    period: date

    @property
    def key(self) -> str:
        return f"{self.indicator.pk}-{self.group}-{self.period:%Y%m%d}"

    @property
    def place(self) -> Place:
        return self.indicator.pk, self.group, self.period

    @property
    def before(self) -> Place:
        """The same number a period earlier."""
        return self.indicator.pk, self.group, previous_start(self.indicator.frequency, self.period)


@dataclass(frozen=True)
class Line:
    """One number asked for, with the figures before it, what stands there already, and its fields."""

    cell: Cell
    numerator: BoundField
    denominator: BoundField | None  # a count has none
    gap: BoundField
    why: BoundField
    previous: str  # "17 of 42 (40 %), week of 28 Sep 2026", or empty
    standing: Measurement | None  # what is there already: typing another corrects it
    unread: Unread | None  # what is there, and is not for this person to read: typing another replaces it
    rate: str  # of what is typed or stored: "40 %"; empty where there is none

    @property
    def indicator(self) -> Indicator:
        return self.cell.indicator

    @property
    def period(self) -> date:
        return self.cell.period

    @property
    def group(self) -> str:
        return self.cell.group

    @property
    def group_label(self) -> str:
        return label_of(self.cell.group)

    @property
    def period_label(self) -> str:
        return label(self.cell.indicator.frequency, self.cell.period)

    @property
    def is_wrong(self) -> bool:
        fields = (self.numerator, self.denominator, self.gap, self.why)
        return any(field.errors for field in fields if field)

    @property
    def given(self) -> bool:
        unread = self.unread is not None and not self.unread.is_draft
        return unread or (self.standing is not None and not self.is_draft)

    @property
    def seen(self) -> int | str:
        """The id of the number that is there, for the form to carry; empty for none."""
        there = self.standing or self.unread
        return there.pk if there else ""

    @property
    def is_draft(self) -> bool:
        return self.standing is not None and self.standing.status == Measurement.Status.DRAFT

    @property
    def said(self) -> str:
        """What stands there, and by whom: "17 of 42 (40 %), by Fran Ortega for the team"."""
        if self.standing is None:
            return ""
        row = self.standing
        return f"{figures(self.indicator.unit, row.numerator, row.denominator, row.gap)}{hand(row)}"


@dataclass(frozen=True)
class Asked:
    """What is asked for of one indicator in one period: the number of all pupils, then those of student groups."""

    all: Line
    groups: tuple[Line, ...]

    @property
    def is_wrong(self) -> bool:
        """Something typed for a student group needs another look."""
        return any(line.is_wrong for line in self.groups)


def hand(row: Measurement) -> str:
    """Who gave a number, and whether for the team: ", by Fran Ortega for the team". Empty when nobody is known."""
    if row.batch is not None:
        return ", from a file"
    if row.entered_by is None:
        return ""
    return f", by {row.entered_by}{' for the team' if row.on_behalf else ''}"


def before(known: Known, unread: Mapping[Place, Unread], cell: Cell) -> str:
    """The number of the period before in words; a draft is none yet."""
    row, closed = known.get(cell.before), unread.get(cell.before)
    if closed is not None and not closed.is_draft:
        return NOT_SHOWN
    if row is None or row.status == Measurement.Status.DRAFT:
        return ""
    about = cell.indicator
    words = figures(about.unit, row.numerator, row.denominator, row.gap)
    return f"{words}, {label(about.frequency, row.period)}"


def rate(indicator: Indicator, numerator: Any, denominator: Any) -> str:
    """The rate of two figures as people read it; empty for a unit that is typed as it is, or when one is missing."""
    if indicator.unit not in (Indicator.Unit.SHARE, Indicator.Unit.RATE):
        return ""
    value = value_of(indicator.unit, numerator, denominator)
    return "" if value is None else in_unit(indicator.unit, value)
