"""Every ten minutes: who is to be reminded now, one letter each."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from districts.reminders.due import due_now
from districts.reminders.last_days import with_last_days
from network.meetings.models import Commitment, Meeting
from network.membership.models import Network
from network.outbox.actions import owe
from network.outbox.apart import each_apart
from network.outbox.handlers import Job, schedule
from network.outbox.turns import daily, every
from network.telling.models import Told

KEEP = timedelta(days=400)  # longer than any school year: what was told in it is not told again


def owe_reminders() -> None:
    """Owe a letter to everybody who has something to be reminded of, at most one a person and day."""
    now = timezone.now()
    ahead = Meeting.objects.filter(network=OuterRef("pk"), state=Meeting.State.PLANNED, starts_at__gt=now)
    promised = Commitment.objects.open_commitments().filter(network=OuterRef("pk"))
    something = Q(Exists(ahead)) | Q(Exists(promised))
    for rounds in with_last_days(now.date()):
        something |= Q(Exists(rounds.filter(network=OuterRef("pk"))))
    networks = Network.objects.filter(something).order_by("pk")
    each_apart("reminders", networks, lambda network: _owe_in(network, now))


def _owe_in(network: Network, now: datetime) -> None:
    for due in due_now(network, now):
        day = due.reader.wall(now).date()
        name = f"reminder:{network.pk}:{due.person.pk}:{day}"
        owe("reminder", name, network_id=network.pk, network=network.pk, person=due.person.pk, day=str(day))


def forget_told() -> None:
    """Forget what people were told so long ago that nothing brings it up again."""
    Told.objects.filter(at__lt=timezone.now() - KEEP).delete()


schedule(Job("reminders", slot=every(10), run=owe_reminders))
schedule(Job("forget-told", slot=daily(time(3), zone=settings.TIME_ZONE), run=forget_told))
