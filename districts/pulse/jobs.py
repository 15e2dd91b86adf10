"""Each morning: whose day it is to be asked. All day: who wants to pause or to leave, told to the hub."""

from datetime import time, timedelta

from django.conf import settings
from django.utils import timezone

from districts.pulse.actions import ask_due, owe_talks
from districts.pulse.models import CommitmentPulse
from network.lib.clock import site_today
from network.membership.models import Network
from network.outbox.apart import each_apart
from network.outbox.handlers import Job, schedule
from network.outbox.turns import daily, every


def ask_everywhere() -> None:
    """Ask the members of every network whose day has come."""
    today = site_today()
    each_apart("commitment-pulse", Network.objects.order_by("pk"), lambda network: ask_due(network, today))


SETTLE = timedelta(hours=1)  # an answer that is changed within it is one answer
FORGET = timedelta(days=7)  # an older one was told, or nobody was there to tell


def tell_of_goodbyes() -> None:
    """Owe the hub a letter about each answer that asks for a pause or a goodbye and has stood for an hour."""
    now = timezone.now()
    fresh = CommitmentPulse.objects.goodbyes().filter(answered_at__range=(now - FORGET, now - SETTLE))
    each_apart("commitment-goodbyes", fresh.order_by("pk"), owe_talks)


schedule(Job("commitment-goodbyes", slot=every(10), run=tell_of_goodbyes))
schedule(Job("commitment-pulse", slot=daily(time(8), zone=settings.TIME_ZONE), run=ask_everywhere))
