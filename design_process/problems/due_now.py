"""Goals to look at again, on Due now of a driver: one that the hub proposes, and one whose day has come."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.problems.models import GoalVersion
from network.due.items import Item, Weight
from network.due.registry import Asked, Kind, Row, Whose, put_on_due_now
from network.lib.kept import Given
from network.lib.words import day_words


def _rows() -> Any:
    newer = GoalVersion.objects.filter(goal=OuterRef("goal"), number__gt=OuterRef("number"))
    newest = GoalVersion.objects.filter(~Exists(newer), goal__member=Given("member"), goal__retired_at=None)
    said = JSONObject(goal="goal", what="what", by_when="by_when", proposed="proposed")
    return newest.order_by("by_when", "pk").values(json=said)


def _items(asked: Asked, rows: list[Row]) -> Iterator[Item]:
    for row in rows:
        url, by_when = reverse("problems:goal", args=[row["goal"]]), date.fromisoformat(row["by_when"])
        if row["proposed"]:
            why = f"{row['what']}. Take it as it stands, or write it as you want it."
            yield Item("The hub proposes a goal", why, url, "Read it")
        elif by_when <= asked.today:
            why = f"{row['what']}. Its day was {day_words(by_when)}: give it a new one, or end it."
            yield Item("Look at your goal again", why, url, "Look at it", by_when, Weight.ROUTINE)


put_on_due_now(Kind("goals", _items, _rows, whose=Whose.DRIVER))
