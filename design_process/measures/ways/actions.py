"""Having the other ways of a period computed, and choosing one."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.measures.publication.actions import print_together, print_years
from design_process.measures.publication.years import first_of
from design_process.measures.ways.models import WaysFound
from design_process.measures.ways.other_ways import Way, looked_at
from network.outbox.actions import owe
from network.outbox.models import Effect

ASK_AGAIN = timedelta(minutes=10)  # then a look that nobody has finished is owed once more


@transaction.atomic
def look_at_ways(indicator: Indicator, period: date, made_from: str, now: datetime) -> WaysFound:
    """Owe a look at the other ways of a period as it stands. Asked again it is the same one.

    What was found of the period before is dropped: it is of a table that stands no more.
    """
    mine = WaysFound.objects.filter(indicator=indicator, period=period)
    mine.exclude(made_from=made_from).delete()
    found, made = WaysFound.objects.get_or_create(
        indicator=indicator, period=period, made_from=made_from,
        defaults={"network_id": indicator.network_id, "asked_at": now},
    )  # fmt: skip
    if made or (found.found is None and found.asked_at < now - ASK_AGAIN):
        WaysFound.objects.filter(pk=found.pk).update(asked_at=now)
        owe("look_at_ways", f"look_at_ways:{found.pk}", network_id=indicator.network_id, again=True, ways=found.pk)
    return found


def keep_look(ways: int) -> None:
    """Compute what the ways of a period would print, and keep it. Called again it finds the same."""
    row = WaysFound.objects.select_related("indicator__network").filter(pk=ways, found__isnull=True).first()
    if row is None:
        return
    tables = looked_at(row.indicator, row.period, timezone.localdate())
    found = {key: [[line.group, line.text, line.pupils] for line in lines] for key, lines in tables.items()}
    WaysFound.objects.filter(pk=ways).update(found=found, done_at=timezone.now())


def choose_way(indicator: Indicator, period: date, way: Way, *, by: Any) -> None:
    """Owe that a period is printed in another way, for everybody. A worker decides whether it can be."""
    about = {"indicator": indicator.pk, "period": period.isoformat(), "way": way.key, "by": by.pk}
    owe("print_way", choice_key(indicator, period, way.key), network_id=indicator.network_id, again=True, **about)


def choice_key(indicator: Indicator, period: date, way: str) -> str:
    return f"print_way:{indicator.pk}:{period.isoformat()}:{way}"


def choice_of(indicator: Indicator, period: date, way: str) -> Effect | None:
    """What became of a choice: owed, at work, done or given up. One query."""
    return Effect.objects.filter(key=choice_key(indicator, period, way)).first()


def print_way(indicator: Indicator, period: date, way: str, *, by: Any, now: datetime) -> None:
    """Print a period in another way, if it withstands the check. Called again, the same."""
    if way.startswith("years-"):
        years = int(way.removeprefix("years-"))
        print_years(indicator, first_of(period, years), years, by=by, now=now)
    else:
        print_together(indicator, period, way, by=by, now=now)
