"""What data walks want of the reader, and what a member's people have noticed in them."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.data_walks.models import DataWalk, WalkEntry
from districts.directory.models import Member
from network.lib.words import day_words, late_by


def with_walks(members: Any, *, person: Any) -> Any:
    """Members with the latest open walk of their network in which a person has noticed nothing (`walks_asked`): no
    query of its own.
    """
    rows = DataWalk.objects.open().filter(network=OuterRef("network")).unwritten_by(person)
    told = JSONObject(pk="pk", title="title", ends_on="ends_on")
    return members.annotate(walks_asked=ArraySubquery(rows.values(json=told)[:1]))


def walks_asked(member: Any, today: date) -> list[tuple[str, str, str, str, str, str]]:
    """What `with_walks` has found, as the six parts of a line of the home."""
    return [_line(row, today) for row in getattr(member, "walks_asked", ())]


def _line(row: dict[str, Any], today: date) -> tuple[str, str, str, str, str, str]:
    ends_on = date.fromisoformat(row["ends_on"])
    when = late_by(ends_on, today) if ends_on < today else f"until {day_words(ends_on)}"
    why = f"“{row['title']}” One line on what you notice, then you read what others wrote."
    url = reverse("data_walks:walk", args=[row["pk"]])
    return ("A data walk is open: look and write", why, url, "Look and write", "due", when)


def walks_for(member: Member) -> tuple[DataWalk | None, DataWalk | None]:
    """The latest walk in which a member's people noticed something, and the latest that is open. One query."""
    noticed = WalkEntry.objects.noticed().filter(walk=OuterRef("pk"), member=member.pk)
    rows = list(DataWalk.objects.filter(network=member.network_id).annotate(is_theirs=Exists(noticed)))
    walked = next((row for row in rows if row.is_theirs), None)
    return walked, next((row for row in rows if row.closed_at is None), None)
