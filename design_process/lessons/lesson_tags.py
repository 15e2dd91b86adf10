"""What pages below and beside say of lessons: the lesson of a cycle, and thanks on a home."""

from typing import Any

from django.template import Library

from design_process.cycles.models import TestCycle
from design_process.lessons.models import Lesson

register = Library()


@register.inclusion_tag("design_process/lessons/of_cycle.html", takes_context=True)
def lesson_of(context: dict[str, Any], cycle: TestCycle, may_edit: bool) -> dict[str, Any]:
    """The lesson of a closed cycle for the person of the request, or the way to write it."""
    found = Lesson.objects.seen_by(context["request"].user).filter(cycle=cycle).first()
    return {"lesson": found, "cycle": cycle, "may_write": may_edit}


@register.simple_tag(takes_context=True)
def lacks_lesson(context: dict[str, Any], cycle: TestCycle) -> bool:
    """Nobody has made a lesson of this cycle, as far as the person of the request sees."""
    return not Lesson.objects.seen_by(context["request"].user).filter(cycle=cycle).exists()
