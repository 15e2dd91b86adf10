"""What the page of a prototype says of class surveys around it: to the team and the hub, never a figure of few."""

from typing import Any

from django.template import Library
from django.utils import timezone

from design_process.prototypes.models import Prototype
from design_process.surveys.models import Survey
from design_process.surveys.told import stands

register = Library()


@register.inclusion_tag("design_process/surveys/around.html", takes_context=True)
def surveys_around(context: dict[str, Any], card: Prototype, may_ask: bool) -> dict[str, Any]:
    """The surveys around a prototype, each with where it stands; and the way to ask. Three queries, however many."""
    person, now = context["request"].user, timezone.now()
    found = Survey.objects.seen_by(person).filter(prototype=card).select_related("questionnaire").with_rounds()
    lines = [(survey, stands(survey, now)) for survey in found]
    return {"lines": lines, "card": card, "may_ask": may_ask}
