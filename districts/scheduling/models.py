"""What a network meeting costs its members and who hosts it; the year's plan, its drafts, runs and publications."""

from datetime import time
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from districts.directory.models import Member, School
from network.lib.words import counted, listed
from network.meetings.models import Meeting
from network.membership.models import Network, NetworkScoped


class Hosting(models.Model):
    """The member at whose site a meeting takes place."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="hosting")
    member = models.ForeignKey(Member, models.CASCADE, related_name="hostings")

    objects = NetworkScoped.as_manager()


class Burden(models.Model):
    """What one meeting costs one member: the row that the year's ledger adds up."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="burdens")
    member = models.ForeignKey(Member, models.CASCADE, related_name="burdens")
    driving_minutes = models.PositiveIntegerField(default=0)  # there and back
    miles = models.PositiveIntegerField(null=True, blank=True)  # there and back, where it is known
    substitutes = models.PositiveSmallIntegerField(default=0)
    hours_out = models.DecimalField(max_digits=5, decimal_places=1, default=0)  # of school, per person

    objects = NetworkScoped.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="burden_once")]


WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def working_days() -> list[int]:
    return [0, 1, 2, 3, 4]


def middle_days() -> list[int]:
    return [1, 2, 3]


def school_hours() -> list[str]:
    return ["08:00", "10:00", "13:30", "15:30"]


class PlanYearQuerySet(NetworkScoped):
    """Years as they are planned."""

    def wholly_published(self) -> Self:
        """Those with a plan in everybody's calendar, none of whose dates are still going out."""
        going = Publication.objects.filter(year=OuterRef("pk"), done_at=None)
        return self.exclude(published=None).exclude(Exists(going))


class PlanYear(models.Model):
    """How a network wants one school year planned, and where its plan stands."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    school_year = models.CharField(max_length=7)
    starts_on = models.DateField()
    ends_on = models.DateField()
    every_weeks = models.PositiveSmallIntegerField(default=8)
    tolerance_weeks = models.PositiveSmallIntegerField(default=2)
    weekdays = models.JSONField(default=middle_days)  # 0 is Monday
    starts_at = models.TimeField(default=time(9))
    minutes = models.PositiveSmallIntegerField(default=360)
    mode = models.CharField(
        max_length=10, choices=[("in_person", "In person"), ("virtual", "Virtual")], default="in_person"
    )
    checkins_between = models.PositiveSmallIntegerField(default=1)
    checkin_minutes = models.PositiveSmallIntegerField(default=60)
    checkin_mode = models.CharField(
        max_length=10, choices=[("virtual", "Virtual"), ("in_person", "In person")], default="virtual"
    )
    checkin_weekdays = models.JSONField(default=working_days)
    checkin_times = models.JSONField(default=school_hours)
    current = models.ForeignKey("PlanDraft", models.SET_NULL, null=True, related_name="+")  # the draft that is shown
    published = models.ForeignKey("PlanDraft", models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)  # of the settings, those of members and people included

    objects = PlanYearQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "school_year"], name="plan_year_once"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="plan_year_ends_after_start"),
            models.CheckConstraint(condition=Q(every_weeks__range=(1, 40)), name="plan_year_weeks"),
            models.CheckConstraint(condition=Q(tolerance_weeks__lt=F("every_weeks")), name="plan_year_tolerance"),
            models.CheckConstraint(condition=Q(minutes__range=(15, 720)), name="plan_year_minutes"),
        ]

    def __str__(self) -> str:
        return self.school_year

    @property
    def days_words(self) -> str:
        """ "Tuesdays, Wednesdays and Thursdays"."""
        return listed([WEEKDAYS[number] for number in sorted(self.weekdays)])

    @property
    def hours_words(self) -> str:
        whole, rest = divmod(self.minutes, 60)
        return f"{counted(whole, 'hour', 'hours')}{f' {rest} minutes' if rest else ''}"


class MemberNeeds(models.Model):
    """What a member can give and bear in a school year. Empty: what its team says by itself."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="plan_needs")
    school_year = models.CharField(max_length=7)
    can_host = models.BooleanField(default=True)
    site = models.ForeignKey(School, models.SET_NULL, null=True, blank=True, related_name="+")  # none: its office
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)  # people its site holds
    people = models.PositiveSmallIntegerField(null=True, blank=True)  # who come to a network meeting
    substitutes = models.PositiveSmallIntegerField(null=True, blank=True)  # needed for them on a school day
    max_out_same_day = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = NetworkScoped.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "member", "school_year"], name="member_needs_once")]


class FacilitatorNeeds(models.Model):
    """Where a facilitator starts, how many check-ins a week they can give, and when they are away."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    school_year = models.CharField(max_length=7)
    base = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")  # none: the hub
    max_checkins_per_week = models.PositiveSmallIntegerField(default=6)
    away = models.JSONField(default=list)  # [["2026-11-23", "2026-11-27"]]: first and last day

    objects = NetworkScoped.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "person", "school_year"], name="facilitator_needs_once")
        ]


class PlanDraft(models.Model):
    """One state of a year's plan. Its dates never change: each change by hand and each run makes the next draft."""

    class Status(models.TextChoices):
        OPTIMAL = "optimal", "Best possible"
        FEASIBLE = "feasible", "Good; time ran out before it was proven best"
        INFEASIBLE = "infeasible", "No plan fits"
        BY_HAND = "by_hand", "Changed by hand"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    year = models.ForeignKey(PlanYear, models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", models.SET_NULL, null=True, related_name="children")
    what = models.CharField(max_length=300)  # what made it: "Moved Wed 7 Oct to Thu 8 Oct"
    problem = models.JSONField()  # docs/planning.md
    plan = models.JSONField()  # as the planner's, each row with a `key` that it keeps from draft to draft
    locked = models.JSONField(default=list)  # keys of rows that the next run leaves as they are
    status = models.CharField(max_length=10, choices=Status.choices)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["network", "year", "number"], name="plan_draft_number")]

    def __str__(self) -> str:
        return f"Draft {self.number}"


STEPS = {
    "missing": "Dates that the fewest members miss",
    "worst_minutes": "The shortest year for whoever drives longest",
    "total_minutes": "The least driving in all",
    "substitutes": "The fewest substitutes",
    "spacing_days": "Meetings at even distances",
    "unplaced": "A place for every check-in",
    "days_from_middle": "Check-ins in the middle between meetings",
    "uneven": "Check-ins even over facilitators",
    "facilitator_changes": "The same facilitator as last time",
    "changes": "The fewest changes to what was announced",
}


class PlanRun(models.Model):
    """A run of the planner, with what it has found so far. One at a time for a year."""

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting for a worker"
        RUNNING = "running", "Planning"
        DONE = "done", "Planned"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Stopped"

    ACTIVE = ("queued", "running")

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    year = models.ForeignKey(PlanYear, models.CASCADE, related_name="runs")
    based_on = models.ForeignKey(PlanDraft, models.SET_NULL, null=True, related_name="+")
    what = models.CharField(max_length=120)  # of the draft it makes
    problem = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    level = models.CharField(max_length=120, blank=True)  # what is being improved
    best = models.FloatField(null=True, blank=True)
    bound = models.FloatField(null=True, blank=True)
    seconds = models.FloatField(default=0)
    heard_at = models.DateTimeField(default=timezone.now)  # the last sign of life
    stop_asked_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)  # why it failed
    draft = models.ForeignKey(PlanDraft, models.SET_NULL, null=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "year"], condition=Q(state__in=["queued", "running"]), name="plan_run_one_at_a_time"
            )
        ]

    @property
    def is_active(self) -> bool:
        return self.state in self.ACTIVE

    @property
    def step(self) -> str:
        """What the planner is at, in words."""
        return STEPS.get(self.level, "Reading calendars and distances")

    @property
    def so_far(self) -> str:
        """What it has found by now: "Best so far 480, not below 420 · 3 s"."""
        found = f"Best so far {self.best:.0f}" if self.best is not None else ""
        bound = f"it cannot be below {self.bound:.0f}" if self.best is not None and self.bound is not None else ""
        return " · ".join(part for part in (found, bound, f"{self.seconds:.0f} s") if part)


class Publication(models.Model):
    """A draft going out: a meeting at a time, then a letter a person. Finished when `done_at` is set."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    year = models.ForeignKey(PlanYear, models.CASCADE, related_name="publications")
    number = models.PositiveIntegerField()  # counted by the page that asked: asked twice, it is one
    draft = models.ForeignKey(PlanDraft, models.CASCADE, related_name="publications")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["network", "year", "number"], name="publication_number")]


class PublishedRow(models.Model):
    """One date of a publication, and what became of it in the calendar."""

    class Outcome(models.TextChoices):
        WAITING = "", "Waiting"
        MADE = "made", "New"
        CHANGED = "changed", "Changed"
        SAME = "same", "As it was"
        CANCELLED = "cancelled", "Called off"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="rows")
    key = models.CharField(max_length=40)  # of the plan's row: "m:3", "c:12:2"
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True, default=Outcome.WAITING)
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, related_name="+")

    objects = NetworkScoped.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "key"], name="published_row_once")]
