"""Each morning: whose private word nobody reads any more, because those they chose have left."""

from datetime import time

from django.conf import settings

from design_process.heard.actions import tell_of_nobody
from design_process.heard.models import NotHeard
from network.lib.clock import site_today
from network.outbox.apart import each_apart
from network.outbox.handlers import Job, schedule
from network.outbox.turns import daily


def tell_who_is_alone() -> None:
    """Tell each writer once. Told again when those they chose then have left, too."""
    rows = NotHeard.objects.open().left_alone(site_today()).select_related("writer").order_by("pk")
    each_apart("nobody-reads", rows, tell_of_nobody)


schedule(Job("nobody-reads", slot=daily(time(8), zone=settings.TIME_ZONE), run=tell_who_is_alone))
