"""Invitations that wait for an answer, on Due now: one tap says yes or no."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from network.due.items import Item, Tap, Taps, Weight
from network.due.registry import Asked, Kind, Row, put_on_due_now
from network.lib.kept import Given
from network.lib.words import day_words, number_word
from network.meetings.forms import answers_to
from network.meetings.models import Invitee, Meeting

NEAR = timedelta(weeks=6)  # dates beyond are one line together: a year of them is no list for today
BEFORE = timedelta(days=2)  # an answer helps its host while something can still be changed
SETTLE = timedelta(days=2)  # and nobody is late on the day they were asked


def _rows() -> Any:
    asked = Invitee.objects.filter(
        network=Given("network"),
        person=Given("person"),
        answer=Invitee.Answer.NONE,
        withdrawn_at=None,
        meeting__state=Meeting.State.PLANNED,
        meeting__starts_at__gt=Given("now"),
    )
    names = ("id", "title", "starts_at", "time_zone", "mode", "link")
    said = JSONObject(invited_at="invited_at", **{name: f"meeting__{name}" for name in names})
    return asked.order_by("meeting__starts_at", "pk").values(json=said)


def _items(asked: Asked, rows: list[Row]) -> Iterator[Item]:
    far = [row for row in rows if datetime.fromisoformat(row["starts_at"]) > asked.now + NEAR]
    for row in rows if len(far) == 1 else rows[: len(rows) - len(far)]:
        yield _item(row)
    if len(far) > 1:
        yield _together(asked, far)


def _together(asked: Asked, far: list[Row]) -> Item:
    days = [datetime.fromisoformat(row["starts_at"]).astimezone(ZoneInfo(row["time_zone"])).date() for row in far]
    return Item(
        f"{number_word(len(far)).capitalize()} more dates wait for your answer",
        f"From {day_words(days[0])} to {day_words(days[-1])}. Say yes or no to each while it can still be moved.",
        reverse("meetings:calendar", args=[asked.member.network.slug]),
        "See the calendar",
        days[0] - BEFORE,
        Weight.ROUTINE,
    )


def _item(row: Row) -> Item:
    starts_at = datetime.fromisoformat(row["starts_at"])
    local = starts_at.astimezone(ZoneInfo(row["time_zone"]))
    invited_on = timezone.localdate(datetime.fromisoformat(row["invited_at"]))
    buttons = answers_to(Meeting(mode=row["mode"], link=row["link"]))
    return Item(
        f"Can you come? {row['title']}",
        f"{day_words(local.date())}, {local.hour}:{local:%M}. A no helps as much as a yes.",
        reverse("meetings:meeting", args=[row["id"]]),
        "See the meeting",
        wanted_by(local.date(), invited_on),
        taps=Taps(
            reverse("meetings:answer", args=[row["id"]]),
            tuple(Tap(words, "answer", str(value)) for value, words in buttons),
        ),
    )


def wanted_by(meets_on: date, invited_on: date) -> date:
    """By which day an invitation wants its answer."""
    return min(meets_on, max(meets_on - BEFORE, invited_on + SETTLE))


put_on_due_now(Kind("invitations", _items, _rows))
