"""Keeping what sets add up to true: after each change of a network in them, and every night."""

import logging
from datetime import date, time

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from design_process.measures.heeding import heed_partitions
from design_process.measures.publication.jobs import LOOK_BACK
from design_process.network_sets import rollup
from design_process.network_sets.actions import owe_partition, owe_set_printing
from design_process.network_sets.models import NetworkSet, SetPlace, SetRollup
from design_process.network_sets.printing import print_set
from districts.directory.groups import ALL
from network.outbox.actions import owe
from network.outbox.handlers import Job, handles, schedule
from network.outbox.locks import partition_lock
from network.outbox.turns import daily

log = logging.getLogger(__name__)


@handles("set_rollup")
def refresh_set(network_set: int, period: str) -> None:
    """Bring one period of a set up to date. Killed at any line it leaves the rows as they were; again, the same."""
    day = date.fromisoformat(period)
    with transaction.atomic(), partition_lock("set_rollup", network_set, day.toordinal()):
        rollup.refresh(network_set, day, timezone.now())
    owe_set_printing(network_set, day)


@handles("set_print")
def print_set_period(network_set: int, period: str) -> None:
    """Print what is due of a set's period. All sets one after the other: they may share networks."""
    day = date.fromisoformat(period)
    with transaction.atomic(), partition_lock("set_print", day.toordinal()):
        print_set(network_set, day, timezone.now(), timezone.localdate())


@handles("set_whole")
def refresh_whole_set(network_set: int) -> None:
    """Owe every period of a set: a network joined it, or left."""
    for day in rollup.partitions(network_set):
        owe_partition(network_set, day)


@handles("verify_set")
def verify_set(network_set: int) -> None:
    """Compute the periods of a set from scratch, and owe those whose rows differ. It only reads."""
    for day in rollup.partitions(network_set):
        if wrong := rollup.differences(network_set, day):
            log.warning("set %s, %s: %s rows differ and are computed anew", network_set, day, wrong)
            owe_partition(network_set, day)


def owe_sets_of(network_id: int, period: date) -> None:
    """A network's sums of a period may have changed: so may those of the sets it is in."""
    for set_id in (
        SetPlace.objects.kept().filter(network=network_id).order_by("network_set").values_list("network_set", flat=True)
    ):
        owe_partition(set_id, period)


heed_partitions("network_sets", owe_sets_of)


def owe_due_printings() -> None:
    """Owe a look at each period of a set that was over lately: some have waited long enough."""
    recent = SetRollup.objects.filter(group=ALL, period__gte=timezone.localdate() - LOOK_BACK)
    for set_id, period in recent.values_list("network_set", "period").distinct().order_by("network_set", "period"):
        owe_set_printing(set_id, period)


def owe_verifications() -> None:
    """Owe the nightly check of each set."""
    day = timezone.localdate()
    for set_id in NetworkSet.objects.order_by("pk").values_list("pk", flat=True):
        owe("verify_set", f"verify_set:{set_id}:{day}", network_set=set_id)


schedule(Job("verify_sets", slot=daily(time(2, 30), zone=settings.TIME_ZONE), run=owe_verifications))
schedule(Job("print_sets", slot=daily(time(3, 30), zone=settings.TIME_ZONE), run=owe_due_printings))
