"""The question on the home of whoever is asked."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from districts.pulse.links import OPEN_FOR, answer_path
from districts.pulse.models import CommitmentPulse
from network.lib.words import days_ago


def with_pulse(members: Any, *, person: Any) -> Any:
    """Members with the newest pulse of a person that has no answer (`pulse_waits`): no query of its own."""
    rows = CommitmentPulse.objects.waiting().filter(member=OuterRef("pk"), person=person).order_by("-asked_on")
    said = JSONObject(pk="pk", asked_on="asked_on")
    return members.annotate(pulse_waits=ArraySubquery(rows.values(json=said)[:1]))


def pulse_asked(member: Any, today: date) -> list[tuple[str, str, str, str, str, str]]:
    """What `with_pulse` has found, as the six parts of a line of the home, while its link is open."""
    found = []
    for row in getattr(member, "pulse_waits", ()):
        asked_on = date.fromisoformat(row["asked_on"])
        if asked_on + OPEN_FOR >= today:
            why = "Yes, yes with a change, a pause, or goodbye. The hub alone reads what you say."
            when = f"asked {days_ago(asked_on, today)}"
            found.append((f"Is {member} still in?", why, answer_path(row["pk"]), "Answer", "due", when))
    return found
