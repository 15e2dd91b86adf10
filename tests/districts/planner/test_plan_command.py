"""`manage.py plan_year`: a problem on standard input, a plan on standard output, no database anywhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.districts.planner.problems import NAMED

ROOT = Path(__file__).resolve().parents[3]


def run(problem: str, tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # No address of a database at all: without the command's own care, settings would start a server.
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "TRELLIS_VAR"}}
    environment |= {"DJANGO_SETTINGS_MODULE": "network.settings", "TRELLIS_VAR": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "manage.py", "plan_year", *arguments],
        cwd=ROOT, input=problem, capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip


def test_a_year_is_planned_without_a_database(tmp_path):
    done = run(json.dumps(NAMED["three-on-a-road"]()), tmp_path, "--time-limit", "10", "--progress")
    assert done.returncode == 0, done.stderr
    plan = json.loads(done.stdout)
    assert plan["status"] == "optimal"
    assert len(plan["meetings"]) == 5
    assert "worst_minutes" in done.stderr
    assert not (tmp_path / "postgres").exists()


def test_what_cannot_be_planned_is_still_a_plan_with_reasons(tmp_path):
    done = run(json.dumps(NAMED["too-many-meetings"]()), tmp_path)
    assert done.returncode == 3
    assert json.loads(done.stdout)["status"] == "infeasible"
    assert "Nine meetings need 48 weeks at least" in done.stderr


def test_what_cannot_be_read_is_refused(tmp_path):
    for text, said in (("{", "not JSON"), ('{"timezone": 3}', "timezone: should be a text")):
        done = run(text, tmp_path)
        assert done.returncode == 2
        assert said in done.stderr
        assert not done.stdout
