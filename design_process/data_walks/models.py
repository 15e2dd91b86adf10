"""Data walks, the charts they look at, and what people noticed and wondered: no names but those that are shown."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.problems.models import ProblemOfPractice
from districts.directory.models import Member
from network.lib.random_keys import random_key
from network.membership.models import Network, NetworkScoped

# Naming it, and making a candidate of it, is no change of what was written.
CHANGED: Any = pgtrigger.UpdateOf("words", "kind", "walk_id", "chart_id", "member_id")  # type: ignore[no-untyped-call]


class DataWalkQuerySet(NetworkScoped):
    def open(self) -> Self:
        """Those in which people can still write."""
        return self.filter(closed_at=None)

    def unwritten_by(self, person: Any) -> Self:
        """Those in which a person, given by key, has noticed nothing yet."""
        return self.exclude(Exists(WalkEntry.objects.noticed().filter(walk=OuterRef("pk"), by=person)))


class DataWalk(models.Model):
    """The hub asks everybody to look at the same charts. Entries are read by who has noticed something, then by all."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    client_key = models.UUIDField()
    title = models.CharField(max_length=120)
    ends_on = models.DateField()  # a wish: the hub closes it
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = DataWalkQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="data_walk_once"),
            models.CheckConstraint(condition=~Q(title=""), name="data_walk_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("data_walks:walk", args=[self.pk])


class WalkChart(models.Model):
    """One of the network's own charts that a walk looks at."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    walk = models.ForeignKey(DataWalk, models.CASCADE, related_name="charts")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="+")

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["indicator__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["walk", "indicator"], name="walk_chart_once")]
        triggers = [
            pgtrigger.Trigger(
                name="is_of_the_whole_network",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    IF EXISTS (
                        SELECT FROM design_process_indicator i WHERE i.id = NEW.indicator_id AND i.member_id IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = 'a data walk looks at common numbers', ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.indicator.name


class WalkEntryQuerySet(NetworkScoped):
    def seen_by(self, person: Any) -> Self:
        """One's own; others' once one has noticed something oneself, or the hub has closed the walk."""
        wrote = WalkEntry.objects.noticed().filter(by=person.pk).values("walk")
        return super().seen_by(person).filter(Q(by=person.pk) | Q(walk__closed_at__isnull=False) | Q(walk__in=wrote))

    def noticed(self) -> Self:
        """Those that say what somebody noticed."""
        return self.filter(kind=WalkEntry.Kind.NOTICING)


class WalkEntry(models.Model):
    """What somebody noticed in a chart, or what it makes them ask. Keeps no time: an order would tell who wrote it."""

    class Kind(models.TextChoices):
        NOTICING = "noticing", "Noticed"
        WONDERING = "wondering", "Wondered"

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    walk = models.ForeignKey(DataWalk, models.CASCADE, related_name="entries")
    chart = models.ForeignKey(WalkChart, models.CASCADE, null=True, blank=True, related_name="+")  # None: all of it
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")  # for whom its author looked
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    is_named = models.BooleanField(default=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.CharField(max_length=500)
    client_key = models.UUIDField()
    problem = models.ForeignKey(ProblemOfPractice, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = WalkEntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "walk entries"
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="walk_entry_once"),
            models.CheckConstraint(condition=~Q(words=""), name="walk_entry_says_something"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="belongs_to_an_open_walk",
                operation=pgtrigger.Insert | CHANGED,
                when=pgtrigger.Before,
                func="""
                    IF EXISTS (
                        SELECT FROM design_process_datawalk w WHERE w.id = NEW.walk_id AND w.closed_at IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = 'what was written in a closed data walk stays as it is',
                            ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.chart_id IS NOT NULL AND NOT EXISTS (
                        SELECT FROM design_process_walkchart c WHERE c.id = NEW.chart_id AND c.walk_id = NEW.walk_id
                    ) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = 'the chart is of another data walk', ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.words
