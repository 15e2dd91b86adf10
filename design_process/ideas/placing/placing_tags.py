"""What pages beside and below say of ideas in the theory: where one stands, what one began as, which are not in yet."""

from typing import Any

from django.template import Library

from design_process.ideas.models import Idea
from design_process.ideas.placing.models import PlacedIdea
from design_process.theory.models import Theory, TheoryNode

register = Library()


@register.inclusion_tag("design_process/ideas/placing/where.html", takes_context=True)
def in_the_theory(context: dict[str, Any], idea: Idea) -> dict[str, Any]:
    """Where an idea stands in its team's theory, and the way to put it there while it is chosen. Two queries."""
    person = context["request"].user
    placed = PlacedIdea.objects.seen_by(person).filter(idea=idea).select_related("node")
    chosen = Idea.objects.seen_by(person).chosen().filter(pk=idea.pk).exists()
    standing = [one for one in placed if one.node.retired_at is None]
    return {"idea": idea, "placed": standing, "may_place": chosen and not standing}


@register.inclusion_tag("design_process/ideas/placing/began_as.html", takes_context=True)
def began_as(context: dict[str, Any], node: TheoryNode) -> dict[str, Any]:
    """The chosen idea that a change idea began as, for those who may read that. One query."""
    seen = Idea.objects.seen_by(context["request"].user)
    return {"idea": seen.filter(placed__node=node).first() if node.is_idea else None}


@register.inclusion_tag("design_process/ideas/placing/not_in_it.html", takes_context=True)
def chosen_not_in(context: dict[str, Any], theory: Theory) -> dict[str, Any]:
    """The ideas that a team has chosen and that its theory does not hold yet. One query."""
    stand = PlacedIdea.objects.filter(theory=theory, node__retired_at=None).values("idea")
    chosen = Idea.objects.seen_by(context["request"].user).chosen().standing().filter(member=theory.member_id)
    return {"ideas": list(chosen.exclude(pk__in=stand).order_by("title", "pk"))}
