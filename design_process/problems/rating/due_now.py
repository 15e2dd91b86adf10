"""Problems of practice that somebody has not rated, on Due now of each for themselves."""

from typing import Any

from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.problems.rating.models import ProblemScoring
from network.due.items import Item
from network.due.registry import Asked, Kind, Row, each, last_day, put_on_due_now
from network.lib.kept import Given


def _rows() -> Any:
    rows = ProblemScoring.objects.open().unscored_by(Given("person")).filter(network=Given("network"))
    return rows.order_by("number").values(json=JSONObject(pk="pk", ends_on="ends_on"))


def _item(asked: Asked, row: Row) -> Item:
    return Item(
        "Rate the problems of practice",
        "Everybody of the districts rates them, blind. Nobody sees what you give.",
        reverse("rating:give", args=[row["pk"]]),
        "Rate them",
        last_day(row),
    )


put_on_due_now(Kind("problem_ratings", each(_item), _rows))
