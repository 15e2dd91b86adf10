"""One level after the other: the solver's time, its progress, and stopping it. Pure."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

OnProgress = Callable[[str, int | None, int | None, float], None]
ShouldStop = Callable[[], bool]
LOOK_EVERY_S = 0.2
LEAST_S = 0.5  # a level gets this much even when the time is up: a plan with gaps helps nobody


class Stopped(Exception):
    """Somebody asked the planner to stop."""


@dataclass(frozen=True)
class Found:
    """A level's outcome. `value` is None when nothing was found; `possible` is False when nothing can be."""

    value: int | None
    bound: int | None
    proven: bool
    possible: bool = True


@dataclass
class Clock:
    """The time there is, who hears of progress, and what each level came to."""

    limit_s: float
    on_progress: OnProgress | None = None
    should_stop: ShouldStop | None = None
    started: float = field(default_factory=time.monotonic)
    bounds: dict[str, int] = field(default_factory=dict)
    unproven: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def tell(self, level: str, best: int | None, bound: int | None) -> None:
        if self.should_stop and self.should_stop():
            raise Stopped
        if self.on_progress:
            self.on_progress(level, best, bound, self.seconds)

    def best(self, model: "cp_model.CpModel", level: str, *, until: float = 1.0) -> "tuple[Found, cp_model.CpSolver]":
        """Solve for the model's objective. `until`: the part of the whole time that may be over after this level."""
        solver = self._solver(until)
        seen = _Seen()
        status = self._run(solver, model, seen, level)
        found = _found(solver, status, has_objective=model.has_objective())
        self.tell(level, found.value, found.bound)
        return found, solver

    def note(self, level: str, found: Found) -> None:
        """Remember a level's bound, and whether it was proven."""
        if found.bound is not None:
            self.bounds[level] = found.bound
        if found.possible and not found.proven and level not in self.unproven:
            self.unproven.append(level)

    def _solver(self, until: float) -> "cp_model.CpSolver":
        from ortools.sat.python import cp_model

        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(LEAST_S, self.limit_s * until - self.seconds)
        solver.parameters.num_workers = 1  # one worker, one seed: the same problem gives the same plan
        solver.parameters.random_seed = 1
        solver.parameters.linearization_level = 2  # the bound of the worst-off comes from the linear relaxation
        return solver

    def _run(self, solver: "cp_model.CpSolver", model: "cp_model.CpModel", seen: "_Seen", level: str) -> Any:
        if self.on_progress is None and self.should_stop is None:
            return solver.solve(model)
        # The solver works in a thread of its own, so that progress is told, and stopping asked, from the caller's.
        came: list[Any] = []
        worker = threading.Thread(target=lambda: came.append(solver.solve(model, seen.callback())), daemon=True)
        worker.start()
        try:
            while worker.is_alive():
                worker.join(LOOK_EVERY_S)
                if worker.is_alive():
                    self.tell(level, seen.best, seen.bound)
        finally:
            if worker.is_alive():
                solver.stop_search()
                worker.join()
        return came[0]


class _Seen:
    """The best that the solver has found so far."""

    best: int | None = None
    bound: int | None = None

    def callback(self) -> Any:
        from ortools.sat.python import cp_model

        seen = self

        class Callback(cp_model.CpSolverSolutionCallback):
            def on_solution_callback(self) -> None:
                seen.best, seen.bound = round(self.objective_value), round(self.best_objective_bound)

        return Callback()


def _found(solver: "cp_model.CpSolver", status: Any, *, has_objective: bool) -> Found:
    from ortools.sat.python import cp_model

    if status == cp_model.INFEASIBLE:
        return Found(None, None, proven=True, possible=False)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Found(None, None, proven=False)
    if not has_objective:
        return Found(0, 0, proven=True)
    return Found(round(solver.objective_value), round(solver.best_objective_bound), proven=status == cp_model.OPTIMAL)
