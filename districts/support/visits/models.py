"""SiteVisit, what to look for, places with their waiting list, what visitors wrote down, and what came of it later."""

from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from districts.directory.models import Member
from network.meetings.models import Meeting
from network.membership.models import Network, NetworkScoped


class SiteVisitQuerySet(models.QuerySet[Any]):
    def seen_by(self, person: Any) -> Self:
        """A draft is the hub's and the host's; once offered, everybody of the network's hub and districts sees it."""
        held = person.holdings
        return self.filter(
            Q(network__in=held.hub_networks)
            | Q(member__in=held.own_members)
            | Q(offered_at__isnull=False, network__in=held.community_networks)
        )

    def with_room(self) -> Self:
        """Each with `taken`, how many places are held."""
        return self.annotate(taken=Count("places", filter=Q(places__state=Place.State.HELD)))

    def coming(self, now: Any) -> Self:
        """Standing and not over yet, the next first."""
        ahead = self.exclude(meeting__state=Meeting.State.CANCELLED).filter(meeting__ends_at__gt=now)
        return ahead.order_by("meeting__starts_at", "pk")

    def past(self, now: Any) -> Self:
        """Over or called off, the last first."""
        over = Q(meeting__state=Meeting.State.CANCELLED) | Q(meeting__ends_at__lte=now)
        return self.filter(over).order_by("-meeting__starts_at", "-pk")


@pghistory.track()
class SiteVisit(models.Model):
    """What a meeting of the kind site visit is for its host, `member`, and for those who come."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="site_visits")
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="site_visit")
    question = models.CharField(max_length=500)  # which evidence the host asks its visitors to look for
    working = models.TextField(blank=True)
    improving = models.TextField(blank=True)  # room for improvement that the host is open to discussing
    reading = models.TextField(blank=True)  # to read before
    logistics = models.TextField(blank=True)
    confidentiality = models.TextField(blank=True)
    places_total = models.PositiveSmallIntegerField(default=8)  # people
    places_each = models.PositiveSmallIntegerField(default=3)  # people of one district
    version = models.PositiveIntegerField(default=1)  # raised by each change of the words above
    offered_at = models.DateTimeField(null=True, blank=True)
    debrief_opened_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)  # of the host, to what the visitors saw
    answer_version = models.PositiveIntegerField(default=0)  # 0: no answer yet
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    client_key = models.UUIDField(null=True, blank=True)

    objects = SiteVisitQuerySet.as_manager()

    class Meta:
        ordering = ["meeting__starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="site_visit_sent_once"),
            models.CheckConstraint(
                condition=Q(places_total__range=(1, 200), places_each__range=(1, 200)), name="site_visit_places"
            ),
            models.CheckConstraint(
                condition=Q(answer_version=0, answered_at=None) | Q(answer_version__gt=0, answered_at__isnull=False),
                name="site_visit_answer_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.meeting.title


class LookFor(models.Model):
    """One thing that the host asks its visitors to look for."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    visit = models.ForeignKey(SiteVisit, models.CASCADE, related_name="look_fors")
    order = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["visit", "words"], name="look_for_once")]

    def __str__(self) -> str:
        return self.words


class PlaceQuerySet(models.QuerySet[Any]):
    def seen_by(self, person: Any) -> Self:
        """Who comes is known to the host, the hub and those who come too."""
        held = person.holdings
        came = Place.objects.held().filter(person=person.pk, network__in=held.community_networks).values("visit")
        return self.filter(
            Q(network__in=held.hub_networks)
            | Q(member__in=held.own_members)
            | Q(visit__member__in=held.own_members)
            | Q(visit__in=came)
        )

    def held(self) -> Self:
        return self.filter(state=Place.State.HELD)

    def waiting(self) -> Self:
        """In the order of the list: who asked first is first."""
        return self.filter(state=Place.State.WAITING).order_by("asked_at", "pk")

    def active(self) -> Self:
        return self.exclude(state=Place.State.GIVEN_BACK)


class Place(models.Model):
    """One person's place at a visit, or their turn on its waiting list.

    A held place has a number of its own, from 1 to the visit's places: the database gives none away twice.
    """

    class State(models.TextChoices):
        HELD = "held", "Comes"
        WAITING = "waiting", "On the waiting list"
        GIVEN_BACK = "given_back", "Given back"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    visit = models.ForeignKey(SiteVisit, models.CASCADE, related_name="places")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")  # the visiting district
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    held_at = models.DateTimeField(null=True, blank=True)
    given_back_at = models.DateTimeField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "person"], condition=~Q(state="given_back"), name="visit_place_one_a_person"
            ),
            models.UniqueConstraint(fields=["visit", "number"], name="visit_place_given_once"),
            models.CheckConstraint(
                condition=Q(state="held", number__isnull=False, number__gte=1) | (~Q(state="held") & Q(number=None)),
                name="visit_place_held_has_a_number",
            ),
        ]


class EntryQuerySet(models.QuerySet[Any]):
    def seen_by(self, person: Any) -> Self:
        """Before the debrief opens each sees their own; then the host's team, the hub and those who came see all."""
        held = person.holdings
        came = Place.objects.held().filter(person=person.pk, network__in=held.community_networks).values("visit")
        hosts = Q(network__in=held.hub_networks) | Q(visit__member__in=held.working_members)
        together = (hosts | Q(visit__in=came)) & Q(visit__debrief_opened_at__isnull=False)
        return self.filter(Q(by=person.pk, network__in=held.community_networks) | together)


class VisitEntry(models.Model):
    """What a visitor wrote down: evidence first, without judging; then what they wonder, feed back and take home."""

    class Kind(models.TextChoices):
        EVIDENCE = "evidence", "Evidence seen"
        WONDERING = "wondering", "Wonderings"
        WARM = "warm", "Warm feedback"
        COOL = "cool", "Cool feedback"
        HOME = "home", "What I take home"

    AFTER_EVIDENCE = (Kind.WARM, Kind.COOL)  # judging waits until something has been seen

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    visit = models.ForeignKey(SiteVisit, models.CASCADE, related_name="entries")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")  # the visiting district
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    look_for = models.ForeignKey(LookFor, models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=1000)
    theme = models.CharField(max_length=60, blank=True)  # given in the debrief
    at = models.DateTimeField(default=timezone.now)
    client_key = models.UUIDField(null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key", "kind"], name="visit_entry_sent_once"),
            models.CheckConstraint(condition=~Q(words=""), name="visit_entry_has_words"),
        ]


class FollowUpQuerySet(models.QuerySet[Any]):
    def seen_by(self, person: Any) -> Self:
        """What came of a visit is known to the host, the hub and the districts that came."""
        held = person.holdings
        came = Place.objects.held().filter(member__in=held.own_members).values("visit")
        return self.filter(
            Q(network__in=held.hub_networks)
            | Q(member__in=held.own_members)
            | Q(visit__member__in=held.own_members)
            | Q(visit__in=came)
        )


class FollowUp(models.Model):
    """What one district, host or visitor, says a month later about what has changed."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    visit = models.ForeignKey(SiteVisit, models.CASCADE, related_name="follow_ups")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")  # who is asked
    round = models.PositiveSmallIntegerField(default=1)  # of the link: raised, earlier links end
    asked_at = models.DateTimeField(default=timezone.now)
    words = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["member__district__name"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "member"], name="visit_follow_up_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, words="") | (Q(answered_at__isnull=False) & ~Q(words="")),
                name="visit_follow_up_answered_has_words",
            ),
        ]
