"""Other days and hosts for one meeting, the rest of the plan as it is: only those that no rule forbids. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from districts.planner.costs import cost_of, hostings, spacing
from districts.planner.paths import kept_days, may_follow, may_meet
from districts.planner.plan import Alternative, LedgerLine, Levels
from districts.planner.problem import Choice, Problem
from districts.planner.words import counted, hours, listed, named, number, sentence


@dataclass(frozen=True)
class Swap:
    """One meeting moved or hosted elsewhere, and the levels of the plan then."""

    choice: Choice
    levels: Levels


class Swaps:
    """What one change to a plan would cost. Adding up is done once; a swap then takes microseconds."""

    def __init__(self, problem: Problem, choices: Sequence[Choice]) -> None:
        self.problem, self.choices = problem, sorted(choices, key=lambda choice: choice.on)
        self.kept = kept_days(problem)
        self.levels = cost_of(problem, choices).levels
        self.trips = {
            host: [problem.round_trip(member.id, host) for member in problem.members] for host in problem.willing
        }
        self.ids = [member.id for member in problem.members]
        self.needs = [member.substitutes for member in problem.members]

    def of(self, number: int) -> list[Swap]:
        """Every feasible change to the meeting at this place in the plan, the best first. None when it is locked."""
        now = self.choices[number]
        if now in self.problem.kept:
            return []
        others = [choice for k, choice in enumerate(self.choices) if k != number]
        rest = cost_of(self.problem, others)
        driven = [rest.ledger[member].minutes for member in self.ids]
        days = self.days(number) if not self._day_locked(now.on) else [now.on]
        found = []
        for day in days:
            apart = spacing(self.problem, [day, *(choice.on for choice in others)])
            for host in self.hosts(number, day):
                if (day, host) != (now.on, now.host):
                    found.append(Swap(Choice(day, host), self._levels(rest.levels, driven, day, host, apart)))
        return sorted(found, key=lambda swap: (swap.levels, swap.choice.on, swap.choice.host or ""))

    def days(self, number: int) -> list[date]:
        """The days this meeting can take between its neighbours."""
        problem, choices = self.problem, self.choices
        before = choices[number - 1].on if number else None
        after = choices[number + 1].on if number + 1 < len(choices) else None
        start = before + timedelta(days=1) if before else problem.starts_on
        end = after - timedelta(days=1) if after else problem.ends_on
        every = (start + timedelta(days=days) for days in range((end - start).days + 1))
        return [
            day
            for day in every
            if may_meet(problem, day)
            and (before is None or may_follow(problem, before, day))
            and (after is None or may_follow(problem, day, after))
        ]

    def _day_locked(self, day: date) -> bool:
        return any(lock.on == day for lock in self.problem.locked.meetings)

    def hosts(self, number: int, day: date) -> Iterator[str | None]:
        if self.problem.virtual:
            yield None
            return
        for host in self.problem.willing:
            if host not in self.problem.blocked(day) and self._in_turn(number, host):
                yield host

    def _in_turn(self, number: int, host: str) -> bool:
        """Whether every meeting still has a host whose turn it is, with this host at this place."""
        counts = hostings(self.problem, ())
        for k, choice in enumerate(self.choices):
            who = host if k == number else choice.host
            if choice not in self.problem.kept or k == number:
                least = min(counts[willing] for willing in self.problem.willing)
                if counts[who or ""] > least:
                    return False
            counts[who or ""] += 1
        return True

    def _levels(self, rest: Levels, driven: list[int], day: date, host: str | None, apart: int) -> Levels:
        blocked = self.problem.blocked(day)
        trips = self.trips[host] if host else [0] * len(driven)
        coming = [member not in blocked for member in self.ids]
        drives = [trip if comes else 0 for trip, comes in zip(trips, coming, strict=True)]
        return Levels(
            missing=rest.missing + len(blocked),
            worst_minutes=max(past + drive for past, drive in zip(driven, drives, strict=True)),
            total_minutes=rest.total_minutes + sum(drives),
            substitutes=rest.substitutes + sum(n for n, comes in zip(self.needs, coming, strict=True) if comes),
            spacing_days=apart,
        )


def two_best(swaps: Sequence[Swap], now: Choice) -> list[Swap]:
    """The best other day, and the best other host; where there is only one kind of change, the two best of it."""
    days = [swap for swap in swaps if swap.choice.on != now.on]
    hosts = [swap for swap in swaps if swap.choice.host != now.host]
    chosen: list[Swap] = []
    for swap in [*days[:1], *hosts[:2], *swaps]:
        if swap not in chosen and len(chosen) < 2:
            chosen.append(swap)
    return sorted(chosen, key=lambda swap: swap.levels)


def as_alternative(problem: Problem, swap: Swap, now: Sequence[Choice], instead_of: Choice) -> Alternative:
    """A swap with what it would cost whom, in a sentence."""
    after = cost_of(problem, [choice for choice in now if choice != instead_of] + [swap.choice])
    before = cost_of(problem, now)
    levels = after.levels
    return Alternative(
        on=swap.choice.on,
        host=swap.choice.host,
        missing=tuple(sorted(problem.blocked(swap.choice.on))),
        worst_minutes=levels.worst_minutes,
        total_minutes=levels.total_minutes,
        substitutes=levels.substitutes,
        spacing_days=levels.spacing_days,
        why=_what_it_costs(problem, before.levels, levels, _who_pays(problem, before.ledger, after.ledger)),
    )


def _who_pays(problem: Problem, before: Mapping[str, LedgerLine], after: Mapping[str, LedgerLine]) -> str:
    """The member whose year grows most, in words; empty when nobody's does."""
    growth = {member: after[member].minutes - line.minutes for member, line in before.items()}
    most = max(growth, key=lambda member: growth[member])
    return f"{named(problem, most)} would drive {hours(growth[most])} more" if growth[most] > 0 else ""


def _what_it_costs(problem: Problem, before: Levels, after: Levels, who_pays: str) -> str:
    said = []
    if who_pays:
        said.append(who_pays)
    if after.missing != before.missing:
        more = after.missing - before.missing
        said.append(f"{number(abs(more))} {'more' if more > 0 else 'fewer'} would miss a meeting")
    if after.worst_minutes != before.worst_minutes:
        said.append(f"the longest year would be {hours(after.worst_minutes)} instead of {hours(before.worst_minutes)}")
    if after.total_minutes != before.total_minutes:
        more = after.total_minutes - before.total_minutes
        said.append(f"all together would drive {hours(abs(more))} {'more' if more > 0 else 'less'}")
    if after.spacing_days != before.spacing_days:
        more = after.spacing_days - before.spacing_days
        off = "further off" if more > 0 else "nearer to"
        said.append(f"meetings would be {counted(abs(more), 'day')} {off} even spacing")
    text = f"{listed(said, most=5) or 'it would cost the same'}."
    return text if who_pays else sentence(text)  # a name is written as it is
