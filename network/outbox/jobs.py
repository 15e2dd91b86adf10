"""The outbox's own scheduled work."""

from datetime import time

from django.conf import settings

from network.outbox.actions import prune
from network.outbox.handlers import Job, schedule
from network.outbox.turns import daily

schedule(Job("prune-outbox", slot=daily(time(3), zone=settings.TIME_ZONE), run=prune))
