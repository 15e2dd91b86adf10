"""Who answered what, member by member, the latest date first: for the hub."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from districts.directory.models import Member
from districts.pulse.models import AT_WORK, CommitmentPulse
from network.lib.words import counted
from network.membership.models import Network

KINDS = {"": "quiet", "in": "done", "but": "due", "pause": "due", "leave": "late"}  # as the status component knows them
DATES = 4  # two school years


@dataclass(frozen=True)
class Said:
    """One person's answer."""

    person: str
    role: str
    kind: str
    answer: str
    words: str


@dataclass(frozen=True)
class Taking:
    """What a member said on one date."""

    on: date
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Line:
    member: Member
    next_on: date | None  # None while nothing is asked of it
    takings: tuple[Taking, ...]


@dataclass(frozen=True)
class Board:
    sentence: str
    lines: tuple[Line, ...]


def pulse_board(network: Network) -> Board:
    """All members that take part, by name. Two queries, however many there are."""
    rows = CommitmentPulse.objects.filter(network=network).select_related("person")
    of_member: dict[int, list[CommitmentPulse]] = defaultdict(list)
    for pulse in rows.order_by("-asked_on", "-role", "pk"):
        of_member[pulse.member_id].append(pulse)
    members = Member.objects.filter(network=network).select_related("district").order_by("district__name")
    there = [one for one in members if one.state in AT_WORK or of_member[one.pk]]
    lines = tuple(
        Line(one, one.recommit_on if one.state in AT_WORK else None, _takings(of_member[one.pk])) for one in there
    )
    return Board(_sentence(lines), lines)


def _takings(pulses: list[CommitmentPulse]) -> tuple[Taking, ...]:
    by_date = groupby(pulses, key=lambda pulse: pulse.asked_on)
    return tuple(Taking(on, tuple(_said(pulse) for pulse in of_day)) for on, of_day in by_date)[:DATES]


def _said(pulse: CommitmentPulse) -> Said:
    answer = pulse.get_answer_display() if pulse.answer else "No answer yet"
    return Said(str(pulse.person), pulse.get_role_display(), KINDS[pulse.answer], answer, pulse.words)


def _sentence(lines: tuple[Line, ...]) -> str:
    """Who of those asked last has answered, and who would like to talk."""
    asked = [line for line in lines if line.takings and line.next_on]
    if not asked:
        return "Nobody was asked yet. Each sponsor and driver gets one question by letter on the day you set."
    latest = [said for line in asked for said in line.takings[0].said]
    heard = sum(1 for said in latest if said.kind != "quiet")
    talk = sum(1 for line in asked if any(said.kind in ("due", "late") for said in line.takings[0].said))
    words = f"{heard} of {counted(len(latest), 'person', 'people')} asked last answered."
    return f"{words} {counted(talk, 'district asks', 'districts ask')} for a talk." if talk else words
