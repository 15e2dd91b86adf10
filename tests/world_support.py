"""Check-ins and site visits, for tests and the demonstration."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from districts.directory.models import Member
from districts.support.actions import Closing as Ended
from districts.support.actions import Noted, Planned, Sent, add_topic, close_checkin, plan_checkin, write_note
from districts.support.models import CheckIn, CheckInNote, CheckInTopic
from districts.support.visits.actions import Hosted, Offer, Seen, Visited, capture, make_visit, offer_visit
from districts.support.visits.models import FollowUp, Place, SiteVisit, VisitEntry
from districts.support.visits.place_actions import ask_for_places
from network.meetings.models import Meeting


def a_checkin(
    member: Member, *, facilitator: Any, at: datetime | None = None, minutes: int = 60, proposed: bool = False
) -> CheckIn:
    """A check-in of a member with a facilitator: in a week unless said."""
    planned = Planned(at or timezone.now() + timedelta(days=7), minutes)
    key = f"test:{uuid4()}"
    return plan_checkin(member, planned, facilitator=facilitator, by=facilitator, plan_key=key, proposed=proposed)


def a_past_checkin(member: Member, *, facilitator: Any, days_ago: int = 30, agreed: str = "Try pairs.") -> CheckIn:
    """A check-in that was, closed with what was agreed."""
    checkin = a_checkin(member, facilitator=facilitator, at=timezone.now() - timedelta(days=days_ago))
    close_checkin(checkin, Ended(agreed), by=facilitator)
    checkin.refresh_from_db()
    return checkin


def a_topic(checkin: CheckIn, words: str = "How to keep quiet pupils in.", *, by: Any) -> CheckInTopic:
    return add_topic(checkin, words, sent=Sent(by, uuid4()))


def a_note(checkin: CheckIn, text: str = "Worn out.", *, by: Any, visibility: str = "private") -> CheckInNote:
    return write_note(checkin, Noted(text, visibility), sent=Sent(by, uuid4())).note


def over(meeting: Meeting, *, days: int = 1) -> None:
    """Let a meeting lie in the past, as it would after a while."""
    back = timezone.now() - timedelta(days=days)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=back - timedelta(hours=2), ends_at=back)


def a_visit(
    member: Member,
    *,
    by: Any,
    at: datetime | None = None,
    look_fors: tuple[str, ...] = ("Who speaks, and for how long",),
    offered: bool = True,
    **about: Any,
) -> SiteVisit:
    """A visit at a host, offered to the network unless said: in three weeks from nine to one."""
    starts_at = at or (timezone.localtime() + timedelta(days=21)).replace(hour=9, minute=0, second=0, microsecond=0)
    hosted = Hosted(**{"question": "Where do pupils give reasons?", **about})
    offer = Offer(hosted, Visited(starts_at, starts_at + timedelta(hours=4), "Silver Creek School"), look_fors)
    visit = make_visit(member, offer, sent=Sent(by, uuid4()))
    if offered:
        offer_visit(visit, by=by)
    return SiteVisit.objects.select_related("meeting", "member__district").get(pk=visit.pk)


def a_place(visit: SiteVisit, member: Member, person: Any, *, by: Any = None) -> Place:
    (place,) = ask_for_places(visit, member, [person.pk], by=by or person)
    return place


def let_it_be_today(visit: SiteVisit, *, days_ago: int = 0) -> None:
    """The visit has begun an hour ago; with `days_ago`, it was so many days before."""
    start = timezone.now() - timedelta(hours=1, days=days_ago)
    ends = start + timedelta(minutes=30) if days_ago else start + timedelta(hours=4)
    Meeting.objects.filter(pk=visit.meeting_id).update(starts_at=start, ends_at=ends)


def an_entry(place: Place, words: str = "Four pupils spoke.", *, kind: str = "evidence") -> VisitEntry:
    """What a visitor wrote down. Feedback needs evidence first."""
    key = uuid4()
    capture(place.visit, place, Seen({kind: words}), sent=Sent(place.person, key))
    return VisitEntry.objects.get(client_key=key, kind=kind)


def a_follow_up(visit: SiteVisit, member: Member, person: Any) -> FollowUp:
    return FollowUp.objects.create(network_id=visit.network_id, visit=visit, member=member, person=person)
