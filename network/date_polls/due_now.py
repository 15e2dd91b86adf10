"""Date polls that wait for somebody's answer, on Due now."""

from datetime import datetime
from typing import Any

from django.db.models.functions import JSONObject
from django.utils import timezone

from network.date_polls.links import answer_path
from network.date_polls.models import DatePoll, PollGuest
from network.due.items import Item
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given


def _rows() -> Any:
    asked = PollGuest.objects.filter(
        network=Given("network"),
        person=Given("person"),
        answered_at=None,
        poll__state=DatePoll.State.OPEN,
        poll__closes_at__gt=Given("now"),
    )
    said = JSONObject(pk="pk", round="round", title="poll__title", closes_at="poll__closes_at")
    return asked.order_by("poll__closes_at", "pk").values(json=said)


def _item(asked: Asked, row: Row) -> Item:
    return Item(
        f"Which dates suit you? {row['title']}",
        "Yes, if need be or no to each date. A minute is enough.",
        answer_path(row["pk"], row["round"]),
        "Answer",
        timezone.localdate(datetime.fromisoformat(row["closes_at"])),
    )


put_on_due_now(Kind("date_polls", each(_item), _rows))
