"""What people did to charts, put to the series they belong to."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import F, Subquery, TextField
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from design_process.measures.models import ChartMark
from design_process.measures.series import ByHand, Series
from network.lib.kept import Given

_FIELDS = ("pk", "indicator_id", "group", "kind", "period", "reason", "by_name", "at")
Told = dict[str, Any]  # a mark by the names of its fields


def member_marks(member_id: int) -> Iterable[Told]:
    """What was done to a member's own charts. One query."""
    marks: Any = ChartMark.objects.standing().filter(member=member_id)
    return list(marks.annotate(by_name=F("by__name")).values(*_FIELDS))


def network_marks(network_id: int) -> Iterable[Told]:
    """What was done to the charts of the whole network. One query."""
    marks: Any = ChartMark.objects.standing().filter(network=network_id, member=None)
    return list(marks.annotate(by_name=F("by__name")).values(*_FIELDS))


def marks_as_text() -> Subquery:
    """All marks of the member that is given, for a query composed once: it comes with each row, and costs no other."""
    marks = ChartMark.objects.standing().filter(member=Given("member")).annotate(by_name=F("by__name")).order_by()
    told = JSONBAgg(JSONObject(**{name: name for name in _FIELDS}))
    return Subquery(marks.values("member").annotate(told=Cast(told, TextField())).values("told"))


def from_text(text: str | None) -> list[Told]:
    """The marks that came as text."""
    found: list[Told] = json.loads(text) if text else []
    for mark in found:
        mark["period"], mark["at"] = date.fromisoformat(mark["period"]), datetime.fromisoformat(mark["at"])
    return sorted(found, key=lambda mark: (mark["period"], mark["kind"]))


def marked(series: Sequence[Series], marks: Iterable[Told]) -> list[Series]:
    """The series with what people did to each: phases they began, points they left out."""
    how_often = {one.indicator.pk: one.indicator.frequency for one in series}
    done: dict[tuple[int, str], tuple[ByHand, ...]] = defaultdict(tuple)
    for mark in marks:
        if mark["indicator_id"] in how_often:
            one = ByHand(
                pk=mark["pk"],
                kind=mark["kind"],
                period=mark["period"],
                reason=mark["reason"],
                by=mark["by_name"] or "somebody who has left",
                on=timezone.localdate(mark["at"]),
                frequency=how_often[mark["indicator_id"]],
            )
            done[mark["indicator_id"], mark["group"]] += (one,)
    return [replace(one, by_hand=done[one.indicator.pk, one.group]) if done else one for one in series]
