"""The rules one by one, where a worked example does not already show them."""

import pytest

from network.lib.suppression import BadCase, Case, Cell, Mean, Rate, Shown, Step, Sum, leaks, protect
from network.lib.suppression.reading import as_data, read_case
from tests.network.lib.suppression.test_worked_examples import away, made, printed_of


def test_a_correction_by_a_few_pupils_waits():
    """474 was printed; 471 would say that three have left. A correction by many is printed."""
    case = Case((Cell("a", 471), Cell("b", 290)), already_public={"a": 474, "b": 270})
    assert as_data(protect(case)) == {"a": "*", "b": 290}


def test_what_was_hidden_last_time_is_hidden_again_if_it_still_works():
    cells = (Cell("small", 4), Cell("b", 40), Cell("c", 45), Cell("d", 60), Cell("all", 149))
    case = Case(cells, (Sum("all", ("small", "b", "c", "d")),))
    assert protect(case).partners == {"b"}
    again = Case(cells, case.sums, keep_hidden=frozenset({"d"}))
    assert protect(again).partners == {"d"}
    calm = Case(
        (Cell("small", 14), Cell("b", 40), Cell("all", 54)), (Sum("all", ("small", "b")),), keep_hidden=frozenset({"b"})
    )
    assert protect(calm).partners == frozenset()


def test_the_order_of_the_input_changes_nothing():
    cells = tuple(Cell(name, value) for name, value in (("a", 4), ("b", 20), ("c", 20), ("d", 20), ("all", 64)))
    first = protect(Case(cells, (Sum("all", ("a", "b", "c", "d")),)))
    second = protect(Case(cells[::-1], (Sum("all", ("d", "c", "b", "a")),)))
    assert first == second


def test_an_outcome_of_few_or_all_but_few_is_not_printed_but_its_rate_is():
    n = {f"n{i}": value for i, value in enumerate((200, 200, 200, 200))}
    x = {f"x{i}": value for i, value in enumerate((0, 196, 200, 90))}
    rates = [{"id": f"r{i}", "num": f"x{i}", "den": f"n{i}"} for i in range(4)]
    printed = printed_of(made({**n, **x}, rates=rates))
    assert [printed[f"x{i}"] for i in range(4)] == ["*", "*", "*", 90]
    assert [printed[f"r{i}"] for i in range(4)] == ["<=2%", ">=98%", ">=98%", "45%"]


def test_the_outcome_of_a_hidden_group_does_not_follow_from_the_others():
    """Counts of pupils do not give the nine away, but the sum of outcomes would, through rates of large groups."""
    n = {"n small": 9, "n b": 11, "n c": 60, "n all": 80}
    x = {"x small": away(8), "x b": away(0), "x c": away(0), "x all": away(8)}
    sums = [{"total": f"{of} all", "parts": [f"{of} small", f"{of} b", f"{of} c"]} for of in "nx"]
    rates = [{"id": name, "num": f"x {name}", "den": f"n {name}"} for name in ("small", "b", "c", "all")]
    printed_of(made({**n, **x}, sums=sums, rates=rates))


def test_a_mean_is_printed_for_enough_pupils_and_the_hidden_one_does_not_follow():
    cells = {
        "n a": 6,
        "n b": 40,
        "n c": 50,
        "n all": 96,
        "s a": away(-90),
        "s b": away(400),
        "s c": away(75),
        "s all": away(385),
    }
    sums = [{"total": f"{of} all", "parts": [f"{of} a", f"{of} b", f"{of} c"]} for of in "ns"]
    means = [{"id": name, "sum": f"s {name}", "den": f"n {name}"} for name in ("a", "b", "c", "all")]
    printed = printed_of(made(cells, sums=sums, means=means))
    assert printed["a"] == "*"
    assert printed["c"] == "1.5"
    assert printed["all"] == "4.0"
    # With the mean of b printed too, the sum of a would be known to within rounding.
    told = {**printed, "n b": 40, "b": "10.0"}
    assert printed["b"] == "*"
    case = Case(
        tuple(
            Cell(id_, one if isinstance(one, int) else one["value"], isinstance(one, int)) for id_, one in cells.items()
        ),
        tuple(Sum(one["total"], tuple(one["parts"])) for one in sums),
        means=tuple(Mean(one["id"], one["sum"], one["den"]) for one in means),
    )
    assert leaks(case, told)


def test_a_change_needs_both_its_rates_and_says_no_more_than_they_do():
    cells = (
        Cell("n1", 120),
        Cell("x1", 30, publishable=False),
        Cell("n2", 50),
        Cell("x2", 20, publishable=False),
        Cell("n3", 9),
    )
    rates = (Rate("r1", "x1", "n1"), Rate("r2", "x2", "n2"), Rate("r3", "x2", "n3"))
    with pytest.raises(BadCase, match="r9: there is no such rate"):
        Case(cells, rates=rates, changes=(Step("c", "r1", "r9"),))
    case = Case(cells, rates=rates[:2], changes=(Step("change", "r1", "r2"),))
    assert as_data(protect(case))["change"] == "+11 to +15"
    small = Case((Cell("n1", 120), Cell("x1", 30, publishable=False), Cell("n3", 9), Cell("x3", 2, publishable=False)),
                 rates=(rates[0], Rate("r3", "x3", "n3")), gaps=(Step("gap", "r1", "r3"),))  # fmt: skip
    assert as_data(protect(small)) == {"n1": 120, "x1": "*", "n3": "*", "x3": "*", "r1": "25%", "r3": "*", "gap": "*"}
    assert leaks(small, {"n1": 120, "r1": "25%", "gap": "+4"})


def test_what_does_not_add_up_is_hidden_whole_and_the_rest_is_not():
    case = Case((Cell("a", 60), Cell("b", 60), Cell("all", 100), Cell("else", 50)), (Sum("all", ("a", "b")),))
    assert as_data(protect(case)) == {"a": "*", "b": "*", "all": "*", "else": 50}


@pytest.mark.parametrize("what", [3, "3", Shown(3), "about three", "3 pupils"])
def test_the_last_check_fails_closed(what):
    """A small count is seen in whatever form it is printed; what cannot be read counts as a leak."""
    case = Case((Cell("a", 3), Cell("b", 50), Cell("all", 53)), (Sum("all", ("a", "b")),))
    assert leaks(case, {"a": what, "all": 53})
    assert leaks(case, {"all": 53}) == ()


def test_a_leak_is_told_in_words():
    case = Case(
        (Cell("a", 3), Cell("b", 50), Cell("all", 53)), (Sum("all", ("a", "b")),), viewers={"Pioneer": frozenset({"b"})}
    )
    anybody = leaks(case, {"b": 50, "all": 53})
    assert anybody[0].words == "Anybody can tell that a is 3."
    (knowing,) = leaks(case, {"all": 53})
    assert (knowing.viewer, knowing.cell, knowing.words) == ("Pioneer", "a", "Pioneer can tell that a is 3.")


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (lambda: Case((Cell("a", 1), Cell("a", 2))), "a: this id stands twice"),
        (lambda: Case((Cell("a", 1),), (Sum("b", ("a",)),)), "b: there is no such cell"),
        (lambda: Case((Cell("a", float("nan")),)), "no number"),
        (lambda: Case((Cell("a", 1),), threshold=1), "nothing would be hidden"),
    ],
)
def test_a_case_that_contradicts_itself_is_refused(case, said):
    with pytest.raises(BadCase, match=said):
        case()


def test_the_total_of_the_network_is_printed_where_groups_lower_down_can_be_hidden():
    """Nothing says that the network's groups add up to its total; it follows, as those of each district do."""
    row = {"asian": 1, "black": 12, "hispanic": 54, "all": 67}
    cells = {f"{group} {i}": away(value) for group, value in row.items() for i in range(5)}
    cells |= {group: value * 5 for group, value in row.items()}
    sums = [{"total": f"all {i}", "parts": [f"{group} {i}" for group in list(row)[:3]]} for i in range(5)]
    sums += [{"total": group, "parts": [f"{group} {i}" for i in range(5)]} for group in row]
    viewers = {f"{i}": [f"{group} {i}" for group in row] for i in range(5)}
    printed = printed_of(made(cells, sums=sums, viewers=viewers))
    assert {group: printed[group] for group in row} == {"all": 335, "asian": "*", "black": "*", "hispanic": 270}


def test_half_as_many_more_are_hidden_to_print_the_total_of_the_network():
    """The least is to hide the total and one group of it. Three do as well: a group, what b has of it, and all of b."""
    cells = {"a g": 0, "a h": 5, "b g": 39, "b h": 3, "g": 39, "h": 8, "a": 5, "b": 42, "all": 47}
    x = {"a g": 0, "a h": 2, "b g": 21, "b h": 1, "g": 21, "h": 3, "a": 2, "b": 22, "all": 24}
    of = {"a": ("a g", "a h"), "b": ("b g", "b h"), "g": ("a g", "b g"), "h": ("a h", "b h")}
    sums = [{"total": total, "parts": list(parts)} for total, parts in of.items()]
    sums += [{"total": "all", "parts": ["a", "b"]}, {"total": "all", "parts": ["g", "h"]}]
    sums += [{"total": f"x {one['total']}", "parts": [f"x {part}" for part in one["parts"]]} for one in sums]
    rates = [{"id": f"rate {id_}", "num": f"x {id_}", "den": id_} for id_ in cells]
    printed = printed_of(made(cells | {f"x {id_}": away(value) for id_, value in x.items()}, sums=sums, rates=rates))
    assert (printed["all"], printed["rate all"]) == (47, "51-55%")
    assert {id_ for id_, value in cells.items() if value > 10 and printed[id_] == "*"} == {"g", "b g", "b"}


def test_what_earlier_reports_give_away_hides_nothing_but_what_is_small():
    """17 of 18 were printed: the one is known. That no printing can take back; the others are protected as ever."""
    cells = {"a": 17, "b": 1, "all": 18, "c": 4, "d": 30, "e": 40, "whole": 92}
    sums = [{"total": "all", "parts": ["a", "b"]}, {"total": "whole", "parts": ["all", "c", "d", "e"]}]
    case = made(cells, sums=sums, already_public={"a": 17, "all": 18})
    printed = as_data(protect(read_case(case)))
    assert printed == {"a": 17, "b": "*", "all": 18, "c": "*", "d": "*", "e": 40, "whole": 92}
    assert [leak.cell for leak in leaks(read_case(case), printed)] == ["b"]


def test_a_count_that_has_changed_by_many_can_be_hidden_like_any_other():
    """85 was printed; it is 45 now, and nobody knows yet."""
    cells = {"a": 4, "b": 45, "all": 49}
    sums = [{"total": "all", "parts": ["a", "b"]}]
    assert printed_of(made(cells, sums=sums, already_public={"b": 85, "all": 49}))["b"] == "*"
