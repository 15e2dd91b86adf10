"""Network meetings as a model for the solver: days by path, hosts by class. Pure; OR-Tools is imported when needed.

Meetings in which the same members are missing, and the same members may host, cost the same: they form a class, and the
model counts how many of a class each member hosts rather than who hosts when. With the days so set aside, the year's
driving is a sum over chosen hosts, and its bound is sharp (docs/planning.md, docs/decisions).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from districts.planner.costs import load_of
from districts.planner.paths import EdgeCost, Paths, kept_days
from districts.planner.problem import Choice, Problem
from districts.planner.turns import Turns

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Class:
    """Meetings that are alike: the same group of turns, the same members missing."""

    group: int
    missing: frozenset[str]


class MeetingModel:
    """The constraints, and an expression for each level."""

    def __init__(self, problem: Problem, paths: Paths, turns: Turns) -> None:
        from ortools.sat.python import cp_model

        self.problem, self.paths, self.turns = problem, paths, turns
        self.model: cp_model.CpModel = cp_model.CpModel()
        self.kept = kept_days(problem)
        self.at: list[dict[date, Any]] = [{day: self._bool() for day in layer} for layer in paths.layers]
        self.of_class: dict[Class, list[Any]] = {}
        self.hosts: dict[tuple[Class, str], Any] = {}
        self._link_days()
        if not problem.virtual:
            self._add_hosts()
        self.levels = self._levels()

    def _bool(self) -> Any:
        return self.model.new_bool_var("")

    def _link_days(self) -> None:
        for layer in self.at:
            self.model.add_exactly_one(layer.values())
        for (these, those), follows in zip(pairwise(self.at), self.paths.follows, strict=True):
            before: dict[date, list[Any]] = {day: [] for day in those}
            for day, taken in these.items():
                self.model.add_bool_or([those[then] for then in follows[day]] + [~taken])
                for then in follows[day]:
                    before[then].append(taken)
            for then, taken in those.items():
                self.model.add_bool_or([*before[then], ~taken])

    def _add_hosts(self) -> None:
        for k, layer in enumerate(self.at):
            for day, taken in layer.items():
                if day not in self.kept:
                    key = Class(self.turns.group_of(k, day), self.problem.blocked(day))
                    self.of_class.setdefault(key, []).append(taken)
        for key, taken in self.of_class.items():
            able = [host for host in self.problem.willing if host in self.turns.pools[key.group] - key.missing]
            for host in able:
                self.hosts[key, host] = self._bool()
            self.model.add(sum(self.hosts[key, host] for host in able) == sum(taken))
        for one in self.turns.rounds:
            for host in one.pool:
                times = [var for (key, who), var in self.hosts.items() if who == host and key.group in one.groups]
                self.model.add(sum(times) == 1) if one.full else self.model.add_at_most_one(times)
        if self.turns.counted:
            self._count_turns()

    def _count_turns(self) -> None:
        """Each meeting for itself: its host has hosted no more often, up to then, than any willing member."""
        hosted: dict[str, Any] = {host: self.turns.before[host] for host in self.problem.willing}
        most = max(hosted.values()) + len(self.at)
        for k, layer in enumerate(self.at):
            least = self.model.new_int_var(0, most, "")
            for count in hosted.values():
                self.model.add(least <= count)
            here: dict[str, list[Any]] = {host: [] for host in hosted}
            for (key, host), var in self.hosts.items():
                if key.group == k:
                    here[host].append(var)
                    self.model.add(hosted[host] <= least).only_enforce_if(var)
            for day, taken in layer.items():
                choice = self.kept.get(day)
                if choice and choice.host in here:
                    here[choice.host].append(taken)
            hosted = {host: count + sum(here[host]) for host, count in hosted.items()}

    # --- levels ---------------------------------------------------------------------------------

    def _levels(self) -> dict[str, Any]:
        days = [(day, taken) for layer in self.at for day, taken in layer.items()]
        needs = {member.id: member.substitutes for member in self.problem.members}
        everyone = sum(needs.values())
        levels = {
            "missing": sum(len(self.problem.blocked(day)) * taken for day, taken in days),
            "substitutes": sum(
                (everyone - sum(needs[who] for who in self.problem.blocked(day))) * taken for day, taken in days
            ),
        }
        if not self.problem.virtual:
            levels["worst_minutes"], levels["total_minutes"] = self._driving()
        return levels

    def _driving(self) -> tuple[Any, Any]:
        """The yearly driving of the worst-off, with the history, and the driving of everybody in this plan."""
        problem = self.problem
        fixed = {day: choice for layer in self.at for day in layer if (choice := self.kept.get(day))}
        past, most, total = problem.history.minutes_driven, 0, 0
        worst = self.model.new_int_var(0, 10**8, "worst")
        for member in problem.members:
            start = sum(
                load_of(problem, member, choice.host).minutes
                for day, choice in fixed.items()
                if member.id not in problem.blocked(day)
            )
            drives = [
                (problem.round_trip(member.id, host), var)
                for (key, host), var in self.hosts.items()
                if member.id not in key.missing and member.id != host
            ]
            driven = sum(minutes * var for minutes, var in drives) + start
            self.model.add(worst >= driven + past.get(member.id, 0))
            most = max(most, start + past.get(member.id, 0))
            total = total + driven
        self.model.add(worst >= most)
        return worst, total

    def add_steps(self, cost: EdgeCost) -> Any:
        """An expression for what neighbouring days cost, summed over the path: one variable for each step."""
        costs = []
        for (these, those), follows in zip(pairwise(self.at), self.paths.follows, strict=True):
            steps = {(day, then): self._bool() for day in these for then in follows[day]}
            for day, taken in these.items():
                self.model.add(sum(steps[day, then] for then in follows[day]) == taken)
            for then, taken in those.items():
                self.model.add(sum(var for (_, to), var in steps.items() if to == then) == taken)
            costs += [cost(day, then) * var for (day, then), var in steps.items()]
        return sum(costs)

    def changes(self, announced: Iterable[Choice]) -> Any:
        """How many announced meetings are not there, plus how many are there with another host."""
        gone: Any = 0
        for choice in announced:
            taken = [layer[choice.on] for layer in self.at if choice.on in layer]
            gone = gone + 2 - sum(taken)
            if self.problem.virtual or choice.host is None or choice.on in self.kept:
                gone = gone - sum(taken)
                continue
            same = self._bool()
            self.model.add(same <= sum(taken))
            self.model.add(same <= sum(self._hosted_on(choice)))
            gone = gone - same
        return gone

    def _hosted_on(self, choice: Choice) -> list[Any]:
        """Variables of which one is true when the host can have this day. Groups of one day: all that it may be in."""
        found = []
        for k, layer in enumerate(self.at):
            if choice.on in layer:
                key = Class(self.turns.group_of(k, choice.on), self.problem.blocked(choice.on))
                if choice.host and (key, choice.host) in self.hosts:
                    both = self._bool()
                    self.model.add_bool_and(layer[choice.on], self.hosts[key, choice.host]).only_enforce_if(both)
                    found.append(both)
        return found

    # --- what came out --------------------------------------------------------------------------

    def choices(self, solver: "cp_model.CpSolver") -> tuple[Choice, ...]:
        """The meetings of a solution. Within a class, announced pairs stay together; the rest goes by order."""
        left = {
            key: [host for host in self.problem.willing if solver.value(self.hosts.get((key, host), 0))]
            for key in self.of_class
        }
        days = [(k, day) for k, layer in enumerate(self.at) for day, taken in layer.items() if solver.value(taken)]
        chosen: dict[date, str | None] = {}
        announced = {choice.on: choice.host for choice in self.problem.announced.meetings}
        for again in (False, True):
            for k, day in days:
                if day in chosen:
                    continue
                if self.problem.virtual or day in self.kept:
                    chosen[day] = self.kept[day].host if day in self.kept else None
                    continue
                hosts = left[Class(self.turns.group_of(k, day), self.problem.blocked(day))]
                wanted = announced.get(day) if not again else hosts[0]
                if wanted in hosts:
                    chosen[day] = wanted
                    hosts.remove(wanted)
        return tuple(Choice(day, chosen[day]) for day in sorted(chosen))
