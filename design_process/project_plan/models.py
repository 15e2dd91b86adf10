"""A thing to be done in a phase of a member's project, by a day."""

from typing import Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from design_process.phases.models import DistrictProject, Phase, PhaseDone
from districts.directory.access import MemberScoped
from districts.directory.models import Member
from network.membership.models import Network


class ProjectTaskQuerySet(MemberScoped):
    def standing(self) -> Self:
        """Those that count: not dropped."""
        return self.filter(dropped_at=None)

    def with_project(self) -> Self:
        """Each with its phase, its member and its project."""
        return self.select_related("member__district", "member__network", "phase", "project__design_cycle")

    def to_do(self) -> Self:
        """Neither done nor dropped, in phases that the team has not been through."""
        been = PhaseDone.objects.filter(project=models.OuterRef("project"), phase=models.OuterRef("phase"))
        return self.standing().filter(done_on=None).exclude(models.Exists(been))


@pghistory.track()
class ProjectTask(models.Model):
    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    project = models.ForeignKey(DistrictProject, models.CASCADE, related_name="tasks")
    phase = models.ForeignKey(Phase, models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)  # what it was made from: planned again, it is there once
    words = models.CharField(max_length=200)
    is_benchmark = models.BooleanField(default=False)  # one of the things the phase ends with
    due_on = models.DateField()
    is_moved = models.BooleanField(default=False)  # by hand: planning anew leaves its day alone
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ProjectTaskQuerySet.as_manager()

    class Meta:
        ordering = ["phase__order", "due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "phase", "key"], name="project_task_once"),
            models.CheckConstraint(condition=~Q(words=""), name="project_task_says_what"),
            models.CheckConstraint(condition=Q(dropped_at=None) | ~Q(dropped_why=""), name="project_task_dropped_why"),
            models.CheckConstraint(condition=Q(dropped_at=None) | Q(done_on=None), name="project_task_done_or_dropped"),
        ]

    def __str__(self) -> str:
        return self.words
