"""When scheduled jobs have their turn: functions from a moment to the name of the turn it belongs to, or None.

A turn's name is the same at every later tick that belongs to it. So a tick that was missed, or a turn that failed,
is made up for by the next tick, and a clock that goes back gives nobody a second turn.
"""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

Turns = Callable[[datetime], str | None]


def daily(at: time, *, zone: str) -> Turns:
    """One turn a day, from `at` on by the clock on the wall in `zone`, whatever daylight saving does."""

    def slot(now: datetime) -> str | None:
        local = now.astimezone(ZoneInfo(zone))
        return local.date().isoformat() if local.time() >= at else None

    return slot


def every(minutes: int) -> Turns:
    """A turn every so many minutes, counted from midnight UTC."""

    def slot(now: datetime) -> str:
        midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        step = timedelta(minutes=minutes)
        return (midnight + (now - midnight) // step * step).strftime("%Y-%m-%dT%H:%M")

    return slot
