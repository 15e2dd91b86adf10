"""Keeping the roll-ups true: after each change the partition it touched, and every night all of them."""

import logging
from datetime import date, time
from time import monotonic

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from design_process.measures import rollup
from design_process.measures.actions import owe_rollup
from network.membership.models import Network
from network.outbox.actions import owe
from network.outbox.handlers import Job, handles, schedule
from network.outbox.locks import partition_lock
from network.outbox.turns import daily

log = logging.getLogger(__name__)
VERIFY_S = 15.0  # for one effect: well below the limit of a task, so that the slowest partition still fits


@handles("rollup")
def refresh_rollup(network: int, period: str) -> None:
    """Bring one partition up to date. Killed at any line it leaves the rows as they were; called again, the same."""
    day = date.fromisoformat(period)
    with transaction.atomic(), partition_lock("rollup", network, day.toordinal()):
        rollup.refresh(network, day, timezone.now())


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


def owe_verifications() -> None:
    """Owe the nightly check of each network."""
    day = timezone.localdate()
    for network_id in Network.objects.order_by("pk").values_list("pk", flat=True):
        owe("verify_rollups", f"verify_rollups:{network_id}:{day}", network_id=network_id, network=network_id)


schedule(Job("verify_rollups", slot=daily(time(2), zone=settings.TIME_ZONE), run=owe_verifications))
