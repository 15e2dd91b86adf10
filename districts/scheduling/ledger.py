"""Who has carried what in the year, and what is still before them: drives, substitutes, hours, hosting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q, Sum

from districts.calendars.planning import travel_matrix
from districts.calendars.travel import TravelMatrix
from districts.directory.models import Member
from districts.scheduling.building import PLANNED_STATES, member_key
from districts.scheduling.happened import year_span
from districts.scheduling.models import Burden, Hosting, MemberNeeds, PlanYear
from districts.scheduling.telling import hours
from network.lib.words import counted
from network.meetings.models import Meeting


@dataclass(frozen=True)
class Share:
    """What meetings cost one member; `minutes` of driving there and back."""

    minutes: int = 0
    substitutes: int = 0
    hours_out: float = 0.0
    hosted: int = 0

    @property
    def drive(self) -> str:
        return hours(self.minutes)

    def __add__(self, other: "Share") -> "Share":
        return Share(
            self.minutes + other.minutes,
            self.substitutes + other.substitutes,
            round(self.hours_out + other.hours_out, 1),
            self.hosted + other.hosted,
        )


@dataclass(frozen=True)
class Line:
    """A member's year: what it has carried, and what the published plan still asks of it."""

    member_id: int
    name: str
    carried: Share
    planned: Share

    @property
    def year(self) -> Share:
        return self.carried + self.planned


@dataclass(frozen=True)
class Ledger:
    lines: tuple[Line, ...]  # by name
    meetings: tuple[Meeting, ...]  # that the lines add up, in the order of time
    sentence: str
    next_host: str  # who would even it out, and why; empty when nobody can be named


def ledger_of(year: PlanYear, *, now: datetime) -> Ledger:
    """The ledger of a school year: ten queries, whatever the number of members."""
    members = Member.objects.filter(network=year.network_id, state__in=PLANNED_STATES).select_related("district")
    carried, planned = _shares(year, past=True, now=now), _shares(year, past=False, now=now)
    lines = tuple(
        Line(member.pk, member.district.name, carried.get(member.pk, Share()), planned.get(member.pk, Share()))
        for member in members.order_by("district__name", "pk")
    )
    start, end = year_span(year)
    held = Meeting.objects.filter(network=year.network_id, kind=Meeting.Kind.NETWORK, starts_at__range=(start, end))
    standing = held.standing().exclude(state=Meeting.State.PROPOSED).select_related("hosting__member__district")
    return Ledger(lines, tuple(standing.order_by("starts_at")), _sentence(lines), _next_host(year, lines))


def _shares(year: PlanYear, *, past: bool, now: datetime) -> dict[int, Share]:
    """Member → what the network meetings of the year cost it that are over, or that are still to come: two queries."""
    counts = _counts(year, past=past, now=now)
    hosts = Hosting.objects.filter(counts).values_list("member", flat=True)
    hosted: dict[int, int] = {}
    for member_id in hosts:
        hosted[member_id] = hosted.get(member_id, 0) + 1
    sums = Burden.objects.filter(counts).values_list("member").annotate(
        Sum("driving_minutes"), Sum("substitutes"), Sum("hours_out")
    )  # fmt: skip
    found = {pk: Share(minutes, subs, float(out), hosted.pop(pk, 0)) for pk, minutes, subs, out in sums}
    return found | {pk: Share(hosted=times) for pk, times in hosted.items()}


def _counts(year: PlanYear, *, past: bool, now: datetime) -> Q:
    start, end = year_span(year)
    when = Q(meeting__starts_at__lte=now) if past else Q(meeting__starts_at__gt=now)
    standing = ~Q(meeting__state__in=[Meeting.State.CANCELLED, Meeting.State.PROPOSED])
    return Q(network=year.network_id, meeting__starts_at__range=(start, end)) & when & standing


def _sentence(lines: Iterable[Line]) -> str:
    """Whom the planner looks at first. No ranking: one name, and that it is the plan's concern."""
    driving = [line for line in lines if line.year.minutes]
    if not driving:
        return "Nothing has been carried yet this year."
    far = max(driving, key=lambda line: line.year.minutes)
    return (
        f"{far.name} drives longest this year, {far.year.drive}. The planner keeps that as short as it can before it "
        "looks at anything else."
    )


def _next_host(year: PlanYear, lines: tuple[Line, ...]) -> str:
    """Of those who have hosted least, with whom the longest and the shortest drive end up closest together.

    Three queries more than the lines.
    """
    unwilling = MemberNeeds.objects.filter(network=year.network_id, school_year=year.school_year, can_host=False)
    barred = set(unwilling.values_list("member", flat=True))
    matrix = travel_matrix(year.network)
    weighed = [
        (round_, line)
        for line in lines
        if line.member_id not in barred and (round_ := _spread_with(line, lines, matrix)) is not None
    ]
    if len(weighed) < 2:
        return ""
    fewest = min(line.year.hosted for _, line in weighed)
    (apart, worst), best = min(
        ((value, line) for value, line in weighed if line.year.hosted == fewest),
        key=lambda each: (each[0], each[1].name),
    )
    times = "has not hosted yet" if not best.year.hosted else f"has hosted {counted(best.year.hosted, 'time', 'times')}"
    after = f"the longest drive of the year would be {hours(worst)}, and {_apart_words(apart)}"
    return f"{best.name} {times}. With one more meeting there, {after}."


def _apart_words(minutes: int) -> str:
    """What the suggestion rests on: how far apart the longest and the shortest drive would be, the least there is."""
    if not minutes:
        return "everybody would drive the same"
    return f"the shortest {hours(minutes)} less: nobody else whose turn it is keeps them closer together"


def _spread_with(host: Line, lines: tuple[Line, ...], matrix: TravelMatrix) -> tuple[int, int] | None:
    """(longest less shortest yearly drive, longest) if `host` held one more meeting; None when a drive is unknown."""
    there = member_key(host.member_id)
    totals = []
    for line in lines:
        here = member_key(line.member_id)
        out, back = matrix.minutes.get(here, {}).get(there), matrix.minutes.get(there, {}).get(here)
        if here != there and (out is None or back is None):
            return None
        totals.append(line.year.minutes + (0 if here == there else (out or 0) + (back or 0)))
    return max(totals) - min(totals), max(totals)


@dataclass(frozen=True)
class MeetingCost:
    """What one meeting costs whom, as it was published."""

    host: str
    lines: tuple[Mapping[str, Any], ...] = field(default=())
    sentence: str = ""


def cost_of_meeting(meeting: Meeting, burdens: Iterable[Burden]) -> MeetingCost:
    """Burdens must come with `member__district`, and the meeting with `hosting__member__district`."""
    hosting = getattr(meeting, "hosting", None)
    host = hosting.member if hosting else None
    rows = sorted(burdens, key=lambda row: row.member.district.name)
    lines = tuple(
        {
            "name": row.member.district.name,
            "hosts": host is not None and row.member_id == host.pk,
            "drive": hours(row.driving_minutes),
            "miles": row.miles,
            "substitutes": row.substitutes,
            "hours_out": row.hours_out,
        }
        for row in rows
    )
    if not rows:
        return MeetingCost(host.district.name if host else "", (), "Nobody has said yet what it costs.")
    far = max(rows, key=lambda row: row.driving_minutes)
    substitutes = counted(sum(row.substitutes for row in rows), "substitute", "substitutes")
    drive = f"The longest drive is {hours(far.driving_minutes)} there and back, {far.member.district.name}’s"
    said = drive if far.driving_minutes else "Nobody drives"
    return MeetingCost(host.district.name if host else "", lines, f"{said}; {substitutes} in all.")
