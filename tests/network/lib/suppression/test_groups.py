"""Nothing small may be read, or worked out, from what is shown."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from network.lib.suppression import HIDDEN, Hidden, Shown, is_small, safe_count, safe_groups, share

RACES = ("black", "hispanic", "white", "other", "not_reported")


def bounds(printed: dict[str, Shown | Hidden], total: int, key: str) -> tuple[int, int]:
    """The attack: least and greatest value a hidden part can have in any table that agrees with what is printed.

    One equation in non-negative whole numbers: the hidden parts share what the shown ones leave.
    """
    missing = total - sum(cell.value for cell in printed.values() if isinstance(cell, Shown))
    others = [other for other, cell in printed.items() if isinstance(cell, Hidden) and other != key]
    return (0, missing) if others else (missing, missing)


def leaks(printed: dict[str, Shown | Hidden], counts: dict[str, int], total: int) -> list[str]:
    found = []
    for key, cell in printed.items():
        if isinstance(cell, Shown) and (is_small(cell.value) or is_small(total - cell.value)):
            found.append(key)
        elif isinstance(cell, Hidden) and is_small(counts[key]):
            least, most = bounds(printed, total, key)
            if least > 1 or most < 10:
                found.append(key)
    return found


def test_the_attack_breaks_what_hides_only_small_counts():
    counts = {"black": 6, "hispanic": 60, "white": 330}
    primary_only = {key: safe_count(count) for key, count in counts.items()}
    assert leaks(primary_only, counts, 396) == ["black"]
    assert leaks(safe_groups(counts, 396, RACES), counts, 396) == []


@given(st.lists(st.integers(0, 60) | st.integers(0, 12), min_size=1, max_size=5))
@example([1, 10, 0])
@example([2, 3, 80])
@example([10, 11])
@example([10, 1])
@example([9])
def test_no_small_part_can_be_worked_out(values):
    counts = dict(zip(RACES, values, strict=False))
    total = sum(values)
    printed = safe_groups(counts, total, RACES)
    if is_small(total):
        assert set(printed.values()) == {HIDDEN}
    else:
        assert leaks(printed, counts, total) == []


@given(st.lists(st.integers(0, 40), min_size=2, max_size=5), st.integers(0, 30), st.data())
def test_redacted_and_unlisted_pupils_protect_nobody(values, unlisted, data):
    """Parts that the source redacted, or that no group holds, may be known to the reader from elsewhere."""
    counts: dict[str, int | None] = dict(zip(RACES, values, strict=False))
    total = sum(values) + unlisted
    redacted = data.draw(st.sampled_from(sorted(counts)))
    counts[redacted] = None
    printed = safe_groups(counts, total, RACES)
    assert printed[redacted] == HIDDEN
    hidden = [key for key, cell in printed.items() if cell == HIDDEN]
    known_hidden = [counts[key] for key in hidden if counts[key] is not None]
    # Either the known hidden counts protect each other by themselves, or nothing of the table is shown.
    assert (len(known_hidden) >= 2 and sum(known_hidden) >= 11) or len(hidden) == len(printed)


@given(st.integers(0, 400), st.integers(0, 400))
def test_groups_that_overlap_hide_their_small_counts_and_small_remainders(count, rest):
    total = count + rest
    printed = safe_groups({"english_learner": count}, total, RACES)["english_learner"]
    if 1 <= count <= 10 or 1 <= rest <= 10 or 1 <= total <= 10:
        assert printed == HIDDEN
    else:
        assert printed == Shown(count)


@given(st.lists(st.integers(11, 500), min_size=2, max_size=5))
def test_a_table_without_small_counts_is_shown_whole(values):
    counts = dict(zip(RACES, values, strict=False))
    assert safe_groups(counts, sum(values), RACES) == {key: Shown(value) for key, value in counts.items()}


def test_zero_is_shown_and_is_not_unknown():
    printed = safe_groups({"black": 0, "hispanic": 40, "white": 60, "other": None}, 100, ("black", "hispanic", "white"))
    assert str(printed["black"]) == "0"
    assert printed["other"] == HIDDEN


def test_parts_that_exceed_their_total_are_hidden():
    assert set(safe_groups({"hispanic": 60, "white": 60}, 100, RACES).values()) == {HIDDEN}


def test_a_hidden_figure_prints_one_mark_and_is_no_number():
    assert (str(HIDDEN), f"{HIDDEN}", f"{HIDDEN:>3}") == ("*", "*", "  *")
    for use in (lambda: f"{HIDDEN:d}", lambda: f"{HIDDEN:.1f}", lambda: int(HIDDEN), lambda: float(HIDDEN)):
        with pytest.raises(TypeError):
            use()
    with pytest.raises(TypeError):
        HIDDEN + 1  # type: ignore[operator]
    with pytest.raises(TypeError):
        json.dumps(HIDDEN)
    assert str(Shown(1234)) == "1,234"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (14, 14, "≥ 80 %"),
        (0, 25, "≤ 10 %"),
        (3, 17, "≤ 20 %"),
        (7, 52, "11–15 %"),
        (46, 235, "20 %"),
        (13, 36, "31–40 %"),
        (94, 100, "94 %"),
        (99, 100, "≥ 98 %"),
        (0, 6649, "≤ 1 %"),
        (46, 50, "91–94 %"),
        (4, 10, "*"),
    ],
)
def test_a_share_is_coarser_the_smaller_the_group(part, whole, text):
    assert str(share(part, whole)) == text


@given(st.integers(1, 2000), st.data())
def test_a_share_never_says_none_or_all(whole, data):
    text = str(share(data.draw(st.integers(0, whole)), whole))
    assert text == "*" if whole < 11 else text not in {"0 %", "100 %"}
