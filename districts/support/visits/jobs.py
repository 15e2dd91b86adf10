"""A month after a visit: ask the host and each district that came what has changed, once, on a school day."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from districts.directory.models import Member
from districts.support.school_days import NO_SCHOOL, shut_days
from districts.support.visits.models import FollowUp, Place, SiteVisit
from network.meetings.models import Meeting
from network.membership.models import RoleGrant
from network.membership.roles import Role
from network.outbox.actions import owe
from network.outbox.apart import each_apart
from network.outbox.handlers import Job, schedule
from network.outbox.turns import every
from network.people.models import Person
from network.telling.hours import Reader, is_open

AFTER = timedelta(days=30)
NOT_AFTER = timedelta(days=120)  # later, nobody remembers which visit it was


def owe_follow_ups() -> int:
    """Owe the question to each side of each visit it is time for, in school hours. Returns how many were asked.

    On a weekend or a day without school nobody is asked: a later turn, on the next school day, finds them again.
    """
    now = timezone.now()
    asked: list[FollowUp] = []

    def look_at(side: tuple[SiteVisit, Member]) -> None:
        visit, member = side
        person = _whom(visit, member)
        if person is None or not _good_time(member, person, now):
            return
        told = {"network_id": visit.network_id, "person": person, "asked_at": now}
        follow_up, made = FollowUp.objects.get_or_create(visit=visit, member=member, defaults=told)
        if made:
            key = f"visit_follow_up:{follow_up.pk}"
            owe("visit_follow_up", key, network_id=visit.network_id, follow_up=follow_up.pk)
            asked.append(follow_up)

    each_apart("visit-follow-ups", _not_asked(now), look_at)
    return len(asked)


def _not_asked(now: datetime) -> Iterator[tuple[SiteVisit, Member]]:
    """Each side of the visits that took place about a month ago, unless it was asked."""
    visits = (
        SiteVisit.objects.exclude(meeting__state=Meeting.State.CANCELLED)
        .filter(offered_at__isnull=False, meeting__ends_at__range=(now - NOT_AFTER, now - AFTER + timedelta(days=1)))
        .select_related("meeting", "member__network", "member__district")
        .order_by("pk")
    )
    for visit in visits:
        today = now.astimezone(visit.meeting.local_end.tzinfo).date()
        if visit.meeting.local_end.date() + AFTER > today:
            continue
        came = Place.objects.held().filter(visit=visit).values("member")
        guests = list(Member.objects.filter(pk__in=came).select_related("network", "district").order_by("pk"))
        asked = set(FollowUp.objects.filter(visit=visit).values_list("member", flat=True))
        for member in [visit.member, *guests] if guests else []:
            if member.pk not in asked:
                yield visit, member


def _whom(visit: SiteVisit, member: Member) -> Person | None:
    """Who is asked for a district: whoever signed it up if they still drive it, else its first driver or sponsor."""
    people = RoleGrant.objects.who_to_tell(member.network_id, Role.DRIVER, scope=f"member:{member.pk}")
    asked_by = Place.objects.held().filter(visit=visit, member=member).values("asked_by")
    sponsors = RoleGrant.objects.who_to_tell(member.network_id, Role.SPONSOR, scope=f"member:{member.pk}")
    return people.filter(pk__in=asked_by).first() or people.first() or sponsors.first()


def _good_time(member: Member, person: Person, now: datetime) -> bool:
    """Is it school hours on a school day, on the wall of the one who is asked?"""
    zone = person.time_zone or member.network.time_zone
    day = Reader(zone).wall(now).date()
    closed = {on for on, why in shut_days(member, day, day).items() if why == NO_SCHOOL}
    return is_open(now, Reader(zone, closed))


schedule(Job("visit-follow-ups", slot=every(30), run=owe_follow_ups))
