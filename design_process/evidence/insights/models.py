"""Insight: what a team learned and why, resting on evidence and quotes. HowMightWe: a question that follows. Votes."""

from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from design_process.cards.models import Card
from design_process.evidence.models import Evidence, Quote
from design_process.problems.models import ProblemOfPractice
from districts.directory.access import CardScoped, WorkScoped
from districts.directory.models import Member
from network.membership.models import Network


@pghistory.track()
class Insight(Card):
    """ "We learned that … because …": a card, with what it rests on."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="insights")
    problem = models.ForeignKey(ProblemOfPractice, models.PROTECT, null=True, blank=True, related_name="+")
    learned = models.CharField(max_length=300)
    because = models.TextField()
    evidence = models.ManyToManyField(Evidence, through="InsightEvidence", related_name="insights")
    quotes = models.ManyToManyField(Quote, through="InsightQuote", related_name="insights")
    client_key = models.UUIDField()
    on_behalf = models.BooleanField(default=False)

    objects = CardScoped.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="insight_sent_once"),
            models.CheckConstraint(condition=~Q(learned="") & ~Q(because=""), name="insight_says_why"),
        ]

    def __str__(self) -> str:
        return self.learned

    def get_absolute_url(self) -> str:
        return reverse("insights:insight", args=[self.pk])


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class InsightShare(Insight.shared_with.through):  # type: ignore[misc,name-defined]
    """A district named for an insight: watched, so that the history knows to whom it was open, and when."""

    class Meta:
        proxy = True


class InsightEvidence(models.Model):
    """A piece of evidence that an insight rests on."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    insight = models.ForeignKey(Insight, models.CASCADE, related_name="+")
    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["insight", "evidence"], name="insight_evidence_once")]


class InsightQuote(models.Model):
    """A quote that an insight rests on."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    insight = models.ForeignKey(Insight, models.CASCADE, related_name="+")
    quote = models.ForeignKey(Quote, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["insight", "quote"], name="insight_quote_once")]


class VotingQuerySet(WorkScoped):
    def open(self) -> Self:
        return self.filter(closed_at=None)


class Voting(models.Model):
    """A round of questions on which everybody of a team has one vote. One is open at a time."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = VotingQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["member", "number"], name="voting_number_once"),
            models.UniqueConstraint(fields=["member"], condition=Q(closed_at=None), name="voting_one_open"),
        ]


@pghistory.track()
class HowMightWe(models.Model):
    """ "How might we …": a question that ideas can answer, resting on insights."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="how_might_we")
    problem = models.ForeignKey(ProblemOfPractice, models.PROTECT, null=True, blank=True, related_name="+")
    question = models.CharField(max_length=300)  # what follows "How might we", without the mark
    insights = models.ManyToManyField(Insight, through="QuestionInsight", related_name="questions")
    voting = models.ForeignKey(Voting, models.PROTECT, related_name="questions")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    client_key = models.UUIDField()
    on_behalf = models.BooleanField(default=False)

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]  # never by votes: that would tell them
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="question_sent_once"),
            models.UniqueConstraint(fields=["member", "question"], name="question_asked_once"),
            models.CheckConstraint(condition=~Q(question=""), name="question_asks_something"),
        ]

    def __str__(self) -> str:
        return f"How might we {self.question}?"

    def get_absolute_url(self) -> str:
        return f"{reverse('insights:questions', args=[self.member_id])}#q-{self.pk}"


class QuestionInsight(models.Model):
    """An insight that a question rests on."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    question = models.ForeignKey(HowMightWe, models.CASCADE, related_name="+")
    insight = models.ForeignKey(Insight, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "insight"], name="question_insight_once")]


class VoteQuerySet(models.QuerySet["Vote"]):
    def seen_by(self, person: Any) -> Self:
        """One's own. Sums are told by `voting.py` alone, once they may be."""
        return self.filter(by=person.pk)


class Vote(models.Model):
    """One person's vote in a round: one each, and it stays."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    voting = models.ForeignKey(Voting, models.CASCADE, related_name="votes")
    question = models.ForeignKey(HowMightWe, models.CASCADE, related_name="votes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = VoteQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["voting", "by"], name="vote_once")]
