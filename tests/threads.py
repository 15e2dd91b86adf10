"""Real threads on real connections, for tests of what must hold when two come at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection


def in_threads(work: Callable[[int], Any], number: int, *, timeout: float = 20) -> list[Any]:
    """What `work(0)`, `work(1)`… return, each in a thread with a connection of its own. Raises what any raised."""

    def one(index: int) -> Any:
        try:
            return work(index)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return [future.result(timeout) for future in [pool.submit(one, index) for index in range(number)]]
