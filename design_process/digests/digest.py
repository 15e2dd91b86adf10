"""What waits for one person in one network: read from their homes, so that letter and page say the same."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.text import capfirst

from design_process.progress import driver, facilitator, sponsor
from districts.directory.models import Member
from districts.reminders.words import when_words
from network.due import items as due
from network.lib.words import counted, late_by, number_word
from network.meetings.models import Commitment, Invitee, Meeting
from network.membership.access import Holding
from network.membership.models import Network
from network.membership.roles import HUB_ROLES, Role
from network.people.models import Person

MOST = 6  # lines of a section: the page has the rest
SOON = timedelta(days=7)
PRESSING = ("late", "due")


@dataclass(frozen=True)
class Line:
    """One thing that waits, why, and the path of the page that does it."""

    words: str
    why: str
    path: str


@dataclass(frozen=True)
class Section:
    """What waits for somebody in one of their roles. `more`: how many lines the page has besides."""

    heading: str
    lines: tuple[Line, ...]
    path: str
    more: int = 0


@dataclass(frozen=True)
class Digest:
    """A letter of the week. Sections are ordered by need."""

    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """How many things wait."""
        return sum(len(section.lines) + section.more for section in self.sections)

    @property
    def subject(self) -> str:
        if self.count == 1:
            return f"One thing waits for you: {self.sections[0].lines[0].words}"
        return f"{number_word(self.count).capitalize()} things wait for you this week"


def digest_of(person: Person, network: Network, *, today: date, now: datetime) -> Digest:
    """What waits for somebody. Without sections there is nothing to say."""
    held = [one for one in person.holdings.held if one.network_id == network.pk]
    ids = [one.member_id for one in held if one.member_id is not None]
    members = {row.pk: row for row in Member.objects.filter(pk__in=ids).select_related("district", "network")}
    found = [*_by_role(held, members, network, person, today), _dates(person, network, now)]
    if not any(one.role == Role.DRIVER for one in held):  # a driver's promises are among what is due
        said = {line.words for section in found for line in section.lines}
        found.append(_promises(person, network, today, but=said))
    return Digest(tuple(section for section in found if section.lines))


def _by_role(
    held: Iterable[Holding], members: dict[int, Member], network: Network, person: Person, today: date
) -> Iterator[Section]:
    """A section for each role: asks of a sponsor, what is due of a team, what needs the hub."""
    if any(one.role in HUB_ROLES for one in held):
        yield _of_hub(network, today)
    for one in held:
        member = members.get(one.member_id or 0)
        if member is None:
            continue
        if one.role == Role.SPONSOR:
            yield _of_sponsor(member, today)
        else:
            yield _of_team(member, person, today, only_first=one.role == Role.TEAM_MEMBER)


def _of_hub(network: Network, today: date) -> Section:
    needs = facilitator.this_week(network, today=today).needs
    lines = tuple(Line(need.words, need.why, need.url) for need in needs[:MOST])
    path = reverse("progress:this_week", args=[network.slug])
    return Section("What needs you this week", lines, path, max(len(needs) - MOST, 0))


def _of_sponsor(member: Member, today: date) -> Section:
    asks = sponsor.asks_of(member, today)
    lines = tuple(Line(ask.words, f"{ask.when}. {ask.why}", ask.url) for ask in asks[:MOST])
    path = reverse("progress:status", args=[member.pk])
    return Section(f"What {member.district.name} asks of you", lines, path, max(len(asks) - MOST, 0))


def _of_team(member: Member, person: Person, today: date, *, only_first: bool) -> Section:
    """What is due of the team; a member of it who is not its driver is asked for one thing."""
    items = [line for line in driver.due_now(member, person, today=today).items if line.kind in PRESSING]
    shown = items[: 1 if only_first else MOST]
    lines = tuple(Line(line.item.words, _with_day(line), line.item.url) for line in shown)
    heading = f"One thing to give, {member.district.name}" if only_first else f"Due now in {member.district.name}"
    more = 0 if only_first else max(len(items) - MOST, 0)
    return Section(heading, lines, reverse("progress:due_now", args=[member.pk]), more)


def _with_day(line: due.Line) -> str:
    """ "3 days late. You promised it in the kick-off."; the page has the day beside the line."""
    return f"{capfirst(line.when)}. {line.item.why}" if line.when else line.item.why


def _promises(person: Person, network: Network, today: date, *, but: Collection[str]) -> Section:
    """What somebody promised and is due within a week, or late, `but` what is said already. One query."""
    owed = Commitment.objects.open_commitments().filter(network=network, who=person, due_on__lte=today + SOON)
    lines = tuple(
        Line(row.what, late_by(row.due_on, today), reverse("meetings:meeting", args=[row.meeting_id]))
        for row in owed.exclude(what__in=but).order_by("due_on", "pk")[:MOST]
    )
    return Section("What you promised", lines, reverse("progress:home"))


def _dates(person: Person, network: Network, now: datetime) -> Section:
    """The meetings somebody is invited to in the next seven days. One query."""
    rows = (
        Invitee.objects.filter(network=network, person=person, withdrawn_at=None)
        .filter(meeting__state=Meeting.State.PLANNED, meeting__starts_at__range=(now, now + SOON))
        .exclude(answer=Invitee.Answer.NO)
        .select_related("meeting")
        .order_by("meeting__starts_at", "pk")[:MOST]
    )
    lines = tuple(_date(row, person, network) for row in rows)
    return Section("Your dates this week", lines, reverse("progress:home"))


def _date(row: Invitee, person: Person, network: Network) -> Line:
    meeting = row.meeting
    zone = person.time_zone or network.time_zone
    when = when_words(meeting.starts_at, meeting.ends_at, meeting.time_zone, zone)
    why = when if row.answer else f"{when}. You have not answered yet."
    return Line(meeting.title, why, reverse("meetings:meeting", args=[meeting.pk]))


def waiting_words(count: int) -> str:
    """ "and 3 more things on your page"."""
    return f"and {counted(count, 'more thing', 'more things')} on your page"
