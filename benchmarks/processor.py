"""Processor seconds of this process and of its database backend together: what others on the machine hardly change.

Where the backend cannot be seen (another machine, another system), or with BY_CLOCK=1 in the environment, seconds on
the clock: what people wait, for a quiet machine.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path


def spent() -> float:
    """Seconds computed so far, to be compared with a later reading on the same connection."""
    from django.db import connection

    connection.ensure_connection()
    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    if os.environ.get("BY_CLOCK") or not backend.exists():
        return time.perf_counter()
    return time.process_time() + int(backend.read_text().split()[0]) / 1e9


def timed(task: Callable[[], object]) -> float:
    """Seconds of a task."""
    start = spent()
    task()
    return spent() - start
