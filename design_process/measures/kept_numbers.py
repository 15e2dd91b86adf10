"""A member's numbers one by one, for its team and the hub: drafts, and each value that one number has had."""

from dataclasses import dataclass
from datetime import date, datetime

from design_process.measures.entry_lines import hand
from design_process.measures.models import Indicator, Measurement
from design_process.measures.periods import label
from design_process.measures.words import figures
from districts.directory.groups import ALL, label_of
from districts.directory.models import Member
from network.lib.dates import period_start
from network.people.models import Person


@dataclass(frozen=True)
class Draft:
    """A number that is not complete yet, and a day of its period to complete it on."""

    name: str
    group: str
    of: str
    said: str  # "17 of …, by Dana Whitfield"
    day: date


@dataclass(frozen=True)
class Value:
    """One value that a number has had: what, by whom, when, why, and what became of it."""

    said: str
    by: str
    at: datetime
    why: str
    state: str  # "Draft", "Complete", "Reviewed"
    place: str  # the school's name; empty for the district's own
    reviewed_by: str
    reviewed_at: datetime | None
    replaced_at: datetime | None
    is_current: bool


@dataclass(frozen=True)
class NumberPage:
    """One number with all its values, the newest first."""

    group: str
    of: str
    values: tuple[Value, ...]
    unread: int  # how many more there are that this person may not read
    waiting: tuple[int, ...]  # ids of values that nobody has reviewed


def drafts_of(member: Member, *, reader: Person) -> tuple[Draft, ...]:
    """What a team has kept as drafts, as far as a person may read them, the oldest first. One query."""
    drafts = Measurement.objects.current().filter(member=member, status=Measurement.Status.DRAFT)
    rows = drafts.seen_by(reader)
    found = rows.select_related("indicator", "entered_by").order_by("period", "indicator__name", "group")
    return tuple(
        Draft(
            name=row.indicator.name,
            group=label_of(row.group),
            of=label(row.indicator.frequency, row.period),
            said=said(row.indicator, row) + hand(row),
            day=row.period,
        )
        for row in found
    )


def number_page(member: Member, indicator: Indicator, place: tuple[str, str], *, reader: Person) -> NumberPage | None:
    """A number of a member with every value it has had, of the district and of its schools; None for no such number.

    One query. `place`: the group, and the first day of a period as an address says it: 2026-10-05.
    """
    group, period = place
    try:
        day = date.fromisoformat(period)
    except ValueError:
        return None
    if group not in (ALL, *indicator.groups) or period_start(indicator.frequency, day) != day:
        return None
    rows = Measurement.objects.filter(member=member, indicator=indicator, group=group, period=day)
    named = rows.told_to(reader).select_related("entered_by", "reviewed_by", "school")
    every = list(named.order_by("school__name", "-entered_at", "-pk"))
    found = [row for row in every if row.is_told]
    values = [_value(indicator, row) for row in found]
    waiting = tuple(row.pk for row in found if not row.superseded_at and row.status == Measurement.Status.COMPLETE)
    return NumberPage(label_of(group), label(indicator.frequency, day), tuple(values), len(every) - len(found), waiting)


def said(indicator: Indicator, row: Measurement) -> str:
    """A stored number in words."""
    return figures(indicator.unit, row.numerator, row.denominator, row.gap)


def _value(indicator: Indicator, row: Measurement) -> Value:
    return Value(
        said=said(indicator, row),
        by=hand(row).removeprefix(", "),
        at=row.entered_at,
        why=row.note,
        state=str(Measurement.Status(row.status).label),
        place=row.school.name if row.school else "",
        reviewed_by=str(row.reviewed_by or ""),
        reviewed_at=row.reviewed_at,
        replaced_at=row.superseded_at,
        is_current=row.superseded_at is None,
    )
