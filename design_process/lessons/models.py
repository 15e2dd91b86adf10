"""Lesson: what a closed cycle taught, as a card of its team. Its form without names, and thanks for it."""

import secrets
from typing import Any, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from design_process.cards.models import Card
from design_process.cycles.models import TestCycle
from design_process.phases.models import Phase
from design_process.prototypes.models import Prototype
from districts.directory.access import CardScoped
from districts.directory.models import Member
from network.lib.searching import CONFIG
from network.membership.models import Network, NetworkScoped


class Told(models.Model):
    """The words of a lesson, and the surroundings they come from. `searched` is made by the database from the words."""

    idea = models.CharField(max_length=120)
    expected = models.TextField()
    happened = models.TextField()
    did_not_work = models.TextField()
    instead = models.TextField()
    act = models.CharField(max_length=8, choices=TestCycle.Act.choices)
    school_year = models.CharField(max_length=7)
    grades = models.CharField(max_length=20, blank=True)
    pupils = models.CharField(max_length=24, blank=True)  # a band, never a count
    scale = models.CharField(max_length=10, choices=Prototype.Scale.choices)
    phase = models.ForeignKey(Phase, models.SET_NULL, null=True, blank=True, related_name="+")
    searched = models.GeneratedField(
        expression=SearchVector("idea", "expected", "happened", "did_not_work", "instead", "grades", config=CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        abstract = True


@pghistory.track(exclude=["searched"])
class Lesson(Told, Card):
    """What a closed cycle taught: what was expected, what happened, what did not work, what to try instead."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="lessons")
    cycle = models.OneToOneField(TestCycle, models.CASCADE, related_name="lesson")
    learned_on = models.DateField()  # the day the cycle closed

    objects = CardScoped.as_manager()

    class Meta:
        ordering = ["-learned_on", "-pk"]
        indexes = [
            GinIndex(fields=["searched"], name="lesson_searched"),
            models.Index(fields=["network", "-learned_on", "-id"], name="lesson_of_network"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(expected="") & ~Q(happened="") & ~Q(did_not_work="") & ~Q(instead=""),
                name="lesson_says_all_four",
            )
        ]

    def __str__(self) -> str:
        return f"Lesson of {self.idea}"

    def get_absolute_url(self) -> str:
        return reverse("lessons:lesson", args=[self.pk])


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class LessonShare(Lesson.shared_with.through):  # type: ignore[misc,name-defined]
    """A district named for a lesson: watched, so that the history knows to whom it was open, and when."""

    class Meta:
        proxy = True


def new_code() -> str:
    """An address that says nothing of when it was made, or from which lesson."""
    return secrets.token_urlsafe(9)


class UnnamedQuerySet(models.QuerySet["UnnamedLesson"]):
    def released(self) -> Self:
        return self.filter(released_at__isnull=False)

    def seen_by(self, person: Any) -> Self:
        """Once released, by everybody of the network; before, by the team and the hub."""
        held = person.holdings
        ours = Q(network__in=held.hub_networks) | Q(lesson__member__in=held.working_members)
        return self.filter(ours | Q(released_at__isnull=False, network__in=held.community_networks))


@pghistory.track(exclude=["searched"])
class UnnamedLesson(Told):
    """A lesson told without names: written by a facilitator, agreed to word by word by the team, then released.

    Whoever reads it finds nothing in it that leads to the lesson: an address of its own, a place that at least three
    members fit, no day.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    lesson = models.OneToOneField(Lesson, models.CASCADE, related_name="unnamed")
    code = models.CharField(max_length=16, unique=True, default=new_code)
    place = models.CharField(max_length=120)  # "a K-8 district of 400 to 699 pupils"
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    offered_at = models.DateTimeField(default=timezone.now)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)

    objects = UnnamedQuerySet.as_manager()

    class Meta:
        ordering = ["-school_year", "code"]
        indexes = [GinIndex(fields=["searched"], name="unnamed_lesson_searched")]
        constraints = [
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(agreed_at__isnull=False, released_at__gte=F("agreed_at")),
                name="unnamed_lesson_agreed_before",
            )
        ]

    def __str__(self) -> str:
        return self.idea

    def get_absolute_url(self) -> str:
        return reverse("lessons:unnamed", args=[self.code])


class ThanksQuerySet(models.QuerySet["Thanks"]):
    def seen_by(self, person: Any) -> Self:
        """By the team that is thanked, the hub, and who said it. Nobody counts them."""
        held = person.holdings
        return self.filter(
            Q(network__in=held.hub_networks) | Q(lesson__member__in=held.working_members) | Q(by=person.pk)
        )


class Thanks(models.Model):
    """Somebody of another district says what a lesson did for them: once for each person and lesson."""

    class Kind(models.TextChoices):
        AVOIDED = "avoided", "We avoided this because of you"
        ADAPTED = "adapted", "We adapted this because of you"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="thanks")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")  # whose people say it
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    line = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = ThanksQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["lesson", "by"], name="thanks_once")]


class PublicPageQuerySet(NetworkScoped):
    def on(self) -> Self:
        """Those that anybody may open."""
        return self.filter(is_on=True)


@pghistory.track()
class PublicPage(models.Model):
    """Whether anybody may read a network's public lessons without an account. Without a row: no."""

    network = models.OneToOneField(Network, models.CASCADE, related_name="+")
    is_on = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)  # when it was last switched

    objects = PublicPageQuerySet.as_manager()
