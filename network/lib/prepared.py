"""Statements that the database plans once a connection, and then only runs.

A page's larger statements take it several milliseconds to plan and one to answer. Prepared, each connection of a web
process plans them a few times and keeps the plan. Behind a pooler, which hands each transaction another connection,
they are sent whole (`PGBOUNCER`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.conf import settings
from psycopg2.extensions import AsIs

# What a value is called where nothing else says it; of text the database finds out for itself.
_TYPES = ((bool, "boolean"), (int, "bigint"), (datetime, "timestamptz"), (date, "date"), (list, "bigint[]"))
_UNKNOWN = "unknown"


@dataclass(frozen=True)
class Place:
    """Stands among the parameters where a value comes."""

    name: str


@dataclass(frozen=True)
class Statement:
    """SQL with `%s` for each parameter; some of them are a `Place`."""

    sql: str
    params: tuple[Any, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Of the places, each once."""
        return tuple(dict.fromkeys(one.name for one in self.params if isinstance(one, Place)))

    @cached_property
    def key(self) -> str:
        """What it is called on a connection."""
        return f"kept_{sha256(repr((self.sql, self.params)).encode()).hexdigest()[:24]}"

    def to_run(self, connection: Any, values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        """The SQL to send on this connection and its parameters. A place without a value is a KeyError."""
        if settings.POOLED:
            return self.sql, tuple(values[one.name] if isinstance(one, Place) else one for one in self.params)
        given = [values[name] for name in self.names]
        self._prepare(connection, given)
        places = ", ".join(["%s"] * len(given))
        return f"EXECUTE {self.key}({places})" if given else f"EXECUTE {self.key}", tuple(given)

    def _prepare(self, connection: Any, given: Sequence[Any]) -> None:
        """Once a connection, below what counts queries: it is no query of a page."""
        connection.ensure_connection()
        ready = _prepared_on(connection)
        if self.key in ready:
            return
        numbers = {name: AsIs(f"${number}") for number, name in enumerate(self.names, start=1)}
        params = [numbers[one.name] if isinstance(one, Place) else one for one in self.params]
        types = f"({', '.join(map(_type_of, given))})" if given else ""
        with connection.wrap_database_errors, connection.connection.cursor() as cursor:
            cursor.execute(f"PREPARE {self.key}{types} AS {self.sql}", params)
        ready.add(self.key)


def _prepared_on(wrapper: Any) -> set[str]:
    """The keys that are prepared on the connection a thread has now."""
    of, keys = getattr(wrapper, "kept_prepared", (None, set()))
    if of is not wrapper.connection:
        keys = set()
        wrapper.kept_prepared = (wrapper.connection, keys)
    return keys


def _type_of(value: Any) -> str:
    return next((name for kind, name in _TYPES if isinstance(value, kind)), _UNKNOWN)
