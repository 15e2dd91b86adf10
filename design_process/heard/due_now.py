"""On Due now of whoever wrote that they were not heard: there is something to read, and no word of what."""

from typing import Any

from django.urls import reverse

from design_process.heard.waiting import BUTTON, WHY, WORDS, to_look_at
from network.due.items import Item, Weight
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given


def _rows() -> Any:
    return to_look_at(Given("member"), Given("today"))


def _item(asked: Asked, row: Row) -> Item:
    return Item(WORDS, WHY, reverse("heard:note", args=[row["pk"]]), BUTTON, weight=Weight.NEWS, when="new")


put_on_due_now(Kind("heard", each(_item), _rows, rests=True))
