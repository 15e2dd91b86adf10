"""What a prototype's page says of the predictions made for its idea: the page lies below, the ledger above it."""

from typing import Any

from django.template import Library

from design_process.predictions.ledger import idea_of
from design_process.prototypes.models import Prototype

register = Library()


@register.inclusion_tag("design_process/predictions/held.html", takes_context=True)
def held(context: dict[str, Any], prototype: Prototype) -> dict[str, Any]:
    """How often predictions for this idea held, for the person of the request."""
    return {"idea": idea_of(prototype, context["request"].user)}
