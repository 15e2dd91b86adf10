"""What the homes say of private words, in a line that names neither words nor people: whoever looks over a shoulder
learns nothing.
"""

from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.timezone import localdate

from design_process.heard.models import NotHeard, NotHeardReader
from network.lib.kept import Given
from network.lib.words import days_ago
from network.membership.reach import ANYBODY

SHOWN = 5
WORDS, BUTTON = "Something for you to read", "Read it"
WHY = "For you alone. Open it where nobody looks over your shoulder."


def with_unheard(networks: Any) -> Any:
    """Networks with the open notes that were written to whoever asks (`unheard`): no query of its own."""
    chosen = NotHeardReader.objects.filter(person=ANYBODY.pk).values("note")
    rows = NotHeard.objects.seen_by(ANYBODY).open().filter(pk__in=chosen, network=OuterRef("pk"))
    told = JSONObject(pk="pk", said_at="said_at", answered_at="answered_at")
    return networks.annotate(unheard=ArraySubquery(rows.order_by("said_at", "pk").values(json=told)[:SHOWN]))


def unheard_of(network: Any, today: date) -> list[tuple[date, str, str, str, str]]:
    """What `with_unheard` has found, as the parts of a line of This week: since when, words, why, address, button."""
    return [_line(row, today) for row in getattr(network, "unheard", ())]


def _line(row: dict[str, Any], today: date) -> tuple[date, str, str, str, str]:
    said_at = datetime.fromisoformat(row["said_at"])
    answered_at = datetime.fromisoformat(row["answered_at"]) if row["answered_at"] else None
    on, url = localdate(said_at), reverse("heard:note", args=[row["pk"]])
    if answered_at is None or answered_at < said_at:
        return on, "Somebody was not heard", f"Written to you {days_ago(on, today)}. Read it alone.", url, "Read it"
    on = localdate(answered_at)  # it waits since then, and comes after what nobody has read
    return on, "Somebody was not heard", "You answered. Close it once something was done.", url, "Open it"


def to_look_at(member: Any, day: Any) -> Any:
    """What whoever asks has written in a member's team and should look at: it was answered, or nobody reads it now."""
    mine = NotHeard.objects.seen_by(ANYBODY).filter(writer=ANYBODY.pk, member=member, taken_back_at=None)
    rows = mine.answered_since() | mine.open().left_alone(day)
    return rows.order_by("said_at", "pk").values(json=JSONObject(pk="pk"))[:SHOWN]


def with_answers(members: Any) -> Any:
    """Members with what a sponsor has written and should look at (`answers_wait`): no query of its own."""
    return members.annotate(answers_wait=ArraySubquery(to_look_at(OuterRef("pk"), Given("day"))))


def answers_for(member: Any) -> list[tuple[str, str, str, str, str, str]]:
    """What `with_answers` has found, as the six parts of a line of the sponsor's page."""
    return [
        (WORDS, WHY, reverse("heard:note", args=[row["pk"]]), BUTTON, "info", "new")
        for row in getattr(member, "answers_wait", ())
    ]
