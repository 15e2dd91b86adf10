"""Putting a chosen idea into the theory of improvement."""

from django.db import transaction

from design_process.ideas.models import Idea
from design_process.ideas.placing.models import PlacedIdea
from design_process.theory.actions import Hand, Said, add_node, bring_back, connect
from design_process.theory.models import Theory, TheoryNode

SOURCES = {
    Idea.Source.OWN: TheoryNode.Source.MEMBER,
    Idea.Source.DISTRICT: TheoryNode.Source.MEMBER,
    Idea.Source.RESEARCH: TheoryNode.Source.RESEARCH,
    Idea.Source.EXPERT: TheoryNode.Source.EXPERT,
}


@transaction.atomic
def place_idea(idea: Idea, under: TheoryNode, *, hand: Hand) -> TheoryNode:
    """Put an idea under a driver of its team's theory, in its own words. It stands there once: placed again, the
    first stays where it is; one that was taken out comes back, under this driver too.

    Raises ValueError for the theory of another team, OutOfPlace where it cannot stand.
    """
    theory = Theory.objects.select_for_update(no_key=True).get(pk=under.theory_id)
    if idea.member_id != theory.member_id:
        raise ValueError("an idea is placed in the theory of its own team")
    placed: PlacedIdea | None = (
        PlacedIdea.objects.filter(idea=idea, theory=theory).select_related("node__theory__member").first()
    )
    if placed is not None:
        if placed.node.retired_at:
            bring_back(placed.node, by=hand.by)
            connect(placed.node, under, by=hand.by)
        return placed.node
    said = Said(idea.title, idea.basis, SOURCES.get(Idea.Source(idea.source), "") if idea.source else "")
    node = add_node(theory, TheoryNode.Kind.IDEA, said, under, hand=hand)
    about = {"network_id": idea.network_id, "member_id": idea.member_id, "theory": theory}
    PlacedIdea.objects.create(idea=idea, node=node, **about)
    return node
