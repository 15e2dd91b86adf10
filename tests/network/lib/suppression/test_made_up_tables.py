"""Whatever hypothesis makes up: the attack finds nothing in what we print, and we hide about as little as possible."""

from itertools import combinations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from network.lib.suppression import leaks, protect
from network.lib.suppression.reading import as_data, read_case
from tests.network.lib.suppression.attack import found_out, primary_only

COUNT = st.one_of(st.integers(0, 10), st.integers(11, 40), st.integers(0, 300))
FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@st.composite
def tables(draw, most=4):
    """Members by groups with every margin: values, and what adds up."""
    groups = draw(st.integers(2, most))
    rows = draw(st.lists(st.lists(COUNT, min_size=groups, max_size=groups), min_size=1, max_size=most))
    value = {f"r{i}c{j}": one for i, row in enumerate(rows) for j, one in enumerate(row)}
    value |= {f"r{i}": sum(row) for i, row in enumerate(rows)}
    sums = [{"total": f"r{i}", "parts": [f"r{i}c{j}" for j in range(groups)]} for i in range(len(rows))]
    if len(rows) > 1:
        value |= {f"c{j}": sum(row[j] for row in rows) for j in range(groups)}
        value |= {"all": sum(map(sum, rows))}
        sums += [{"total": f"c{j}", "parts": [f"r{i}c{j}" for i in range(len(rows))]} for j in range(groups)]
        sums += [{"total": "all", "parts": [f"{letter}{i}" for i in range(count)]}
                 for letter, count in (("r", len(rows)), ("c", groups))]  # fmt: skip
    return {"cells": {id_: {"value": one} for id_, one in value.items()}, "sums": sums}


def with_outcomes(case: dict, draw) -> dict:
    """To how many of each group something applies, printed as rates only."""
    inner = [id_ for id_ in case["cells"] if "r" in id_ and "c" in id_]
    x = {id_: draw(st.integers(0, case["cells"][id_]["value"])) for id_ in inner}
    for sum_ in sorted(case["sums"], key=lambda one: one["total"] == "all"):
        x[sum_["total"]] = sum(x[part] for part in sum_["parts"])
    cells = {f"x {id_}": {"value": one, "publishable": False} for id_, one in x.items()}
    sums = [{"total": f"x {one['total']}", "parts": [f"x {part}" for part in one["parts"]]} for one in case["sums"]]
    rates = [{"id": f"rate {id_}", "num": f"x {id_}", "den": id_} for id_ in x]
    return case | {"cells": case["cells"] | cells, "sums": case["sums"] + sums, "rates": rates}


def with_means(case: dict, draw) -> dict:
    rows = [sum_ for sum_ in case["sums"] if sum_["total"].startswith("r")]
    points = {part: draw(st.integers(-900, 900)) for sum_ in rows for part in sum_["parts"]}
    points |= {sum_["total"]: sum(points[part] for part in sum_["parts"]) for sum_ in rows}
    cells = {f"sum {id_}": {"value": one, "publishable": False} for id_, one in points.items()}
    sums = [{"total": f"sum {one['total']}", "parts": [f"sum {part}" for part in one["parts"]]} for one in rows]
    means = [{"id": f"mean {id_}", "sum": f"sum {id_}", "den": id_} for id_ in points]
    return case | {"cells": case["cells"] | cells, "sums": case["sums"] + sums, "means": means}


@st.composite
def cases(draw):
    case = draw(tables())
    match draw(st.sampled_from(["counts", "rates", "shares", "means"])):
        case "rates":
            made = with_outcomes(case, draw)
        case "shares":
            shares = [{"id": f"share {part}", "num": part, "den": sum_["total"]}
                      for sum_ in case["sums"][:1] for part in sum_["parts"]]  # fmt: skip
            made = case | {"rates": shares}
        case "means":
            made = with_means(case, draw)
        case _:
            made = case
    rows = [sum_["total"] for sum_ in case["sums"] if sum_["total"].startswith("r")]
    if draw(st.booleans()):
        own = {row: [id_ for id_ in made["cells"] if row in id_] for row in rows}
        return made | {"viewers": own}
    harmless = sorted(id_ for id_, cell in case["cells"].items() if cell["value"] > 10)
    earlier = draw(st.lists(st.sampled_from(harmless), max_size=2)) if harmless else []
    return made | {"already_public": {id_: case["cells"][id_]["value"] for id_ in earlier}}


@FEW
@given(cases())
def test_the_attack_finds_nothing_in_what_is_printed(data):
    case = read_case(data)
    # What was printed earlier may have given a group away already; then nothing more is said.
    assume(not data.get("already_public") or not list(found_out(data, {})))
    done = protect(case)
    assert list(found_out(data, as_data(done))) == []
    assert leaks(case, done.printed) == ()
    assert protect(case) == done
    small = [id_ for id_, cell in data["cells"].items() if 1 <= cell["value"] <= 10]
    if not small and not data.get("rates"):
        assert not done.partners


@FEW
@given(tables(most=3))
def test_no_more_than_twice_the_least_is_hidden(data):
    """Every smaller set of partners (half of ours and less) is tried, and the attack breaks each."""
    done = protect(read_case(data))
    ours = len(done.partners)
    printed = primary_only(data)
    left = [id_ for id_, one in printed.items() if one != "*"]
    for size in range((ours + 1) // 2):
        for away in combinations(left, size):
            assert list(found_out(data, printed | dict.fromkeys(away, "*")))


@FEW
@given(tables(most=3))
def test_the_attack_and_the_last_check_agree(data):
    """On the naive publication too: both see what leaks, or neither does."""
    naive = primary_only(data)
    assert bool(list(found_out(data, naive))) == bool(leaks(read_case(data), naive))
