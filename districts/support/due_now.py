"""A check-in within a week to which somebody has brought nothing to talk about, on Due now."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from districts.support.models import CheckIn, CheckInTopic
from network.due.items import Item
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given
from network.lib.words import day_words
from network.meetings.models import Invitee, Meeting

WEEK = timedelta(days=7)


def _rows() -> Any:
    comes = Invitee.objects.filter(meeting=OuterRef("meeting"), person=Given("person"), withdrawn_at=None)
    brought = CheckInTopic.objects.filter(checkin=OuterRef("pk"), by=Given("person"))
    rows = CheckIn.objects.filter(
        Exists(comes.exclude(answer=Invitee.Answer.NO)),
        ~Exists(brought),
        member=Given("member"),
        closed_at=None,
        meeting__state=Meeting.State.PLANNED,
        meeting__starts_at__gt=Given("now"),
    )
    said = JSONObject(pk="pk", starts_at="meeting__starts_at", time_zone="meeting__time_zone")
    return rows.order_by("meeting__starts_at", "pk").values(json=said)[:1]


def _item(asked: Asked, row: Row) -> Item | None:
    starts_at = datetime.fromisoformat(row["starts_at"])
    if starts_at > asked.now + WEEK:
        return None
    local = starts_at.astimezone(ZoneInfo(row["time_zone"]))
    return Item(
        "Say what you want to talk about",
        f"Your check-in is on {day_words(local.date())}, {local.hour}:{local:%M}. One line is enough.",
        reverse("support:checkin", args=[row["pk"]]),
        "Add a line",
        local.date(),
    )


put_on_due_now(Kind("checkin_topics", each(_item), _rows))
