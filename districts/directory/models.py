"""District and school, a district's place in the network (Member), and the people of its team (Seat)."""

from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from network.membership.models import Network, NetworkScoped, RoleGrant

MOST_MINUTES = 10_000  # of a seat: more than a month of working days


class District(models.Model):
    """A school district as one network knows it. Facts come from the state's directory, or are typed."""

    class Kind(models.TextChoices):
        ELEMENTARY = "elementary", "Elementary district"
        HIGH = "high", "High school district"
        UNIFIED = "unified", "Unified district"
        COUNTY_OFFICE = "county_office", "County office of education"
        CHARTER = "charter", "Charter"
        REGIONAL = "regional", "Regional programme"
        STATE = "state", "State school"
        OTHER = "other", "Other"

    network = models.ForeignKey(Network, models.CASCADE, related_name="districts")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.OTHER)
    county = models.CharField(max_length=60, blank=True)
    city = models.CharField(max_length=60, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(latitude=None) & Q(longitude=None))
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="district_place",
            )
        ]

    def __str__(self) -> str:
        return self.name


class CodeSystem(models.TextChoices):
    CDS = "cds", "State code (CDS)"
    NCES = "nces", "Federal code (NCES)"
    STATE = "state", "Other state code"
    LOCAL = "local", "Local code"
    SOURCED_ID = "sourced_id", "OneRoster id"


class DistrictCode(models.Model):
    """A code by which somebody knows a district. Always text: leading zeros count."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    district = models.ForeignKey(District, models.CASCADE, related_name="codes")
    system = models.CharField(max_length=12, choices=CodeSystem.choices)
    value = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "system", "value"], name="district_code_once"),
            models.UniqueConstraint(fields=["district", "system"], name="district_code_system_once"),
        ]


class School(models.Model):
    network = models.ForeignKey(Network, models.CASCADE, related_name="schools")
    district = models.ForeignKey(District, models.CASCADE, related_name="schools")
    name = models.CharField(max_length=160)
    cds_code = models.CharField(max_length=14, blank=True)
    grades = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=60, blank=True)
    is_charter = models.BooleanField(default=False)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    enrolment = models.PositiveIntegerField(null=True, blank=True)  # pupils, in `school_year`
    school_year = models.CharField(max_length=7, blank=True)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["network", "cds_code"], condition=~Q(cds_code=""), name="school_code_once")
        ]

    def __str__(self) -> str:
        return self.name


class DistrictProfile(models.Model):
    """A district in one school year: grades and pupils."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    district = models.ForeignKey(District, models.CASCADE, related_name="profiles")
    school_year = models.CharField(max_length=7)
    grades = models.CharField(max_length=20, blank=True)
    enrolment = models.PositiveIntegerField(null=True, blank=True)  # pupils
    source = models.CharField(max_length=120, blank=True)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["-school_year"]
        constraints = [models.UniqueConstraint(fields=["district", "school_year"], name="profile_year_once")]


class GroupCount(models.Model):
    """Pupils of one student group in a profile. Unknown, redacted at the source and zero are three things."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    profile = models.ForeignKey(DistrictProfile, models.CASCADE, related_name="groups")
    group = models.CharField(max_length=40)  # key of a student group: "hispanic", "english_learner"
    pupils = models.PositiveIntegerField(null=True, blank=True)
    is_redacted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "group"], name="group_count_once"),
            models.CheckConstraint(
                condition=Q(is_redacted=True, pupils=None) | Q(is_redacted=False, pupils__isnull=False),
                name="group_count_known_or_redacted",
            ),
        ]


class MemberQuerySet(NetworkScoped):
    def taking_part(self) -> Self:
        """Members that are in the network now: not prospective, not gone."""
        return self.filter(state__in=[Member.State.PREWORK, Member.State.ACTIVE, Member.State.PAUSED])


@pghistory.track()
class Member(models.Model):
    """A district in a network."""

    class State(models.TextChoices):
        PROSPECTIVE = "prospective", "Prospective"
        PREWORK = "prework", "In pre-work"
        ACTIVE = "active", "Active"
        PAUSED = "paused", "Paused"
        OFFBOARDED = "offboarded", "Off-boarded"
        ALUMNI = "alumni", "Alumni"

    network = models.ForeignKey(Network, models.CASCADE, related_name="members")
    district = models.OneToOneField(District, models.PROTECT, related_name="membership")
    state = models.CharField(max_length=12, choices=State.choices, default=State.PREWORK)
    since = models.DateField()  # the day of the last change of state
    reason = models.CharField(max_length=300, blank=True)  # why it last changed
    recommit_on = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["district__name"]

    def __str__(self) -> str:
        return self.district.name

    @property
    def member_id(self) -> int:
        """A member belongs to itself, so that the door treats it like everything it owns."""
        return self.pk


class MemberChange(models.Model):
    """A dated change of a member's state, with its reason."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="changes")
    state = models.CharField(max_length=12, choices=Member.State.choices)
    on = models.DateField()
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]


class StakeholderGroup(models.TextChoices):
    TEACHER = "teacher", "Teacher"
    PRINCIPAL = "principal", "Principal"
    CENTRAL_OFFICE = "central_office", "Central office"
    COUNSELLOR = "counsellor", "Counsellor"
    SPECIAL_EDUCATION = "special_education", "Special education"
    SUPPORT_STAFF = "support_staff", "Support staff"
    STUDENT = "student", "Student"
    FAMILY = "family", "Family"
    COMMUNITY = "community", "Community"
    SUPERINTENDENT = "superintendent", "Superintendent"


class SystemLevel(models.TextChoices):
    CLASSROOM = "classroom", "Classroom"
    SCHOOL = "school", "School"
    DISTRICT = "district", "District"
    COUNTY = "county", "County"


class SeatQuerySet(models.QuerySet["Seat"]):
    def taken(self) -> Self:
        """Seats whose role is in force today."""
        return self.filter(grant__in=RoleGrant.objects.in_force())

    def seen_by(self, person: Any) -> Self:
        """A team is seen by the hub and by its own district."""
        held = person.holdings
        return self.filter(Q(network__in=held.hub_networks) | Q(member__in=held.own_members))


class Seat(models.Model):
    """A person's place in a member's team: what ties a district role to its member."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    grant = models.OneToOneField(RoleGrant, models.CASCADE, related_name="seat")
    member = models.ForeignKey(Member, models.CASCADE, related_name="seats")
    stakeholder_group = models.CharField(max_length=20, choices=StakeholderGroup.choices, blank=True)
    level = models.CharField(max_length=10, choices=SystemLevel.choices, blank=True)
    title = models.CharField(max_length=80, blank=True)  # "Principal, Silver Creek School"

    objects = SeatQuerySet.as_manager()


class SeatTimeQuerySet(models.QuerySet["SeatTime"]):
    def standing(self) -> Self:
        """The one that counts, of each seat."""
        return self.order_by("seat", "-at", "-pk").distinct("seat")

    def seen_by(self, person: Any) -> Self:
        """As the seat it belongs to."""
        return self.filter(seat__in=Seat.objects.seen_by(person))


class SeatTime(models.Model):
    """How much time somebody has for the work of the team. Said anew, the earlier one stays in the history."""

    class Per(models.TextChoices):
        WEEK = "week", "A week"
        MONTH = "month", "A month"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="times")
    minutes = models.PositiveSmallIntegerField()
    per = models.CharField(max_length=5, choices=Per.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = SeatTimeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=1, minutes__lte=MOST_MINUTES), name="seat_time_believable")
        ]


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def in_force(self, on: Any) -> Self:
        """Those that count on a day."""
        begun = self.filter(starts_on__lte=on, until__gte=on)
        return begun.filter(Q(ended_on=None) | Q(ended_on__gt=on))

    def between(self, first: Any, last: Any) -> Self:
        """Those that counted on some day from one to another, ended since or not."""
        begun = self.filter(starts_on__lte=last, until__gte=first)
        return begun.filter(Q(ended_on=None) | Q(ended_on__gt=first) & Q(ended_on__gt=F("starts_on")))

    def seen_by(self, person: Any) -> Self:
        """An agreement is seen by its two sides: the member's own people and the hub."""
        held = person.holdings
        return self.filter(Q(network__in=held.hub_networks) | Q(member__in=held.own_members))


class Agreement(models.Model):
    """A member lets the hub read its numbers in full, from a day until a day. Ended early, it stays in the history."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="agreements")
    signed_by = models.CharField(max_length=120)  # who signed for the district: a name and an office
    starts_on = models.DateField()
    until = models.DateField()  # its last day
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    ended_on = models.DateField(null=True, blank=True)  # the first day on which it does not count any more
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("starts_on")), name="agreement_ends_after_it_starts"),
            # The same form sent twice records one.
            models.UniqueConstraint(
                fields=["member", "starts_on", "until"], condition=Q(ended_on=None), name="agreement_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signed_by}, {self.starts_on} to {self.until}"

    def is_in_force(self, on: date) -> bool:
        return self.starts_on <= on <= self.until and (self.ended_on is None or self.ended_on > on)

    def counted(self, first: date, last: date) -> bool:
        """Did it count on some day from one to another, ended since or not? As `objects.between`."""
        if self.starts_on > last or self.until < first:
            return False
        return self.ended_on is None or self.ended_on > max(first, self.starts_on)


class OwnDimension(models.Model):
    """A way to sort pupils that a network uses besides the state's: by bus route, by program."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    label = models.CharField(max_length=60)
    is_partition = models.BooleanField(default=False)  # its groups add up to everyone

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["label"]
        constraints = [models.UniqueConstraint(fields=["network", "label"], name="own_dimension_once")]

    def __str__(self) -> str:
        return self.label


class OwnGroup(models.Model):
    """A student group of a network's own. Its key carries its name (see `groups`), so it is never renamed."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    dimension = models.ForeignKey(OwnDimension, models.CASCADE, null=True, blank=True, related_name="groups")
    label = models.CharField(max_length=28)
    key = models.CharField(max_length=40)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["label"]
        constraints = [models.UniqueConstraint(fields=["network", "label"], name="own_group_once")]

    def __str__(self) -> str:
        return self.label


class Upload(models.Model):
    """A file somebody sent, checked and waiting for a yes. Holds the checked rows, not the file."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for your yes"
        DONE = "done", "Imported"
        DROPPED = "dropped", "Dropped"

    network = models.ForeignKey(Network, models.CASCADE, related_name="uploads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=200)
    layout = models.CharField(max_length=20)  # "schools" or "districts"
    rows = models.JSONField(default=list)  # checked rows
    rejected = models.JSONField(default=list)  # [{"line": 12, "reason": "…"}]
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    outcome = models.JSONField(default=dict)  # counts once imported

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["-at"]
