"""One meeting as its reader sees it: who comes, by team; the agenda against the time; what was decided."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from network.lib.words import counted, listed
from network.meetings.guests import Guest, guests_of
from network.meetings.models import AgendaItem, Commitment, Decision, Invitee, Meeting
from network.meetings.ways import Way, ways_from
from network.membership.access import Holdings
from network.membership.models import RoleGrant
from network.membership.roles import HUB_ROLES, Can
from network.people.models import Person

Answer = Invitee.Answer
SILENT_NAMED = 5


@dataclass(frozen=True)
class Team:
    """Those invited with one team. `words`: how many come, in a sentence."""

    name: str
    people: list[Invitee]
    words: str


@dataclass(frozen=True)
class Agenda:
    """What stands on the agenda. `minutes` of all items; `over` is what does not fit the time, 0 when it does."""

    items: list[AgendaItem]
    minutes: int
    box: int  # minutes there are
    over: int


@dataclass(frozen=True)
class MeetingPage:
    sentence: str
    teams: list[Team]
    invited: int
    coming: int  # in the room and by link
    silent: list[Invitee]  # have not answered
    own: Invitee | None
    guests: list[Guest]  # from outside the network: for those who run it
    agenda: Agenda
    decisions: list[Decision]
    commitments: list[Commitment]
    ways: list[Way]
    is_over: bool
    takes_agenda: bool
    may_run: bool
    may_take_part: bool
    to_settle: bool  # proposed, and the reader's to confirm: that is what the head of the page is for

    @property
    def first_way(self) -> Way | None:
        """What stands in the head of the page."""
        return None if self.to_settle else next((way for way in self.ways if not way.agenda and not way.quiet), None)

    @property
    def other_ways(self) -> list[Way]:
        return [way for way in self.ways if not way.agenda and not way.quiet and way != self.first_way]

    @property
    def agenda_ways(self) -> list[Way]:
        return [way for way in self.ways if way.agenda]

    @property
    def quiet_ways(self) -> list[Way]:
        return [way for way in self.ways if way.quiet]

    @property
    def open(self) -> bool:
        """Can it still be answered?"""
        return not self.is_over

    @property
    def silent_words(self) -> str:
        names = [str(one.person) for one in self.silent[:SILENT_NAMED]]
        more = len(self.silent) - len(names)
        names += [f"{more} more"] if more else []
        return f"No answer yet from {listed(names)}"

    @property
    def agenda_words(self) -> str:
        """How long it all takes, against the time there is."""
        box = self.agenda.box
        if self.agenda.over:
            return f"{self.agenda.minutes} minutes for {box}: {self.agenda.over} too many"
        return f"{self.agenda.minutes} of {box} minutes"


def meeting_page(meeting: Meeting, person: Any) -> MeetingPage:
    held: Holdings = person.holdings
    asked = list(meeting.invitees.filter(withdrawn_at=None).select_related("person"))
    said = Counter(one.answer for one in asked)
    coming = said[Answer.YES] + said[Answer.VIRTUAL]
    is_over = meeting.state in (Meeting.State.CLOSED, Meeting.State.CANCELLED) or meeting.ends_at <= timezone.now()
    may_run = held.may(Can.RUN_MEETING, meeting)
    return MeetingPage(
        sentence=_sentence(meeting, is_over=is_over, invited=len(asked), coming=coming, silent=said[Answer.NONE]),
        teams=teams_of(asked, is_over=is_over),
        invited=len(asked),
        coming=coming,
        silent=[one for one in asked if one.answer == Answer.NONE],
        own=next((one for one in asked if one.person_id == person.pk), None),
        guests=guests_of(meeting) if may_run else [],
        agenda=agenda_of(meeting),
        decisions=list(meeting.decisions.all()),
        commitments=list(meeting.commitments.select_related("who")),
        ways=ways_from(meeting, person),
        is_over=is_over,
        takes_agenda=meeting.takes_agenda,
        may_run=may_run,
        may_take_part=held.may(Can.TAKE_PART, meeting),
        to_settle=meeting.state == Meeting.State.PROPOSED and may_run,
    )


def _sentence(meeting: Meeting, *, is_over: bool, invited: int, coming: int, silent: int) -> str:
    """How it stands with the meeting, in one sentence."""
    if meeting.is_off:
        return f"It is called off. {meeting.cancel_reason}".strip()
    if is_over:
        return (
            "It is over, and what it settled stands below." if meeting.state == Meeting.State.CLOSED else "It is over."
        )
    zone = ZoneInfo(meeting.time_zone)
    days = (meeting.local_start.date() - timezone.now().astimezone(zone).date()).days
    soon = {0: "It is today", 1: "It is tomorrow"}.get(days, f"It is in {days} days" if days > 0 else "It is on")
    if meeting.state == Meeting.State.PROPOSED:
        return f"{soon}, if the hub settles it: nobody is invited yet."
    if not invited:
        return f"{soon}; nobody is invited yet."
    answered = invited - silent
    if not answered:
        return f"{soon}; none of the {counted(invited, 'person', 'people')} invited has answered yet."
    return f"{soon}; {answered} of {invited} have answered, and {coming} {'comes' if coming == 1 else 'come'}."


def teams_of(asked: list[Invitee], *, is_over: bool) -> list[Team]:
    """Who is invited, team by team by name; those without one last. Of what is over: who was there, where noted."""
    count = _there_words if is_over and any(one.attendance for one in asked) else _count_words
    ordered = sorted(asked, key=lambda one: (one.place == "", one.place, str(one.person)))
    return [
        Team(place or "Others", people, count(people))
        for place, people in ((place, list(found)) for place, found in groupby(ordered, lambda one: one.place))
    ]


def _count_words(people: list[Invitee]) -> str:
    """ "3 come, 1 by link, 1 cannot, 2 have not answered"."""
    said = Counter(one.answer for one in people)
    parts = [
        counted(said[Answer.YES], "comes", "come") if said[Answer.YES] else "",
        f"{said[Answer.VIRTUAL]} by link" if said[Answer.VIRTUAL] else "",
        f"{said[Answer.NO]} cannot" if said[Answer.NO] else "",
        counted(said[Answer.NONE], "has not answered", "have not answered") if said[Answer.NONE] else "",
    ]
    return listed([part for part in parts if part])


def _there_words(people: list[Invitee]) -> str:
    """ "3 there, 1 by link, 1 not there"."""
    there = Counter(one.attendance for one in people)
    words = {
        Invitee.Attendance.PRESENT: "there",
        Invitee.Attendance.VIRTUAL: "by link",
        Invitee.Attendance.ABSENT: "not there",
        Invitee.Attendance.UNKNOWN: "not noted",
    }
    return listed([f"{there[key]} {said}" for key, said in words.items() if there[key]])


def leads_of(meeting: Meeting) -> dict[int, str]:
    """Who may lead an item, by name: the hub and those invited."""
    hub = RoleGrant.objects.who_to_tell(meeting.network_id, *HUB_ROLES)
    invited = Person.objects.filter(invited_to__in=meeting.invitees.filter(withdrawn_at=None))
    return {person.pk: str(person) for person in (hub | invited).distinct().order_by("name", "pk")}


def agenda_of(meeting: Meeting) -> Agenda:
    items = list(meeting.items.select_related("lead", "created_by", "carried_from"))
    minutes = sum(item.minutes for item in items)
    return Agenda(items, minutes, meeting.minutes, max(minutes - meeting.minutes, 0))
