"""What is printed of a small network, over several printings, gives nobody away. Drill 34."""

from hypothesis import event, given, settings
from hypothesis import strategies as st

from design_process.measures.publication.cases import Readers, Row, Sheet
from design_process.measures.publication.deciding import Asked, decide
from tests.design_process.measures.publication.seen import conclusions


@st.composite
def of_member(draw, member: int) -> list[Row]:
    """All pupils of a member, and sometimes by gender; groups are often small."""
    n = draw(st.integers(1, 40))
    x = draw(st.integers(0, n))
    rows = [Row(member, "all", x, n)]
    if draw(st.booleans()):
        girls = draw(st.integers(0, n))
        counted = draw(st.integers(max(0, x - (n - girls)), min(x, girls)))
        rows += [Row(member, "female", counted, girls), Row(member, "male", x - counted, n - girls)]
    return rows


@st.composite
def history(draw) -> list[tuple[Row, ...]]:
    """A period as it stood at up to three moments: corrections, members that come late, members that leave."""
    there = {member: draw(of_member(member)) for member in range(1, draw(st.integers(3, 5)) + 1)}
    moments = [there]
    for _ in range(draw(st.integers(0, 2))):
        there = dict(moments[-1])
        for member in draw(st.sets(st.integers(1, 9), max_size=5)):
            if member in there and draw(st.booleans()):
                del there[member]
            else:
                there[member] = draw(of_member(member))
        moments.append(there)
    return [tuple(row for member in sorted(one) for row in one[member]) for one in moments]


def printed(moments, agreed=frozenset()) -> list[tuple[tuple[Row, ...], dict]]:
    """What the product prints of them, one after the other."""
    sheets: list[Sheet] = []
    for rows in moments:
        decision = decide(Asked("share", rows, tuple(sheets), Readers(agreed)))
        if decision.printed:
            sheets.append(Sheet(rows, decision.printed))
    return [(sheet.rows, dict(sheet.printed)) for sheet in sheets]


@settings(max_examples=6)
@given(history())
def test_nobody_finds_out_about_few_pupils_of_another_district(moments):
    told = printed(moments)
    event(f"{len(told)} printings")
    assert conclusions(told) == []


ROWS = tuple(Row(member, "all", 9 + member, 25) for member in range(1, 6))
LATE = Row(6, "all", 2, 7)
NAIVE = [
    (ROWS, {"n:all:0": 125, "rate:all:0": "48%"}),
    ((*ROWS, LATE), {"n:all:1": 132, "rate:all:1": "47%"}),
]


def test_the_attack_finds_the_district_that_came_late_where_nothing_is_held():
    assert any("n|6|all" in one for one in conclusions(NAIVE))
    assert len(printed([ROWS, (*ROWS, LATE)])) == 1  # the product holds it


def test_three_that_came_late_are_printed_and_a_slip_of_a_few_pupils_is_not():
    three = (*ROWS, *(Row(member, "all", 10, 24) for member in (6, 7, 8)))
    assert [told["n:all:1"] for _, told in printed([ROWS, three])[1:]] == [197]
    slip = (Row(1, "all", 12, 25), *ROWS[1:])
    assert len(printed([ROWS, slip])) == 1
    typo = (Row(1, "all", 10, 250), *ROWS[1:])
    assert [told["n:all:1"] for _, told in printed([typo, ROWS])[1:]] == [125]


def test_who_reads_all_districts_but_a_tiny_one_is_a_reader_too():
    tiny = (*ROWS, Row(6, "all", 1, 5))
    assert printed([tiny]) != []
    assert printed([tiny], agreed=frozenset(range(1, 6))) == []
    assert printed([tiny], agreed=frozenset(range(1, 7))) != []


def by_gender(*others: int, named: bool = True, sloppy: int = 0) -> tuple[Row, ...]:
    """Districts of a hundred pupils, half of them girls. Of so many others it is said what they are, or not.

    `sloppy`: to how many boys the outcome was not counted.
    """
    found = []
    for member, few in enumerate(others, 1):
        boys = 25 - (few + 1) // 2
        found += [Row(member, "all", 50, 100), Row(member, "female", 25, 50)]
        found += [Row(member, "male", boys - sloppy, 50 - few)]
        found += [Row(member, "non_binary", 25 - boys, few)] if few and named else []
    return tuple(found)


def test_where_groups_add_up_the_last_follows_from_the_others_though_nobody_says_that_they_are_all():
    rows = by_gender(10, 0, 0)
    naive = {"n:all:0": 300, "n:female:0": 150, "n:male:0": 140}
    assert any("non_binary" in one for one in conclusions([(rows, naive)]))
    shown = decide(Asked("share", rows, (), Readers())).printed
    assert shown["n:all:0"] == 300
    assert conclusions([(rows, dict(shown))]) == []


def test_pupils_add_up_also_where_what_was_counted_of_them_does_not():
    shown = decide(Asked("share", by_gender(10, 0, 0, sloppy=5), (), Readers())).printed
    assert shown["n:all:0"] == 300
    assert not {"n:female:0", "n:male:0"} <= shown.keys()


def test_few_pupils_whom_no_group_names_are_protected_like_a_group():
    shown = decide(Asked("share", by_gender(4, 3, 2, named=False), (), Readers())).printed
    assert shown["n:all:0"] == 300
    assert not {"n:female:0", "n:male:0"} <= shown.keys()  # with both there would be 9
    many = decide(Asked("share", by_gender(14, 13, 12, named=False), (), Readers())).printed
    assert {"n:female:0", "n:male:0"} <= many.keys()
