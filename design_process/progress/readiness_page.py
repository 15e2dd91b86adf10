"""How ready members are to begin, as pages show it: one member with what is there, and all members of a network.

Whether a gate is there or passed comes from the facts of the member's position, nowhere else; what is asked for here
are the words beside it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from design_process.data_walks.models import DataWalk
from design_process.phases.models import DesignCycle, DistrictProject
from design_process.problems import smart
from design_process.problems.models import Adoption, GoalVersion
from design_process.problems.shown import said_in
from design_process.progress.gates import DATA, GATE_OF
from design_process.progress.models import GateNote
from design_process.progress.position import PREWORK, Position
from design_process.progress.positions import position_for, positions_of
from design_process.progress.readiness import Line, Said, lines_of, sentence_of
from design_process.progress.walked import walks_for
from districts.directory.models import Member, Seat
from network.lib.words import listed
from network.membership.access import Holdings
from network.membership.models import Network
from network.membership.roles import Can, Role


@dataclass(frozen=True)
class Button:
    url: str
    words: str


@dataclass(frozen=True)
class LineShown:
    """A line with what this reader may do about it. `who`: who can do it, for a reader who cannot."""

    line: Line
    button: Button | None
    who: str = ""


@dataclass(frozen=True)
class Readiness:
    lines: tuple[LineShown, ...]
    sentence: str
    position: Position
    reviewed: Said | None

    @property
    def next_button(self) -> Button | None:
        """Of what would help next."""
        return next((shown.button for shown in self.lines if shown.line.is_open), None)


def readiness(member: Member, held: Holdings, today: date) -> Readiness:
    """One member. Eight queries, whatever there is."""
    position = position_for(member, today)  # 1: what is there
    passed, reviewed = _said(member)  # 2: what was said of gates
    cycle = DesignCycle.objects.latest_of(member.network_id).first()  # 3: without one there is no project to plan
    found = {**_people(member), **_work(member, cycle, today)}  # 4 to 7
    walked, to_walk = walks_for(member)  # 8: what was noticed, and where somebody can look now
    if reviewed is not None:
        found[DATA] = f"{reviewed.words} ({reviewed.by}, {_day(reviewed.on)})"
    elif walked is not None:
        found[DATA] = f"Your people wrote what they notice in the data walk “{walked}”."
    lines = lines_of(position.facts, found, passed)
    shown = tuple(_shown(line, member, held, Ways(cycle is not None, to_walk)) for line in lines)
    return Readiness(shown, sentence_of(lines), position, reviewed)


class Ways(NamedTuple):
    """What of the network's a line can lead to: a cycle to plan, an open data walk."""

    may_plan: bool
    to_walk: DataWalk | None


def _said(member: Member) -> tuple[dict[str, Said], Said | None]:
    notes = list(GateNote.objects.standing().filter(member=member).select_related("by"))
    passed = {note.gate: _as_said(note) for note in notes if note.passed}
    return passed, next((_as_said(note) for note in notes if not note.passed), None)


def _as_said(note: GateNote) -> Said:
    return Said(note.pk, note.words, str(note.by or "Somebody who left"), note.at.date())


def _people(member: Member) -> dict[str, str]:
    """Who sponsors and drives, whose views the team brings, and who has not signed in yet."""
    seats = list(Seat.objects.taken().filter(member=member).select_related("grant__person").order_by("pk"))
    names: dict[str, list[str]] = defaultdict(list)
    for seat in seats:
        names[seat.grant.role].append(str(seat.grant.person))
    groups = list(dict.fromkeys(seat.get_stakeholder_group_display() for seat in seats if seat.stakeholder_group))
    waiting = list(dict.fromkeys(str(seat.grant.person) for seat in seats if seat.grant.person.joined_at is None))
    views = f"Whose views are there so far: {listed([group.lower() for group in groups])}." if groups else ""
    return {
        "sponsor": ", ".join(names[Role.SPONSOR]),
        "driver": ", ".join(names[Role.DRIVER]),
        "team": views,
        "joined": f"Not signed in yet: {listed(waiting)}." if waiting else "",
    }


def _work(member: Member, cycle: DesignCycle | None, today: date) -> dict[str, str]:
    """The problem, the goal with what it still lacks, and the day of the plan."""
    adoption = Adoption.objects.open().filter(member=member).select_related("problem").first()
    goal = GoalVersion.objects.in_force().filter(goal__member=member).order_by("-at", "-pk").first()
    project = DistrictProject.objects.filter(member=member, design_cycle=cycle).first()
    return {
        "problem": adoption.problem.title if adoption else "",
        "goal": _goal(goal, today) if goal else "",
        "plan": f"Made on {_day(project.plan_made_on)}." if project and project.plan_made_on else "",
    }


def _goal(goal: GoalVersion, today: date) -> str:
    lacking = [hint.words for hint in smart.hints(said_in(goal), today) if not hint.there]
    return f"{goal.what}. To make it SMART: {' '.join(lacking)}" if lacking else f"{goal.what}."


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


_NEEDS = {
    "problem": ("problems:adopt", Can.EDIT_WORK, "Choose the problem"),
    "goal": ("problems:new_goal", Can.PROPOSE_GOAL, "Set a goal"),
    "plan": ("phases:edit_project", Can.EDIT_WORK, "Write the plan"),
    DATA: ("progress:note_data", Can.EDIT_WORK, "Say what you noticed"),
}
_SEATS = {
    "sponsor": (Role.SPONSOR, "Invite a sponsor"),
    "driver": (Role.DRIVER, "Invite a driver"),
    "team": (Role.TEAM_MEMBER, "Invite somebody"),
}


def _shown(line: Line, member: Member, held: Holdings, ways: Ways) -> LineShown:
    if not line.is_open:
        return LineShown(line, None)
    key = line.gate.key
    if key == DATA and ways.to_walk and member.pk in held.own_members:
        return LineShown(line, Button(ways.to_walk.get_absolute_url(), "Look and write"))
    if key == "plan" and not ways.may_plan:
        process = reverse("phases:process", args=[member.network.slug])
        return LineShown(line, Button(process, "See the process"), "It is written once the design cycle has begun.")
    if key not in _NEEDS:
        return _about_people(line, member, held)
    name, can, words = _NEEDS[key]
    if held.may(can, member):
        return LineShown(line, Button(reverse(name, args=[member.pk]), words))
    return LineShown(line, None, "Your project driver can do this, or the hub.")


def _about_people(line: Line, member: Member, held: Holdings) -> LineShown:
    if not held.may(Can.EDIT_PROFILE, member):
        return LineShown(line, None, "Your project driver can do this, or the hub.")
    slug = member.network.slug
    if line.gate.key not in _SEATS:
        return LineShown(line, Button(reverse("directory:people", args=[slug]), "See who was invited"))
    role, words = _SEATS[line.gate.key]
    return LineShown(line, Button(f"{reverse('directory:invite', args=[slug])}?member={member.pk}&role={role}", words))


@dataclass(frozen=True)
class MemberReady:
    """One member on the board. `passed`: what it goes on without, and why."""

    member_id: int
    name: str
    needs: tuple[str, ...]
    passed: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class ReadinessBoard:
    """All members that take part, by name: those whom something would help, and those who have what it takes."""

    helped: tuple[MemberReady, ...]
    ready: tuple[MemberReady, ...]
    sentence: str


def readiness_board(network: Network, today: date) -> ReadinessBoard:
    """All members. Three queries, however many they are."""
    positions = positions_of(network, today)  # 1: what is there
    passed: dict[int, list[str]] = defaultdict(list)
    for note in GateNote.objects.standing().filter(network=network, passed=True).select_related("by"):  # 2: passed
        words = f"{GATE_OF[note.gate].label}: {note.words} ({note.by or 'somebody who left'}, {_day(note.at.date())})"
        passed[note.member_id].append(words)
    members = Member.objects.filter(pk__in=positions).select_related("district").order_by("district__name")  # 3: names
    rows = [_ready(member, positions[member.pk], tuple(passed[member.pk])) for member in members]
    helped, ready = tuple(row for row in rows if row.needs), tuple(row for row in rows if not row.needs)
    return ReadinessBoard(helped, ready, " ".join(_board_words(helped, ready)))


def _ready(member: Member, position: Position, passed: tuple[str, ...]) -> MemberReady:
    where = "" if position.order == PREWORK else f"Already in {position.label}."
    return MemberReady(member.pk, member.district.name, position.missing, passed, where)


def _board_words(helped: tuple[MemberReady, ...], ready: tuple[MemberReady, ...]) -> Iterator[str]:
    if not helped and not ready:
        yield "No district takes part yet."
    if helped:
        yield f"Something would help {_districts(len(helped))}."
    if ready:
        yield f"{_districts(len(ready))} {'has' if len(ready) == 1 else 'have'} what pre-work asks for.".capitalize()


def _districts(count: int) -> str:
    return "1 district" if count == 1 else f"{count} districts"
