"""The days that network meetings may take, one layer of days for each meeting, and what follows what. Pure.

A path through the layers is a year's dates. Every rule that speaks of days alone holds along every path: weekdays,
the time between neighbours, never two in a week, locked days kept. Hosts come later.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from districts.planner.problem import Choice, Problem, week_of

NodeCost = Callable[[date], int]
EdgeCost = Callable[[date, date], int]
FAR = 10**9


@dataclass(frozen=True)
class Paths:
    """`layers[k]`: the days meeting `k` may take. `follows[k][day]`: the days that meeting `k + 1` may then take."""

    layers: tuple[tuple[date, ...], ...]
    follows: tuple[Mapping[date, tuple[date, ...]], ...]

    @property
    def possible(self) -> bool:
        return bool(self.layers) and all(self.layers)

    def cheapest(self, node: NodeCost | None = None, edge: EdgeCost | None = None) -> int:
        """The least that any path costs."""
        return min(self._backward(node, edge)[0].values(), default=FAR)

    def within(self, most: int, node: NodeCost | None = None, edge: EdgeCost | None = None) -> Self:
        """Only what lies on a path that costs no more than `most`. Made of such parts, dearer paths may remain."""
        node, edge = node or _nothing, edge or _nothing_between
        onward = self._backward(node, edge)
        reached = {day: node(day) for day in self.layers[0]}
        layers: list[tuple[date, ...]] = []
        follows: list[dict[date, tuple[date, ...]]] = []
        for k, layer in enumerate(self.layers):
            here = onward[k]
            kept = [day for day in layer if day in reached and here.get(day, FAR) + reached[day] - node(day) <= most]
            layers.append(tuple(kept))
            if k + 1 == len(self.layers):
                break
            steps: dict[date, tuple[date, ...]] = {}
            further = onward[k + 1]
            following: dict[date, int] = {}
            for day in kept:
                costs = {then: reached[day] + edge(day, then) for then in self.follows[k][day] if then in further}
                steps[day] = tuple(then for then, cost in costs.items() if cost + further[then] <= most)
                for then in steps[day]:
                    following[then] = min(costs[then] + node(then), following.get(then, FAR))
            follows.append(steps)
            reached = following
        return type(self)(tuple(layers), tuple(follows))

    def _backward(self, node: NodeCost | None, edge: EdgeCost | None) -> list[dict[date, int]]:
        """For each layer: day → the least that a path from here to the end costs, this day included."""
        node, edge = node or _nothing, edge or _nothing_between
        costs = [{day: node(day) for day in self.layers[-1]}]
        for layer, follows in zip(reversed(self.layers[:-1]), reversed(self.follows), strict=True):
            onward = costs[0]
            costs.insert(0, {})
            for day in layer:
                best = min((edge(day, then) + onward[then] for then in follows[day] if then in onward), default=FAR)
                if best < FAR:
                    costs[0][day] = node(day) + best
        return costs


def _nothing(_: date) -> int:
    return 0


def _nothing_between(*_: date) -> int:
    return 0


def all_paths(problem: Problem, **without: Any) -> Paths:
    """Every year's dates that the rules about days allow. `without`: rules left aside, see `may_meet`, `may_follow`."""
    days = [day for day in problem.days() if may_meet(problem, day, **without)]
    if problem.meetings_wanted > len(days):
        return Paths(((),), ())
    locked = [choice.on for choice in problem.locked.meetings]
    after = {
        day: tuple(then for then in days if then > day and may_follow(problem, day, then, **without)) for day in days
    }
    for day in days:
        lock = next((lock for lock in locked if lock > day), date.max)
        after[day] = tuple(then for then in after[day] if then <= lock)
    first = [day for day in days if not any(lock < day for lock in locked)]
    layers = [tuple(first)]
    for _ in range(problem.meetings_wanted - 1):
        layers.append(tuple(sorted({then for day in layers[-1] for then in after[day]})))
    layers[-1] = tuple(day for day in layers[-1] if not any(lock > day for lock in locked))
    follows = tuple({day: after[day] for day in layer} for layer in layers[:-1])
    return Paths(tuple(layers), follows).within(FAR - 1)


def may_meet(problem: Problem, day: date, *, any_weekday: bool = False, **_: Any) -> bool:
    """Whether a meeting can be on this day, whatever the others are: somebody can come, and somebody can host."""
    if day in kept_days(problem):
        return True
    if any(booking.on == day for booking in problem.locked.checkins):
        return False
    if day.weekday() not in problem.rules.weekdays and not any_weekday:
        return False
    blocked = problem.blocked(day)
    if problem.virtual:
        return len(blocked) < len(problem.members)
    return any(host not in blocked for host in problem.willing)


def may_follow(problem: Problem, day: date, then: date, *, any_interval: bool = False, **_: Any) -> bool:
    """Whether neighbouring meetings can be on these two days."""
    kept = kept_days(problem)
    if day in kept and then in kept:
        return True
    if week_of(day) == week_of(then):
        return False
    rules = problem.rules
    return any_interval or abs((then - day).days - rules.days_apart) <= 7 * rules.tolerance_weeks


def kept_days(problem: Problem) -> Mapping[date, Choice]:
    """Day → the meeting there that is locked as it is."""
    return {choice.on: choice for choice in problem.kept}
