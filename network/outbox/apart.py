"""Scheduled work for many networks in one turn: what is wrong with one of them costs the others nothing."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, transaction

log = logging.getLogger(__name__)
T = TypeVar("T")


def each_apart(name: str, rows: Iterable[T], work: Callable[[T], object]) -> None:
    """Do the work of a job for each row, and go on after one that fails; what that one wrote is undone, and logged.

    The next turn tries it again. A database that is away is no fault of a row: that is raised, and the whole turn
    comes back.
    """
    for row in rows:
        try:
            with transaction.atomic():
                work(row)
        except (OperationalError, InterfaceError):
            raise
        except Exception:  # whatever it is, the others wait for their turn
            log.exception("scheduled job %s failed for %s", name, row)
