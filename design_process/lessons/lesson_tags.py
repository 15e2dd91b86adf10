"""What pages below and beside say of lessons: the lesson of a cycle, and thanks on a home."""

from typing import Any

from django.template import Library

from design_process.cycles.models import TestCycle
from design_process.lessons.models import Lesson

register = Library()


@register.inclusion_tag("design_process/lessons/of_cycle.html", takes_context=True)
def lesson_of(context: dict[str, Any], cycle: TestCycle, may_edit: bool) -> dict[str, Any]:
    """The lesson of a closed cycle for the person of the request; or the way to write it, where that is not the one
    thing the page asks for.
    """
    return {"lesson": _seen_of(context, cycle), "cycle": cycle, "may_write": may_edit and not cycle.is_settled}


@register.simple_tag(takes_context=True)
def lacks_lesson(context: dict[str, Any], cycle: TestCycle) -> bool:
    """Nobody has made a lesson of this cycle, as far as the person of the request sees."""
    return _seen_of(context, cycle) is None


def _seen_of(context: dict[str, Any], cycle: TestCycle) -> Lesson | None:
    """The lesson as the person of the request sees it: looked up once, whatever the page asks of it."""
    if "lesson_seen" not in cycle.__dict__:
        seen = Lesson.objects.seen_by(context["request"].user).filter(cycle=cycle)
        cycle.__dict__["lesson_seen"] = seen.first()
    found: Lesson | None = cycle.__dict__["lesson_seen"]
    return found
