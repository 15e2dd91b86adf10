"""A run of the planner: an effect of the long lane that shows its progress, can be stopped, and survives its worker.

The effect's own transaction lasts as long as the search, so what others must see meanwhile (progress) and what it must
see of others (a wish to stop) goes through a thread with a connection of its own.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self

from django.db import DatabaseError, connection
from django.utils import timezone

from districts.planner.planner import plan_year
from districts.planner.problem import BadProblem
from districts.planner.reading import read_problem
from districts.planner.solving import Stopped
from districts.scheduling.actions import end_run, keep_run
from districts.scheduling.models import PlanRun
from network.outbox.handlers import handles

log = logging.getLogger(__name__)
TELLS_EVERY_S = 0.5
State = PlanRun.State


@handles("plan_year", long=True)
def plan(run: int) -> None:
    """Plan a year and keep the draft. Run again after its worker died, it begins from the start and ends the same."""
    found = PlanRun.objects.select_related("year__network", "based_on", "made_by").filter(pk=run).first()
    if found is None or not found.is_active:
        return
    try:
        with Teller(found.pk) as teller:
            made = plan_year(read_problem(found.problem), on_progress=teller.note, should_stop=teller.stop.is_set)
    except Stopped:
        end_run(found, State.CANCELLED)
    except BadProblem as refused:
        end_run(found, State.FAILED, reason=" ".join(refused.errors[:3]))
    else:
        if made.status == "infeasible":
            end_run(found, State.FAILED, reason=" ".join(made.says))
        else:
            keep_run(found, made.as_data())


@dataclass
class Teller:
    """Writes a run's progress where pages read it, and learns there whether somebody wants it to stop."""

    run_id: int
    stop: Event = field(default_factory=Event)
    over: Event = field(default_factory=Event)
    news: dict[str, Any] = field(default_factory=dict)
    thread: Thread | None = None

    def __enter__(self) -> Self:
        self.thread = Thread(target=self._tell, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.over.set()
        if self.thread is not None:
            self.thread.join(5)

    def note(self, level: str, best: int | None, bound: int | None, seconds: float) -> None:
        """What the planner says of itself; put down here, written by the other thread."""
        self.news = {"level": level[:120], "best": best, "bound": bound, "seconds": seconds}

    def _tell(self) -> None:
        try:
            while True:
                _quietly(self._once)
                if self.over.wait(TELLS_EVERY_S):
                    return
        finally:
            connection.close()

    def _once(self) -> None:
        row = PlanRun.objects.filter(pk=self.run_id, state__in=PlanRun.ACTIVE)
        row.update(state=State.RUNNING, heard_at=timezone.now(), **self.news)
        if row.filter(stop_asked_at__isnull=False).exists():
            self.stop.set()


def _quietly(work: Callable[[], None]) -> None:
    """Progress is a courtesy: a database that is away for a moment must not cost the search."""
    try:
        work()
    except DatabaseError as problem:
        log.warning("progress not told: %s", type(problem).__name__)
        connection.close()
