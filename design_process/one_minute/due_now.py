"""A letter that answered a question and waits for its writer's yes, on Due now."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.cycles.models import TestCycle
from design_process.one_minute.models import Answer, MailReply
from network.due.items import Item
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given


def _rows() -> Any:
    said_since = Answer.objects.filter(ask=OuterRef("ask"))
    rows = MailReply.objects.filter(
        ~Exists(said_since),
        outcome=MailReply.Outcome.WAITS,
        member=Given("member"),
        ask__person=Given("person"),
        ask__expires_at__gt=Given("now"),
    ).exclude(ask__cycle__state=TestCycle.State.CLOSED)
    asks = rows.order_by("ask_id", "-at").distinct("ask_id")
    return asks.values(json=JSONObject(cycle="ask__cycle", words="ask__words"))


def _item(asked: Asked, row: Row) -> Item:
    why = f"You answered by letter: “{row['words']}” Look at it, and say that it stands."
    return Item("Your letter waits for your yes", why, reverse("one_minute:minute", args=[row["cycle"]]), "Look at it")


put_on_due_now(Kind("mail_replies", each(_item), _rows))
