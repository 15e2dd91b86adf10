"""Questionnaire, its versions and questions; the wave that asks one; who has answered, and what was answered.

A receipt says who has answered. A response says what. Nothing leads from one to the other when a wave is anonymous:
no key, no time, no order. See docs/questionnaires.md before adding a field to any of the last four.
"""

import uuid
from datetime import datetime
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from network.membership.models import Network
from network.questionnaires import kinds
from network.questionnaires.summary import FEW


class HubScoped(models.QuerySet[Any]):
    """Rows of the hub's desk: reached by those who facilitate the network. What a team asks is not on that desk."""

    of_hub = ""  # the way from a row to `Questionnaire.of_hub`

    def seen_by(self, person: Any) -> Self:
        return self.filter(**{self.of_hub: True}, network__in=person.holdings.hub_networks)


class OfVersion(HubScoped):
    of_hub = "version__questionnaire__of_hub"


class OfWave(HubScoped):
    of_hub = "wave__version__questionnaire__of_hub"


class OfResponse(HubScoped):
    of_hub = "response__wave__version__questionnaire__of_hub"


class QuestionnaireQuerySet(HubScoped):
    of_hub = "of_hub"

    def in_use(self) -> Self:
        return self.filter(archived_at=None)

    def with_counts(self) -> Self:
        """With `rounds`, and `has_draft`: something was changed and is not asked yet."""
        drafts = Version.objects.filter(questionnaire=models.OuterRef("pk"), published_at=None)
        return self.annotate(rounds=models.Count("versions__waves"), has_draft=models.Exists(drafts))


class Questionnaire(models.Model):
    network = models.ForeignKey(Network, models.CASCADE, related_name="questionnaires")
    key = models.SlugField(max_length=40)  # what features know it by: "meeting-feedback"
    title = models.CharField(max_length=120)
    purpose = models.CharField(max_length=400, blank=True)  # to whoever answers: what it is for
    # False: a team's, or lent to teams. Its rounds are read where the team works, never as a round of the hub's.
    of_hub = models.BooleanField(default=True)
    # How waves to come ask. A wave keeps what was promised when it began.
    anonymous = models.BooleanField(default=True)
    texts_from = models.PositiveSmallIntegerField(default=FEW)  # answers in words are shown from so many answers on
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = QuestionnaireQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "key"], name="questionnaire_key_once"),
            models.CheckConstraint(condition=Q(texts_from__range=(1, 50)), name="questionnaire_texts_from"),
        ]

    def __str__(self) -> str:
        return self.title


class VersionQuerySet(HubScoped):
    of_hub = "questionnaire__of_hub"

    def published(self) -> Self:
        """Those that may be asked, the newest first."""
        return self.filter(published_at__isnull=False).order_by("-number")


class Version(models.Model):
    """The questions as they stood at a time. A draft until it is published, then never changed again."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["questionnaire"], condition=Q(published_at=None), name="version_one_draft_at_a_time"
            ),
        ]


def new_key() -> str:
    return uuid.uuid4().hex[:12]


class Question(models.Model):
    class Kind(models.TextChoices):
        SCALE = kinds.SCALE, "A scale with steps"
        CHOICE = kinds.CHOICE, "A choice from a list"
        TEXT = kinds.TEXT, "An answer in words"
        NUMBER = kinds.NUMBER, "A number"
        RUBRIC = kinds.RUBRIC, "A rubric row: levels, each described"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=40, default=new_key)  # the same in every version: what is compared over time
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.SCALE)
    wording = models.CharField(max_length=300)
    help = models.CharField(max_length=300, blank=True)
    required = models.BooleanField(default=False)
    settings = models.JSONField(default=dict)  # its shape: kinds.py

    objects = OfVersion.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="question_key_once"),
            models.UniqueConstraint(
                fields=["version", "order"], name="question_order_once", deferrable=models.Deferrable.DEFERRED
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="published_questions_stay",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF EXISTS (SELECT 1 FROM network_version
                               WHERE id = NEW.version_id AND published_at IS NOT NULL) THEN
                        RAISE EXCEPTION 'a published version does not change' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.wording

    def clean(self) -> None:
        try:
            self.settings = kinds.checked(self.kind, self.settings)
        except ValueError as problem:
            raise ValidationError({"settings": str(problem)}) from problem

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the steps of a scale, a choice or a rubric."""
        return kinds.steps_of(self.kind, self.settings)


class WaveQuerySet(OfVersion):
    def with_counts(self) -> Self:
        """With `answered`: how many responses there are."""
        return self.annotate(answered=models.Count("responses"))


class Wave(models.Model):
    """One asking of a version: of certain people, each by a link of their own, or of whoever has the code."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="waves")
    version = models.ForeignKey(Version, models.RESTRICT, related_name="waves")
    title = models.CharField(max_length=160)  # what it is about: "Network meeting, Tue 6 Oct"
    key = models.CharField(max_length=80, null=True, blank=True)  # the fact behind it: asked again, there once
    code = models.CharField(max_length=10, null=True, blank=True, unique=True)  # with it anybody may answer
    anonymous = models.BooleanField()
    texts_from = models.PositiveSmallIntegerField(default=FEW)
    opens_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = WaveQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "key"], name="wave_once"),
            # What anonymous people said is shown when no answer can follow: somebody must know when that is.
            models.CheckConstraint(
                condition=Q(anonymous=False) | Q(closes_at__isnull=False), name="wave_anonymous_ends"
            ),
            models.CheckConstraint(
                condition=Q(closes_at=None) | Q(closes_at__gte=F("opens_at")), name="wave_closes_after_it_opens"
            ),
        ]
        triggers = [pgtrigger.ReadOnly(name="what_was_promised_stays", fields=["version", "anonymous", "texts_from"])]

    def __str__(self) -> str:
        return self.title

    def is_open(self, now: datetime) -> bool:
        return self.opens_at <= now and not self.is_over(now)

    def is_over(self, now: datetime) -> bool:
        return self.closes_at is not None and self.closes_at <= now


class ReceiptQuerySet(OfWave):
    def waiting(self) -> Self:
        """Asked, and no answer yet."""
        return self.filter(answered_on=None)


class Receipt(models.Model):
    """Somebody is asked, and whether they have answered. Never what."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="receipts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    answered_on = models.DateField(null=True, blank=True)  # the day, and nothing finer
    round = models.PositiveSmallIntegerField(default=1)  # of their personal link: raised, earlier links end

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["wave", "person"], name="receipt_once")]


class Response(models.Model):
    """What one respondent said. Anonymous: nothing here or beyond it tells who, when, or in which order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)  # random: no order to read from it
    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="responses")
    anonymous = models.BooleanField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    client_key = models.UUIDField(null=True, blank=True)  # made with an open form: sent twice, stored once

    objects = OfWave.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wave", "person"], name="response_once_a_person"),
            models.UniqueConstraint(fields=["wave", "client_key"], name="response_sent_once"),
            models.CheckConstraint(
                condition=Q(anonymous=False) | Q(person=None, answered_on=None), name="response_anonymous_is_nobodys"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="as_anonymous_as_its_wave",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF NEW.anonymous IS DISTINCT FROM
                       (SELECT anonymous FROM network_wave WHERE id = NEW.wave_id) THEN
                        RAISE EXCEPTION 'a response is as anonymous as its wave' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]


class Answer(models.Model):
    """The answer to one question: a number (a step of a scale, a level, a figure), places in a list, or words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.RESTRICT, related_name="+")
    number = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    picked = models.JSONField(null=True, blank=True)  # places in the list of a choice, from 0
    words = models.TextField(blank=True)

    objects = OfResponse.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="answer_once_a_question"),
            models.CheckConstraint(
                condition=Q(number__isnull=False, picked=None, words="")
                | Q(number=None, picked__isnull=False, words="")
                | (Q(number=None, picked=None) & ~Q(words="")),
                name="answer_is_one_of_three",
            ),
        ]
