"""Survey: what a class is asked, and when: before a test, and after it. The answers are the engine's."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from design_process.evidence.models import Evidence
from design_process.problems.models import ProblemOfPractice
from design_process.prototypes.models import Prototype
from districts.directory.access import WorkScoped
from districts.directory.models import Member
from network.membership.models import Network
from network.questionnaires.models import Questionnaire, Wave
from network.questionnaires.summary import FEW


class SurveyQuerySet(WorkScoped):
    def with_rounds(self) -> Self:
        """With the rounds asked so far, each with how many answered: two queries more."""
        rounds = SurveyRound.objects.annotate(answered=models.Count("wave__responses")).select_related("wave")
        return self.prefetch_related(models.Prefetch("rounds", rounds))


class Survey(models.Model):
    """A group of people who are asked the same statements once or twice. No name, not even a list of who they are."""

    class Audience(models.TextChoices):
        STUDENTS = "students", "Students"
        TEACHERS = "teachers", "Teachers"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="surveys")
    problem = models.ForeignKey(ProblemOfPractice, models.PROTECT, null=True, blank=True, related_name="+")
    prototype = models.ForeignKey(Prototype, models.SET_NULL, null=True, blank=True, related_name="surveys")
    questionnaire = models.ForeignKey(Questionnaire, models.RESTRICT, related_name="surveys")
    audience = models.CharField(max_length=8, choices=Audience.choices)
    group = models.CharField(max_length=80)  # "Grade 7, second period": respondents read it
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    client_key = models.UUIDField()
    on_behalf = models.BooleanField(default=False)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="survey_sent_once"),
            models.CheckConstraint(condition=~Q(group=""), name="survey_of_a_group"),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire.title}: {self.group}"

    def get_absolute_url(self) -> str:
        return reverse("surveys:survey", args=[self.pk])

    @property
    def threshold(self) -> int:
        """From how many answers on something is shown: the network's smallest group of pupils; five adults."""
        return self.network.small_number_threshold if self.audience == self.Audience.STUDENTS else FEW


class SurveyRound(models.Model):
    """One asking of a survey: before, or after."""

    class Moment(models.TextChoices):
        BEFORE = "before", "Before"
        AFTER = "after", "After"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="rounds")
    moment = models.CharField(max_length=6, choices=Moment.choices)
    wave = models.OneToOneField(Wave, models.CASCADE, related_name="survey_round")
    expected = models.PositiveSmallIntegerField()  # how many there are to answer
    evidence = models.OneToOneField(Evidence, models.SET_NULL, null=True, blank=True, related_name="survey_round")

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["survey", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "moment"], name="survey_round_once"),
            models.CheckConstraint(condition=Q(expected__range=(1, 2000)), name="survey_round_expects_somebody"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="asked_without_names",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF NOT EXISTS (
                        SELECT FROM network_wave w JOIN network_version v ON v.id = w.version_id
                        JOIN network_questionnaire q ON q.id = v.questionnaire_id
                        JOIN design_process_survey s ON s.questionnaire_id = q.id
                        WHERE w.id = NEW.wave_id AND s.id = NEW.survey_id AND w.anonymous AND NOT q.of_hub
                            AND s.member_id = NEW.member_id
                    ) THEN
                        RAISE EXCEPTION 'a survey asks its own statements, without names, off the hub''s desk'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey}, {self.get_moment_display().lower()}"
