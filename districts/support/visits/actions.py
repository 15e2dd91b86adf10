"""Offering a site visit, changing it, what its visitors write down, the debrief, the host's answer, what came of it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from districts.directory.models import Member
from districts.support.actions import Sent, drivers_of, team_scope
from districts.support.visits.models import FollowUp, LookFor, Place, SiteVisit, VisitEntry
from districts.support.visits.place_actions import fill, lock_visit
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.words import counted
from network.meetings.actions import Called, Invited, call_meeting, cancel_meeting, change_meeting, confirm_meeting
from network.meetings.models import Meeting
from network.outbox.actions import owe


@dataclass(frozen=True)
class Hosted:
    """What a host says of a visit."""

    question: str
    working: str = ""
    improving: str = ""
    reading: str = ""
    logistics: str = ""
    confidentiality: str = ""
    places_total: int = 8
    places_each: int = 3


@dataclass(frozen=True)
class Visited:
    """When and where a visit takes place. Times carry a zone."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""


@dataclass(frozen=True)
class Offer:
    """A visit as its host describes it."""

    hosted: Hosted
    visited: Visited
    look_fors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seen:
    """What a visitor wrote down at once: words by kind (keys of VisitEntry.Kind), and the look-for they belong to."""

    words: Mapping[str, str]
    look_for: LookFor | None = None


class VisitMoved(Exception):
    """Somebody else changed the visit, or its answer, meanwhile. `visit` is how it stands now."""

    def __init__(self, visit: SiteVisit) -> None:
        super().__init__("the visit has been changed meanwhile")
        self.visit = visit


class EvidenceFirst(Exception):
    """Refused: feedback opens once something has been seen."""


class AlreadyAnswered(Exception):
    """The district has said already what has changed."""


@transaction.atomic
def make_visit(member: Member, offer: Offer, *, sent: Sent) -> SiteVisit:
    """Prepare a visit at a host: a draft that only the host and the hub see. The same key again is the same visit."""
    called = _called(member, offer.visited, scope=team_scope(member))
    invited = [Invited(one.pk, member.district.name) for one in drivers_of(member)]
    key = f"visit-form:{sent.client_key}"
    meeting = call_meeting(member.network, called, by=sent.by, invited=invited, plan_key=key, proposed=True)
    told = {"member": member, "client_key": sent.client_key, "created_by": sent.by, **asdict(offer.hosted)}
    visit, made = SiteVisit.objects.get_or_create(network_id=member.network_id, meeting=meeting, defaults=told)
    if made:
        _keep_look_fors(visit, offer.look_fors)
    found: SiteVisit = visit
    return found


@transaction.atomic
def change_visit(visit: SiteVisit, offer: Offer, *, seen: int, by: Any) -> SiteVisit:
    """Let a visit be as `offer` says; more places go to those who wait. Raises VisitMoved, MeetingOver."""
    locked = lock_visit(visit)
    if locked.version != seen:
        raise VisitMoved(locked)
    wanted = asdict(offer.hosted)
    for name, value in wanted.items():
        setattr(locked, name, value)
    locked.version += 1
    locked.save(update_fields=[*wanted, "version"])
    _keep_look_fors(locked, offer.look_fors)
    change_meeting(locked.meeting, _called(locked.member, offer.visited, scope=locked.meeting.scope), by=by)
    _line(locked, f"changed the {_named(locked)}", by=by)
    fill(locked, by=by)
    return locked


@transaction.atomic
def offer_visit(visit: SiteVisit, *, by: Any) -> None:
    """Open a draft to the districts of the network, and put it in the host's calendar. Offered already: nothing."""
    locked = lock_visit(visit)
    if locked.offered_at is not None or locked.meeting.is_off:
        return
    locked.offered_at = timezone.now()
    locked.save(update_fields=["offered_at"])
    when = Visited(locked.meeting.starts_at, locked.meeting.ends_at, locked.meeting.place)
    change_meeting(locked.meeting, _called(locked.member, when, scope=""), by=by)
    confirm_meeting(locked.meeting, by=by)
    _line(locked, f"offered the {_named(locked)} to the network", by=by)


@transaction.atomic
def call_off_visit(visit: SiteVisit, *, by: Any, why: str) -> None:
    """Call a visit off; whoever has a place is told. Raises MeetingOver when it is closed."""
    cancel_meeting(visit.meeting, by=by, why=why)


@transaction.atomic
def capture(visit: SiteVisit, place: Place, seen: Seen, *, sent: Sent) -> int:
    """Keep what a visitor wrote down, a row for each kind. Sent twice, kept once. Raises EvidenceFirst.

    Returns how many rows are new.
    """
    said = {kind: words for kind, words in seen.words.items() if words.strip()}
    judges = any(kind in VisitEntry.AFTER_EVIDENCE for kind in said)
    if judges and VisitEntry.Kind.EVIDENCE not in said and not has_evidence(visit, sent.by):
        raise EvidenceFirst
    new = 0
    for kind, words in said.items():
        told = {"member_id": place.member_id, "by": sent.by, "look_for": seen.look_for, "words": words, "visit": visit}
        _, made = VisitEntry.objects.get_or_create(
            network_id=visit.network_id, client_key=sent.client_key, kind=kind, defaults=told
        )
        new += made
    if new:
        _line(visit, f"wrote down {counted(new, 'thing', 'things')} at the {_named(visit)}", by=sent.by)
    return new


def has_evidence(visit: SiteVisit, person: Any) -> bool:
    """Has somebody written down something seen?"""
    return VisitEntry.objects.filter(visit=visit, by=person.pk, kind=VisitEntry.Kind.EVIDENCE).exists()


@transaction.atomic
def drop_entry(entry: VisitEntry, *, by: Any) -> None:
    """Take back what one wrote down, while nobody else has seen it. Later, or gone already: nothing happens."""
    visit = lock_visit(entry.visit)
    if visit.debrief_opened_at is None and VisitEntry.objects.filter(pk=entry.pk, by=by).delete()[0]:
        _line(visit, f"took back what they wrote at the {_named(visit)}", by=by)


@transaction.atomic
def open_debrief(visit: SiteVisit, *, by: Any) -> None:
    """Let the host, the hub and those who came see what everybody wrote down. Once."""
    now = timezone.now()
    if SiteVisit.objects.filter(pk=visit.pk, debrief_opened_at=None).update(debrief_opened_at=now):
        _line(visit, f"opened the debrief of the {_named(visit)}", by=by)


@transaction.atomic
def name_themes(visit: SiteVisit, themes: Mapping[int, str], *, by: Any) -> int:
    """Give entries of a debrief the theme they belong to (entry id → theme, "" for none). Returns how many changed."""
    changed = []
    for entry in VisitEntry.objects.select_for_update().filter(visit=visit, pk__in=themes).order_by("pk"):
        if entry.theme != themes[entry.pk]:
            entry.theme = themes[entry.pk]
            changed.append(entry)
    VisitEntry.objects.bulk_update(changed, ["theme"])
    if changed:
        _line(visit, f"grouped the debrief of the {_named(visit)}", by=by)
    return len(changed)


@transaction.atomic
def answer_visit(visit: SiteVisit, words: str, *, seen: int, by: Any) -> SiteVisit:
    """Keep the host's answer to what visitors saw; the first time, each of them gets it. Raises VisitMoved."""
    locked = lock_visit(visit)
    if locked.answer_version != seen:
        raise VisitMoved(locked)
    locked.answer, locked.answered_by, locked.answered_at = words, by, timezone.now()
    locked.answer_version += 1
    locked.save(update_fields=["answer", "answered_by", "answered_at", "answer_version"])
    _line(locked, f"answered the visitors of the {_named(locked)}", by=by)
    if seen == 0:
        for person_id in Place.objects.held().filter(visit=locked).order_by("person").values_list("person", flat=True):
            key = f"visit_answered:{locked.pk}:{person_id}"
            owe("visit_answered", key, network_id=locked.network_id, visit=locked.pk, person=person_id)
    return locked


@transaction.atomic
def answer_follow_up(follow_up: FollowUp, words: str, *, by: Any = None) -> FollowUp:
    """Keep what a district says has changed, once. Without `by` it came through the link. Raises AlreadyAnswered."""
    named = ("visit__meeting", "visit__member__district", "member__district", "person")
    rows = FollowUp.objects.select_for_update(of=("self",)).select_related(*named)
    locked: FollowUp = rows.get(pk=follow_up.pk)
    if locked.answered_at is not None:
        raise AlreadyAnswered
    who = by or locked.person
    locked.words, locked.answered_by, locked.answered_at = words, who, timezone.now()
    locked.save(update_fields=["words", "answered_by", "answered_at"])
    _line(locked.visit, f"said what changed at {locked.member.district.name} after the {_named(locked.visit)}", by=who)
    return locked


def _called(member: Member, visited: Visited, *, scope: str) -> Called:
    return Called(
        kind=Meeting.Kind.SITE_VISIT,
        title=f"Visit to {member.district.name}"[:160],
        starts_at=visited.starts_at,
        ends_at=visited.ends_at,
        time_zone=member.network.time_zone,
        scope=scope,
        place=visited.place,
        latitude=member.district.latitude,
        longitude=member.district.longitude,
    )


def _keep_look_fors(visit: SiteVisit, wanted: Iterable[str]) -> None:
    """Let a visit have these look-fors in this order; one that stays keeps what was written about it."""
    lines = list(dict.fromkeys(line[:200] for line in wanted))
    visit.look_fors.exclude(words__in=lines).delete()
    for order, words in enumerate(lines, start=1):
        LookFor.objects.update_or_create(
            visit=visit, words=words, defaults={"order": order, "network_id": visit.network_id}
        )


def _named(visit: SiteVisit) -> str:
    """A visit in a line of history."""
    day = visit.meeting.local_start
    return f"visit to {visit.member.district.name} ({day:%a} {day.day} {day:%b})"


def _line(visit: SiteVisit, words: str, *, by: Any) -> None:
    record(Activity.About.MEETINGS, words, network_id=visit.network_id, by=by, thing=visit)
