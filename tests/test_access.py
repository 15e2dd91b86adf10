"""Every address, tried by everybody. An address that no row names fails."""

import importlib
import pkgutil

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import tests.access_table as table
from tests.access_table.row import WHO, Row

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


@pytest.mark.at_work
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name}{'-post' if row.post is not None else ''}{row.note}")
def test_everybody_gets_the_right_answer(row: Row, cast):
    address = row.name if row.name.startswith("/") else reverse(row.name, kwargs=row.kwargs(cast))
    answers = {}
    for who in WHO:
        answers[who] = _try(address, cast.sessions.get(who), row.post)
    assert answers == {who: row.expected(who) for who in WHO}


def _try(address: str, session: str | None, post) -> int:
    from django.db import transaction

    client = Client()
    if session is not None:
        client.cookies["sessionid"] = session
    with transaction.atomic():
        response = client.get(address) if post is None else client.post(address, post)
        transaction.set_rollback(True)
    return response.status_code
