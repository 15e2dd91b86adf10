"""`manage.py plan_year < problem.json > plan.json`: the planner from the shell, without a database."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from districts.planner.planner import plan_year
from districts.planner.problem import BadProblem, Problem
from districts.planner.reading import read_problem

REFUSED, IMPOSSIBLE = 2, 3  # exit codes: the problem cannot be used; no plan exists, and the output says why


class Command(BaseCommand):
    help = "Plan a network's year: reads a problem as JSON, writes the plan as JSON."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--time-limit", type=float, metavar="SECONDS", help="instead of the problem's time_limit_s")
        parser.add_argument("--progress", action="store_true", help="say on standard error how far it is")

    def handle(self, *args: Any, **options: Any) -> None:
        problem = _problem(options["time_limit"])
        plan = plan_year(problem, on_progress=self._say if options["progress"] else None)
        self.stdout.write(json.dumps(plan.as_data(), indent=1, ensure_ascii=False))
        if plan.status == "infeasible":
            self.stderr.write("\n".join(plan.says))
            sys.exit(IMPOSSIBLE)

    def _say(self, level: str, best: int | None, bound: int | None, seconds: float) -> None:
        self.stderr.write(f"{seconds:6.1f} s  {level}: {best}, at best {bound}")


def _problem(time_limit: float | None) -> Problem:
    try:
        problem = read_problem(json.load(sys.stdin))
    except BadProblem as refused:
        raise CommandError(str(refused), returncode=REFUSED) from refused
    except ValueError as wrong:  # no JSON, or not even text
        raise CommandError(f"The problem is not JSON: {wrong}", returncode=REFUSED) from wrong
    if time_limit is not None and time_limit <= 0:
        raise CommandError("--time-limit: should be above 0.", returncode=REFUSED)
    return problem if time_limit is None else replace(problem, time_limit_s=time_limit)
