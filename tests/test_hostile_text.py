"""Whatever people typed stays text: in every page, in drawings, in letters."""

import re
from contextlib import suppress

import pytest
from django.apps import apps
from django.core import mail
from django.db import DataError, IntegrityError, InternalError, connection, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test import Client
from django.urls import reverse

from tests.rows import tables_with_rows
from tests.test_access import ROWS

HOSTILE = "\"'><b data-x onclick=x()>&"
RAW = re.compile(r"<b data-x")
APPS = ("network", "districts", "design_process")
# Text with a grammar of its own: addresses, keys, zones, and what a database check spells out.
GRAMMAR = {
    "slug",
    "email",
    "key",
    "scope",
    "uid",
    "time_zone",
    "school_year",
    "kind",
    "code",
    "cds_code",
    "url",
    "link",
}
pytestmark = pytest.mark.at_work


def typed_texts(model: type[models.Model]) -> list[str]:
    """The fields of a model that hold what people type."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if type(field) in (models.CharField, models.TextField)
        and not (field.choices or field.unique or field.name in GRAMMAR or (field.max_length and field.max_length < 60))
    ]


def make_every_text_hostile(mark: str = HOSTILE) -> int:
    """Put markup, or another mark, before each text that is stored. Returns how many rows took it."""
    changed, full = 0, set(tables_with_rows())
    for label in APPS:
        for model in apps.get_app_config(label).get_models():
            if model._meta.db_table not in full or "Event" in model.__name__ or model._meta.label == "network.Effect":
                continue
            for name in typed_texts(model):
                rows = model._base_manager.exclude(**{name: ""}).exclude(**{f"{name}__isnull": True})
                with suppress(DataError, IntegrityError):
                    try:
                        changed += put_before(rows, name, mark)
                    except InternalError:
                        changed += put_before(rows, name, mark, stays=True)
    return changed


def put_before(rows, name: str, mark: str, *, stays: bool = False) -> int:
    """`stays`: also where the database lets nobody change what was written."""
    with transaction.atomic(), connection.cursor() as cursor:
        if stays:
            cursor.execute("SET LOCAL session_replication_role = replica")
        changed = rows.update(**{name: Concat(Value(mark), F(name))})
        if stays:
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    return changed


def opens() -> dict[str, tuple]:
    """Each address that answers 200 to somebody signed in, once, with the first who may open it."""
    found: dict[str, tuple] = {}
    for row in ROWS:
        who = next((who for who, status in row.answers.items() if status == 200 and who != "nobody"), None)
        if row.post is None and who:
            found.setdefault(row.name, (row, who))
    return found


@pytest.mark.parametrize(("row", "who"), opens().values(), ids=lambda value: getattr(value, "name", ""))
def test_a_page_shows_markup_as_text(cast, row, who):
    address = row.name if row.name.startswith("/") else reverse(row.name, kwargs=row.kwargs(cast))
    assert make_every_text_hostile() > 10
    client = Client(raise_request_exception=True)
    client.force_login(type(cast.driver).objects.get(pk=cast.everyone[who].pk))
    response = client.get(address)
    if response.headers.get("Content-Type", "").startswith(("text/html", "image/svg")):
        assert not RAW.search(b"".join(response).decode() if response.streaming else response.content.decode())


SENDS = [row for row in ROWS if row.post is not None and 302 in row.answers.values()]


@pytest.mark.parametrize("row", SENDS, ids=lambda row: f"{row.name}{row.note}")
def test_a_letter_shows_markup_as_text(cast, row, perform_owed):
    who = next(who for who, status in row.answers.items() if status == 302)
    address = row.name if row.name.startswith("/") else reverse(row.name, kwargs=row.kwargs(cast))
    make_every_text_hostile()
    client = Client()
    if cast.everyone[who] is not None:
        client.force_login(cast.everyone[who])
    client.post(address, row.post)
    perform_owed()
    for letter in mail.outbox:
        for body, kind in getattr(letter, "alternatives", []):
            assert kind != "text/html" or not RAW.search(body), letter.subject
