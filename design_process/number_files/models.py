"""NumberFile: a file on its way in. NumberSource: how files of its kind are read. StagedNumber: what it says."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from districts.directory.access import WorkScoped
from districts.directory.models import Member
from network.membership.models import Network

UNDO_WITHIN = timedelta(days=1)
FORGOTTEN_AFTER = timedelta(days=14)  # a file that nobody decided on, and the lines put aside of one that was


class NumberSource(models.Model):
    """What somebody once said about files with these columns: what each is, and what the words in them mean."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")  # empty: the hub's
    key = models.CharField(max_length=64)  # of the columns: `headings.source_key`
    mapping = models.JSONField(default=dict)
    names = models.JSONField(default=dict)  # the file's word → id of the indicator, 0 to leave it out
    groups = models.JSONField(default=dict)  # the file's word → key of the group, "" to leave it out
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = WorkScoped.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "member", "key"], name="number_source_once", nulls_distinct=False
            )
        ]


class NumberFileQuerySet(WorkScoped):
    def seen_by(self, person: Any) -> Self:
        """The team's, and of the hub's its own files: what a member sends is as open to the hub as its numbers are."""
        held = person.holdings
        of_hub = Q(network__in=held.hub_networks) & (Q(member=None) | Q(member__in=held.told_members) | Q(by=person))
        return self.filter(Q(member__in=held.working_members) | of_hub)

    def of(self, network_id: int, member_id: int | None) -> Self:
        return self.filter(network=network_id, member=member_id)

    def forgotten(self, now: Any) -> Self:
        """Those whose rows nobody needs any more: decided long ago, or never."""
        holding = Q(content__isnull=False) | Q(pk__in=StagedNumber.objects.values("file"))
        return self.filter(holding, at__lt=now - FORGOTTEN_AFTER)


class NumberFile(models.Model):
    """A file of numbers, for one member or (with none) for all. Its text is kept until somebody decides on it."""

    class State(models.TextChoices):
        ASKING = "asking", "Waits for what its columns mean"
        READING = "reading", "Is being read"
        WAITING = "waiting", "Waits for your yes"
        IMPORTING = "importing", "Comes in"
        DONE = "done", "Is in"
        UNDOING = "undoing", "Is being taken back"
        UNDONE = "undone", "Was taken back"
        DROPPED = "dropped", "Put aside"

    network = models.ForeignKey(Network, models.CASCADE, related_name="number_files")
    member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="number_files")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(null=True)  # its text, compressed
    look = models.JSONField(default=dict)  # its columns, rows, and the words in columns with few of them
    mapping = models.JSONField(default=dict)
    names = models.JSONField(default=dict)
    groups = models.JSONField(default=dict)
    source_key = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKING)
    found = models.JSONField(default=dict)  # counts of what was read
    outcome = models.JSONField(default=dict)  # counts of what came in, or was taken back
    trouble = models.CharField(max_length=400, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = NumberFileQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_at_work(self) -> bool:
        return self.state in {self.State.READING, self.State.IMPORTING, self.State.UNDOING}

    @property
    def undo_until(self) -> Any:
        return self.done_at + UNDO_WITHIN if self.done_at else None


class StagedNumberQuerySet(models.QuerySet["StagedNumber"]):
    def of(self, file: NumberFile) -> Self:
        return self.filter(file=file.pk)

    def seen_by(self, person: Any) -> Self:
        """Whoever reaches the file."""
        return self.filter(file__in=NumberFile.objects.seen_by(person).values("pk"))


class StagedNumber(models.Model):
    """One number of a file that waits, or a line of it that cannot be used.

    Plain numbers instead of references: rows come by the hundred thousand, and each becomes a measurement that has
    them all, or goes.
    """

    class Verdict(models.TextChoices):
        NEW = "new", "New"
        CHANGED = "changed", "Changes a number"
        SAME = "same", "The same as now"
        REJECTED = "rejected", "Cannot be used"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+", db_constraint=False, db_index=False)
    file = models.BigIntegerField()
    line = models.IntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    problem = models.CharField(max_length=300, blank=True)
    member = models.BigIntegerField(null=True)
    school = models.BigIntegerField(null=True)
    indicator = models.BigIntegerField(null=True)
    group = models.CharField(max_length=40, blank=True)
    period = models.DateField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    gap = models.CharField(max_length=13, blank=True)
    note = models.CharField(max_length=300, blank=True)
    # What stands there now, for the preview of a change; nothing where who sent the file may not read it.
    numerator_now = models.FloatField(null=True)
    denominator_now = models.FloatField(null=True)
    gap_now = models.CharField(max_length=13, blank=True)

    objects = StagedNumberQuerySet.as_manager()

    class Meta:
        ordering = ["line", "pk"]
        indexes = [models.Index(fields=["file", "verdict", "line"], name="staged_number_of_file")]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="rejected") & ~Q(problem="")
                | ~Q(verdict="rejected") & Q(problem="", member__isnull=False, indicator__isnull=False),
                name="staged_number_whole_or_rejected",
            )
        ]
