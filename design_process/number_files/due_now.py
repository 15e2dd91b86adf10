"""A file of numbers that waits for a word of whoever sent it, on Due now."""

from typing import Any

from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.number_files.models import NumberFile
from network.due.items import Item, Weight
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given

State = NumberFile.State


def _rows() -> Any:
    rows = NumberFile.objects.filter(
        member=Given("member"), by=Given("person"), state__in=[State.ASKING, State.WAITING], at__gte=Given("lately")
    )
    return rows.order_by("at", "pk").values(json=JSONObject(pk="pk", name="file_name", state="state"))


def _item(asked: Asked, row: Row) -> Item:
    reads = row["state"] == State.WAITING
    why = "Every line is read and none counts yet." if reads else "Say what its columns mean, and it is read."
    url = reverse("number_files:file", args=[row["pk"]])
    button = "Look at it" if reads else "Say it"
    return Item(f"A file of numbers waits: {row['name']}", why, url, button, weight=Weight.ROUTINE)


put_on_due_now(Kind("number_files", each(_item), _rows))
