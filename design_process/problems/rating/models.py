"""Rounds in which a network's people rate problems of practice. A score is its giver's alone, shown or not."""

from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from design_process.problems.models import ProblemOfPractice
from design_process.scoring.models import BlindScore, BlindScoring, ScoringCriterion, stays_once_shown
from districts.directory.models import Member
from network.lib.random_keys import random_key
from network.membership.models import Network, NetworkScoped

ROUNDS = "design_process_problemscoring"


class ProblemScoringQuerySet(NetworkScoped):
    def open(self) -> Self:
        """The one that takes scores."""
        return self.filter(revealed_at=None)

    def unscored_by(self, person: Any) -> Self:
        """Those in which a person, given by key, has scored nothing."""
        return self.exclude(Exists(ProblemScore.objects.filter(scoring=OuterRef("pk"), by=person)))


class ProblemScoring(BlindScoring):
    """Everybody of the members rates the same candidates. A second one, after talk, keeps the first."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")

    objects = ProblemScoringQuerySet.as_manager()

    class Meta(BlindScoring.Meta):
        constraints = [
            models.UniqueConstraint(fields=["network", "number"], name="problem_scoring_number_once"),
            models.UniqueConstraint(fields=["network"], condition=Q(revealed_at=None), name="problem_scoring_one_open"),
        ]

    def __str__(self) -> str:
        return f"Rating {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("rating:scores", args=[self.pk])


class Candidate(models.Model):
    """A problem of practice that is rated in a round."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    scoring = models.ForeignKey(ProblemScoring, models.CASCADE, related_name="candidates")
    problem = models.ForeignKey(ProblemOfPractice, models.PROTECT, related_name="+")

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["problem__title"]
        constraints = [models.UniqueConstraint(fields=["scoring", "problem"], name="candidate_once")]


@pghistory.track()
class ProblemCriterion(ScoringCriterion):
    """By what the candidates of a round are rated."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    scoring = models.ForeignKey(ProblemScoring, models.CASCADE, related_name="criteria")

    objects = NetworkScoped.as_manager()

    class Meta(ScoringCriterion.Meta):
        verbose_name_plural = "problem criteria"
        constraints = [
            models.UniqueConstraint(fields=["scoring", "place"], name="problem_criterion_place_once"),
            *ScoringCriterion.Meta.constraints,
        ]


class ProblemScoreQuerySet(models.QuerySet["ProblemScore"]):
    def seen_by(self, person: Any) -> Self:
        """One's own. What all of them say together is told by `results.py`, once they are shown."""
        return self.filter(by=person.pk)


class ProblemScore(BlindScore):
    """What one person gives one candidate by one criterion, with the member whose people they are of."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    scoring = models.ForeignKey(ProblemScoring, models.CASCADE, related_name="scores")
    problem = models.ForeignKey(ProblemOfPractice, models.PROTECT, related_name="+")
    criterion = models.ForeignKey(ProblemCriterion, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    objects = ProblemScoreQuerySet.as_manager()

    class Meta(BlindScore.Meta):
        constraints = [
            models.UniqueConstraint(fields=["criterion", "problem", "by"], name="problem_score_once"),
            *BlindScore.Meta.constraints,
        ]
        triggers = [stays_once_shown(ROUNDS)]


class DoubtQuerySet(NetworkScoped):
    def seen_by(self, person: Any) -> Self:
        """One's own; everybody's once the scores are shown."""
        return super().seen_by(person).filter(Q(by=person.pk) | Q(scoring__revealed_at__isnull=False))


class Doubt(models.Model):
    """What speaks against a candidate, in one person's words, without their name."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    scoring = models.ForeignKey(ProblemScoring, models.CASCADE, related_name="doubts")
    problem = models.ForeignKey(ProblemOfPractice, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    words = models.CharField(max_length=300)

    objects = DoubtQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["scoring", "problem", "by"], name="doubt_once"),
            models.CheckConstraint(condition=~Q(words=""), name="doubt_says_something"),
        ]
        triggers = [stays_once_shown(ROUNDS)]

    def __str__(self) -> str:
        return self.words
