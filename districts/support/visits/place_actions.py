"""Who has a place at a visit, who waits for one, and who gets it when it is given back.

Everything that gives or frees a place holds the row of the visit: two who want the last place come one by one. And
a place has a number that the database gives away once.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from districts.directory.models import Member
from districts.support.visits.models import Place, SiteVisit
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.words import counted
from network.meetings.actions import Invited, invite, withdraw
from network.meetings.models import Invitee
from network.outbox.actions import owe


class NotOpen(Exception):
    """Refused: the visit is not offered, has begun, or was called off; or the host asks for a place at its own."""


class TooMany(Exception):
    """Refused: a district has so many places at most. `left`: how many it may still ask for."""

    def __init__(self, left: int) -> None:
        super().__init__(f"{left} places left")
        self.left = left


@transaction.atomic
def ask_for_places(visit: SiteVisit, member: Member, person_ids: Sequence[int], *, by: Any) -> list[Place]:
    """Places for people of one district, in their order; without a free one they wait. Raises NotOpen, TooMany.

    Who has a place or waits already keeps it: asked twice changes nothing.
    """
    locked = lock_visit(visit)
    if not takes_visitors(locked) or member.pk == locked.member_id or member.network_id != locked.network_id:
        raise NotOpen
    theirs = set(Place.objects.active().filter(visit=locked, member=member).values_list("person", flat=True))
    others = set(Place.objects.active().filter(visit=locked, person__in=person_ids).values_list("person", flat=True))
    new = [person_id for person_id in dict.fromkeys(person_ids) if person_id not in others]
    left = locked.places_each - len(theirs)
    if len(new) > left:
        raise TooMany(max(left, 0))
    about = {"network_id": locked.network_id, "visit": locked, "member": member, "asked_by": by}
    made = [Place.objects.create(person_id=pk, state=Place.State.WAITING, **about) for pk in new]
    if made:
        asked = f"asked for {counted(len(made), 'place', 'places')} at the {_named(locked)}"
        record(Activity.About.MEETINGS, asked, network_id=locked.network_id, by=by, thing=locked)
        fill(locked, by=by, told={place.pk for place in made})
    return list(Place.objects.filter(pk__in=[place.pk for place in made]).order_by("asked_at", "pk"))


@transaction.atomic
def give_back(place: Place, *, by: Any) -> None:
    """Give a place, or a turn on the waiting list, back; the first who waits gets it. Given back already: nothing."""
    visit = lock_visit(place.visit)
    locked = Place.objects.select_related("person").get(pk=place.pk)
    if locked.state == Place.State.GIVEN_BACK:
        return
    was_held = locked.state == Place.State.HELD
    locked.state, locked.number, locked.given_back_at = Place.State.GIVEN_BACK, None, timezone.now()
    locked.save(update_fields=["state", "number", "given_back_at"])
    words = f"gave back the place of {locked.person} at the {_named(visit)}"
    record(Activity.About.MEETINGS, words, network_id=visit.network_id, by=by, thing=visit)
    if was_held:
        for invitee in Invitee.objects.filter(meeting=visit.meeting_id, person=locked.person_id, withdrawn_at=None):
            withdraw(invitee, by=by)
    fill(visit, by=by)


def fill(visit: SiteVisit, *, by: Any, told: frozenset[int] | set[int] = frozenset()) -> None:
    """Give free places to those who have waited longest; each is invited, and gets one letter that it is theirs.

    `visit` is locked by the caller. `told`: places just asked for, whose people see on the page that they have one.
    """
    if not takes_visitors(visit):
        return
    taken = set(Place.objects.held().filter(visit=visit).values_list("number", flat=True))
    free = [number for number in range(1, visit.places_total + 1) if number not in taken]
    room = visit.places_total - len(taken)
    waiting = Place.objects.waiting().filter(visit=visit).select_related("member__district")
    for number, place in zip(free[: max(room, 0)], waiting, strict=False):
        place.state, place.number, place.held_at = Place.State.HELD, number, timezone.now()
        place.save(update_fields=["state", "number", "held_at"])
        invite(visit.meeting, [Invited(place.person_id, place.member.district.name)], by=by)
        if place.pk not in told:
            owe("visit_place_free", f"visit_place_free:{place.pk}", network_id=visit.network_id, place=place.pk)


def lock_visit(visit: SiteVisit) -> SiteVisit:
    """The visit as it is now, held until the transaction ends."""
    rows = SiteVisit.objects.select_for_update(of=("self",))
    locked: SiteVisit = rows.select_related("meeting", "member__district", "member__network").get(pk=visit.pk)
    return locked


def takes_visitors(visit: SiteVisit) -> bool:
    """Can one still sign up: it is offered, stands, and has not begun?"""
    return visit.offered_at is not None and not visit.meeting.is_off and visit.meeting.starts_at > timezone.now()


def _named(visit: SiteVisit) -> str:
    day = visit.meeting.local_start
    return f"visit to {visit.member.district.name} ({day:%a} {day.day} {day:%b})"
