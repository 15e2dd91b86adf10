"""Examples whose answer was worked out by hand, through the command line; and others like them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from network.lib.suppression import leaks, protect
from network.lib.suppression.reading import as_data, read_case
from tests.network.lib.suppression.attack import found_out, primary_only

ROOT = Path(__file__).resolve().parents[4]
FILE = ROOT / "tests" / "data" / "small_number_cases.json"
CASES = {case["id"]: case for case in json.loads(FILE.read_text())["cases"]}


def command(text: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    # No address of a database at all: without the command's own care, settings would start a server.
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "TRELLIS_VAR"}}
    environment |= {"DJANGO_SETTINGS_MODULE": "network.settings", "TRELLIS_VAR": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "manage.py", "protect"],
        cwd=ROOT, input=text, capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> dict[str, dict]:
    folder = tmp_path_factory.mktemp("protect")
    done = command(FILE.read_text(), folder)
    assert done.returncode == 0, done.stderr
    assert not (folder / "postgres").exists()
    return json.loads(done.stdout)


def extra(case: dict, printed: dict) -> list[str]:
    """Printable cells that are hidden without being small."""
    top = case.get("threshold", 11) - 1
    return [
        id_ for id_, cell in case["cells"].items()
        if printed[id_] == "*" and cell.get("publishable", True) and not 1 <= cell["value"] <= top
    ]  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_nobody_finds_a_small_group_in_a_worked_example(published, name):
    case, printed = CASES[name], published[name]
    assert list(found_out(case, printed)) == []
    assert len(extra(case, printed)) <= case.get("least_extra", 99)
    for id_, answer in case["one_answer"].items():
        # A zero may be printed, and is; everything else is as worked out by hand.
        assert printed[id_] == answer or (answer == "*" and printed[id_] == 0)


@pytest.mark.parametrize("name", ["W2", "W3", "W4", "W8"])
def test_the_attack_breaks_what_hides_only_small_counts(name):
    case = CASES[name]
    assert list(found_out(case, primary_only(case)))
    assert leaks(read_case(case), primary_only(case))


def test_what_cannot_be_read_is_refused(tmp_path):
    for text, said in (
        ("{", "not JSON"),
        ('{"cases": [{"cells": {"a": {"value": "x"}}}]}', "a: value: should be a number"),
    ):
        done = command(text, tmp_path)
        assert done.returncode == 2
        assert said in done.stderr
        assert not done.stdout


GOOD = '{"id": "good", "cells": {"a": {"value": 3}, "b": {"value": 50}}}'
BAD = {
    '{"id": "bad", "cells": {"a": {"value": 3, "publishable": "false"}}}': "a: publishable: should be true or false",
    '{"id": "bad", "cells": {"a": {"value": 3}, "a": {"value": 30}}}': "cells: a stands twice",
    '{"id": "bad", "cells": {"a": {"value": 30}}, "viewer": {"d": ["a"]}}': "viewer: there is no such field",
    '{"id": "bad", "cells": {"a": {"value": 30}}, "viewers": {"d": [1]}}': "d: should be a list of ids",
    '{"id": "bad", "cells": {"a": {"value": NaN}}}': "a: value: should be a number",
    '{"id": "bad", "cells": {"a": {"value": 1' + 400 * "0" + "}}}": "a: value: should be a number up to",
    '{"id": "bad", "cells": {"a": {"value": 30}}, "threshold": 11.5}': "threshold: should be a whole number",
    '{"id": "bad", "cells": {"a": {"value": 30}}, "already_public": {"a": -4}}': "should not be below zero",
    '{"id": "bad", "cells": {"a": {"value": 30}}, "sums": [{"total": "b", "parts": []}]}': "b: there is no such cell",
    '{"id": "bad"}': "cells: should be an object",
    '{"id": "good", "cells": {"a": {"value": 30}}}': "good: this id stands twice",
    "[]": "Case 2: this: should be an object",
}


def test_a_case_that_cannot_be_used_does_not_cost_the_others_their_answer(tmp_path):
    """One process for all: what is wrong with each stands on standard error, and the good one is answered."""
    parts = [GOOD.replace("good", f"good {number}") + ", " + bad.replace('"bad"', f'"bad {number}"').replace(
        '"good"', f'"good {number}"') for number, bad in enumerate(BAD)]  # fmt: skip
    done = command(f'{{"cases": [{", ".join(parts)}]}}', tmp_path)
    assert done.returncode == 2
    assert json.loads(done.stdout) == {f"good {number}": {"a": "*", "b": 50} for number in range(len(BAD))}
    lines = done.stderr.removeprefix("CommandError: ").strip().splitlines()
    assert len(lines) == len(BAD)
    for line, said in zip(lines, BAD.values(), strict=True):
        assert said.split(": ", 1)[-1] in line


def test_what_does_not_add_up_is_told_and_hidden(tmp_path):
    done = command(
        '{"cases": [{"id": "odd", "cells": {"a": {"value": 3}, "b": {"value": 5}, "all": {"value": 53}, "c": {"value":'
        ' -2}, "d": {"value": 60}, "e": {"value": 70}}, "sums": [{"total": "all", "parts": ["a", "b"]}], "caps":'
        ' [{"part": "e", "whole": "d"}]}]}',
        tmp_path,
    )
    assert done.returncode == 0
    assert set(json.loads(done.stdout)["odd"].values()) == {"*"}
    for said in ("all is 53, and a + b is 8", "c is -2", "e is 70, and should be at most d, which is 60"):
        assert f"Case odd: {said}" in done.stderr


def made(cells: dict, **rest) -> dict:
    return {
        "cells": {id_: value if isinstance(value, dict) else {"value": value} for id_, value in cells.items()},
        **rest,
    }


def away(value: int) -> dict:
    return {"value": value, "publishable": False}


def printed_of(case: dict) -> dict:
    done = protect(read_case(case))
    printed = as_data(done)
    assert leaks(read_case(case), done.printed) == ()
    assert list(found_out(case, printed)) == []
    return printed


def test_networks_that_differ_by_one_member_hide_one_total_though_no_member_is_printed():
    members = {"d1": away(120), "d2": away(44), "d3": away(180), "d4": away(50), "d5": away(7)}
    sums = [{"total": "A", "parts": list(members)}, {"total": "B", "parts": list(members)[:4]}]
    printed = printed_of(made({**members, "A": 401, "B": 394}, sums=sums))
    assert sorted(str(printed[id_]) for id_ in "AB")[0] == "*"
    assert len([id_ for id_ in "AB" if printed[id_] != "*"]) == 1


def test_the_rates_of_the_others_do_not_give_a_group_away():
    """5 of 9 English learners, 44 of 251 others, 49 of 260 in all: only the last is printed."""
    case = made(
        {"n el": 9, "n other": 251, "n all": 260, "x el": away(5), "x other": away(44), "x all": away(49)},
        sums=[{"total": "n all", "parts": ["n el", "n other"]}, {"total": "x all", "parts": ["x el", "x other"]}],
        rates=[{"id": group, "num": f"x {group}", "den": f"n {group}"} for group in ("el", "other", "all")],
        gaps=[{"id": "gap", "from": "el", "to": "all"}],
    )
    printed = printed_of(case)
    shown = {id_: one for id_, one in printed.items() if one != "*"}
    assert shown == {"n all": 260, "all": "19%"}
