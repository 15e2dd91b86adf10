"""What happens in the room: who joined, notes, votes and ballots, and the minutes that remain."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from network.meetings.models import AgendaItem, Meeting, OfMeeting
from network.membership.models import Network


class Room(models.Model):
    """The open door of a running meeting. The code opens it from a phone; it ends when the meeting is closed."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="room")
    code = models.CharField(max_length=8, unique=True, null=True, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OfMeeting.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(code=None),
                name="room_ended_has_no_code",
            )
        ]


class ParticipantQuerySet(OfMeeting):
    def free(self) -> Self:
        """Places that a phone may take: nobody holds or uses them. Whoever has voted on their own page does, unless
        the facilitator has let them in again (`round`)."""
        unused = Q(round__gt=1) | ~Q(pk__in=Ballot.objects.values("participant"))
        return self.filter(unused, claimed_at=None, attendance="")


class Participant(models.Model):
    """Somebody who takes part from a device: a person of the network, or a guest known by a name only."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=80)
    attendance = models.CharField(max_length=8, blank=True)  # "present", "virtual", or not said
    client_key = models.UUIDField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)  # by code, from a phone: nobody else may be them
    round = models.PositiveSmallIntegerField(default=1)  # of the phone that counts: raised, the earlier one is out
    joined_at = models.DateTimeField(default=timezone.now)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="participant_once"),
            models.UniqueConstraint(fields=["meeting", "client_key"], name="participant_sent_once"),
        ]

    def __str__(self) -> str:
        return self.name


class NoteQuerySet(OfMeeting):
    def standing(self) -> Self:
        """Not taken out."""
        return self.filter(struck_at=None)


class Note(models.Model):
    """One entry of the notes. Many people write at once: entries are added, and changed only as they were read."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notes")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="notes")
    text = models.CharField(max_length=2000)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    struck_at = models.DateTimeField(null=True, blank=True)
    client_key = models.UUIDField(null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["network", "client_key"], name="note_sent_once")]

    def __str__(self) -> str:
        return self.text


class Vote(models.Model):
    """Something the room is asked at once. Nothing is shown before it is closed, and then without names."""

    class Kind(models.TextChoices):
        FIST = "fist", "Fist to five"
        DOTS = "dots", "Dot vote"
        WRITING = "writing", "Silent writing"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="votes")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="votes")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    question = models.CharField(max_length=300)
    options = models.JSONField(default=list)  # of a dot vote: their words in order
    dots = models.PositiveSmallIntegerField(default=3)  # of a dot vote: how many each has
    again_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)  # closed is revealed
    client_key = models.UUIDField(null=True, blank=True)

    objects = OfMeeting.as_manager()

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting"], condition=Q(closed_at=None), name="vote_one_open"),
            models.UniqueConstraint(fields=["network", "client_key"], name="vote_sent_once"),
        ]

    def __str__(self) -> str:
        return self.question


class Ballot(models.Model):
    """What one participant says to a vote. Changed as often as they like while it is open."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    vote = models.ForeignKey(Vote, models.CASCADE, related_name="ballots")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="ballots")
    said = models.JSONField()  # {"level": 0..5}, {"dots": [2, 0, 1]} or {"lines": ["…"]}
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "participant"], name="ballot_once")]


class Minutes(models.Model):
    """The minutes as they were frozen: what is read, printed and mailed. A correction is a new version."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="minutes_versions")
    version = models.PositiveSmallIntegerField(default=1)
    data = models.JSONField()  # see record.py
    why = models.CharField(max_length=300, blank=True)  # what was corrected
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    frozen_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = OfMeeting.as_manager()

    class Meta:
        ordering = ["-version"]
        verbose_name_plural = "minutes"
        constraints = [models.UniqueConstraint(fields=["meeting", "version"], name="minutes_version_once")]
