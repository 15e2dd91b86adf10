"""Who would like to pause or to leave, for the hub's week: the newest answer of each person to the commitment pulse."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from districts.pulse.links import OPEN_FOR
from districts.pulse.models import CommitmentPulse
from network.lib.kept import Given


@dataclass(frozen=True)
class Goodbye:
    words: str
    why: str
    on: date


def goodbyes(network: Any, *, since: Given) -> Any:
    """The answers of a network as JSON, for a statement about it: as long as their links can still change them."""
    newer = CommitmentPulse.objects.filter(
        member=OuterRef("member"), person=OuterRef("person"), asked_on__gt=OuterRef("asked_on")
    )
    rows = CommitmentPulse.objects.goodbyes().filter(~Exists(newer), network=network, asked_on__gte=since)
    said = JSONObject(
        member="member__district__name", who="person__name", answer="answer", words="words", at="answered_at"
    )
    return rows.order_by("answered_at", "pk").values(json=said)


def first_day(today: date) -> date:
    """The first day of asking whose answers are shown."""
    return today - OPEN_FOR


def goodbye_of(row: dict[str, Any]) -> Goodbye:
    wants = "leave" if row["answer"] == CommitmentPulse.Answer.LEAVE else "pause"
    why = f"{row['who']} says: “{row['words']}” A call first; nothing has changed yet."
    on = timezone.localdate(datetime.fromisoformat(row["at"]))
    return Goodbye(f"{row['member']} would like to {wants}", why, on)
