"""Drill: the worker dies in the middle of sending the minutes. Everybody gets them, each once."""

import pytest
from django.conf import settings

from network.lib.mailbox import kept_letters
from network.membership.roles import Role
from network.outbox.models import Effect
from network.rooms.closing_actions import close_meeting
from tests.services.processes import wait_for
from tests.world import Cast, a_person, a_seat
from tests.world_rooms import a_running_meeting

pytestmark = pytest.mark.services
READERS = 40


def sent():
    return [letter for letter in kept_letters(500) if letter.subject.startswith("Minutes: Drill")]


def test_a_worker_that_dies_while_minutes_go_out(redis_server, worker, beat, drill):
    with drill("2, kill -9 the worker in the middle of the minutes") as measured:
        for old in settings.MAIL_DIR.glob("*.eml"):
            old.unlink()
        cast = Cast()
        people = [a_person(f"reader{n}@sierra.test", f"Reader {n}", joined=False) for n in range(READERS)]
        for person in people:  # minutes go to who has a part in the network
            a_seat(cast.member, person, Role.TEAM_MEMBER)
        meeting = a_running_meeting(cast.network, by=cast.facilitator, people=people, title="Drill")
        victim = worker("-c", "1", redis=redis_server)
        close_meeting(meeting, by=cast.facilitator)
        wait_for(lambda: len(sent()) >= 3, 20, "some letters have gone")
        victim.kill()
        measured["sent before"] = len(sent())
        worker("-c", "2", redis=redis_server)
        beat(redis=redis_server)
        owed = Effect.objects.filter(kind="minutes").exclude(state=Effect.State.DONE)
        measured["s to finish"] = wait_for(lambda: not owed.exists(), 90, "every letter has gone")
        measured["letters"] = len(sent())
        assert len(sent()) == len({letter.to for letter in sent()}) == READERS + 1  # and the facilitator
        assert Effect.objects.filter(kind="minutes").count() == READERS + 1
