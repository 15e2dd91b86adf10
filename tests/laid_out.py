"""A test database that is copied instead of laid out: the first run after a migration changed keeps what it made.

Every process of a run, and every run until then, begins with a copy of it: half a second instead of a quarter of a
minute. Django still migrates the copy, so nothing is ever missing from it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
KEPT = "trellis_laid_out_"
TURN = 7_240_001  # the advisory lock: one process lays out, the others wait for it
RESTS_ON = ("*/migrations/*.py", "network/lib/all_at_once.py", "network/lib/one_network.py", "requirements.txt")


def kept_name() -> str:
    """What the database that is copied is called: by all that it rests on."""
    files = sorted(path for pattern in RESTS_ON for path in ROOT.glob(pattern))
    return KEPT + sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


@contextmanager
def laid_out_once() -> Iterator[None]:
    """Within, Django makes its test database: from the one that is kept, or to be kept."""
    name = kept_name()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [TURN])
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [KEPT])
        there = {found for (found,) in cursor.fetchall()}
        if name in there:
            connection.settings_dict["TEST"]["TEMPLATE"] = name
            yield
        else:
            yield
            connection.close()
            for old in there:
                cursor.execute(f'DROP DATABASE IF EXISTS "{old}"')
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{connection.settings_dict["NAME"]}"')
        cursor.execute("SELECT pg_advisory_unlock(%s)", [TURN])
