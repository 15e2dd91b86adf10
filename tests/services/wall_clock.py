"""A clock on the wall that a test moves, for processes of a drill. Only the wall's: waiting is measured as ever."""

import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import time_machine

_BOOTED = time.time() - time.monotonic()  # by the machine's own clock, before anything moves it
_coordinates: list[Any] = []  # the one traveller of this process, once it has begun


def set_clock(file: Path, moment: datetime) -> None:
    """Let it be `moment` for whoever follows the file; time runs on from there."""
    fresh = file.with_suffix(".new")
    fresh.write_text(str(moment.timestamp() - (_BOOTED + time.monotonic())))
    fresh.replace(file)


def follow(file: str) -> None:
    """From now on this process's wall clock is off by as much as the file says, looked at twenty times a second."""
    said = _move(Path(file), "")
    threading.Thread(target=_keep_right, args=(Path(file), said), daemon=True).start()


def _keep_right(file: Path, said: str) -> None:
    pause = threading.Event()
    while not pause.wait(0.05):
        said = _move(file, said)


def _move(file: Path, said: str) -> str:
    off = file.read_text()
    if off != said:
        moment = datetime.fromtimestamp((_BOOTED + time.monotonic()) + float(off), UTC)
        if _coordinates:
            _coordinates[0].move_to(moment)
        else:
            _coordinates.append(time_machine.travel(moment, tick=True).start())
    return off
