"""What somebody promised in a meeting and is due within a week, or late, on Due now: one tap says that it is done."""

from datetime import date
from typing import Any

from django.db.models.functions import JSONObject
from django.urls import reverse

from network.due.items import Item, Tap, Taps
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given
from network.meetings.models import Commitment


def _rows() -> Any:
    owed = Commitment.objects.open_commitments().filter(
        network=Given("network"), who=Given("person"), due_on__lte=Given("week")
    )
    said = JSONObject(pk="pk", what="what", due_on="due_on", meeting="meeting__title")
    return owed.order_by("due_on", "pk").values(json=said)


def _item(asked: Asked, row: Row) -> Item:
    url = reverse("rooms:commitment", args=[row["pk"]])
    done = Taps(url, (Tap("It is done", "state", Commitment.State.DONE.value),))
    why = f"You promised it in {row['meeting']}."
    return Item(row["what"], why, url, "Say how it stands", date.fromisoformat(row["due_on"]), taps=done)


put_on_due_now(Kind("promises", each(_item), _rows, rests=True))
