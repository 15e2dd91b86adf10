"""What a plan costs whom, added up from its days and hosts alone, in milliseconds: no solver. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from districts.planner.plan import LedgerLine, Levels, Load, MeetingRow
from districts.planner.problem import MIN_DAYS_FROM_MEETING, WEEKS_FOR_OUTER_CHECKIN, Choice, Member, Problem


@dataclass(frozen=True)
class Cost:
    """A hand-made or planned year, added up. `worst` names the members who carry `levels.worst_minutes`."""

    meetings: tuple[MeetingRow, ...]  # with who misses and who drives how long; no words
    ledger: dict[str, LedgerLine]
    levels: Levels
    worst: tuple[str, ...]


@dataclass(frozen=True)
class Gap:
    """Room for check-ins: the days from `first` to `last`, both included, far enough from the meetings around it.

    `starts` and `ends` are the meetings themselves, or an edge of the window.
    """

    number: int  # from 1
    first: date
    last: date
    starts: date
    ends: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def target(self, nth: int, wanted: int) -> float:
        """The ordinal of the best day for the `nth` (from 0) of `wanted` check-ins; of a single one the middle."""
        start = self.starts.toordinal()
        return start + (self.ends.toordinal() - start) * (nth + 1) / (wanted + 1)


def cost_of(problem: Problem, meetings: Iterable[Choice]) -> Cost:
    """What these meetings cost. A meeting without a host counts as one where nobody drives."""
    rows = tuple(_row(problem, choice) for choice in sorted(meetings, key=lambda choice: choice.on))
    ledger = {member.id: _line(problem, member, rows) for member in problem.members}
    worst = max((line.minutes for line in ledger.values()), default=0)
    levels = Levels(
        missing=sum(len(row.missing) for row in rows),
        worst_minutes=worst,
        total_minutes=sum(load.minutes for row in rows for load in row.burden.values()),
        substitutes=sum(load.substitutes for row in rows for load in row.burden.values()),
        spacing_days=spacing(problem, [row.on for row in rows]),
    )
    return Cost(rows, ledger, levels, tuple(key for key, line in ledger.items() if line.minutes == worst))


def spacing(problem: Problem, days: Sequence[date]) -> int:
    """How many days the gaps are off the wanted interval, summed."""
    return sum(abs((later - earlier).days - problem.rules.days_apart) for earlier, later in pairwise(sorted(days)))


def load_of(problem: Problem, member: Member, host: str | None) -> Load:
    """What a meeting at `host` costs a member that comes."""
    minutes = problem.round_trip(member.id, host)
    return Load(minutes, member.substitutes, round((problem.rules.minutes + minutes) / 60, 1))


def gaps_of(problem: Problem, days: Sequence[date]) -> tuple[Gap, ...]:
    """Where check-ins belong between these meetings; before the first and after the last when there is room."""
    days = sorted(days)
    if not days:
        return ()
    near, far = timedelta(days=MIN_DAYS_FROM_MEETING), timedelta(weeks=WEEKS_FOR_OUTER_CHECKIN)
    rooms = [(earlier + near, later - near, earlier, later) for earlier, later in pairwise(days)]
    if days[0] - problem.starts_on >= far:
        rooms.insert(0, (problem.starts_on, days[0] - near, problem.starts_on, days[0]))
    if problem.ends_on - days[-1] >= far:
        rooms.append((days[-1] + near, problem.ends_on, days[-1], problem.ends_on))
    return tuple(Gap(number, *room) for number, room in enumerate(rooms, 1))


def hostings(problem: Problem, meetings: Iterable[Choice | MeetingRow]) -> Counter[str]:
    """How often each member has hosted, the history included."""
    return Counter(problem.history.hosted) + Counter(meeting.host for meeting in meetings if meeting.host)


def _row(problem: Problem, choice: Choice) -> MeetingRow:
    blocked = problem.blocked(choice.on)
    host = None if problem.virtual else choice.host
    burden = {member.id: load_of(problem, member, host) for member in problem.members if member.id not in blocked}
    return MeetingRow(choice.on, host, tuple(sorted(blocked)), burden)


def _line(problem: Problem, member: Member, rows: Sequence[MeetingRow]) -> LedgerLine:
    loads = [row.burden[member.id] for row in rows if member.id in row.burden]
    return LedgerLine(
        minutes=problem.history.minutes_driven.get(member.id, 0) + sum(load.minutes for load in loads),
        substitutes=sum(load.substitutes for load in loads),
        hours_out=round(sum(load.hours_out for load in loads), 1),
        hosted=problem.history.hosted.get(member.id, 0) + sum(row.host == member.id for row in rows),
    )
