"""A theory of improvement: the card, its drivers and change ideas, what serves what, and versions kept of it."""

from typing import Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from design_process.cards.models import Card
from design_process.evidence.insights.models import Insight
from design_process.measures.models import Indicator
from design_process.problems.models import Goal, GoalVersion
from districts.directory.access import CardScoped
from districts.directory.models import Member
from network.membership.models import Network


@pghistory.track()
class Theory(Card):
    """Why a team thinks it will reach a goal. Its aim is the goal in force: nobody types it a second time."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="theories")
    goal = models.OneToOneField(Goal, models.CASCADE, related_name="theory")

    objects = CardScoped.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name_plural = "theories"

    def __str__(self) -> str:
        return "The theory of improvement"

    def get_absolute_url(self) -> str:
        return reverse("theory:theory", args=[self.pk])


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class TheoryShare(Theory.shared_with.through):  # type: ignore[misc,name-defined]
    """A district named for a theory: watched, so that the history knows to whom it was open, and when."""

    class Meta:
        proxy = True


class OfTheory(models.QuerySet[Any]):
    """What hangs on a theory: whoever sees the theory sees it."""

    def seen_by(self, person: Any) -> Self:
        return self.filter(theory__in=Theory.objects.seen_by(person))


class NodeQuerySet(OfTheory):
    def standing(self) -> Self:
        """Those that were not taken out."""
        return self.filter(retired_at=None)

    def ideas(self) -> Self:
        return self.filter(kind=TheoryNode.Kind.IDEA)

    def drivers(self) -> Self:
        return self.exclude(kind=TheoryNode.Kind.IDEA)

    def with_goal(self) -> Self:
        """Each with `goal_says`: what the goal in force of its theory is about."""
        versions = GoalVersion.objects.filter(goal=OuterRef("theory__goal"), proposed=False).order_by("-number")
        return self.annotate(goal_says=Subquery(versions.values("what")[:1]))


def _refuse(unless: str, message: str) -> str:
    """A trigger's body that refuses a row unless `unless` is so."""
    return f"""
        IF NOT ({unless}) THEN
            RAISE EXCEPTION USING MESSAGE = '{message}', ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """


@pghistory.track()
class TheoryNode(models.Model):
    """A driver or a change idea. It keeps its number for good: versions know it by that, and so do prototypes."""

    class Kind(models.TextChoices):
        PRIMARY = "primary", "Primary driver"
        SECONDARY = "secondary", "Secondary driver"
        IDEA = "idea", "Change idea"

    class Source(models.TextChoices):
        RESEARCH = "research", "Research"
        EXPERT = "expert", "An expert"
        MEMBER = "member", "One of us, or another district"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    theory = models.ForeignKey(Theory, models.CASCADE, related_name="nodes")
    client_key = models.UUIDField()  # made with the form: sent twice, stored once
    kind = models.CharField(max_length=9, choices=Kind.choices)
    text = models.CharField(max_length=160)
    warrant = models.TextField(blank=True)  # why the team thinks so
    source = models.CharField(max_length=8, choices=Source.choices, blank=True)
    indicators = models.ManyToManyField(Indicator, blank=True, related_name="+")
    insights = models.ManyToManyField(Insight, blank=True, related_name="theory_nodes")  # what the team found out
    # The idea of another team that it was taken up from. Each end is shown to whom the other end is open.
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    on_behalf = models.BooleanField(default=False)  # written down by the hub for the team
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    retired_why = models.CharField(max_length=300, blank=True)

    objects = NodeQuerySet.as_manager()

    class Meta:
        ordering = ["theory", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="theory_node_sent_once"),
            models.CheckConstraint(condition=~Q(text=""), name="theory_node_says_something"),
            models.CheckConstraint(condition=Q(source="") | Q(kind="idea"), name="theory_node_source_of_idea"),
            models.CheckConstraint(
                condition=Q(parent=None) | Q(kind="idea") & ~Q(parent=F("id")), name="theory_node_idea_after_another"
            ),
            models.CheckConstraint(
                condition=Q(retired_at=None) | ~Q(retired_why=""),
                name="theory_node_taken_out_says_why",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="kind_and_theory_stay",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=_refuse(
                    "NEW.kind = OLD.kind AND NEW.theory_id = OLD.theory_id", "a node keeps its kind and its theory"
                ),
            )
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("theory:node", args=[self.pk])

    @property
    def member_id(self) -> int:
        """Whose it is, for the door."""
        return self.theory.member_id

    @property
    def is_idea(self) -> bool:
        return self.kind == self.Kind.IDEA


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class TheoryLink(models.Model):
    """One node contributes to another, or with no `above` to the aim. `place`: its turn among those beside it."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    node = models.ForeignKey(TheoryNode, models.CASCADE, related_name="upward")
    above = models.ForeignKey(TheoryNode, models.CASCADE, null=True, blank=True, related_name="downward")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["node", "above"], nulls_distinct=False, name="theory_link_once"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="leads_to_the_aim",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=_refuse(
                    """EXISTS (
                        SELECT FROM design_process_theorynode n
                        LEFT JOIN design_process_theorynode a ON a.id = NEW.above_id
                        WHERE n.id = NEW.node_id AND (
                            n.kind = 'primary' AND NEW.above_id IS NULL
                            OR a.theory_id = n.theory_id AND (
                                n.kind = 'secondary' AND a.kind = 'primary'
                                OR n.kind = 'idea' AND a.kind IN ('primary', 'secondary'))))""",
                    "a node serves what stands nearer to the aim, in its own theory",
                ),
            )
        ]


class TheoryVersion(models.Model):
    """What a theory said on a day, with a name and what had been learned. The database keeps it as it is."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    theory = models.ForeignKey(Theory, models.CASCADE, related_name="versions")
    client_key = models.UUIDField()
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … within the theory
    name = models.CharField(max_length=80)
    learned = models.TextField()
    content = models.JSONField()  # a Shape as `shape.py` writes it down
    on_behalf = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = OfTheory.as_manager()

    class Meta:
        ordering = ["theory", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["theory", "number"], name="theory_version_once"),
            models.UniqueConstraint(fields=["network", "client_key"], name="theory_version_sent_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(learned=""), name="theory_version_says_what_was_learned"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="stays_as_it_is",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
                    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN RETURN NEW; END IF;
                    RAISE EXCEPTION USING
                        MESSAGE = 'a kept version stays as it is', ERRCODE = 'check_violation';
                """,
            )
        ]

    def __str__(self) -> str:
        return f"Version {self.number}: {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("theory:version", args=[self.pk])

    @property
    def member_id(self) -> int:
        """Whose it is, for the door."""
        return self.theory.member_id
