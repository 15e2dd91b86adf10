"""What every round of blind scores, every criterion and every score has in common. No table of its own."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from network.lib.random_keys import random_key

LOWEST, BEST = 1, 5  # of a score, and of a weight


class BlindScoring(models.Model):
    """One round of scores, each given without seeing the others. A second one, after talk, keeps the first."""

    number = models.PositiveSmallIntegerField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    ends_on = models.DateField(null=True, blank=True)  # until when to score: a wish, what comes later counts too
    revealed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    revealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["number"]


class ScoringCriterion(models.Model):
    """By what something is scored, 5 being best."""

    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    definition = models.CharField(max_length=300)
    weight = models.PositiveSmallIntegerField(default=1)

    class Meta:
        abstract = True
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(definition=""), name="%(class)s_is_defined"),
            models.CheckConstraint(condition=Q(weight__gte=LOWEST, weight__lte=BEST), name="%(class)s_weight_1_to_5"),
        ]

    def __str__(self) -> str:
        return self.name


class BlindScore(models.Model):
    """What one person gives by one criterion: theirs to change until the scores are shown."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    value = models.PositiveSmallIntegerField(validators=[MinValueValidator(LOWEST), MaxValueValidator(BEST)])

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=LOWEST, value__lte=BEST), name="%(class)s_1_to_5"),
        ]


def stays_once_shown(table: str) -> Any:
    """The trigger that refuses what comes after a round of scores was shown. `table`: of the rounds."""
    return pgtrigger.Trigger(
        name="stays_once_shown",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        func=f"""
                    IF EXISTS (
                        SELECT FROM {table} s WHERE s.id = NEW.scoring_id AND s.revealed_at IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = 'scores that are shown stay as they are', ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
    )
