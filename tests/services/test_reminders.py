"""Drills: reminders whose worker is killed, whose clock ticks twice, whose Redis forgets. Each letter once."""

import os
import signal
import time
from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings

from network.lib.mailbox import kept_letters
from network.meetings.models import Meeting
from network.outbox.models import Effect
from network.people.models import Person
from network.telling.actions import Wish, choose
from network.telling.models import Told
from tests.services.processes import wait_for
from tests.services.wall_clock import set_clock
from tests.world import Cast, a_person, a_seat
from tests.world_meetings import a_meeting

pytestmark = pytest.mark.services
PEOPLE = 40
PACIFIC = ZoneInfo("America/Los_Angeles")
EVE = datetime(2027, 11, 5, 9, 0, 5, tzinfo=PACIFIC)  # a Friday; on Sunday the clock goes back, on Monday they meet
MEETS = datetime(2027, 11, 8, 9, tzinfo=PACIFIC)


@pytest.fixture
def batch(transactional_db) -> Meeting:
    """Forty people, each of whom is to be reminded at nine on Friday of a meeting on Monday."""
    with time_machine.travel(EVE - timedelta(days=60), tick=False):
        cast = Cast()
        people = [a_person(f"p{n}@sierra.test") for n in range(PEOPLE)]
        for person in people:
            a_seat(cast.member, person, "team_member")
        meeting = a_meeting(cast.network, starts_at=MEETS, people=people, tell=False, kind="check_in")
        meeting.invitees.update(answer="yes")
        for person in Person.objects.all():
            for network in (cast.network, cast.other_network):  # the letter of the week is not drilled here
                choose(person.pk, network.pk, Wish("never"))
    for letter in kept_letters(limit=10_000):
        (Path(settings.MAIL_DIR) / f"{letter.name}.eml").unlink()
    return meeting


@pytest.fixture
def wall(tmp_path):
    """Set the clock on the wall of every process of the drill: `wall(moment)`."""
    return partial(set_clock, tmp_path / "clock")


@pytest.fixture
def slow(batch, wall, tmp_path, redis_server) -> dict[str, object]:
    """What processes of these drills are started with: nine on Friday, and a mail server that takes its time."""
    wall(EVE)
    return {"redis": redis_server, "DRILL_CLOCK": str(tmp_path / "clock"), "DRILL_SLOW_MAIL_S": "0.15"}


def letters() -> Counter[str]:
    return Counter(letter.to for letter in kept_letters(limit=10_000) if "Network meeting" in letter.subject)


def told() -> int:
    return Told.objects.filter(about__startswith="meeting:").count()


def all_told() -> bool:
    return told() == PEOPLE and not Effect.objects.owed().exists()


def each_once(tmp_path: Path, killed: int = 0) -> int:
    """Every person has one letter, by its name. Returns how many went to the mail server in all.

    A worker that dies between the mail server's thanks and its own commit has sent a letter that is sent again, under
    the same name: at most one for each that was killed.
    """
    assert letters() == {f"p{n}@sierra.test": 1 for n in range(PEOPLE)}
    reminders = Effect.objects.filter(kind="reminder")
    assert reminders.count() == PEOPLE
    assert not reminders.exclude(state=Effect.State.DONE).exists()
    sent = Counter((tmp_path / "sent").read_text().split())
    assert len(sent) == PEOPLE
    assert sum(sent.values()) <= PEOPLE + killed
    return sum(sent.values())


def part_of_the_batch() -> None:
    wait_for(lambda: 5 <= told() < PEOPLE, 60, "a part of the letters has gone")


def test_a_worker_killed_in_the_middle_of_a_batch(slow, worker, beat, drill, tmp_path):
    with drill("1, kill -9 the whole worker within a batch of reminders") as measured:
        victim = worker("-c", "2", **slow)
        beat(**slow)
        part_of_the_batch()
        victim.kill()
        measured["told at the kill"] = told()
        worker("-c", "2", **slow)
        measured["s to finish"] = wait_for(all_told, 120, "all are told")
        measured["letters"], measured["sent"] = sum(letters().values()), each_once(tmp_path, killed=2)


def test_killed_children_and_two_beats(slow, worker, beat, drill, tmp_path):
    with drill("11, two beats, and children killed one after the other, within a batch of reminders") as measured:
        worker("-c", "2", **slow)
        beat(**slow)
        beat(**slow)
        wait_for(told, 60, "the first letter has gone")
        killed = 0
        for _ in range(4):
            running = Effect.objects.filter(state=Effect.State.RUNNING).exclude(worker="").first()
            if running is not None:
                with suppress(ProcessLookupError):
                    os.kill(int(running.worker.rpartition(":")[2]), signal.SIGKILL)
                    killed += 1
            before = told()
            wait_for(lambda before=before: told() > before or all_told(), 60, "it goes on")
        measured["killed"] = killed
        measured["s to finish"] = wait_for(all_told, 120, "all are told")
        measured["letters"], measured["sent"] = sum(letters().values()), each_once(tmp_path, killed=killed)


def test_redis_forgets_in_the_middle_of_a_batch(slow, redis_server, worker, beat, drill, tmp_path):
    with drill("6, Redis killed and started empty within a batch of reminders") as measured:
        worker("-c", "2", **slow)
        beat(**slow)
        part_of_the_batch()
        redis_server.kill()
        measured["told at the kill"] = told()
        redis_server.start()
        measured["s to finish"] = wait_for(all_told, 120, "all are told")
        measured["letters"], measured["sent"] = sum(letters().values()), each_once(tmp_path, killed=2)


def test_the_clock_jumps_and_goes_back_over_a_batch(slow, wall, worker, beat, drill, tmp_path):
    with drill("12, the clock jumps 2 h both ways, and an hour comes twice, around a batch of reminders") as measured:
        wall(EVE - timedelta(minutes=30))
        worker("-c", "2", **slow)
        beat(**slow)
        time.sleep(4)
        assert told() == 0, "before nine nobody is told"
        wall(EVE + timedelta(hours=2))
        measured["s to finish"] = wait_for(all_told, 120, "all are told, late but in school hours")
        for moment in (EVE, EVE - timedelta(hours=1), EVE + timedelta(hours=4)):
            wall(moment)
            time.sleep(3)
        sunday = datetime(2027, 11, 7, 1, 59, 58, tzinfo=PACIFIC)
        for moment in (sunday, sunday.replace(minute=0, fold=1)):  # 1:59:58, then 1:00 once more
            wall(moment)
            time.sleep(3)
        wall(MEETS - timedelta(minutes=50))
        time.sleep(3)
        measured["letters"], measured["sent"] = sum(letters().values()), each_once(tmp_path)
