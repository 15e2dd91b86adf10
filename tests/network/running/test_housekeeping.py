"""What is swept out at night."""

from datetime import UTC, datetime, timedelta

from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from network.outbox.handlers import scheduled
from network.outbox.models import Slot
from network.outbox.tasks import give_turn


def test_sessions_that_have_run_out_are_forgotten_once_a_night(cast):
    for who, days in ((cast.driver, -1), (cast.sponsor, 1)):
        client = Client()
        client.force_login(who)
        until = timezone.now() + timedelta(days=days)
        Session.objects.filter(pk=client.session.session_key).update(expire_date=until)
    [job] = [job for job in scheduled() if job.name == "forget-sessions"]
    night = datetime(2026, 11, 28, 12, tzinfo=UTC)
    give_turn(job, night)
    give_turn(job, night)
    assert [row.get_decoded()["_auth_user_id"] for row in Session.objects.all()] == [str(cast.sponsor.pk)]
    assert Slot.objects.filter(job="forget-sessions").count() == 1
