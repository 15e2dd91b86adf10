"""Surveys of a class or of teachers that close within a week, on Due now of whoever drives the work."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils import timezone

from design_process.surveys.models import SurveyRound
from network.due.items import Item, Weight
from network.due.registry import Asked, Kind, Row, Whose, each, put_on_due_now
from network.lib.kept import Given
from network.questionnaires.models import Response

SOON = timedelta(days=7)


def _rows() -> Any:
    answers = Response.objects.filter(wave=OuterRef("wave")).order_by().values("wave").annotate(count=Count("pk"))
    rows = SurveyRound.objects.filter(
        member=Given("member"), wave__opens_at__lte=Given("now"), wave__closes_at__gt=Given("now")
    ).annotate(answered=Coalesce(Subquery(answers.values("count")), 0))
    said = JSONObject(
        survey="survey", group="survey__group", expected="expected", answered="answered", closes_at="wave__closes_at"
    )
    return rows.order_by("wave__closes_at", "pk").values(json=said)


def _item(asked: Asked, row: Row) -> Item | None:
    closes_at = datetime.fromisoformat(row["closes_at"])
    if closes_at > asked.now + SOON or row["answered"] >= row["expected"]:
        return None
    return Item(
        f"A survey closes soon: {row['group']}",
        f"{row['answered']} of {row['expected']} have answered. Ask them once more before it closes.",
        reverse("surveys:survey", args=[row["survey"]]),
        "See the survey",
        timezone.localdate(closes_at),
        Weight.ROUTINE,
    )


put_on_due_now(Kind("surveys", each(_item), _rows, whose=Whose.DRIVER))
