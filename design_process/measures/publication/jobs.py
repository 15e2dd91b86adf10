"""Printing what is due: after each change of a roll-up, and every night what has waited long enough."""

from datetime import date, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from design_process.measures.models import Indicator, Rollup
from design_process.measures.publication.actions import (
    is_due,
    owe_printing,
    print_for_hub,
    print_period,
    standing_of,
)
from design_process.measures.publication.models import PrintedFigure, Printing
from design_process.measures.publication.same import lock_periods
from districts.directory.models import Agreement
from network.outbox.actions import owe
from network.outbox.handlers import Job, handles, schedule
from network.outbox.turns import daily

LOOK_BACK = timedelta(days=430)  # a school year, and the grace of a yearly number


@handles("printing")
def look_at_partition(network: int, period: str) -> None:
    """Owe a printing for each indicator of a partition whose period is due and whose numbers are not the last printed.

    Killed or called again it owes the same.
    """
    day, today = date.fromisoformat(period), timezone.localdate()
    there = Rollup.objects.filter(indicator=OuterRef("pk"), period=day)
    indicators = list(Indicator.objects.filter(Exists(there), network=network).order_by("pk"))
    printed = {one.indicator_id: one.basis for one in Printing.objects.filter(network=network, period=day)}
    standings = standing_of(indicators, day)
    for indicator in indicators:
        standing = standings[indicator.pk]
        rows = [list(row) for row in standing.rows]
        if rows and rows != printed.get(indicator.pk) and is_due(indicator, day, standing, today):
            key = f"print:{indicator.pk}:{period}"
            owe("print", key, network_id=network, again=True, indicator=indicator.pk, period=period)


@handles("print", long=True)
def print_one(indicator: int, period: str) -> None:
    """Print one indicator's period. Killed at any line it leaves what stood; called again, the same."""
    day = date.fromisoformat(period)
    with transaction.atomic():
        lock_periods([(indicator, day)])
        found = Indicator.objects.select_related("network").get(pk=indicator)
        print_period(found, day, timezone.now(), timezone.localdate())


@handles("print_for_hub", long=True)
def print_one_for_hub(indicator: int, period: str) -> None:
    """Print what the hub reads of members without an agreement. Killed or called again, the same."""
    day = date.fromisoformat(period)
    with transaction.atomic():
        lock_periods([(indicator, day)])
        found = Indicator.objects.select_related("network").get(pk=indicator)
        print_for_hub(found, day, timezone.now(), timezone.localdate())


def owe_printings_for_hub() -> None:
    """Owe those periods that were printed while an agreement counted which is over now."""
    today = timezone.localdate()
    same = {"indicator": OuterRef("indicator"), "period": OuterRef("period")}
    agreed = Agreement.objects.in_force(today).filter(member=OuterRef("member"))
    stands = PrintedFigure.objects.filter(member=OuterRef("member"), **same)
    once = Agreement.objects.filter(member=OuterRef("member"))
    waiting = Rollup.objects.filter(Exists(once), ~Exists(agreed), ~Exists(stands), period__gte=today - LOOK_BACK)
    printed = waiting.filter(Exists(Printing.objects.filter(**same)), member__isnull=False)
    for network, indicator, day in printed.values_list("network", "indicator", "period").distinct().order_by("period"):
        key = f"print_for_hub:{indicator}:{day}"
        owe("print_for_hub", key, network_id=network, again=True, indicator=indicator, period=day.isoformat())


def owe_due_printings() -> None:
    """Owe a look at each partition that has numbers of which nothing was decided yet."""
    decided = Printing.objects.filter(indicator=OuterRef("indicator"), period=OuterRef("period"))
    waiting = Rollup.objects.filter(~Exists(decided), period__gte=timezone.localdate() - LOOK_BACK)
    for network_id, period in waiting.values_list("network", "period").distinct().order_by("network", "period"):
        owe_printing(network_id, period)


schedule(Job("print-due", slot=daily(time(3), zone=settings.TIME_ZONE), run=owe_due_printings))
schedule(Job("print-for-hub", slot=daily(time(3, 15), zone=settings.TIME_ZONE), run=owe_printings_for_hub))
