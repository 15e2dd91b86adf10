"""Where much is hidden: several years, groups together, sizes. Each is attacked like everything else."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from network.lib.suppression import BadCase, Rate, alternatives, hides_much, leaks, merged, pooled, protect
from network.lib.suppression.reading import as_data, read_case
from tests.network.lib.suppression.attack import found_out
from tests.network.lib.suppression.test_made_up_tables import FEW, tables
from tests.network.lib.suppression.test_worked_examples import CASES

TABLE = read_case(CASES["W2"])  # three districts by group: 6 others in Gold Oak
OTHERS = {
    f"{name}|White or Other": (f"{name}|White", f"{name}|Other")
    for name in ("Camino", "Gold Oak", "Pioneer", "Network")
}


def test_each_way_says_what_it_would_print():
    years, groups, sizes = alternatives(TABLE, {"2024-25": TABLE, "2025-26": TABLE}, OTHERS)
    assert (years.shown, years.of) == (16, 16)
    assert years.publication.printed["Gold Oak|Other"] == 12
    assert "2024-25, 2025-26" in years.words
    assert (groups.shown, groups.of) == (12, 12)
    assert groups.publication.printed["Gold Oak|White or Other"] == 336
    assert (sizes.shown, sizes.of) == (15, 16)
    assert as_data(sizes.publication)["Gold Oak|Hispanic"] == "50-99"
    assert as_data(sizes.publication)["Gold Oak|Other"] == "*"


def test_much_is_hidden_when_a_quarter_is():
    assert hides_much(TABLE, protect(TABLE)) is False
    single = read_case(CASES["W1"])
    assert hides_much(single, protect(single)) is True


def test_years_together_do_not_give_a_year_away_that_was_printed():
    """14 in autumn is known; 17 in both would say 3 in spring."""
    autumn, spring = ({"cells": {"EL": {"value": value}}} for value in (14, 3))
    both = {"autumn": read_case(autumn | {"already_public": {"EL": 14}}), "spring": read_case(spring)}
    assert as_data(protect(pooled(both)))["EL"] == "*"
    both["autumn"] = read_case(autumn)
    assert as_data(protect(pooled(both)))["EL"] == 17


def test_merged_groups_keep_the_figures_that_are_asked_for():
    data = CASES["W1"]
    case = merged(read_case(data), {"Not White": ("Hispanic", "Other")}, (Rate("Not White|pct", "Not White", "All"),))
    printed = as_data(protect(case))
    assert "Hispanic|pct" not in printed
    assert printed["Not White|pct"] == printed["Not White"] == "*"  # 1 of 11 still
    with pytest.raises(BadCase, match="one other only"):
        merged(read_case(data), {"a": ("Hispanic",), "b": ("Hispanic", "Other")})
    with pytest.raises(BadCase, match="same cells"):
        pooled({"a": TABLE, "b": read_case(data)})


@FEW
@given(tables(most=3))
def test_the_attack_finds_nothing_in_sizes(data):
    case = replace(read_case(data), in_sizes=True)
    done = protect(case)
    assert list(found_out(data, json.loads(json.dumps(as_data(done))))) == []
    assert leaks(case, done.printed) == ()
    assert not [one for one in done.printed.values() if isinstance(one, int) and one > 0]
