"""Evidence: what a team found out, as a card. Its files, its quotes, and the interviews that some of it comes from."""

from typing import Any, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from design_process.cards.models import Card
from design_process.evidence.files import Kind as FileKind
from design_process.evidence.prompts import FEWEST, LONGEST, MOST
from design_process.problems.models import ProblemOfPractice
from districts.directory.access import CardScoped, WorkScoped
from districts.directory.models import Member, StakeholderGroup
from network.membership.models import Network

FILES_A_PIECE = 10


class EvidenceQuerySet(CardScoped):
    def seen_by(self, person: Any) -> Self:
        """What a team took off its board is seen by nobody but the team and the hub, however open it was."""
        held = person.holdings
        ours = Q(network__in=held.hub_networks) | Q(member__in=held.working_members)
        return super().seen_by(person).filter(Q(off_at=None) | ours)

    def on_board(self) -> Self:
        return self.filter(off_at=None)

    def off_board(self) -> Self:
        """Those taken off, the latest first."""
        return self.exclude(off_at=None).order_by("-off_at", "-pk")

    def of_problem(self, member: Member, problem: ProblemOfPractice | None) -> Self:
        """What a member found out about a problem; without one, what it found out before it had chosen any."""
        return self.filter(member=member, problem=problem)


@pghistory.track()
class Evidence(Card):
    """One thing a team found out: what it says, where it comes from, whom it is about, how many they were."""

    class Kind(models.TextChoices):
        STUDENT_SURVEY = "student_survey", "Student survey"
        TEACHER_SURVEY = "teacher_survey", "Teacher survey"
        INTERVIEW = "interview", "Empathy interview"
        ACHIEVEMENT = "achievement", "Achievement"
        ATTENDANCE = "attendance", "Attendance"
        BEHAVIOUR = "behaviour", "Behaviour"
        OBSERVATION = "observation", "Classroom observation"
        LITERATURE = "literature", "Literature"
        EXPERT = "expert", "Expert"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="evidence")
    problem = models.ForeignKey(ProblemOfPractice, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    title = models.CharField(max_length=120)
    says = models.TextField()
    heard = models.CharField(max_length=20, choices=StakeholderGroup.choices, blank=True)  # who spoke, or was seen
    about = models.CharField(max_length=120, blank=True)  # which pupils or people, in words
    n = models.PositiveIntegerField(null=True, blank=True)  # people; outside the team a small one is "few"
    period = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=200, blank=True)
    collected_by = models.CharField(max_length=120, blank=True)
    link = models.URLField(max_length=400, blank=True)
    client_key = models.UUIDField()
    on_behalf = models.BooleanField(default=False)  # written down by the hub
    # Taken off the board: kept, with the reason, and out of every hint, search and position until it is put back.
    off_at = models.DateTimeField(null=True, blank=True)
    off_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    off_because = models.CharField(max_length=300, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-created_at", "-pk"]
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["member", "problem", "kind"], name="evidence_of_member")]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="evidence_sent_once"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(says=""), name="evidence_says_something"),
            models.CheckConstraint(condition=Q(n=None) | Q(n__gte=1), name="evidence_of_somebody"),
            models.CheckConstraint(condition=Q(off_at=None) | ~Q(off_because=""), name="evidence_off_with_a_reason"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("evidence:piece", args=[self.pk])


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class EvidenceShare(Evidence.shared_with.through):  # type: ignore[misc,name-defined]
    """A district named for a piece of evidence: watched, so that the history knows to whom it was open, and when."""

    class Meta:
        proxy = True


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def seen_by(self, person: Any) -> Self:
        """Those of the evidence that the person sees."""
        return self.filter(evidence__in=Evidence.objects.seen_by(person))


class Attachment(models.Model):
    """A file of a piece of evidence, in the database, so that it moves with the network. Looked at before it is kept.

    `place` counts from 1: the database itself holds the number of files of a piece. The same file twice is one.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="attachments")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.name) for kind in FileKind])
    content = models.BinaryField()
    size = models.PositiveIntegerField()  # bytes, of what is kept
    digest = models.BinaryField(max_length=32)  # of what was sent
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["evidence", "place"]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "digest"], name="attachment_once"),
            models.UniqueConstraint(fields=["evidence", "place"], name="attachment_place_once"),
            models.CheckConstraint(condition=Q(place__gte=1, place__lte=FILES_A_PIECE), name="attachments_at_most_ten"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class PromptList(models.Model):
    """The open questions that a team asks in its interviews about a problem. Without a row: those that are shipped."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    problem = models.ForeignKey(ProblemOfPractice, models.CASCADE, related_name="+")
    prompts = ArrayField(models.CharField(max_length=LONGEST))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = WorkScoped.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "problem"], name="prompt_list_once"),
            models.CheckConstraint(
                condition=Q(prompts__len__gte=FEWEST, prompts__len__lte=MOST),
                name="prompts_four_to_eight",
            ),
        ]


class Interview(models.Model):
    """A talk with one person, known only by the group they belong to. Consent comes first. Finished, it is evidence."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="interviews")
    problem = models.ForeignKey(ProblemOfPractice, models.PROTECT, null=True, blank=True, related_name="+")
    heard = models.CharField(max_length=20, choices=StakeholderGroup.choices)
    prompts = ArrayField(models.CharField(max_length=LONGEST))  # as they were that day
    consent_at = models.DateTimeField()
    needs = models.TextField(blank=True)
    surprises = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_behalf = models.BooleanField(default=False)
    client_key = models.UUIDField()
    finished_at = models.DateTimeField(null=True, blank=True)
    evidence = models.OneToOneField(Evidence, models.CASCADE, null=True, blank=True, related_name="interview")

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["-consent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="interview_sent_once"),
            models.CheckConstraint(
                condition=Q(finished_at=None, evidence=None) | Q(finished_at__isnull=False, evidence__isnull=False),
                name="interview_finished_as_evidence",
            ),
            models.CheckConstraint(condition=~Q(heard=""), name="interview_with_a_group"),
        ]

    def __str__(self) -> str:
        return f"Interview: {self.get_heard_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("evidence:interview", args=[self.pk])


class QuoteQuerySet(models.QuerySet["Quote"]):
    def seen_by(self, person: Any) -> Self:
        """Those of the evidence that the person sees; before an interview is finished, the team's and the hub's."""
        held = person.holdings
        ours = Q(network__in=held.hub_networks) | Q(member__in=held.working_members)
        return self.filter(ours | Q(evidence__in=Evidence.objects.seen_by(person)))


class Quote(models.Model):
    """What somebody said, in their words. Saved by itself: sent twice, stored once.

    No history is kept of it: a name that somebody took out of a quote must be gone.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    interview = models.ForeignKey(Interview, models.CASCADE, null=True, blank=True, related_name="quotes")
    evidence = models.ForeignKey(Evidence, models.CASCADE, null=True, blank=True, related_name="quotes")
    said = models.TextField()
    client_key = models.UUIDField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="quote_sent_once"),
            models.CheckConstraint(condition=~Q(said=""), name="quote_says_something"),
            models.CheckConstraint(
                condition=Q(interview__isnull=False) | Q(evidence__isnull=False), name="quote_of_something"
            ),
        ]

    def __str__(self) -> str:
        return self.said
