"""Questions somebody is asked and has not answered, on Due now: feedback, health, rubrics, whatever the hub asks."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from network.due.items import Item
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given
from network.questionnaires.links import path_of
from network.questionnaires.models import Receipt


def _rows() -> Any:
    still = Q(wave__closes_at=None) | Q(wave__closes_at__gt=Given("now"))
    asked = Receipt.objects.waiting().filter(
        still, network=Given("network"), person=Given("person"), wave__opens_at__lte=Given("now")
    )
    said = JSONObject(
        pk="pk",
        round="round",
        title="wave__title",
        sheet="wave__version__questionnaire__title",
        anonymous="wave__anonymous",
        closes_at="wave__closes_at",
    )
    return asked.order_by("wave__closes_at", "pk").values(json=said)


def _item(asked: Asked, row: Row) -> Item:
    nameless = "Nobody is told which answers are yours." if row["anonymous"] else "The hub reads it with your name."
    return Item(
        f"{row['sheet']}: {row['title']}",
        f"A few questions, a minute or two. {nameless}",
        path_of(row["pk"], row["round"]),
        "Answer",
        timezone.localdate(datetime.fromisoformat(row["closes_at"])) if row["closes_at"] else None,
    )


put_on_due_now(Kind("questions", each(_item), _rows))
