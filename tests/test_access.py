"""Every address, tried by everybody: who gets which answer, and that none holds what a team has not released to them.

An address that no row names fails.
"""

import importlib
import pkgutil

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import tests.access_table as table
from tests.access_table.row import WHO, Row
from tests.planted import NOT_FOR, SECRET, text_of

ROWS: list[Row] = [
    row
    for found in pkgutil.iter_modules(table.__path__)
    for row in getattr(importlib.import_module(f"tests.access_table.{found.name}"), "ROWS", [])
]
# Other people's pages with rules of their own: tested in tests/network/test_sign_in.py.
FOREIGN = ("admin:", "/admin/")


def url_names(patterns: list[URLPattern | URLResolver], namespace: str = "", above: str = "/") -> set[str]:
    """The name of every address; of one without a name, its path."""
    found: set[str] = set()
    for pattern in patterns:
        path = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, [namespace, pattern.namespace]))
            found |= url_names(pattern.url_patterns, inner, path)
        elif pattern.name is None:
            found.add(path)
        else:
            found.add(f"{namespace}:{pattern.name}" if namespace else pattern.name)
    return found


def test_every_address_has_a_row():
    named = {row.name for row in ROWS}
    missing = {name for name in url_names(get_resolver().url_patterns) if not name.startswith(FOREIGN)} - named
    assert not missing, f"no row in tests/access_table for {sorted(missing)}"


# A few rows over one cast: each is rolled back before the next begins.
SOME = [ROWS[i : i + 10] for i in range(0, len(ROWS), 10)]


@pytest.mark.parametrize("some", SOME, ids=lambda some: some[0].name)
def test_everybody_gets_the_right_answer_and_nothing_that_is_not_released(some: list[Row], planted):
    answers, expected, leaks = {}, {}, []
    for row in some:
        this = f"{row.name}{'-post' if row.post is not None else ''}{row.note}"
        expected[this] = {who: row.expected(who) for who in WHO}
        with transaction.atomic():
            tried = _tried(row, planted)
            transaction.set_rollback(True)
        answers[this] = {who: status for who, (status, _) in tried.items()}
        leaks += [(this, who) for who, (_, leaked) in tried.items() if leaked and who in NOT_FOR]
        cache.clear()
    assert answers == expected
    assert leaks == []


def _tried(row: Row, cast) -> dict[str, tuple[int, bool]]:
    """What each of them is answered, nobody finding what another has done; and whether a planted word is in it."""
    address = row.name if row.name.startswith("/") else reverse(row.name, kwargs=row.kwargs(cast))
    return {who: _try(address, cast.sessions.get(who), row.post) for who in WHO}


def _try(address: str, session: str | None, post: dict | None) -> tuple[int, bool]:
    client = Client()
    if session is not None:
        client.cookies["sessionid"] = session
    with transaction.atomic():
        response = client.get(address) if post is None else client.post(address, post)
        leaked = SECRET in text_of(response)
        transaction.set_rollback(True)
    return response.status_code, leaked
