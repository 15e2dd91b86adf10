"""How long does it take to decide what may be printed, and how much is hidden beside what is small?

    .venv/bin/python benchmarks/suppression.py

A network's first table (13 members, four shares), a made-up county of 32 districts by nine groups, and a real one with
rates, two totals for everybody and two districts that know their own rows. Needs no database. Exits with 1 when a goal
is missed or something leaks.
"""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from network.lib.suppression import leaks, protect  # noqa: E402
from network.lib.suppression.reading import read_case  # noqa: E402
from tests.network.lib.suppression import eldorado  # noqa: E402

# Pupils, and shares in percent: Hispanic, White, English learners. Members of a rural network as it printed them.
TABLE_1 = (
    (5216, 14, 69, 4), (503, 31, 58, 19), (6649, 15, 72, 1), (1029, 21, 66, 4), (476, 10, 85, 2), (685, 11, 83, 3),
    (17, 18, 71, 0), (1085, 34, 58, 16), (303, 19, 66, 5), (1293, 29, 63, 15), (687, 16, 76, 3), (3720, 16, 72, 5),
    (11, 9, 91, 0),
)  # fmt: skip
GROUPS = ("Hispanic", "White", "Other")
SHARES = (0.34, 0.4, 0.12, 0.05, 0.03, 0.03, 0.015, 0.01, 0.005)


def main() -> None:
    began = time.process_time()
    protect(read_case({"cells": {"a": {"value": 3}, "b": {"value": 30}}}))
    __import__("scipy.optimize")
    print(f"SciPy is imported in {time.process_time() - began:.2f} s of CPU")
    kept = [
        _measure("table of 13 members", _table(), 0.3),
        _measure("made-up county", _county(32), 25),
        _measure("the same, read by all", _with_readers(_county(32)), 25),
        _measure("real county with rates", eldorado.case(), 25),
        _command(),
    ]
    sys.exit(0 if all(kept) else 1)


def _table() -> dict:
    rows = {f"m{number:02}": _split(*row) for number, row in enumerate(TABLE_1)}
    return _with_margins(rows, GROUPS)


def _split(pupils: int, hispanic: int, white: int, learners: int) -> dict[str, int]:
    first, second = round(pupils * hispanic / 100), round(pupils * white / 100)
    return {"Hispanic": first, "White": second, "Other": pupils - first - second, "EL": round(pupils * learners / 100)}


def _county(districts: int) -> dict:
    chance = random.Random(9)
    rows = {}
    for number in range(districts):
        pupils = int(12 * 1.22**number) if number < 30 else 900
        groups = chance.choices(range(len(SHARES)), SHARES, k=pupils)
        rows[f"d{number:02}"] = {f"g{group}": groups.count(group) for group in range(len(SHARES))}
    return _with_margins(rows, tuple(f"g{group}" for group in range(len(SHARES))))


def _with_margins(rows: dict[str, dict[str, int]], groups: tuple[str, ...]) -> dict:
    """Members by group, everybody of each member, and the network of all: with every sum."""
    extra = [group for group in next(iter(rows.values())) if group not in groups]
    table = {name: {**row, "All": sum(row[group] for group in groups)} for name, row in rows.items()}
    columns = (*groups, "All", *extra)
    table["network"] = {group: sum(row[group] for row in table.values()) for group in columns}
    sums = [{"total": f"{name}|All", "parts": [f"{name}|{group}" for group in groups]} for name in table]
    sums += [{"total": f"network|{group}", "parts": [f"{name}|{group}" for name in rows]} for group in columns]
    cells = {f"{name}|{group}": {"value": row[group]} for name, row in table.items() for group in columns}
    rates = [
        {"id": f"{name}|{group}|share", "num": f"{name}|{group}", "den": f"{name}|All"}
        for name in table for group in (*groups, *extra)
    ]  # fmt: skip
    return {"id": "table", "cells": cells, "sums": sums, "rates": rates}


def _with_readers(data: dict) -> dict:
    """Every member reads it, and knows its own row."""
    known: dict[str, list[str]] = {}
    for id_ in data["cells"]:
        known.setdefault(id_.split("|")[0], []).append(id_)
    return {**data, "viewers": {name: ids for name, ids in known.items() if name != "network"}}


def _measure(name: str, data: dict, goal_s: float) -> bool:
    case = read_case(data)
    began, cpu = time.perf_counter(), time.process_time()
    done = protect(case)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    small = len([id_ for id_ in done.primary if any(cell.id == id_ and cell.publishable for cell in case.cells)])
    found = leaks(case, done.printed)
    print(
        f"{name}: {len(case.cells)} cells, {small} small, {len(done.partners)} partners,"
        f" {len(case.viewers) + 1} readers: {seconds:.2f} s ({cpu:.2f} s of CPU; goal {goal_s:g} s)"
        f"{', LEAKS' if found else ''}"
    )
    return cpu <= goal_s and not found


def _command() -> bool:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "manage.py", "protect"],
        cwd=ROOT, input=json.dumps({"cases": [_table()]}), capture_output=True, text=True, check=False,
    )  # fmt: skip
    print(f"manage.py protect on the first: {time.perf_counter() - began:.2f} s")
    return done.returncode == 0


if __name__ == "__main__":
    main()
