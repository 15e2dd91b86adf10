"""Queries composed once: the pages that everybody opens first ask the same ones each time, with other values.

The ORM takes longer to compose such a query than PostgreSQL to answer it. `Kept` composes it on its first use and keeps
the SQL, never a row: each run asks the database anew, with its own values in the places marked by `Given`. The
database, too, takes longer to plan it than to answer: so it is prepared, once a connection (`prepared.py`).
"""

from collections.abc import Callable
from copy import copy
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone

from network.lib.prepared import Place, Statement


class Given(Expression):
    """A value that is known when the query runs. The database must know its type from what it is compared with."""

    template = "%s"

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return self.template, (Place(self.name),)


class GivenIds(Given):
    """Any number of ids, none included: for `__in`."""

    template = "(SELECT unnest(%s::bigint[]))"


class _Composed(SQLCompiler):
    """A compiler that has done its work: it knows what it selects, and its SQL waits for the values."""

    ready: Statement
    values: dict[str, Any]

    def as_sql(self, *args: Any, **options: Any) -> tuple[str, tuple[Any, ...]]:
        return self.ready.to_run(self.connection, self.values)


class _KeptQuery(Query):
    """Hands out the one compiler, with the values of this run."""

    composed: _Composed
    values: dict[str, Any]

    def get_compiler(self, *args: Any, **options: Any) -> _Composed:
        compiler = copy(self.composed)  # a run's own: threads share what is kept
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.values = self.values
        return compiler


class Kept:
    """The query that `compose` returns. Its rows are what that queryset would give: instances, or values."""

    def __init__(self, compose: Callable[[], QuerySet[Any, Any]]) -> None:
        self._compose = compose
        self._kept: dict[str, QuerySet[Any, Any]] = {}

    def rows(self, **values: Any) -> list[Any]:
        """Ask for the rows. `values` are those of each `Given`, by name; one that is missing is a KeyError."""
        zone = timezone.get_current_timezone_name()  # days within a query are days of the reader's zone
        if zone not in self._kept:
            self._kept[zone] = _composed(self._compose())
        run = self._kept[zone].all()
        query: Any = run.query
        query.values = values
        return list(run)

    def first(self, **values: Any) -> Any | None:
        """The first row, or None. A query that is asked for one row limits itself to it."""
        return next(iter(self.rows(**values)), None)


def _composed(queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    compiler: Any = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.ready = Statement(*compiler.as_sql())
    compiler.__class__ = _Composed
    query: Any = queryset.query.chain(_KeptQuery)
    query.composed = compiler
    queryset._query = query  # type: ignore[attr-defined]  # not `query`, which would make dicts of what `values_list` gives
    return queryset
