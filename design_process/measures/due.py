"""The numbers that a member owes now."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, Value

from design_process.measures.missing import missing
from design_process.measures.models import Indicator
from districts.directory.groups import ALL
from districts.directory.models import Member

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
    reported = ArrayAgg(
        "measurements__period",
        filter=Q(
            measurements__member=member,
            measurements__group=ALL,
            measurements__superseded_at=None,
            measurements__period__gte=today - LOOK_BACK,
        ),
        default=Value([]),
    )
    found = []
    for indicator in Indicator.objects.due_for(member, today).annotate(reported=reported):
        gap = missing(indicator.frequency, indicator.starts_on, set(indicator.reported), today)
        if gap:
            when = _when(gap.by, today)
            found.append(Due(indicator.pk, indicator.name, gap.period, gap.by, gap.late, gap.why, when, gap.of))
    return tuple(sorted(found, key=lambda due: (not due.is_late, due.by, due.name)))


def _when(by: date, today: date) -> str:
    late = (today - by).days
    if late > 0:
        return "1 day late" if late == 1 else f"{late} days late"
    return "today" if late == 0 else f"by {by:%a} {by.day} {by:%b}"
