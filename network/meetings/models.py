"""Meeting, who is invited and comes, its agenda, and what it decided and promised."""

import uuid
from datetime import datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from network.meetings.protocols import protocol_label
from network.membership.models import Network, NetworkScoped, RoleGrant


def new_uid() -> str:
    return f"{uuid.uuid4()}@trellis"


class MeetingQuerySet(NetworkScoped):
    def seen_by(self, person: Any) -> Self:
        """What is for the whole network its community sees; the rest: the hub, the invited, and those of its scope."""
        held = person.holdings
        own_scopes = RoleGrant.objects.in_force().filter(person=person.pk).exclude(scope="").values("scope")
        invited = Invitee.objects.filter(person=person.pk, network__in=held.networks, withdrawn_at=None)
        return self.filter(
            Q(network__in=held.hub_networks)
            | Q(scope="", network__in=held.community_networks)
            | Q(scope__in=own_scopes, network__in=held.community_networks)
            | Q(pk__in=invited.values("meeting"))
        )

    def whole(self) -> Self:
        """With what every page about a meeting reads: its network and who organizes it."""
        return self.select_related("network", "organizer")

    def standing(self) -> Self:
        """Not called off."""
        return self.exclude(state=Meeting.State.CANCELLED)

    def coming(self, now: datetime) -> Self:
        """Standing and not over yet, the next first."""
        return self.standing().not_over(now).order_by("starts_at", "pk")

    def past(self, now: datetime) -> Self:
        """Over, the last first."""
        return self.standing().over(now).order_by("-starts_at", "-pk")

    def over(self, now: datetime) -> Self:
        """Past their time, or closed before it: the minutes are out."""
        return self.filter(Q(ends_at__lte=now) | Q(state=Meeting.State.CLOSED))

    def not_over(self, now: datetime) -> Self:
        """Those whose time has not passed and that nobody has closed."""
        return self.exclude(state=Meeting.State.CLOSED).filter(ends_at__gt=now)


class Meeting(models.Model):
    class Kind(models.TextChoices):
        NETWORK = "network", "Network meeting"
        CHECK_IN = "check_in", "Check-in"
        SITE_VISIT = "site_visit", "Site visit"
        TEAM = "team", "Design-team session"
        WEBINAR = "webinar", "Webinar"
        EXPERT = "expert", "Expert session"
        OPEN = "open", "Open event"

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", "In person"
        VIRTUAL = "virtual", "Virtual"
        HYBRID = "hybrid", "In person and virtual"

    class State(models.TextChoices):
        PROPOSED = "proposed", "Proposed"  # nobody is invited yet
        PLANNED = "planned", "Planned"
        RUNNING = "running", "Running"
        CLOSED = "closed", "Closed"
        CANCELLED = "cancelled", "Called off"

    network = models.ForeignKey(Network, models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.NETWORK)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.IN_PERSON)
    title = models.CharField(max_length=160)
    purpose = models.CharField(max_length=500, blank=True)  # what there is when it is over
    # Where in the network: empty for the whole of it, otherwise the name that also narrows a role ("member:12").
    scope = models.CharField(max_length=40, blank=True)
    series = models.CharField(max_length=40, blank=True)  # meetings of one row: unfinished items go to its next one
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=64)  # the zone whose clock the meeting keeps
    place = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    link = models.URLField(max_length=500, blank=True)
    dial_in = models.CharField(max_length=120, blank=True)
    organizer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    why = models.CharField(max_length=500, blank=True)  # why this date and host, in a sentence
    cancel_reason = models.CharField(max_length=300, blank=True)
    uid = models.CharField(max_length=80, unique=True, default=new_uid, editable=False)  # of the calendar event
    sequence = models.PositiveIntegerField(default=0)  # raised by each change that calendars must hear of
    plan_key = models.CharField(max_length=80, null=True, blank=True)  # what published it: published twice, made once
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "plan_key"], name="meeting_published_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | (~Q(state="closed") & Q(closed_at=None)),
                name="meeting_closed_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["network", "starts_at"], name="meeting_of_network")]

    def __str__(self) -> str:
        return self.title

    @property
    def local_start(self) -> datetime:
        """When it starts on the clock of its own zone."""
        return self.starts_at.astimezone(ZoneInfo(self.time_zone))

    @property
    def local_end(self) -> datetime:
        return self.ends_at.astimezone(ZoneInfo(self.time_zone))

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def is_off(self) -> bool:
        return self.state == self.State.CANCELLED

    @property
    def takes_agenda(self) -> bool:
        """May its agenda still be changed?"""
        return self.state in (self.State.PROPOSED, self.State.PLANNED, self.State.RUNNING)


class OfMeeting(NetworkScoped):
    """Parts of a meeting are reached by whoever reaches the meeting."""

    def seen_by(self, person: Any) -> Self:
        return self.filter(meeting__in=Meeting.objects.seen_by(person))


class Invitee(models.Model):
    """Somebody invited to a meeting: their answer before it, and whether they were there."""

    class Answer(models.TextChoices):
        NONE = "", "No answer yet"
        YES = "yes", "Comes"
        VIRTUAL = "virtual", "Joins by link"
        NO = "no", "Cannot come"

    class Attendance(models.TextChoices):
        UNKNOWN = "", "Not noted"
        PRESENT = "present", "There"
        VIRTUAL = "virtual", "There by link"
        ABSENT = "absent", "Not there"

    class Reason(models.TextChoices):
        NO_SUBSTITUTE = "no_substitute", "No substitute"
        DRIVE = "drive", "The drive"
        CLASH = "clash", "Another duty"
        ILL = "ill", "Illness"
        WEATHER = "weather", "Weather or roads"
        OTHER = "other", "Something else"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitees")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invited_to")
    place = models.CharField(max_length=160, blank=True)  # whose team they come with, in words
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True, default=Answer.NONE)
    reason = models.CharField(max_length=14, choices=Reason.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    attendance = models.CharField(max_length=8, choices=Attendance.choices, blank=True, default=Attendance.UNKNOWN)
    absence = models.CharField(max_length=14, choices=Reason.choices, blank=True)
    absence_words = models.CharField(max_length=300, blank=True)
    checked_in_at = models.DateTimeField(null=True, blank=True)
    round = models.PositiveSmallIntegerField(default=1)  # of their personal link: raised, earlier links end
    withdrawn_at = models.DateTimeField(null=True, blank=True)  # no longer invited
    invited_at = models.DateTimeField(default=timezone.now)

    objects = OfMeeting.as_manager()

    class Meta:
        ordering = ["place", "person__name"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="invitee_once")]


class FeedAddressQuerySet(NetworkScoped):
    def seen_by(self, person: Any) -> Self:
        """One's own addresses, nobody else's."""
        return self.filter(person=person.pk, network__in=person.holdings.networks)


class FeedAddress(models.Model):
    """The secret address of a calendar somebody subscribes to. The secret itself is reckoned, not kept."""

    class Kind(models.TextChoices):
        OWN = "own", "Your own dates"
        NETWORK = "network", "All meetings of the network"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    round = models.PositiveIntegerField(default=1)  # raised, the address before it ends
    made_at = models.DateTimeField(default=timezone.now)

    objects = FeedAddressQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "person", "kind"], name="feed_address_once")]


FRAME = "frame:"  # how the keys begin of what every meeting has anew: opening, break, closing


class AgendaItemQuerySet(OfMeeting):
    def without_frame(self) -> Self:
        """What a meeting is about: what every meeting has anyway is left out, and never carried to the next."""
        return self.exclude(fact_key__startswith=FRAME)


class AgendaItem(models.Model):
    class Purpose(models.TextChoices):
        INFORM = "inform", "Inform"
        DISCUSS = "discuss", "Discuss"
        DECIDE = "decide", "Decide"
        PRACTISE = "practise", "Practise"

    class State(models.TextChoices):
        PLANNED = "planned", "To come"
        RUNNING = "running", "Now"
        DONE = "done", "Done"
        UNHEARD = "unheard", "Not reached"  # goes to the next meeting of the series by itself

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.DISCUSS)
    minutes = models.PositiveSmallIntegerField(default=15)
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    protocol = models.CharField(max_length=30, blank=True)  # key of a protocol: "consultancy", "data_walk"
    materials = models.TextField(blank=True)  # a link or a line each
    why = models.CharField(max_length=300, blank=True)  # why it is on the agenda
    fact_key = models.CharField(max_length=80, null=True, blank=True)  # the fact behind it: proposed again, there once
    link = models.CharField(max_length=200, blank=True)  # path of what it is about
    carried_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="carried_to")
    carried_at = models.DateTimeField(null=True, blank=True)  # when it went on to a later meeting: it goes once
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    started_at = models.DateTimeField(null=True, blank=True)
    seconds_used = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "fact_key"], name="agenda_fact_once"),
            models.UniqueConstraint(fields=["meeting", "carried_from"], name="agenda_carried_once"),
            models.UniqueConstraint(fields=["meeting"], condition=Q(state="running"), name="agenda_one_item_running"),
            models.CheckConstraint(condition=Q(minutes__range=(1, 600)), name="agenda_minutes"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_frame(self) -> bool:
        """Is it something every meeting has anew?"""
        return (self.fact_key or "").startswith(FRAME)

    @property
    def protocol_words(self) -> str:
        return protocol_label(self.protocol) if self.protocol else ""


class Decision(models.Model):
    """What was decided, in which meeting, and why. Kept for good."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="decisions")
    words = models.CharField(max_length=500)
    because = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    client_key = models.UUIDField(null=True, blank=True)

    objects = OfMeeting.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["network", "client_key"], name="decision_sent_once")]


class CommitmentQuerySet(OfMeeting):
    def open_commitments(self) -> Self:
        return self.exclude(state=Commitment.State.DONE)


class Commitment(models.Model):
    """Who does what by when, promised in a meeting."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        DONE = "done", "Done"
        STUCK = "stuck", "Stuck"
        NEEDS_HELP = "needs_help", "Needs help"

    network = models.ForeignKey(Network, models.CASCADE, related_name="commitments")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="commitments")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="commitments")
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="commitments")
    what = models.CharField(max_length=300)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    words = models.CharField(max_length=300, blank=True)  # what stands in the way, or which help
    answered_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    client_key = models.UUIDField(null=True, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["network", "client_key"], name="commitment_sent_once")]

    def __str__(self) -> str:
        return self.what
