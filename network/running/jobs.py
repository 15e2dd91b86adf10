"""Nightly housekeeping of what belongs to no network."""

from datetime import time

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from network.outbox.handlers import Job, schedule
from network.outbox.turns import daily


def forget_sessions() -> int:
    """Forget the sessions that have run out: Django leaves them where they are. Returns how many there were."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


schedule(Job("forget-sessions", slot=daily(time(3), zone=settings.TIME_ZONE), run=forget_sessions))
