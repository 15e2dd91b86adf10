"""What pages below and beside say of celebrations: that of a cycle, and the latest of a member."""

from typing import Any

from django.template import Library

from design_process.celebrations import latest
from design_process.celebrations.models import Celebration
from design_process.cycles.models import TestCycle
from districts.directory.models import Member

register = Library()


@register.inclusion_tag("design_process/celebrations/of_cycle.html", takes_context=True)
def celebration_of(context: dict[str, Any], cycle: TestCycle, may_edit: bool) -> dict[str, Any]:
    """The celebration of a closed cycle for the person of the request, or the way to write it. One query."""
    found = Celebration.objects.seen_by(context["request"].user).filter(cycle=cycle).first()
    return {"celebration": found, "cycle": cycle, "may_write": may_edit}


@register.inclusion_tag("design_process/celebrations/of_member.html", takes_context=True)
def celebrated_by(context: dict[str, Any], member: Member) -> dict[str, Any]:
    """What a member's team has given its sponsor and others to celebrate lately. At most one query."""
    return {"celebrations": latest.celebrated_by(member, context["request"].user)}
