"""The members of a network with what tells whether their testing moves: when they last logged, what ends first."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from design_process.cycles.models import Log, TestCycle
from districts.directory.models import Member
from network.lib.kept import Given, Kept
from network.membership.models import Network

QUIET_AFTER = timedelta(days=21)


class Running(NamedTuple):
    """A test cycle that runs."""

    ends_on: date
    number: int
    pk: int


def members_at_work(network: Network, today: date) -> list[Any]:
    """Members that take part, each with when it last logged and the running test cycle that ends first. One query.

    Rows with `pk`, `name`, `state`, `since`, `last_log_at` (or None) and `first_to_end` (text for
    `first_to_end`, or None): a whole member each would be most of what a board of hundreds costs.
    """
    return _AT_WORK.rows(network=network.pk, today=today)


def first_to_end(member: Any) -> Running | None:
    """The running test cycle of a row of `members_at_work` that ends first."""
    if not member.first_to_end:
        return None
    ends_on, number, pk = member.first_to_end.split()
    return Running(date.fromisoformat(ends_on), int(number), int(pk))


def _at_work() -> Any:
    logs = Log.objects.filter(member=OuterRef("pk")).order_by("-at").values("at")[:1]
    running = (
        TestCycle.objects.filter(member=OuterRef("pk"), starts_on__lte=Given("today"))
        .exclude(state=TestCycle.State.CLOSED)
        .order_by("ends_on", "pk")
        .values(words=_in_one("ends_on", "number", "pk"))[:1]
    )
    members = Member.objects.filter(network=Given("network")).taking_part().order_by("district__name")
    rows = members.annotate(name=F("district__name"), last_log_at=Subquery(logs), first_to_end=Subquery(running))
    return rows.values_list("pk", "name", "state", "since", "last_log_at", "first_to_end", named=True)


def _in_one(*columns: str) -> Concat:
    """Columns with a blank between: read faster than JSON, and only where it is needed."""
    texts = [part for column in columns for part in (Cast(column, CharField()), Value(" "))]
    return Concat(*texts[:-1])


_AT_WORK = Kept(_at_work)
