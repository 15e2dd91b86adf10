"""Keeping the roll-ups true: after each change the partition it touched, and every night all of them."""

import logging
from datetime import date, time
from time import monotonic

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from design_process.measures import latest, rollup
from design_process.measures.actions import owe_latest, owe_rollup
from design_process.measures.heeding import tell_of_partition
from design_process.measures.publication.actions import owe_printing
from districts.directory.heeding import heed_changes
from network.membership.models import Network
from network.outbox.actions import owe
from network.outbox.handlers import Job, handles, schedule
from network.outbox.locks import partition_lock
from network.outbox.turns import daily

log = logging.getLogger(__name__)
VERIFY_S = 15.0  # for one effect: well below the limit of a task, so that the slowest partition still fits


@handles("rollup")
def refresh_rollup(network: int, period: str) -> None:
    """Bring one partition up to date. Killed at any line it leaves the rows as they were; called again, the same.

    Two partitions of a network are summed side by side; their series, which they share, one after the other.
    """
    day, now = date.fromisoformat(period), timezone.now()
    with transaction.atomic(), partition_lock("rollup", network, day.toordinal()):
        rollup.refresh(network, day, now)
        with partition_lock("latest", network):
            latest.refresh(network, now, day)
        tell_of_partition(network, day)
    owe_printing(network, day)


@handles("latest")
def refresh_latest(network: int) -> None:
    """Bring all series of a network up to date with its partitions: the day of a baseline was changed, say."""
    with transaction.atomic(), partition_lock("latest", network):
        latest.refresh(network, timezone.now())


def rebuild(network_id: int) -> int:
    """Compute every partition and series of a network anew, a transaction each. Returns how many partitions."""
    days = rollup.partitions(network_id)
    for day in days:
        refresh_rollup(network_id, day.isoformat())
    refresh_latest(network_id)
    return len(days)


@handles("verify_rollups")
def verify_rollups(network: int, after: str = "") -> None:
    """Compute the partitions of a network from scratch, and owe those whose rows differ anew.

    It only reads, so it holds no lock meanwhile. A number that came in while it ran may look like a difference: its
    partition is then computed once more than needed. What does not fit into one effect's time is owed as the next:
    that one begins with the partitions `after` a period.
    """
    began = monotonic()
    for day in rollup.partitions(network):
        if day.isoformat() <= after:
            continue
        wrong = rollup.differences(network, day)
        if wrong:
            log.warning("roll-up of network %s, %s: %s rows differ and are computed anew", network, day, wrong)
            owe_rollup(network, day)
        if monotonic() - began > VERIFY_S:
            key = f"verify_rollups:{network}:{timezone.localdate()}:{day}"
            owe("verify_rollups", key, network_id=network, network=network, after=day.isoformat())
            return
    if latest.differences(network):
        log.warning("series of network %s differ from their partitions and are taken anew", network)
        owe_latest(network)


def owe_expected(network_id: int, since: date) -> None:
    """A member's taking part changed from a day on: who was expected in a period that ended later may be others."""
    for period in rollup.depending_on_members(network_id, since):
        owe_rollup(network_id, period)


heed_changes("measures", owe_expected)


def owe_verifications() -> None:
    """Owe the nightly check of each network."""
    day = timezone.localdate()
    for network_id in Network.objects.order_by("pk").values_list("pk", flat=True):
        owe("verify_rollups", f"verify_rollups:{network_id}:{day}", network_id=network_id, network=network_id)


schedule(Job("verify_rollups", slot=daily(time(2), zone=settings.TIME_ZONE), run=owe_verifications))
