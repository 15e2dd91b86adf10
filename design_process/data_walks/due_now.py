"""Data walks in which somebody has noticed nothing yet, on Due now of each for themselves."""

from datetime import date
from typing import Any

from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.data_walks.models import DataWalk
from network.due.items import Item
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given


def _rows() -> Any:
    rows = DataWalk.objects.open().unwritten_by(Given("person")).filter(network=Given("network"))
    return rows.order_by("ends_on", "pk").values(json=JSONObject(pk="pk", title="title", ends_on="ends_on"))


def _item(asked: Asked, row: Row) -> Item:
    why = f"“{row['title']}” One line on what you notice, then you read what others wrote."
    url = reverse("data_walks:walk", args=[row["pk"]])
    return Item("A data walk is open: look and write", why, url, "Look and write", date.fromisoformat(row["ends_on"]))


put_on_due_now(Kind("data_walks", each(_item), _rows))
