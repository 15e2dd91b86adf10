"""On Due now of a driver: the lesson of a cycle settled lately, and one that the hub would tell without names."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.lessons.models import Lesson, UnnamedLesson
from network.due.items import Item, Weight
from network.due.registry import Asked, Kind, Row, Whose, each, put_on_due_now
from network.lib.kept import Given
from network.lib.words import days_ago

WITHIN = timedelta(days=14)  # of the decision: after that, the telling has lost its colours


def _unwritten() -> Any:
    told = Lesson.objects.filter(cycle=OuterRef("pk"))
    settled = TestCycle.objects.settled().filter(~Exists(told), member=Given("member"), closed_at__gte=Given("lately"))
    said = JSONObject(pk="pk", number="number", name="prototype__name", closed_at="closed_at")
    return settled.order_by("closed_at", "pk").values(json=said)


def _write(asked: Asked, row: Row) -> Item:
    return Item(
        f"Tell what Cycle {row['number']} of {row['name']} taught",
        "It is decided. Most of the lesson is written already: say what others should try instead.",
        reverse("lessons:write", args=[row["pk"]]),
        "Write the lesson",
        timezone.localdate(datetime.fromisoformat(row["closed_at"])) + WITHIN,
        Weight.ROUTINE,
    )


def _offered() -> Any:
    waiting = UnnamedLesson.objects.filter(lesson__member=Given("member"), agreed_at=None)
    said = JSONObject(lesson="lesson", idea="lesson__idea", at="offered_at")
    return waiting.order_by("offered_at").values(json=said)


def _agree(asked: Asked, row: Row) -> Item:
    offered_on = timezone.localdate(datetime.fromisoformat(row["at"]))
    return Item(
        "May the hub tell your lesson without your name?",
        f"{row['idea']}. Read exactly what would be shared, then say yes or no.",
        reverse("lessons:lesson", args=[row["lesson"]]),
        "Read it",
        when=f"asked {days_ago(offered_on, asked.today)}",
    )


put_on_due_now(
    Kind("lessons", each(_write), _unwritten, whose=Whose.DRIVER),
    Kind("lessons_unnamed", each(_agree), _offered, whose=Whose.DRIVER),
)
