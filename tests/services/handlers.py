"""Handlers that only drills use. Each notes its start outside the transaction and its effect inside it."""

import os
import signal
import time
from datetime import datetime
from datetime import time as time_of_day
from pathlib import Path
from typing import Any

from django.db import connection

from design_process.measures import rollup
from network.outbox.handlers import Job, handles, schedule
from network.outbox.models import Slot
from network.outbox.turns import daily

SCRATCH = Path(os.environ.get("DRILL_DIR", "/tmp"))


def note_start(name: str) -> None:
    """A line with the process's number, kept whatever becomes of the transaction."""
    with (SCRATCH / f"{name}.starts").open("a") as file:
        file.write(f"{os.getpid()}\n")


def note_effect(name: str, what: str = "") -> None:
    """The effect itself: a row, if the transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO drill_effect (name, what, pid) VALUES (%s, %s, %s)", [name, what, os.getpid()])


@handles("drill_quick")
def quick(name: str, what: str = "") -> None:
    note_start(name)
    note_effect(name, what)


@handles("drill_slow")
def slow(name: str, seconds: float) -> None:
    """Its effect comes before its slow part, so that a death in between must undo it."""
    note_start(name)
    note_effect(name)
    time.sleep(seconds)


@handles("drill_held")
def held(name: str) -> None:
    """At work until the drill lets it go."""
    note_start(name)
    note_effect(name)
    until = time.monotonic() + 40
    while not (SCRATCH / f"{name}.let-go").exists() and time.monotonic() < until:
        time.sleep(0.05)


@handles("drill_frozen")
def frozen(name: str) -> None:
    """The first to do it finds itself stopped, as in a paused virtual machine; the others are quick."""
    note_start(name)
    note_effect(name)
    if len((SCRATCH / f"{name}.starts").read_text().split()) == 1:
        os.kill(os.getpid(), signal.SIGSTOP)


def _freeze_first_rollup() -> None:
    """The first roll-up of this drill finds itself stopped between its sums and its commit."""
    whole = rollup.refresh

    def refresh(*about: Any) -> None:
        whole(*about)
        note_start("rollup")
        if len((SCRATCH / "rollup.starts").read_text().split()) == 1:
            os.kill(os.getpid(), signal.SIGSTOP)

    rollup.refresh = refresh


if os.environ.get("DRILL_FREEZE_ROLLUP"):
    _freeze_first_rollup()


@handles("drill_poison")
def poison(name: str) -> None:
    note_start(name)
    note_effect(name)
    os.kill(os.getpid(), signal.SIGKILL)


@handles("drill_hungry")
def hungry(name: str, megabytes: int) -> None:
    note_start(name)
    note_effect(name)
    eaten = [b"x" * 1_000_000 for _ in range(megabytes)]
    time.sleep(len(eaten))


def _turn(now: datetime) -> str:
    """A turn every two seconds, so that every turn sees several ticks."""
    return str(int(now.timestamp()) // 2 * 2)


def _take_turn() -> None:
    note_effect("turn", Slot.objects.filter(job="drill-turns").latest("pk").slot)


def _take_daily() -> None:
    note_effect("daily", Slot.objects.filter(job="drill-daily").latest("pk").slot)


# Half past one is a time that comes twice, or not at all, when the clocks change.
schedule(Job("drill-daily", slot=daily(time_of_day(1, 30), zone="America/Los_Angeles"), run=_take_daily))
schedule(Job("drill-turns", slot=_turn, run=_take_turn))
