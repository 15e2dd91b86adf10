"""Closed days and testing windows of each member, and what is known of the drives between sites."""

from datetime import date
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from districts.calendars.spans import span_words
from districts.directory.access import MemberScoped
from districts.directory.models import Member
from network.membership.models import Network, NetworkScoped


class SpanQuerySet(NetworkScoped):
    def within(self, start: date, end: date) -> Self:
        """Spans with at least one day from `start` to `end`, both included."""
        return self.filter(starts_on__lte=end, ends_on__gte=start)

    def of_member(self, member: Member, start: date, end: date) -> Self:
        """A member's spans in a time, in their order."""
        return self.filter(network=member.network_id, member=member).within(start, end)


class CalendarSpan(models.Model):
    """Days of a district's school calendar that are not like others. `ends_on` is the last day of the span."""

    class Kind(models.TextChoices):
        CLOSED = "closed", "No school"
        TESTING = "testing", "Testing"
        EVENT = "event", "School as usual"
        FIRST_DAY = "first_day", "First day of school"  # the days before it are closed
        LAST_DAY = "last_day", "Last day of school"  # the days after it are closed

    class Source(models.TextChoices):
        TYPED = "typed", "Typed"
        UPLOADED = "uploaded", "From a file"
        HOLIDAYS = "holidays", "Public holidays"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="spans")
    school_year = models.CharField(max_length=7)  # of its first day: "2026-27"
    starts_on = models.DateField()
    ends_on = models.DateField()
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.CLOSED)
    label = models.CharField(max_length=120)  # "Fall recess"
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.TYPED)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = SpanQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "ends_on", "pk"]
        constraints = [
            # Whatever brought it, a thing of one name on the same days is one thing: a file sent again changes nothing.
            models.UniqueConstraint(
                fields=["network", "member", "starts_on", "ends_on", "label"], name="calendar_span_once"
            ),
            models.UniqueConstraint(
                fields=["network", "member", "school_year"],
                condition=Q(kind="first_day"),
                name="calendar_one_first_day",
            ),
            models.UniqueConstraint(
                fields=["network", "member", "school_year"], condition=Q(kind="last_day"), name="calendar_one_last_day"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="calendar_span_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(kind__in=["first_day", "last_day"]) | Q(ends_on=F("starts_on")),
                name="calendar_first_and_last_are_one_day",
            ),
        ]
        indexes = [models.Index(fields=["network", "starts_on"], name="calendar_span_of_network")]

    def __str__(self) -> str:
        return self.label

    @property
    def span(self) -> tuple[date, date]:
        return self.starts_on, self.ends_on

    @property
    def days_words(self) -> str:
        """ "Mon 23 to Fri 27 Nov"."""
        return span_words(self.span)


class CalendarUpload(models.Model):
    """Days that a file or the list of public holidays would bring, checked and waiting for a yes. Not the file."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for your yes"
        DONE = "done", "Brought in"
        DROPPED = "dropped", "Put aside"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    school_year = models.CharField(max_length=7)
    source = models.CharField(max_length=8, choices=CalendarSpan.Source.choices)
    name = models.CharField(max_length=200)  # of the file, or of the state whose holidays they are
    rows = models.JSONField(default=list)  # [{"label": "Fall recess", "kind": "closed", "spans": [["2026-11-23", …]]}]
    aside = models.JSONField(default=list)  # [{"line": 12, "what": "Picnic", "reason": "ends before it starts"}]
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    outcome = models.JSONField(default=dict)  # counts once brought in
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = MemberScoped.as_manager()

    class Meta:
        ordering = ["-at"]


class TravelSettings(models.Model):
    """How a network reckons the drives it has no number for, and where its facilitators start.

    The factor stretches the straight line to a road. Roads of the United States are on average 1.2 times as long as
    the straight line between cities (Ballou, Rahardja, Sakai 2002) and 1.4 times on the way to a hospital (Boscoe,
    Henry, Zdeb 2012); 1.3 lies between them. 35 miles an hour is a rural drive from door to door, towns, bends and
    parking included.
    """

    FACTOR = Decimal("1.30")
    MILES_AN_HOUR = 35

    network = models.OneToOneField(Network, models.CASCADE, related_name="+")
    factor = models.DecimalField(max_digits=3, decimal_places=2, default=FACTOR)
    miles_an_hour = models.PositiveSmallIntegerField(default=MILES_AN_HOUR)
    base_name = models.CharField(max_length=160, blank=True)  # where facilitators start: "County office, Placerville"
    base_latitude = models.FloatField(null=True, blank=True)
    base_longitude = models.FloatField(null=True, blank=True)

    objects = NetworkScoped.as_manager()

    class Meta:
        verbose_name_plural = "travel settings"
        constraints = [
            models.CheckConstraint(condition=Q(factor__range=(1, 4)), name="travel_factor"),
            models.CheckConstraint(condition=Q(miles_an_hour__range=(5, 80)), name="travel_speed"),
            models.CheckConstraint(
                condition=(Q(base_latitude=None) & Q(base_longitude=None))
                | Q(base_latitude__range=(-90, 90), base_longitude__range=(-180, 180)),
                name="travel_base_place",
            ),
        ]


class TravelTime(models.Model):
    """Minutes somebody knows better than the reckoning, one way. No row: the drive is reckoned from coordinates.

    An end without a member is the place where facilitators start.
    """

    class Source(models.TextChoices):
        COMPUTED = "computed", "Reckoned"  # never stored: it would go stale when a site, or the factor, changes
        TYPED = "typed", "Typed"
        IMPORTED = "imported", "From a file"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    start = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    end = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    minutes = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.TYPED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = NetworkScoped.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "start", "end"], nulls_distinct=False, name="travel_time_once"),
            models.CheckConstraint(condition=Q(minutes__range=(1, 1440)), name="travel_minutes"),
            models.CheckConstraint(
                condition=~Q(start=F("end")) & (Q(start__isnull=False) | Q(end__isnull=False)),
                name="travel_between_two_sites",
            ),
            models.CheckConstraint(condition=~Q(source="computed"), name="travel_reckoned_is_not_stored"),
        ]
