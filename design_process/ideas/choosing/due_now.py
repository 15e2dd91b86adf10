"""Ideas that somebody has not scored, on Due now of each for themselves."""

from typing import Any

from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.ideas.choosing.models import Scoring
from network.due.items import Item
from network.due.registry import Asked, Kind, Row, each, last_day, put_on_due_now
from network.lib.kept import Given


def _rows() -> Any:
    rows = Scoring.objects.open().unscored_by(Given("person")).filter(member=Given("member"))
    said = JSONObject(pk="pk", question="round__question", ends_on="ends_on")
    return rows.order_by("ends_on", "pk").values(json=said)


def _item(asked: Asked, row: Row) -> Item:
    return Item(
        "Score your team’s ideas",
        f"How might we {row['question']}? Nobody sees what you give.",
        reverse("choosing:score", args=[row["pk"]]),
        "Score them",
        last_day(row),
    )


put_on_due_now(Kind("idea_scores", each(_item), _rows))
