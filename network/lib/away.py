"""Telling a database that is away from a query that is wrong, and keeping the log of an outage short."""

import logging
import re

from django.db import InterfaceError, OperationalError

# SQLSTATE classes and codes of a server that goes, comes, or is full. Others are faults of ours (a deadlock, a limit).
AWAY = re.compile(r"^(08|57P0[1-5]|53300)")


def is_away(problem: BaseException | None) -> bool:
    """Whether `problem` says that the database cannot be reached."""
    if isinstance(problem, InterfaceError):
        return True  # the line was closed under us
    if not isinstance(problem, OperationalError):
        return False
    code = getattr(problem.__cause__, "pgcode", None)
    return code is None or bool(AWAY.match(code))  # no code: no server was there to give one


class OutageLog(logging.Filter):
    """Keeps an outage to a line a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and is_away(record.exc_info[1]):
            record.exc_info, record.exc_text = None, None
            record.msg = f"database away: {record.msg}"
        return True
