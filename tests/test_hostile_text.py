"""Whatever people typed stays text: in every page, in drawings, in letters."""

import re
from contextlib import suppress
from functools import reduce
from operator import or_

import pytest
from django.apps import apps
from django.core import mail
from django.db import DataError, IntegrityError, InternalError, connection, models, transaction
from django.db.models import Case, F, Q, Value, When
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
            changed += _made_hostile(model, typed_texts(model), mark)
    return changed


def _made_hostile(model: type[models.Model], names: list[str], mark: str) -> int:
    """All texts of a table at once; where the database refuses that, one after the other, as many as it takes."""
    try:
        return put_before(model, names, mark) if names else 0
    except (DataError, IntegrityError, InternalError) as refusal:
        if len(names) > 1:
            return sum(_made_hostile(model, [name], mark) for name in names)
        if isinstance(refusal, InternalError):
            with suppress(DataError, IntegrityError):
                return put_before(model, names, mark, stays=True)
    return 0


def put_before(model: type[models.Model], names: list[str], mark: str, *, stays: bool = False) -> int:
    """`stays`: also where the database lets nobody change what was written."""
    words = models.TextField()
    marked = {
        name: Case(
            When(**{f"{name}__gt": ""}, then=Concat(Value(mark), F(name), output_field=words)),
            default=F(name),
            output_field=words,
        )
        for name in names
    }
    with transaction.atomic(), connection.cursor() as cursor:
        if stays:
            cursor.execute("SET LOCAL session_replication_role = replica")
        changed = model._base_manager.filter(any_of(names)).update(**marked)
        if stays:
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    return changed


def any_of(names: list[str]) -> Q:
    """Rows with words in one of these fields."""
    return reduce(or_, (Q(**{f"{name}__gt": ""}) for name in names))


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
    response = _of(cast, who).get(address)
    if response.headers.get("Content-Type", "").startswith(("text/html", "image/svg")):
        assert not RAW.search(b"".join(response).decode() if response.streaming else response.content.decode())


def _of(cast, who: str) -> Client:
    client = Client()
    if who in cast.sessions:
        client.cookies["sessionid"] = cast.sessions[who]
    return client


SENDS = [row for row in ROWS if row.post is not None and 302 in row.answers.values()]


@pytest.mark.parametrize("row", SENDS, ids=lambda row: f"{row.name}{row.note}")
def test_a_letter_shows_markup_as_text(cast, row, perform_owed):
    who = next(who for who, status in row.answers.items() if status == 302)
    address = row.name if row.name.startswith("/") else reverse(row.name, kwargs=row.kwargs(cast))
    make_every_text_hostile()
    _of(cast, who).post(address, row.post)
    perform_owed()
    for letter in mail.outbox:
        for body, kind in getattr(letter, "alternatives", []):
            assert kind != "text/html" or not RAW.search(body), letter.subject
