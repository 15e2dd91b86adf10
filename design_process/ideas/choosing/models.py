"""Criteria, scores and decisions about a round's ideas. A score is its giver's alone, shown or not."""

from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from design_process.ideas.models import Idea, IdeaRound
from design_process.scoring.models import BlindScore, BlindScoring, ScoringCriterion, stays_once_shown
from districts.directory.access import WorkScoped
from districts.directory.models import Member
from network.membership.models import Network


class ScoringQuerySet(WorkScoped):
    def open(self) -> Self:
        return self.filter(revealed_at=None)

    def unscored_by(self, person: Any) -> Self:
        """Those in which a person, given by key, has scored nothing."""
        return self.exclude(Exists(Score.objects.filter(scoring=OuterRef("pk"), by=person)))


class Scoring(BlindScoring):
    """One round of scores, each given without seeing the others. A second one, after talk, keeps the first."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    round = models.ForeignKey(IdeaRound, models.CASCADE, related_name="scorings")

    objects = ScoringQuerySet.as_manager()

    class Meta(BlindScoring.Meta):
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="scoring_number_once"),
            models.UniqueConstraint(fields=["round"], condition=Q(revealed_at=None), name="scoring_one_open"),
        ]


class CriterionQuerySet(models.QuerySet["Criterion"]):
    def seen_by(self, person: Any) -> Self:
        """A network's own by everybody of it; those of a round of scores by whom the scores are about."""
        ours = Q(scoring__in=Scoring.objects.seen_by(person))
        return self.filter(ours | Q(scoring=None, network__in=person.holdings.community_networks))

    def of_network(self, network_id: int) -> Self:
        """Those that a network proposes to its teams."""
        return self.filter(network=network_id, scoring=None)


@pghistory.track()
class Criterion(ScoringCriterion):
    """By what ideas are scored, 5 being best. Without `scoring`: what the network proposes to its teams."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    scoring = models.ForeignKey(Scoring, models.CASCADE, null=True, blank=True, related_name="criteria")

    objects = CriterionQuerySet.as_manager()

    class Meta(ScoringCriterion.Meta):
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(
                fields=["network", "scoring", "place"], nulls_distinct=False, name="criterion_place_once"
            ),
            *ScoringCriterion.Meta.constraints,
        ]


class ScoreQuerySet(models.QuerySet["Score"]):
    def seen_by(self, person: Any) -> Self:
        """One's own. What all of them say together is told by `results.py`, once they are shown."""
        return self.filter(by=person.pk)


class Score(BlindScore):
    """What one person gives one idea by one criterion: theirs to change until the scores are shown."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    scoring = models.ForeignKey(Scoring, models.CASCADE, related_name="scores")
    idea = models.ForeignKey(Idea, models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="+")

    objects = ScoreQuerySet.as_manager()

    class Meta(BlindScore.Meta):
        constraints = [
            models.UniqueConstraint(fields=["criterion", "idea", "by"], name="score_once"),
            *BlindScore.Meta.constraints,
        ]
        triggers = [stays_once_shown("design_process_scoring")]


class IdeaDecisionQuerySet(WorkScoped):
    def standing(self) -> Self:
        """The one that counts: those before were opened again, each with a reason."""
        return self.filter(reopened_at=None)


@pghistory.track()
class IdeaDecision(models.Model):
    """What a team chose among its ideas, why, and who saw it otherwise, in words. Opened again only with a reason."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    round = models.ForeignKey(IdeaRound, models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    reason = models.TextField()
    dissent = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)
    on_behalf = models.BooleanField(default=False)
    reopened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_why = models.TextField(blank=True)

    objects = IdeaDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="idea_decision_number_once"),
            models.UniqueConstraint(fields=["round"], condition=Q(reopened_at=None), name="idea_decision_one_stands"),
            models.CheckConstraint(condition=~Q(reason=""), name="idea_decision_says_why"),
            models.CheckConstraint(
                condition=Q(reopened_at=None) | ~Q(reopened_why=""), name="idea_decision_reopened_with_reason"
            ),
        ]


class ChosenIdea(models.Model):
    """An idea that a decision chose, or kept as the runner-up: at most one of these."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    decision = models.ForeignKey(IdeaDecision, models.CASCADE, related_name="chosen")
    idea = models.ForeignKey(Idea, models.CASCADE, related_name="chosen_in")
    is_runner_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["is_runner_up", "idea"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "idea"], name="idea_chosen_once"),
            models.UniqueConstraint(fields=["decision"], condition=Q(is_runner_up=True), name="idea_one_runner_up"),
        ]
