"""The numbers that a member owes now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from design_process.measures.missing import missing, skipped
from design_process.measures.models import Indicator, Measurement
from design_process.measures.periods import label, next_start
from districts.directory.groups import ALL
from districts.directory.models import Member
from network.lib.kept import Given, Kept

LOOK_BACK = timedelta(days=800)  # two school years: the last period of the rarest indicator


@dataclass(frozen=True)
class Due:
    """One number to enter: of which indicator and period, by when, and why it is asked for."""

    indicator_id: int
    name: str
    period: date
    by: date
    is_late: bool
    why: str
    when: str
    of: str  # "week of 5 Oct 2026"


def due_for(member: Member, today: date) -> tuple[Due, ...]:
    """What a member has no number for yet, late ones first. One query, whatever the history."""
    return due_among(asked_of(member, today), today)


def asked_of(member: Member, today: date) -> list[Any]:
    """The indicators that ask a member for numbers, each with `reported`: the periods it has one for. One query."""
    return _ASKED.rows(member=member.pk, network=member.network_id, today=today, since=today - LOOK_BACK)


def due_among(indicators: Iterable[Any], today: date) -> tuple[Due, ...]:
    """What is due of indicators that know what was `reported`, late ones first."""
    found = []
    for indicator in indicators:
        gap = missing(indicator.frequency, indicator.starts_on, set(indicator.reported), today)
        if gap:
            when = _when(gap.by, today)
            found.append(Due(indicator.pk, indicator.name, gap.period, gap.by, gap.late, gap.why, when, gap.of))
    return tuple(sorted(found, key=lambda due: (not due.is_late, due.by, due.name)))


@dataclass(frozen=True)
class Skipped:
    """A period that is over and lacks numbers: by a day in it, with the names of the indicators."""

    day: date
    of: str
    names: tuple[str, ...]


def skipped_among(indicators: Iterable[Any], today: date) -> tuple[Skipped, ...]:
    """The periods that were passed over, of indicators that know what was `reported`; the latest first."""
    found: dict[tuple[date, str], list[str]] = {}
    for one in indicators:
        for period in skipped(one.frequency, one.starts_on, set(one.reported), today):
            last = next_start(one.frequency, period) - timedelta(days=1)
            found.setdefault((last, label(one.frequency, period)), []).append(one.name)
    ordered = sorted(found.items(), key=lambda item: item[0][0], reverse=True)
    return tuple(Skipped(day, of, tuple(names)) for (day, of), names in ordered)


def _asked() -> Any:
    mine = Measurement.objects.filter(
        indicator=OuterRef("pk"),
        member=Given("member"),
        group=ALL,
        superseded_at=None,
        period__gte=Given("since"),
    ).exclude(status=Measurement.Status.DRAFT)
    asked = Indicator.objects.due_on(Given("today"), member=Given("member"), network=Given("network"))
    # Once each: a district may count by school, and each school's number says the same of the period.
    return asked.annotate(reported=ArraySubquery(mine.order_by().values("period").distinct()))


_ASKED = Kept(_asked)


def _when(by: date, today: date) -> str:
    late = (today - by).days
    if late > 0:
        return "1 day late" if late == 1 else f"{late} days late"
    return "today" if late == 0 else f"by {by:%a} {by.day} {by:%b}"
