"""A school calendar that was read and waits for a yes, on Due now of whoever sent it."""

from typing import Any

from django.db.models.functions import JSONObject
from django.urls import reverse

from districts.calendars.models import CalendarUpload
from network.due.items import Item, Weight
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given


def _rows() -> Any:
    rows = CalendarUpload.objects.filter(
        member=Given("member"), by=Given("person"), state=CalendarUpload.State.WAITING, at__gte=Given("lately")
    )
    return rows.order_by("pk").values(json=JSONObject(pk="pk", name="name"))


def _item(asked: Asked, row: Row) -> Item:
    why = "The days are read and not brought in yet. Look whether they are right, or put them aside."
    url = reverse("calendars:preview", args=[row["pk"]])
    return Item(f"School days wait for your yes: {row['name']}", why, url, "Look at them", weight=Weight.ROUTINE)


put_on_due_now(Kind("calendar_uploads", each(_item), _rows))
