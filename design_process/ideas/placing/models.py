"""Where a chosen idea stands in the theory of improvement. As with ideas, nothing here tells who wrote it, or when."""

import pgtrigger
from django.db import models

from design_process.ideas.models import Idea
from design_process.theory.models import Theory, TheoryNode
from districts.directory.access import WorkScoped
from districts.directory.models import Member
from network.membership.models import Network


class PlacedIdea(models.Model):
    """A change idea of a theory that began as an idea of a round: once in each theory."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    idea = models.ForeignKey(Idea, models.CASCADE, related_name="placed")
    theory = models.ForeignKey(Theory, models.CASCADE, related_name="+")
    node = models.OneToOneField(TheoryNode, models.CASCADE, related_name="placed_from")

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["node"]
        constraints = [models.UniqueConstraint(fields=["idea", "theory"], name="idea_placed_once")]
        triggers = [
            pgtrigger.Trigger(
                name="placed_in_its_teams_theory",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    IF NOT EXISTS (
                        SELECT FROM design_process_theorynode n
                        JOIN design_process_theory t ON t.id = n.theory_id
                        JOIN design_process_idea i ON i.id = NEW.idea_id
                        WHERE n.id = NEW.node_id AND n.kind = 'idea' AND t.id = NEW.theory_id
                            AND t.member_id = NEW.member_id AND i.member_id = NEW.member_id
                    ) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = 'an idea is placed as a change idea of its own team', ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]
