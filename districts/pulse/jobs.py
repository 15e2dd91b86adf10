"""Each morning: whose day it is to be asked."""

from datetime import time

from django.conf import settings

from districts.pulse.actions import ask_due
from network.lib.clock import site_today
from network.membership.models import Network
from network.outbox.apart import each_apart
from network.outbox.handlers import Job, schedule
from network.outbox.turns import daily


def ask_everywhere() -> None:
    """Ask the members of every network whose day has come."""
    today = site_today()
    each_apart("commitment-pulse", Network.objects.order_by("pk"), lambda network: ask_due(network, today))


schedule(Job("commitment-pulse", slot=daily(time(8), zone=settings.TIME_ZONE), run=ask_everywhere))
