"""Whose turn it is to host: nobody hosts again before every willing member has had a turn. Pure.

The rule goes by date: an unlocked meeting's host has hosted no more often, up to then, than any willing member. In most
years it can be said without dates. Meetings fall into groups, each group has a pool of members who may host in it, and
within a round each of them hosts at most once (exactly once when the round is full). Only when a locked meeting lies
between others and the round runs out must each meeting count for itself; `counted` says so.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from districts.planner.paths import Paths, kept_days
from districts.planner.problem import Problem

Pool = frozenset[str]


@dataclass(frozen=True)
class Round:
    """In these groups together, each of the pool hosts at most once; exactly once when `full`."""

    groups: tuple[int, ...]
    pool: Pool
    full: bool


@dataclass(frozen=True)
class Turns:
    """`group_of(k, day)` is the group of meeting `k` when it is on that day."""

    group_of: Callable[[int, date], int]
    pools: dict[int, Pool]
    rounds: tuple[Round, ...] = ()
    counted: bool = False
    before: Counter[str] = field(default_factory=Counter)  # for `counted`: times hosted before all of this year's


def turns_of(problem: Problem, paths: Paths, *, any_turn: bool = False) -> Turns:
    """The turns of this year's meetings. `any_turn`: leave the rule aside."""
    willing = frozenset(problem.willing)
    if problem.virtual or any_turn or not willing:
        return Turns(lambda k, day: 0, {0: willing})
    kept = kept_days(problem)
    fixed = 0  # meetings that are locked and come first, whatever the rest does
    while fixed < len(paths.layers) and len(paths.layers[fixed]) == 1 and paths.layers[fixed][0] in kept:
        fixed += 1
    past = [kept[paths.layers[k][0]].host for k in range(fixed)]
    before = Counter(problem.history.hosted) + Counter(host for host in past if host)
    later = sorted(day for day in kept if day > paths.layers[fixed - 1][0]) if fixed else sorted(kept)
    free = len(paths.layers) - fixed
    if not later:
        return _rounds(before, willing, fixed, free)
    pool = _next(before, willing)
    if free <= len(pool):
        return _segments(problem, pool, later)
    every = dict.fromkeys(range(len(paths.layers)), willing)
    return Turns(lambda k, day: k, every, counted=True, before=Counter(problem.history.hosted))


def _next(counts: Counter[str], willing: Pool) -> Pool:
    """Those who have hosted least often."""
    least = min(counts[host] for host in willing)
    return frozenset(host for host in willing if counts[host] == least)


def _rounds(before: Counter[str], willing: Pool, fixed: int, free: int) -> Turns:
    """Nothing locked among the free meetings: the first round takes the first meetings, and so on."""
    counts, groups, pools = Counter(before), [0] * fixed, {0: willing}
    rounds: list[Round] = []
    while free > 0:
        pool, number = _next(counts, willing), len(rounds)
        taken = min(free, len(pool))
        groups += [number] * taken
        pools[number] = pool
        rounds.append(Round((number,), pool, full=taken == len(pool)))
        counts.update(pool)
        free -= taken
    return Turns(lambda k, day: groups[k], pools, tuple(rounds))


def _segments(problem: Problem, pool: Pool, later: list[date]) -> Turns:
    """The round lasts for all free meetings. Who hosts a locked meeting may not host again after it."""
    kept, pools = kept_days(problem), {}
    for number in range(len(later) + 1):
        pools[number] = pool - {kept[day].host for day in later[:number]}
    rounds = (Round(tuple(pools), pool, full=False),)
    return Turns(lambda k, day: sum(lock < day for lock in later), pools, rounds)
