"""The question on the home of a sponsor who is asked."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from districts.pulse.links import OPEN_FOR, answer_path
from districts.pulse.models import CommitmentPulse
from network.lib.words import days_ago

WHY = "Yes, yes with a change, a pause, or goodbye. The hub alone reads what you say."


def newest(pulses: Any) -> Any:
    """The newest of some pulses, as JSON."""
    return pulses.order_by("-asked_on").values(json=JSONObject(pk="pk", asked_on="asked_on"))[:1]


def asked_on(row: dict[str, Any]) -> date:
    return date.fromisoformat(row["asked_on"])


def with_pulse(members: Any, *, person: Any) -> Any:
    """Members with the newest pulse of a person that has no answer (`pulse_waits`): no query of its own."""
    rows = CommitmentPulse.objects.waiting().filter(member=OuterRef("pk"), person=person)
    return members.annotate(pulse_waits=ArraySubquery(newest(rows)))


def pulse_asked(member: Any, today: date) -> list[tuple[str, str, str, str, str, str]]:
    """What `with_pulse` has found, as the six parts of a line of the home, while its link is open."""
    return [
        (f"Is {member} still in?", WHY, answer_path(row["pk"]), "Answer", "due", f"asked {days_ago(on, today)}")
        for row in getattr(member, "pulse_waits", ())
        if (on := asked_on(row)) + OPEN_FOR >= today
    ]
