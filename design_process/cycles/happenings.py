"""Test cycles on the axis of a member's charts."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F

from design_process.cycles.models import TestCycle
from design_process.measures.drawing import Flag
from design_process.measures.happenings import tell_happenings
from districts.directory.models import Member


def cycles_begun(member: Member, person: Any) -> Iterator[Flag]:
    """When each test cycle began that a reader may see. One query."""
    cycles = TestCycle.objects.seen_by(person).filter(member=member).annotate(prototype_name=F("prototype__name"))
    for cycle in cycles.order_by("starts_on", "pk"):
        yield Flag(cycle.starts_on, f"Cycle {cycle.number} of {cycle.prototype_name} began")


tell_happenings("cycles", cycles_begun)
