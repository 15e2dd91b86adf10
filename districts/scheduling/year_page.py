"""The draft of a year as a page shows it: dates with what they cost whom, other dates, check-ins by member, months."""

from dataclasses import dataclass
from datetime import date, timedelta

from districts.planner.problem import Problem
from districts.planner.reading import read_problem
from districts.scheduling.drafting import Row, has_come, moved_rows
from districts.scheduling.models import PlanDraft
from districts.scheduling.telling import broken_words, called, cost_words, hours, near_checkins, sentence
from network.lib.words import counted, day_words, listed


@dataclass(frozen=True)
class Cost:
    """What a date costs one member."""

    member: str
    drive: str
    substitutes: int
    hours_out: float
    hosts: bool


@dataclass(frozen=True)
class Other:
    """Another day or host for a meeting, and what would change."""

    on: date
    host: str
    host_key: str
    changes: tuple[str, ...]

    @property
    def words(self) -> str:
        return f"{day_words(self.on)}{f' at {self.host}' if self.host else ''}"


@dataclass(frozen=True)
class Card:
    """One network meeting of a draft."""

    key: str
    number: int
    on: date
    host: str
    why: str
    missing: tuple[str, ...]
    costs: tuple[Cost, ...]
    summary: str
    others: tuple[Other, ...]
    broken: tuple[str, ...]
    is_locked: bool
    stays: bool  # its day has come: it is not changed here
    checkins: int  # until the next meeting

    @property
    def missing_words(self) -> str:
        return listed(self.missing)


@dataclass(frozen=True)
class Visit:
    """One check-in of a draft."""

    key: str
    member: str
    facilitator: str
    on: date
    starts_at: str
    virtual: bool
    why: str
    is_locked: bool
    stays: bool


@dataclass(frozen=True)
class MemberLine:
    """A member's year: its check-ins, those that found no place, and what the year costs it."""

    name: str
    visits: tuple[Visit, ...]
    unplaced: tuple[str, ...]
    drive: str
    substitutes: int
    hours_out: float
    hosted: int


@dataclass(frozen=True)
class YearView:
    sentence: str
    cards: tuple[Card, ...]
    members: tuple[MemberLine, ...]
    doubt: str  # how far from the best it may be; empty when it is proven best
    problem: Problem
    starts_at: str

    @property
    def hosts(self) -> list[tuple[str, str]]:
        return [(member.id, member.said) for member in self.problem.members]


def view_of(draft: PlanDraft, *, today: date) -> YearView:
    """A draft as its page shows it. No queries: the draft carries its problem, names and all."""
    problem = read_problem(draft.problem)
    return YearView(
        sentence=sentence(problem, draft.plan),
        cards=tuple(
            _card(problem, draft, number, is_stay=has_come(row, today))
            for number, row in enumerate(draft.plan["meetings"])
        ),
        members=_members(problem, draft, today),
        doubt=_doubt(draft),
        problem=problem,
        starts_at=problem.rules.starts_at,
    )  # fmt: skip


def _card(problem: Problem, draft: PlanDraft, number: int, *, is_stay: bool) -> Card:
    rows = draft.plan["meetings"]
    row = rows[number]
    until = rows[number + 1]["on"] if number + 1 < len(rows) else "9999"
    costs = tuple(_costs(problem, row))
    return Card(
        key=row["key"],
        number=number + 1,
        on=date.fromisoformat(row["on"]),
        host=called(problem, row["host"]) if row["host"] else "",
        why=row["why"],
        missing=tuple(sorted(called(problem, name) for name in row["missing"])),
        costs=costs,
        summary=_summary(problem, row),
        others=() if is_stay else tuple(_other(problem, draft, row, other) for other in row["alternatives"][:2]),
        broken=(
            *broken_words(problem, rows, row["key"]),
            *near_checkins(problem, draft.plan["checkins"], date.fromisoformat(row["on"])),
        ),
        is_locked=row["key"] in draft.locked,
        stays=is_stay,
        checkins=sum(row["on"] < each["on"] < until for each in draft.plan["checkins"]),
    )


def _costs(problem: Problem, row: Row) -> list[Cost]:
    lines = [
        Cost(called(problem, name), hours(load["minutes"]), load["substitutes"], load["hours_out"], name == row["host"])
        for name, load in row["burden"].items()
    ]
    return sorted(lines, key=lambda line: line.member)


def _summary(problem: Problem, row: Row) -> str:
    """ "Longest drive 3 h 10 min, Silver Fork; 34 substitutes in all." """
    loads = row["burden"]
    if not loads:
        return "Nobody can come."
    far = max(loads, key=lambda name: loads[name]["minutes"])
    substitutes = sum(load["substitutes"] for load in loads.values())
    drive = (
        f"Longest drive {hours(loads[far]['minutes'])} there and back, {called(problem, far)}"
        if loads[far]["minutes"]
        else "Nobody drives"
    )
    return f"{drive}; {counted(substitutes, 'substitute', 'substitutes')} in all."


def _other(problem: Problem, draft: PlanDraft, row: Row, other: Row) -> Other:
    rows = draft.plan["meetings"]
    after = moved_rows(draft.plan, row["key"], on=other["on"], host=other["host"])
    return Other(
        on=date.fromisoformat(other["on"]),
        host=called(problem, other["host"]) if other["host"] else "",
        host_key=other["host"] or "",
        changes=tuple(cost_words(problem, rows, after)),
    )


def _members(problem: Problem, draft: PlanDraft, today: date) -> tuple[MemberLine, ...]:
    lines = []
    for member in sorted(problem.members, key=lambda each: each.said):
        ledger = draft.plan["ledger"][member.id]
        visits = [_visit(problem, draft, row, today) for row in draft.plan["checkins"] if row["member"] == member.id]
        unplaced = [each["why"] for each in draft.plan["unplaced"] if each["member"] == member.id]
        lines.append(
            MemberLine(
                name=member.said,
                visits=tuple(visits),
                unplaced=tuple(unplaced),
                drive=hours(ledger["minutes"]),
                substitutes=ledger["substitutes"],
                hours_out=ledger["hours_out"],
                hosted=ledger["hosted"],
            )
        )
    return tuple(lines)


def _visit(problem: Problem, draft: PlanDraft, row: Row, today: date) -> Visit:
    on = date.fromisoformat(row["on"])
    return Visit(
        key=row["key"],
        member=called(problem, row["member"]),
        facilitator=called(problem, row["facilitator"]),
        on=on,
        starts_at=row["starts_at"].lstrip("0"),
        virtual=row["mode"] == "virtual",
        why=row["why"],
        is_locked=row["key"] in draft.locked,
        stays=has_come(row, today),
    )


def _doubt(draft: PlanDraft) -> str:
    """How much better a plan might be that the planner had no time to find or to rule out."""
    if draft.status != PlanDraft.Status.FEASIBLE:
        return ""
    bounds, levels = draft.plan.get("bounds", {}), draft.plan["levels"]
    known = bounds.get("worst_minutes")
    start = "Time ran out before this plan was proven the best. "
    if known is None or known >= levels["worst_minutes"]:
        return f"{start}No plan has a shorter longest drive; the finer points may be improved."
    here = hours(levels["worst_minutes"])
    return f"{start}The longest drive of a year could be {hours(known)} at best; here it is {here}."


# --- months -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Day:
    on: date
    cards: tuple[Card, ...]
    visits: tuple[Visit, ...]
    shut: int  # members that are closed or testing
    planned: bool  # within the window

    @property
    def shut_words(self) -> str:
        return f"{counted(self.shut, 'district', 'districts')} closed or testing" if self.shut else ""


@dataclass(frozen=True)
class Month:
    first: date
    weeks: tuple[tuple[Day | None, ...], ...]  # Monday to Friday; None: a day of another month


def months_of(view: YearView) -> tuple[Month, ...]:
    """The window month by month, working days only; other days when something is planned on them."""
    problem = view.problem
    cards: dict[date, list[Card]] = {}
    for card in view.cards:
        cards.setdefault(card.on, []).append(card)
    visits: dict[date, list[Visit]] = {}
    for line in view.members:
        for visit in line.visits:
            visits.setdefault(visit.on, []).append(visit)
    found, first = [], problem.starts_on.replace(day=1)
    while first <= problem.ends_on:
        days = [
            Day(
                day,
                tuple(cards.get(day, ())),
                tuple(sorted(visits.get(day, ()), key=lambda visit: visit.starts_at.zfill(5))),
                len(problem.blocked(day)),
                problem.starts_on <= day <= problem.ends_on,
            )
            for day in _days_of(first)
        ]
        found.append(Month(first, _weeks(days)))
        first = (first + timedelta(days=32)).replace(day=1)
    return tuple(found)


def _days_of(first: date) -> list[date]:
    after = (first + timedelta(days=32)).replace(day=1)
    return [first + timedelta(days=number) for number in range((after - first).days)]


def _weeks(days: list[Day]) -> tuple[tuple[Day | None, ...], ...]:
    last = 7 if any(day.on.weekday() > 4 and (day.cards or day.visits) for day in days) else 5
    weeks: list[list[Day | None]] = []
    for day in days:
        if day.on.weekday() < last:
            if not weeks or day.on.weekday() == 0:
                weeks.append([None] * last)
            weeks[-1][day.on.weekday()] = day
    return tuple(tuple(week) for week in weeks)
