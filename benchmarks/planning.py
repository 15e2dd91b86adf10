"""How long does it take to plan a year, and is the best plan proven? Prints a line for each size of network.

    .venv/bin/python benchmarks/planning.py [members ...]

Members, closed days and drives are made up, the same in every run. Needs no database. The last line is the start-up of
`manage.py plan_year` beside its solving. Exits with 1 when a goal is missed.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from districts.planner.plan import LEVELS, Plan  # noqa: E402
from districts.planner.planner import plan_year  # noqa: E402
from districts.planner.reading import read_problem  # noqa: E402
from districts.planner.rules import check  # noqa: E402
from tests.districts.planner.problems import NAMED, scattered  # noqa: E402

T = TypeVar("T")
GOALS_S = {5: 5, 13: 5, 30: 20, 60: 60}  # members → seconds
START_UP_GOAL_S = 3
EASY, CROWDED = 2, 7  # closures of a member's own, beside what all have in common


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or list(GOALS_S)
    import_s = _timed(lambda: __import__("ortools.sat.python.cp_model"))[0]
    print(f"OR-Tools is imported in {import_s:.2f} s")
    kept = [_measure(size, closures) for size in sizes for closures in (EASY, CROWDED)]  # all of them, kept or not
    sys.exit(0 if _start_up() and all(kept) else 1)


def _measure(size: int, closures: int) -> bool:
    data = scattered(size, closures=closures)
    problem = read_problem({**data, "time_limit_s": 60})
    seconds, plan = _timed(lambda: plan_year(problem))
    print(f"{size:3} members, {closures} closures each: {seconds:6.2f} s  {plan.status}  {_levels(plan)}")
    for words in check(problem, plan):
        print("    BROKEN", words)
    return plan.status == "optimal" and seconds <= GOALS_S.get(size, 60) and not check(problem, plan)


def _levels(plan: Plan) -> str:
    """Each level with its bound: "missing 2 (at best 2)"."""
    values = {**{level: getattr(plan.levels, level) for level in LEVELS}, **plan.later_levels}
    return ", ".join(
        f"{level} {value}" + (f" (at best {plan.bounds[level]})" if plan.bounds.get(level, value) != value else "")
        for level, value in values.items()
    )


def _start_up() -> bool:
    """The command on one member, less the same call within this process."""
    data = NAMED["one-member"]()
    inside, _ = _timed(lambda: plan_year(read_problem(data)))
    command = [sys.executable, "manage.py", "plan_year"]
    whole, _ = _timed(
        lambda: subprocess.run(command, cwd=ROOT, input=json.dumps(data), capture_output=True, text=True, check=True)
    )
    print(f"manage.py plan_year starts in {whole - inside:.2f} s (goal: under {START_UP_GOAL_S} s)")
    return whole - inside < START_UP_GOAL_S


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


if __name__ == "__main__":
    main()
