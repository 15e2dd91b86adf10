"""What a closed cycle gives to the cards that are made of it: a lesson, a celebration."""

from typing import Any

from django.utils import timezone

from design_process.cycles.models import TestCycle
from network.lib.dates import school_year_of
from network.people.models import Person


def is_closed(cycle: TestCycle) -> bool:
    """Is it studied and decided, so that something can be made of it?"""
    return cycle.state == TestCycle.State.CLOSED and cycle.closed_at is not None


def found_in(cycle: TestCycle) -> str:
    """What the team found, and what surprised it: nobody types it a second time."""
    return "\n\n".join(filter(None, [cycle.findings, cycle.surprise]))


def made_of(cycle: TestCycle, *, by: Person) -> dict[str, Any]:
    """The fields that a card takes from its closed cycle: whose it is, what was decided, and when that was."""
    closed_on = timezone.localdate(cycle.closed_at)
    return {
        "network_id": cycle.network_id,
        "member_id": cycle.member_id,
        "act": cycle.act,
        "learned_on": closed_on,
        "school_year": school_year_of(closed_on),
        "created_by": by,
    }
