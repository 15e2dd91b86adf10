"""A round of ideas in which somebody has not written, on Due now of each for themselves."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.ideas.models import Credit, IdeaRound
from network.due.items import Item
from network.due.registry import Asked, Kind, Row, each, last_day, put_on_due_now
from network.lib.kept import Given


def _rows() -> Any:
    wrote = Credit.objects.filter(idea__round=OuterRef("pk"), person=Given("person"))
    rows = IdeaRound.objects.writing().filter(~Exists(wrote), member=Given("member"))
    return rows.order_by("ends_on", "pk").values(json=JSONObject(pk="pk", question="question", ends_on="ends_on"))


def _item(asked: Asked, row: Row) -> Item:
    return Item(
        "A round of ideas is open: write one",
        f"How might we {row['question']}? Nobody is told which one is yours.",
        reverse("ideas:write", args=[row["pk"]]),
        "Write one",
        last_day(row),
    )


put_on_due_now(Kind("idea_rounds", each(_item), _rows))
