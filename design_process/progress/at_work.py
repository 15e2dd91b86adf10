"""The members of a network with what tells whether their testing moves: when they last logged, what ends first."""

from datetime import date, timedelta
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from design_process.cycles.models import Log, TestCycle
from districts.directory.models import Member
from network.lib.kept import Given, Kept
from network.membership.models import Network

QUIET_AFTER = timedelta(days=21)


def members_at_work(network: Network, today: date) -> list[Any]:
    """Members that take part, each with when it last logged and the running test cycle that ends first. One query.

    Rows with `pk`, `name`, `state`, `since`, `last_log_at` (or None) and `first_to_end` (its `id`, `number`, `ends_on`,
    or None): a whole member each would be most of what a board of hundreds costs.
    """
    return _AT_WORK.rows(network=network.pk, today=today)


def _at_work() -> Any:
    logs = Log.objects.filter(member=OuterRef("pk")).order_by("-at").values("at")[:1]
    running = (
        TestCycle.objects.filter(member=OuterRef("pk"), starts_on__lte=Given("today"))
        .exclude(state=TestCycle.State.CLOSED)
        .order_by("ends_on", "pk")
        .values(json=JSONObject(id="pk", number="number", ends_on="ends_on"))[:1]
    )
    members = Member.objects.filter(network=Given("network")).taking_part().order_by("district__name")
    rows = members.annotate(name=F("district__name"), last_log_at=Subquery(logs), first_to_end=Subquery(running))
    return rows.values_list("pk", "name", "state", "since", "last_log_at", "first_to_end", named=True)


_AT_WORK = Kept(_at_work)
