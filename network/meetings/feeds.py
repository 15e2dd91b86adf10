"""Calendars to subscribe to: their secret addresses, and what each of them holds now.

The secret is not kept but reckoned from the row's number and round with the site's key: whoever reads the database
cannot subscribe, its owner can be shown it again, and raising the round ends the address for good.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from redis.exceptions import RedisError

from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.lib.ical import Feed, write_feed
from network.lib.letters import absolute
from network.meetings.events import event_of, version_of
from network.meetings.models import FeedAddress, Invitee, Meeting
from network.membership.models import Network

BACK = timedelta(days=400)  # how long what is over stays in a feed
AT_MOST = 1000
A_MINUTE = 60  # readings of one address: a calendar program reads once an hour
VERSION = 1  # raised when the same meeting is written differently: clients then read everything anew

_SIGNER = signing.Signer(salt="calendar feed", sep=".")


@dataclass(frozen=True)
class Subscribed:
    """What a feed is made of right now, before it is written."""

    address: FeedAddress
    rows: list[tuple[Meeting, Invitee | None]]

    @property
    def tag(self) -> str:
        """Differs whenever the bytes would. Costs no writing."""
        told = [[*version_of(meeting, asked), str(meeting.organizer or "")] for meeting, asked in self.rows]
        whose = self.address
        return fingerprint(VERSION, settings.SITE_URL, whose.pk, whose.round, whose.network.name, told)

    def written(self) -> bytes:
        address = self.address
        network = address.network
        whole = address.kind == FeedAddress.Kind.NETWORK
        feed = Feed(
            name=network.name if whole else f"My dates · {network.name}",
            uid=f"feed-{address.pk}-{address.round}@trellis",
            source=address_of(address),
            url=absolute(reverse("meetings:calendar", args=[network.slug])),
            words=f"Every meeting of {network.name}." if whole else f"What you are invited to in {network.name}.",
        )
        return write_feed(feed, [event_of(meeting, asked) for meeting, asked in self.rows])


def address_of(address: FeedAddress) -> str:
    """The full secret address."""
    return absolute(reverse("meetings:feed", args=[_SIGNER.sign(f"{address.pk}-{address.round}")]))


def read_secret(secret: str) -> FeedAddress | None:
    """The address that a secret opens, or None when it is made up, was renewed, or its owner is not active."""
    try:
        pk, _, round_ = _SIGNER.unsign(secret).partition("-")
        found = FeedAddress.objects.filter(pk=int(pk), round=int(round_), person__is_active=True)
    except (signing.BadSignature, ValueError):
        return None
    address: FeedAddress | None = found.select_related("network", "person").first()
    return address


def read_too_often(secret: str) -> bool:
    """Count a reading of an address; True when this minute has seen too many. Nothing is counted while the cache is
    away: the page stays open.
    """
    name = f"feed:{fingerprint(secret)}:{int(timezone.now().timestamp()) // 60}"
    try:
        cache.add(name, 0, timeout=120)
        return cache.incr(name) > A_MINUTE
    except (RedisError, OSError, ValueError):  # ValueError: forgotten between the two
        return False


def subscribed(address: FeedAddress) -> Subscribed:
    """What the owner of an address may see now. A role that has ended leaves an empty calendar, so that calendar
    programs take its dates out instead of keeping the last they have read.
    """
    person = address.person
    rows = Meeting.objects.seen_by(person).filter(network=address.network_id, ends_at__gt=timezone.now() - BACK)
    asked = {
        one.meeting_id: one
        for one in Invitee.objects.filter(person=person.pk, network=address.network_id, withdrawn_at=None)
    }
    if address.kind == FeedAddress.Kind.OWN:
        rows = rows.filter(pk__in=list(asked))
    # The latest of too many: what is long over goes first.
    latest = list(rows.select_related("organizer").order_by("-starts_at", "-pk")[:AT_MOST])
    for meeting in latest:
        meeting.network = address.network
    return Subscribed(address, [(meeting, asked.get(meeting.pk)) for meeting in reversed(latest)])


@transaction.atomic
def new_address(network: Network, person: Any, kind: str) -> FeedAddress:
    """Make somebody's address; when there is one, end it and make another."""
    address, made = FeedAddress.objects.select_for_update().get_or_create(network=network, person=person, kind=kind)
    if not made:
        address.round += 1
        address.made_at = timezone.now()
        address.save(update_fields=["round", "made_at"])
        words = f"made a new address for the calendar feed ({address.get_kind_display().lower()})"
        record(Activity.About.MEETINGS, words, network_id=network.pk, by=person)
    found: FeedAddress = address
    return found
