"""What leaves a member is safe or hidden: no small count can be read, subtracted or guessed from it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from design_process.measures.safe import Sums, Told, is_over, safe_cells
from network.lib.suppression import HIDDEN, band, share

PLAIN = Sums(numerator=120, denominator=300, largest=80, members=5)


def shown(unit="share", **sums) -> str:
    return str(getattr(safe_cells(unit, {"all": replace(PLAIN, **sums)}, 11)["all"], "text", "*"))


def test_a_plain_share_is_a_band_without_counts():
    assert shown() == "40 %"
    assert shown(denominator=299, largest=10) == "40 %"
    assert shown(numerator=20, denominator=50, largest=5) == "36–40 %"
    assert shown(numerator=20, denominator=40, largest=9) == "41–50 %"


@pytest.mark.parametrize(
    "sums",
    [
        {"members": 2},
        {"numerator": 10},
        {"numerator": 290},
        {"numerator": 0},
        {"numerator": 300},
        {"numerator": 5, "denominator": 10, "largest": 3},
        {"largest": 290},
    ],
    ids=["two districts", "few yes", "few no", "none", "all", "few pupils", "one district is nearly everybody"],
)
def test_what_is_not_plainly_safe_is_hidden(sums):
    assert shown(**sums) == "*"


def test_the_band_is_as_wide_as_what_one_member_is_left_with_needs():
    """A district that knows 280 of 300 is left with 20 pupils: it reads a band of ten points, not a percent."""
    assert shown(numerator=150, largest=280) == "41–50 %"
    assert shown(numerator=150, largest=200) == "50 %"


def test_a_count_stands_only_when_every_member_is_left_with_enough():
    assert shown("count", numerator=60, denominator=None, largest=20) == "60"
    assert shown("count", numerator=30, denominator=None, largest=20) == "*"
    assert shown("count", numerator=0, denominator=None, largest=0) == "*"


def test_a_mean_has_one_decimal_and_enough_people():
    assert shown("mean", numerator=1033, denominator=300) == "3.4"
    assert shown("mean", numerator=50, denominator=15, largest=8) == "*"


def test_groups_are_told_all_or_none():
    safe = Sums(60, 140, 40, 5)
    small = Sums(5, 9, 4, 3)
    both = safe_cells("share", {"all": PLAIN, "female": safe, "male": Sums(60, 160, 40, 5)}, 11)
    assert all(isinstance(figure, Told) for figure in both.values())
    one_small = safe_cells("share", {"all": PLAIN, "english_learner": small, "female": safe}, 11)
    assert isinstance(one_small["all"], Told)
    assert one_small["english_learner"] == one_small["female"] == HIDDEN


def test_a_group_whose_remainder_is_small_is_hidden():
    told = safe_cells("share", {"all": PLAIN, "white": Sums(115, 293, 80, 5)}, 11)
    assert told["white"] == HIDDEN


def test_groups_of_a_hidden_whole_and_of_counts_are_hidden():
    group = Sums(60, 140, 40, 5)
    assert safe_cells("share", {"all": replace(PLAIN, members=2), "female": group}, 11)["female"] == HIDDEN
    assert safe_cells("share", {"female": group}, 11)["female"] == HIDDEN
    counts = {"all": Sums(200, None, 60, 5), "female": Sums(100, None, 30, 5)}
    assert safe_cells("count", counts, 11)["female"] == HIDDEN


def test_a_running_period_is_not_over():
    assert not is_over("week", date(2026, 10, 5), date(2026, 10, 11))
    assert is_over("week", date(2026, 10, 5), date(2026, 10, 12))
    assert not is_over("year", date(2026, 7, 1), date(2027, 6, 30))


PEOPLE = st.integers(0, 400)


@given(PEOPLE, PEOPLE, PEOPLE, st.integers(1, 8))
def test_a_share_that_is_told_fits_many_small_counts(yes, no, largest, members):
    """Whoever knows the number of pupils and one district's part still finds room for every small count.

    With n known and the largest member's (x, n) known, the counts that fit the printed band leave the others'
    pupils with at least as many possible counts as their own band is wide.
    """
    n = yes + no
    if not n:
        return
    sums = Sums(yes, n, min(largest, n), members)
    figure = safe_cells("share", {"all": sums}, 11)["all"]
    if not isinstance(figure, Told):
        return
    rest = n - sums.largest
    assert members >= 3
    assert min(yes, no, rest) >= 11
    fits = [x for x in range(n + 1) if str(band(x, n, known=int(sums.largest))) == figure.text]
    width = {11: 20, 20: 10, 40: 5, 100: 1, 300: 1}[max(least for least in (11, 20, 40, 100, 300) if rest >= least)]
    above = str(band(min(max(fits) + 1, n), n, known=int(sums.largest)))
    if width > 1 and above.startswith("≥") and above != figure.text:
        width -= 1  # only the band under the upper end: 81–89 %, since 90 % belongs to "≥ 90 %"
    assert len(fits) >= max(1, int(n * width / 100) - 1)
    assert 0 < figure.value < 100


@given(PEOPLE, PEOPLE)
def test_without_knowledge_the_band_is_the_plain_one(yes, no):
    assert share(yes, yes + no) == (band(yes, yes + no) and str(band(yes, yes + no))) or share(yes, yes + no) == HIDDEN
