"""Choosing the network meetings, level by level: fewest missing, least for the worst-off, least driving, even spacing.

Where a level's bound is known without the solver (the cheapest path of days), the days are first narrowed to those that
reach it; only when no hosts fit there is the level searched in full. Pure.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from districts.planner.checkins import room_of_gaps
from districts.planner.meeting_model import MeetingModel
from districts.planner.paths import Paths, all_paths
from districts.planner.plan import LEVELS
from districts.planner.problem import Choice, Problem
from districts.planner.solving import Clock, Found
from districts.planner.spare import spare_room
from districts.planner.turns import turns_of

# Pairs of neighbouring days, and check-ins between them, that are searched one by one: some two seconds for 13 members.
FEW_PAIRS, FEW_CHECKINS = 60, 800
MEETINGS_SHARE = 0.6  # of the time: check-ins need some too


@dataclass
class _Search:
    """What is fixed so far, and the best days and hosts found under it."""

    problem: Problem
    clock: Clock
    fixed: dict[str, int] = field(default_factory=dict)
    choices: tuple[Choice, ...] | None = None
    without: dict[str, bool] = field(default_factory=dict)

    def model(self, paths: Paths) -> MeetingModel:
        built = MeetingModel(self.problem, paths, turns_of(self.problem, paths, any_turn="any_turn" in self.without))
        for level, value in self.fixed.items():
            if level in built.levels:
                built.model.add(built.levels[level] <= value)
        return built

    def solve(self, built: MeetingModel, level: str, objective: Any = None) -> Found:
        """Look for the best days and hosts; without an objective, for any."""
        if objective is not None:
            built.model.minimize(objective)
        found, solver = self.clock.best(built.model, level, until=MEETINGS_SHARE)
        if objective is not None and level in LEVELS:
            self.clock.note(level, found)
        if found.value is not None:
            self.choices = built.choices(solver)
            built.model.clear_hints()  # type: ignore[no-untyped-call]
            for var in [*built.hosts.values(), *(var for layer in built.at for var in layer.values())]:
                built.model.add_hint(var, solver.value(var))
        return found


def choose_meetings(problem: Problem, clock: Clock) -> tuple[Choice, ...] | None:
    """The best days and hosts, or None when the rules leave none. The clock hears how far each level was proven."""
    search = _Search(problem, clock)
    paths = all_paths(problem)
    if not paths.possible:
        return None
    narrowed = _fewest_missing(search, paths)
    if narrowed is None:
        return None
    built = search.model(narrowed)
    for level in ("worst_minutes", "total_minutes", "substitutes"):
        if level in built.levels:
            _level(search, built, level)
    _settle_days(search, narrowed)
    return search.choices


def is_possible(problem: Problem, seconds: float, **without: bool) -> bool:
    """Whether any meetings fit the rules, some of them left aside (see `all_paths`, `turns_of`)."""
    paths = all_paths(problem, **without)
    if not paths.possible:
        return False
    search = _Search(problem, Clock(seconds), without=without)
    return search.solve(search.model(paths), "possible").value is not None


def _level(search: _Search, built: MeetingModel, level: str) -> None:
    """Improve one level as far as it goes, and hold it there for the next."""
    found = search.solve(built, level, built.levels[level])
    if found.value is not None:
        search.fixed[level] = found.value
        built.model.add(built.levels[level] <= found.value)


def _fewest_missing(search: _Search, paths: Paths) -> Paths | None:
    """The paths with the fewest members missing that hosts can be found for."""

    def missing(day: date) -> int:
        return len(search.problem.blocked(day))

    return _narrowed(search, paths, "missing", lambda built: built.levels["missing"], node=missing)


def _narrowed(
    search: _Search, paths: Paths, level: str, objective: Callable[[MeetingModel], Any], **costs: Any
) -> Paths | None:
    """Paths at the least possible cost: at the paths' own bound when hosts fit there, otherwise by a full search."""
    least = paths.cheapest(**costs)
    near = paths.within(least, **costs)
    built = search.model(near)
    built.model.add(objective(built) <= least)
    if search.solve(built, level).value is not None:
        search.clock.note(level, Found(least, least, proven=True))
        search.fixed[level] = least
        return near
    built = search.model(paths)
    found = search.solve(built, level, objective(built))
    if found.value is None:
        return None
    search.fixed[level] = found.value
    return paths.within(found.value, **costs)


def _settle_days(search: _Search, paths: Paths) -> None:
    """Even spacing; then of equally good days those with room for check-ins, fewest changes, the earliest."""
    problem = search.problem

    def off(day: date, then: date) -> int:
        return abs((then - day).days - problem.rules.days_apart)

    near = _narrowed(search, paths, "spacing_days", lambda built: built.add_steps(off), edge=off)
    if near is None:
        return
    built = search.model(near)
    built.model.add(built.add_steps(off) <= search.fixed["spacing_days"])
    if problem.checkins.between_meetings and len(near.layers) * len(near.layers[0]) > 1:
        _most_room(search, built)
    earliest = sum(day.toordinal() * var for layer in built.at for day, var in layer.items())
    changes = built.changes(problem.announced.meetings)
    search.solve(built, "changes", 100_000_000 * changes + earliest)


def _most_room(search: _Search, built: MeetingModel) -> None:
    problem = search.problem
    pairs = sum(len(then) for follows in built.paths.follows for then in follows.values())
    pairs += len(built.at[0]) + len(built.at[-1])
    few = pairs <= FEW_PAIRS or pairs * problem.checkins.between_meetings * len(problem.members) <= FEW_CHECKINS
    room = room_of_gaps(problem, search.clock) if few else spare_room(problem)
    ends = [room(None, day) * var for day, var in built.at[0].items()]
    ends += [room(day, None) * var for day, var in built.at[-1].items()]
    needed = built.add_steps(room) + sum(ends)
    found = search.solve(built, "room", needed)
    if found.value is not None:
        built.model.add(needed <= found.value)
