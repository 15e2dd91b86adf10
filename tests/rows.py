"""The rows of a test database, taken up and laid down in bulk: what many tests begin with is built once.

Both need a role that may switch triggers off (a superuser, as the engine's own and a build server's is). Others get
the same rows the long way: tables are flushed by Django, and what tests begin with is built anew.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import StringIO
from typing import Any

import time_machine
from django.db import connection
from django.utils import timezone

# What migrating writes stays: no test changes it.
KEPT = {"django_migrations", "django_content_type", "auth_permission"}


# What this process has written of late. Of a test that is rolled back that is all there can be, and known at once: to
# plan how to look into hundreds of tables takes longer than many a test.
_WRITTEN_OF_LATE = """SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
AND pg_stat_get_xact_tuples_inserted(oid) > 0"""


def tables_with_rows() -> list[str]:
    """The tables of the product that are not empty."""
    with connection.cursor() as cursor:
        names = _product_tables()
        if connection.in_atomic_block:
            cursor.execute(_WRITTEN_OF_LATE)
            names = names & {name for (name,) in cursor.fetchall()}
        if not names:
            return []
        cursor.execute(
            " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM \"{name}\")" for name in sorted(names))
        )
        return [name for (name,) in cursor.fetchall()]


@cache
def _product_tables() -> set[str]:
    return {*connection.introspection.django_table_names(only_existing=True, include_views=False)} - KEPT


@cache
def in_bulk() -> bool:
    """Whether this role may switch triggers off, and so lay rows down as they were."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])


def empty_tables() -> None:
    """Delete every row. Truncating a hundred tables of which twenty have rows takes a hundred times as long."""
    if full := tables_with_rows():
        with connection.cursor() as cursor:
            deletes = "".join(f'DELETE FROM "{name}";' for name in full)
            cursor.execute(f"BEGIN; SET LOCAL session_replication_role = replica; {deletes} COMMIT")


@dataclass(frozen=True)
class Laid:
    """Rows by table, the next number of each sequence, and the object that was built with them."""

    rows: dict[str, str]
    sequences: dict[str, int]
    built: bytes


_laid: dict[tuple[Callable[[], Any], date], Laid] = {}


def laid(build: Callable[[], Any]) -> Any:
    """What `build()` returns, with its rows in the database: built once a day of the calendar, then laid down.

    Built anew where rows are there already, or while a test has set the clock: its rows would have another time.
    """
    if time_machine.escape_hatch.is_travelling() or not in_bulk() or tables_with_rows():
        return build()
    key = (build, timezone.localdate())
    if key in _laid:
        return _lay_down(_laid[key])
    _number_from_one()
    built = build()
    _laid[key] = _take_up(built)
    return built


def _number_from_one() -> None:
    """Rows have the same numbers whatever ran before: what is equally good is chosen by number."""
    kept = "pg_get_serial_sequence('{}', 'id')::regclass::oid"
    others = ", ".join(kept.format(name) for name in sorted(KEPT))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(seqrelid::regclass, 1, false) FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid"
            f" WHERE relnamespace = 'public'::regnamespace AND seqrelid NOT IN ({others})"
        )


def _take_up(built: Any) -> Laid:
    rows, sequences = {}, {}
    with connection.cursor() as cursor:
        for name in tables_with_rows():
            out = StringIO()
            cursor.copy_expert(f'COPY "{name}" TO STDOUT', out)
            rows[name] = out.getvalue()
        cursor.execute("SELECT schemaname || '.' || sequencename, last_value FROM pg_sequences WHERE last_value > 0")
        sequences = dict(cursor.fetchall())
    return Laid(rows, sequences, pickle.dumps(built))


def _lay_down(laid: Laid) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # history and checks came with the rows
        for name, lines in laid.rows.items():
            cursor.copy_expert(f'COPY "{name}" FROM STDIN', StringIO(lines))
        cursor.execute("SET session_replication_role = DEFAULT")
        numbers = "".join(f"SELECT setval('{name}', {last});" for name, last in laid.sequences.items())
        cursor.execute(numbers)
    return pickle.loads(laid.built)
