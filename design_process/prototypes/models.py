"""Prototype: a small version of an idea, made to be tried."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from design_process.cards.models import Card
from design_process.ideas.models import Idea
from design_process.measures.models import Indicator
from design_process.phases.models import DistrictProject
from design_process.theory.models import TheoryNode
from districts.directory.access import CardScoped
from districts.directory.models import Member
from districts.support.visits.models import SiteVisit
from network.membership.models import Network


@pghistory.track()
class Prototype(Card):
    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        TESTING = "testing", "Being tested"
        ADOPTED = "adopted", "Adopted"
        ABANDONED = "abandoned", "Abandoned"

    class Scale(models.TextChoices):
        CLASSROOM = "classroom", "One classroom"
        SCHOOL = "school", "One school"
        DISTRICT = "district", "The district"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="prototypes")
    project = models.ForeignKey(DistrictProject, models.CASCADE, related_name="prototypes")
    name = models.CharField(max_length=120)
    what = models.TextField()
    audience = models.CharField(max_length=200, blank=True)
    involved = models.CharField(max_length=200, blank=True)
    how_tested = models.TextField(blank=True)
    scale = models.CharField(max_length=10, choices=Scale.choices, default=Scale.CLASSROOM)
    stop_rule = models.CharField(max_length=300, blank=True)
    duration = models.CharField(max_length=120, blank=True)
    materials = models.CharField(max_length=500, blank=True)
    research = models.CharField(max_length=500, blank=True)  # what speaks for it elsewhere
    risks = models.CharField(max_length=500, blank=True)
    # What another district would have to know before it tries: see `predictions/family.py`.
    conditions = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)  # a week, of one teacher
    money = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    adapted = models.CharField(
        max_length=300, blank=True
    )  # what this team changed in the parent's card; empty: nothing
    indicators = models.ManyToManyField(Indicator, blank=True, related_name="prototypes")
    # What it tries, in the team's theory of improvement. An idea that something points at is never deleted.
    change_idea = models.ForeignKey(TheoryNode, models.PROTECT, null=True, blank=True, related_name="prototypes")
    # Which of the ideas that the team chose it began with. Others see the card, never the round it comes from.
    idea = models.ForeignKey(Idea, models.SET_NULL, null=True, blank=True, related_name="prototypes")

    objects = CardScoped.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["member", "name"], name="prototype_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="prototype_named"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="tries_an_idea_of_its_team",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__change_idea__isnull=False),
                func="""
                    IF NOT EXISTS (
                        SELECT FROM design_process_theorynode n JOIN design_process_theory t ON t.id = n.theory_id
                        WHERE n.id = NEW.change_idea_id AND n.kind = 'idea' AND t.member_id = NEW.member_id
                    ) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = 'a prototype tries a change idea of its own team', ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="comes_from_an_idea_of_its_team",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__idea__isnull=False),
                func="""
                    IF NOT EXISTS (
                        SELECT FROM design_process_idea i WHERE i.id = NEW.idea_id AND i.member_id = NEW.member_id
                    ) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = 'a prototype begins with an idea of its own team', ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class PrototypeShare(Prototype.shared_with.through):  # type: ignore[misc,name-defined]
    """A district named for a prototype: watched, so that the history knows to whom it was open, and when."""

    class Meta:
        proxy = True


class VisitedPrototype(models.Model):
    """A prototype that a host shows its visitors. Its card opens to whom it is open anyway."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    visit = models.ForeignKey(SiteVisit, models.CASCADE, related_name="shown_prototypes")
    prototype = models.ForeignKey(Prototype, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "prototype"], name="visited_prototype_once")]
