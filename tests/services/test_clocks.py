"""Drills: clocks that jump, days with 23 and 25 hours, and tasks that outlast the broker's patience."""

import time
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from network.outbox.models import Effect
from tests.services.processes import wait_for
from tests.services.test_workers import State, is_in, promise
from tests.services.wall_clock import set_clock

pytestmark = pytest.mark.services


def test_a_task_that_outlasts_the_brokers_patience(redis_server, worker, beat, scratch, starts, drill):
    with drill("10, a task longer than the visibility timeout") as measured:
        worker("-c", "3", redis=redis_server, DRILL_VISIBILITY_S="2")
        beat(redis=redis_server)
        effect = promise("drill_slow", "slow", seconds=8)
        wait_for(is_in(effect, State.DONE), 30, "it is done")
        time.sleep(3)  # messages that come late find nothing to do
        measured["starts"], measured["effects"] = len(starts("slow")), len(scratch("slow"))
        assert (len(starts("slow")), len(scratch("slow"))) == (1, 1)


def turns(scratch) -> list[str]:
    return [what for what, _ in scratch("daily")]


def local(text: str, hours_from_utc: int) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC) - timedelta(hours=hours_from_utc)


@pytest.fixture
def wall(tmp_path):
    """Set the clock on the wall: `wall(moment)`."""
    return partial(set_clock, tmp_path / "clock")


@pytest.fixture
def under_the_clock(wall, tmp_path, redis_server, worker, beat):
    """Start a worker and a clock at a moment: `under_the_clock(moment)`."""

    def begin(moment: datetime) -> None:
        wall(moment)
        worker("-c", "2", redis=redis_server, DRILL_CLOCK=str(tmp_path / "clock"))
        beat(redis=redis_server, DRILL_CLOCK=str(tmp_path / "clock"))

    return begin


def test_the_clock_jumps_over_a_turn_and_back(under_the_clock, wall, scratch, drill):
    with drill("12, the clock jumps 2 h ahead and 2 h back") as measured:
        under_the_clock(local("2027-10-13T00:29:00", -7))
        time.sleep(3)
        assert turns(scratch) == []
        wall(local("2027-10-13T02:29:00", -7))
        measured["s until the turn is made up for"] = wait_for(lambda: turns(scratch), 20, "the turn is taken")
        wall(local("2027-10-13T00:29:30", -7))
        time.sleep(3)
        wall(local("2027-10-13T01:29:57", -7))
        time.sleep(6)  # half past one comes a second time
        assert turns(scratch) == ["2027-10-13"]
        seen = len(scratch("turn"))
        measured["s until other turns go on"] = wait_for(lambda: len(scratch("turn")) > seen, 20, "work goes on")


def test_the_clock_goes_back_and_the_next_turns_come_in_time(under_the_clock, wall, scratch, drill):
    with drill("12, the clock goes back 2 h; the next turns") as measured:
        under_the_clock(local("2027-10-13T12:00:00", -7))
        wait_for(lambda: len(turns(scratch)) == 1, 20, "the day's turn")
        seen = len(scratch("turn"))
        wall(local("2027-10-13T10:00:00", -7))
        measured["s until the next turn"] = wait_for(
            lambda: len(scratch("turn")) >= seen + 2, 20, "turns come while the clock is behind"
        )
        assert turns(scratch) == ["2027-10-13"]


NIGHTS = {
    "the hour that comes twice": (local("2027-11-07T01:29:57", -7), local("2027-11-07T01:29:57", -8)),
    "the hour that is left out": (local("2027-03-14T01:29:57", -8), local("2027-03-14T03:00:01", -7)),
    "the leap day": (local("2028-02-29T01:29:57", -8), local("2028-03-01T01:29:57", -8)),
    "the end of the year": (local("2027-12-31T01:29:57", -8), local("2028-01-01T01:29:57", -8)),
}


@pytest.mark.parametrize("night", NIGHTS)
def test_a_daily_turn_over_a_change_of_the_clocks(night, under_the_clock, wall, scratch, drill):
    before, after = NIGHTS[night]
    days = sorted({str(moment.astimezone(ZoneInfo("America/Los_Angeles")).date()) for moment in (before, after)})
    with drill(f"12, {night}") as measured:
        under_the_clock(before)
        wait_for(lambda: turns(scratch), 20, "the turn of the day")
        wall(after)
        wait_for(lambda: len(turns(scratch)) == len(days), 20, "the turn of the day after")
        time.sleep(5)
        measured["turns"] = turns(scratch)
        assert turns(scratch) == days
        assert not Effect.objects.parked().exists()
