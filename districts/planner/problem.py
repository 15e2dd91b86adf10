"""What the planner is asked: the year's window, the rules, who takes part, what is already settled.

Pure. `districts.planner.reading.read_problem` makes a Problem from data and refuses what cannot be used;
docs/planning.md describes the format. Times are local to `timezone`; minutes are whole.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

MIN_DAYS_FROM_MEETING = 5  # between a check-in and the network meetings around it
WEEKS_FOR_OUTER_CHECKIN = 3  # before the first and after the last meeting, for a check-in to be wanted there
VIRTUAL = "virtual"
MODES = ("in_person", VIRTUAL, "hybrid")


class BadProblem(ValueError):
    """The problem cannot be used. `errors` has a sentence for each field that is wrong, the field named first."""

    def __init__(self, errors: tuple[str, ...]) -> None:
        super().__init__("\n".join(errors))
        self.errors = errors


@dataclass(frozen=True)
class Span:
    """From one day to another, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Member:
    """One member: its site's key in the travel table, how many come to a meeting, and when they cannot."""

    id: str
    site: str
    people: int
    substitutes: int = 0
    max_out_same_day: int | None = None
    closed: tuple[Span, ...] = ()
    testing: tuple[Span, ...] = ()
    can_host: bool = False
    capacity: int | None = None  # people its site holds; None: any number
    name: str = ""  # for sentences; the id when empty

    @cached_property
    def said(self) -> str:
        return self.name or self.id

    def is_closed(self, day: date) -> bool:
        return any(day in span for span in self.closed)

    def is_blocked(self, day: date) -> bool:
        """Closed, or testing: its people cannot leave."""
        return self.is_closed(day) or any(day in span for span in self.testing)

    def holds(self, people: int) -> bool:
        return self.capacity is None or people <= self.capacity


@dataclass(frozen=True)
class Facilitator:
    """Who holds check-ins. `base` is a place in the travel table."""

    id: str
    base: str = ""
    max_checkins_per_week: int | None = None
    away: tuple[Span, ...] = ()
    name: str = ""

    @cached_property
    def said(self) -> str:
        return self.name or self.id

    def is_away(self, day: date) -> bool:
        return any(day in span for span in self.away)


@dataclass(frozen=True)
class MeetingRules:
    every_weeks: int
    tolerance_weeks: int
    weekdays: frozenset[int]  # 0 is Monday
    starts_at: str
    minutes: int
    mode: str
    count: int | None = None

    @property
    def days_apart(self) -> int:
        return 7 * self.every_weeks


@dataclass(frozen=True)
class CheckinRules:
    between_meetings: int
    minutes: int
    mode: str
    weekdays: frozenset[int]
    start_times: tuple[str, ...]  # in order


@dataclass(frozen=True)
class Choice:
    """A network meeting's day and host. A lock without a host keeps the day only."""

    on: date
    host: str | None = None


@dataclass(frozen=True)
class Booking:
    """One check-in: whose, with whom, when."""

    member: str
    facilitator: str
    on: date
    starts_at: str
    minutes: int
    mode: str

    @cached_property
    def starts(self) -> int:
        """Minutes after midnight."""
        return minutes_of(self.starts_at)

    @property
    def ends(self) -> int:
        return self.starts + self.minutes


@dataclass(frozen=True)
class Settled:
    """Meetings, in order of their days, and check-ins that stand already: locked, or announced."""

    meetings: tuple[Choice, ...] = ()
    checkins: tuple[Booking, ...] = ()


@dataclass(frozen=True)
class History:
    """What this school year brought so far, by member: times hosted, minutes driven, and who held the last check-in."""

    hosted: Mapping[str, int] = field(default_factory=dict)
    minutes_driven: Mapping[str, int] = field(default_factory=dict)
    facilitator: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    timezone: str
    starts_on: date
    ends_on: date
    time_limit_s: float
    rules: MeetingRules
    checkins: CheckinRules
    facilitators: tuple[Facilitator, ...]
    members: tuple[Member, ...]
    travel_minutes: Mapping[str, Mapping[str, int]]
    history: History = field(default_factory=History)
    locked: Settled = field(default_factory=Settled)
    announced: Settled = field(default_factory=Settled)

    @property
    def virtual(self) -> bool:
        """Nobody drives and nobody hosts."""
        return self.rules.mode == VIRTUAL

    @cached_property
    def member(self) -> dict[str, Member]:
        return {member.id: member for member in self.members}

    @cached_property
    def facilitator(self) -> dict[str, Facilitator]:
        return {facilitator.id: facilitator for facilitator in self.facilitators}

    @cached_property
    def everyone(self) -> int:
        """How many people a meeting of all members brings together."""
        return sum(member.people for member in self.members)

    @cached_property
    def willing(self) -> tuple[str, ...]:
        """Members who would host and can hold everyone."""
        return tuple(member.id for member in self.members if member.can_host and member.holds(self.everyone))

    @cached_property
    def meetings_wanted(self) -> int:
        """As many as the rules say; otherwise the whole intervals that fit the window, at least one."""
        if self.rules.count is not None:
            return self.rules.count
        days = (self.ends_on - self.starts_on).days + 1
        return max(1, days // self.rules.days_apart, len(self.locked.meetings))

    @cached_property
    def kept(self) -> frozenset[Choice]:
        """Locked meetings that stay exactly as they are, whatever the rules say of them."""
        return frozenset(choice for choice in self.locked.meetings if self.virtual or choice.host)

    @cached_property
    def _round_trips(self) -> dict[tuple[str, str], int]:
        return {}

    def between(self, one: str, other: str) -> int:
        """Minutes from one place to another."""
        return 0 if one == other else self.travel_minutes[one][other]

    def round_trip(self, member: str, host: str | None) -> int:
        """Minutes that a member drives to a meeting at `host`, there and back."""
        if self.virtual or host is None or member == host:
            return 0
        key = member, host
        if key not in self._round_trips:
            home, there = self.member[member].site, self.member[host].site
            self._round_trips[key] = self.between(home, there) + self.between(there, home)
        return self._round_trips[key]

    @cached_property
    def _blocked(self) -> dict[date, frozenset[str]]:
        return {}

    def blocked(self, day: date) -> frozenset[str]:
        """The members who cannot come on a day."""
        if day not in self._blocked:
            self._blocked[day] = frozenset(member.id for member in self.members if member.is_blocked(day))
        return self._blocked[day]

    def days(self) -> Iterator[date]:
        """Every day of the window."""
        for number in range((self.ends_on - self.starts_on).days + 1):
            yield self.starts_on + timedelta(days=number)


def minutes_of(time: str) -> int:
    """ "08:30" → 510."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def week_of(day: date) -> tuple[int, int]:
    """The calendar week: (year, number)."""
    return day.isocalendar()[:2]


def problem_as_data(problem: Problem) -> dict[str, Any]:
    """The problem in the format that `read_problem` reads."""
    rules, checkins = problem.rules, problem.checkins
    data = {
        "timezone": problem.timezone, "starts_on": str(problem.starts_on), "ends_on": str(problem.ends_on),
        "time_limit_s": problem.time_limit_s,
        "network_meetings": {
            "every_weeks": rules.every_weeks, "tolerance_weeks": rules.tolerance_weeks,
            "weekdays": sorted(rules.weekdays), "starts_at": rules.starts_at, "minutes": rules.minutes,
            "mode": rules.mode, **({} if rules.count is None else {"count": rules.count}),
        },
        "checkins": {
            "between_meetings": checkins.between_meetings, "minutes": checkins.minutes, "mode": checkins.mode,
            "weekdays": sorted(checkins.weekdays), "start_times": list(checkins.start_times),
        },
        "facilitators": [_facilitator_data(facilitator) for facilitator in problem.facilitators],
        "members": [_member_data(member) for member in problem.members],
        "travel_minutes": {start: dict(ends) for start, ends in problem.travel_minutes.items()},
        "history": {
            "hosted": dict(problem.history.hosted), "minutes_driven": dict(problem.history.minutes_driven),
            "facilitator": dict(problem.history.facilitator),
        },
    }  # fmt: skip
    return {**data, "locked": settled_as_data(problem.locked), "announced": settled_as_data(problem.announced)}


def settled_as_data(settled: Settled) -> dict[str, Any]:
    return {
        "meetings": [{"on": str(choice.on), "host": choice.host} for choice in settled.meetings],
        "checkins": [
            {
                "member": booking.member, "facilitator": booking.facilitator, "on": str(booking.on),
                "starts_at": booking.starts_at, "minutes": booking.minutes, "mode": booking.mode,
            }
            for booking in settled.checkins
        ],
    }  # fmt: skip


def _spans(spans: tuple[Span, ...]) -> list[list[str]]:
    return [[str(span.first), str(span.last)] for span in spans]


def _given(**values: Any) -> dict[str, Any]:
    """What is there: empty names and absent limits are left out."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def _facilitator_data(facilitator: Facilitator) -> dict[str, Any]:
    return _given(
        id=facilitator.id,
        base=facilitator.base,
        max_checkins_per_week=facilitator.max_checkins_per_week,
        away=_spans(facilitator.away),
        name=facilitator.name,
    )


def _member_data(member: Member) -> dict[str, Any]:
    return {
        **_given(id=member.id, site=member.site, people=member.people, substitutes=member.substitutes),
        **_given(max_out_same_day=member.max_out_same_day, capacity=member.capacity, name=member.name),
        **_given(closed=_spans(member.closed), testing=_spans(member.testing), can_host=member.can_host),
    }
