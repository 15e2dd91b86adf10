"""Rounds of ideas, the ideas, and who wrote them: a table of its own, read by its authors alone.

Ideas and credits keep no time and no history, and their numbers are drawn at random: neither an address nor an order
tells what was written when. Whoever could put the two together would know the author.
"""

from typing import Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from design_process.evidence.insights.models import HowMightWe
from districts.directory.access import WorkScoped
from districts.directory.models import Member
from network.lib.random_keys import random_key
from network.membership.models import Network


class IdeaRoundQuerySet(WorkScoped):
    def writing(self) -> Self:
        """Those whose ideas nobody has read yet."""
        return self.filter(opened_at=None)


@pghistory.track()
class IdeaRound(models.Model):
    """A question on which a team writes ideas in silence, until somebody opens what was written."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="idea_rounds")
    question = models.CharField(max_length=300)  # what follows "How might we", without the mark
    how_might_we = models.ForeignKey(HowMightWe, models.SET_NULL, null=True, blank=True, related_name="+")
    ends_on = models.DateField(null=True, blank=True)  # until when to write; ideas that come later are taken, too
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    client_key = models.UUIDField()
    on_behalf = models.BooleanField(default=False)  # started by the hub

    objects = IdeaRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        indexes = [models.Index(fields=["member", "-started_at"], name="idea_round_of_member")]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="idea_round_sent_once"),
            models.CheckConstraint(condition=~Q(question=""), name="idea_round_asks_something"),
        ]

    def __str__(self) -> str:
        return f"How might we {self.question}?"

    def get_absolute_url(self) -> str:
        return reverse("ideas:round", args=[self.pk])


class IdeaQuerySet(WorkScoped):
    def seen_by(self, person: Any) -> Self:
        """Once the round is open, by the team and the hub; before, each by its author alone."""
        mine = Credit.objects.filter(person=person.pk).values("idea")
        return super().seen_by(person).filter(Q(round__opened_at__isnull=False) | Q(pk__in=mine))

    def opened(self) -> Self:
        """Those that the team has read."""
        return self.filter(round__opened_at__isnull=False)

    def standing(self) -> Self:
        """Those that were not merged into another."""
        return self.filter(merged_into=None)

    def chosen(self) -> Self:
        """Those that teams have chosen, as their decisions stand."""
        return self.filter(chosen_in__decision__reopened_at=None, chosen_in__is_runner_up=False).distinct()


class Idea(models.Model):
    """An idea of a round. Its words stay as they are once the round is open; what is better becomes another idea."""

    class Source(models.TextChoices):
        OWN = "own", "Our own experience"
        RESEARCH = "research", "Research"
        EXPERT = "expert", "An expert"
        DISTRICT = "district", "Another district"

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    round = models.ForeignKey(IdeaRound, models.CASCADE, related_name="ideas")
    title = models.CharField(max_length=120)
    what = models.TextField(blank=True)
    source = models.CharField(max_length=10, choices=Source.choices, blank=True)
    basis = models.TextField(blank=True)  # what research or experience it rests on
    link = models.URLField(max_length=400, blank=True)
    builds_on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="built_on_it")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    client_key = models.UUIDField()

    objects = IdeaQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]  # at random, and always the same
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="idea_sent_once"),
            models.CheckConstraint(condition=~Q(title=""), name="idea_has_a_title"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="words_stay_once_open",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.AnyChange("title", "what", "source", "basis", "link", "round", "builds_on"),
                func="""
                    IF EXISTS (
                        SELECT FROM design_process_idearound r WHERE r.id = OLD.round_id AND r.opened_at IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = 'an idea that others have read stays as it is', ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("ideas:idea", args=[self.pk])


class CreditQuerySet(models.QuerySet["Credit"]):
    def seen_by(self, person: Any) -> Self:
        """One's own; and those whose authors said that they may be named, with ideas that one may read."""
        named = Q(is_named=True, idea__in=Idea.objects.seen_by(person))
        return self.filter(Q(person=person.pk) | named)


class Credit(models.Model):
    """Somebody wrote an idea, or a part of it. Nobody is told, unless they want their name shown."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    idea = models.ForeignKey(Idea, models.CASCADE, related_name="credits")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    is_named = models.BooleanField(default=False)

    objects = CreditQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["idea", "person"], name="idea_credit_once")]
