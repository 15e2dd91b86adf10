"""Events as they stand on the axis of charts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from design_process.measures.drawing import Flag
from design_process.measures.events.models import ChartEvent
from design_process.measures.happenings import tell_happenings
from districts.directory.models import Member

OF_ALL = " (whole network)"


def flags_beside(member: Member) -> tuple[Flag, ...]:
    """What happened to a member and to its network. One query; none where the member came with its events."""
    told: list[dict[str, Any]] | None = vars(member).get("told_events")
    if told is None:
        return _flags(ChartEvent.objects.beside(member).values_list("on", "words", "member"))
    return _flags((date.fromisoformat(one["on"]), one["words"], one["member"]) for one in told)


def network_flags(network_id: int) -> tuple[Flag, ...]:
    """What happened to the whole network. One query."""
    return _flags(ChartEvent.objects.of_network(network_id).values_list("on", "words", "network"))


def with_events(members: Any) -> Any:
    """Members with what happened beside their numbers (`told_events`: JSON): no query of its own."""
    beside = ChartEvent.objects.standing().filter(
        Q(member=None) | Q(member=OuterRef("pk")), network=OuterRef("network")
    )
    said = JSONObject(on="on", words="words", member="member")
    return members.annotate(told_events=ArraySubquery(beside.values(json=said)))


def _flags(rows: Iterable[tuple[date, str, int | None]]) -> tuple[Flag, ...]:
    return tuple(Flag(on, words if owner else words + OF_ALL, is_event=True) for on, words, owner in rows)


tell_happenings("events", lambda member, person: flags_beside(member))
