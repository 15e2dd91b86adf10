"""The pure parts: the outline, where ideas stand, what versions say differently, and the diagram."""

import gzip
from itertools import pairwise

import pytest
from django.template.loader import render_to_string

from design_process.theory.differences import differences, runs, sentence
from design_process.theory.drawing import WIDTHS, draw
from design_process.theory.shape import Piece, Shape, outline, read, written
from design_process.theory.standing import LABELS, Standing, Tried, TriedCycle, standing_of

SHAPE = Shape(
    "More pupils explain",
    (
        Piece(1, "primary", "Talk"),
        Piece(2, "primary", "Listening"),
        Piece(3, "secondary", "Planned talk", "We saw it."),
        Piece(4, "idea", "Partner talk", source="research"),
        Piece(5, "idea", "Two solutions"),
        Piece(6, "idea", "Posters", measures=("Pupils who explain",)),
    ),
    ((1, 0), (2, 0), (3, 1), (5, 3), (4, 3), (5, 2), (6, 99)),
)


def words(branches):
    return [(one.piece.text, one.first, one.also, words(one.branches)) for one in branches]


def test_what_serves_two_drivers_stands_under_both_and_in_full_once():
    branches, loose = outline(SHAPE)
    talk, listening = words(branches)
    assert talk == (
        "Talk", True, (), [("Planned talk", True, (), [
            ("Two solutions", True, ("Listening",), []), ("Partner talk", True, (), [])])],
    )  # fmt: skip
    assert listening == ("Listening", True, (), [("Two solutions", False, ("Planned talk",), [])])
    assert words(loose) == [("Posters", True, (), [])]  # what it served is gone
    assert read(written(SHAPE)) == SHAPE


def cycle(held=0, partly=0, not_held=0, *, is_open=False, number=1):
    return TriedCycle(f"cycle {number} of Talk", "/", "", is_open, not is_open, held, partly, not_held)


def tried(*cycles, is_abandoned=False, name="Talk"):
    return Tried(1, name, "/", "", is_abandoned, cycles)


@pytest.mark.parametrize(
    ("tries", "kind", "why"),
    [
        ([], "proposed", "No prototype that you can see tries it yet."),
        ([tried()], "proposed", "Talk is ready, and no test has begun."),
        (
            [tried(cycle(is_open=True))],
            "testing",
            "Cycle 1 of Talk is not decided yet, and no prediction was compared so far.",
        ),
        ([tried(cycle())], "tried", "1 cycle was studied, but no prediction was in numbers that could be compared."),
        ([tried(cycle(held=2))], "held", "In cycle 1 of Talk, 2 of 2 predictions held."),
        ([tried(cycle(not_held=1))], "not", "In cycle 1 of Talk, 0 of 1 prediction held."),
        ([tried(cycle(partly=1))], "partly", "In cycle 1 of Talk, 0 of 1 prediction held."),
        (
            [tried(cycle(held=1)), tried(cycle(not_held=1, number=2))],
            "partly",
            "In cycle 1 of Talk and cycle 2 of Talk, 1 of 2 predictions held.",
        ),
        # A first version that failed and was mended does not count against the second; a new test is told besides.
        (
            [tried(cycle(not_held=1), cycle(held=1, number=2), cycle(is_open=True, number=3))],
            "held",
            "In cycle 2 of Talk, 1 of 1 prediction held. Cycle 3 of Talk is not decided yet.",
        ),
        (
            [tried(cycle(held=1), is_abandoned=True)],
            "gone",
            "The team let go of Talk. In cycle 1 of Talk, 1 of 1 prediction held.",
        ),
        ([tried(is_abandoned=True), tried(cycle(held=1))], "held", "In cycle 1 of Talk, 1 of 1 prediction held."),
    ],
)  # fmt: skip
def test_an_idea_stands_where_the_tests_put_it(tries, kind, why):
    found = standing_of(tries)
    assert (found.kind, found.why) == (kind, why)


def test_what_two_versions_say_differently():
    pieces = {piece.key: piece for piece in SHAPE.pieces}
    newer = Shape(
        "More pupils explain each week",
        (
            pieces[1],
            pieces[2],
            Piece(3, "secondary", "Talk is planned", "We saw it twice."),
            pieces[5],
            pieces[6],
            Piece(7, "idea", "Sentence starters"),
        ),
        ((1, 0), (2, 0), (3, 1), (5, 2), (7, 3), (6, 1)),
    )
    found = differences(SHAPE, newer)
    assert [(one.what, one.key, one.words) for one in found] == [
        ("reworded", 0, ""),
        ("reworded", 3, ""),
        ("changed", 3, "why we think so: “We saw it twice.”"),
        ("moved", 5, "under “Planned talk” and “Listening” before, under “Listening” after"),
        ("moved", 6, "under no driver before, under “Talk” after"),
        ("added", 7, "under “Talk is planned”"),
        ("taken", 4, ""),
    ]
    assert sentence(found) == (
        "1 thing was added, 1 was taken away, 2 were reworded, 2 were moved and 1 has another reason, source or number."
    )
    assert [(run.how, run.words) for run in runs("Planned talk", "Talk is planned")] == [
        ("old", "Planned talk"), ("new", "Talk is planned"),
    ]  # fmt: skip
    assert [run.how for run in runs("one two three", "one four three")] == ["same", "old", "new", "same"]
    assert [one.sentence[-3:] for one in found if one.words] == ["e.”", "er.", "er.", "d”."]
    assert differences(SHAPE, SHAPE) == ()
    assert sentence(()) == "They say the same."


def a_large_shape() -> Shape:
    """25 nodes with long words: three primary drivers, six secondary ones, 16 ideas; some serve two drivers."""
    text = "Something that would have to change in every classroom of the district, in the words of a team, number {}"
    primary = [Piece(key, "primary", text.format(key)) for key in (1, 2, 3)]
    secondary = [Piece(key, "secondary", text.format(key)) for key in range(4, 10)]
    ideas = [Piece(key, "idea", text.format(key)) for key in range(10, 26)]
    links = [(piece.key, 0) for piece in primary]
    links += [(piece.key, 1 + number % 3) for number, piece in enumerate(secondary)]
    links += [(piece.key, 4 + number % 6) for number, piece in enumerate(ideas)]
    links += [(key, 3) for key in (10, 13, 20)]
    return Shape("Raise the share of pupils who explain", (*primary, *secondary, *ideas), tuple(links))


def test_boxes_never_lie_on_each_other_and_no_word_is_cut():
    shape = a_large_shape()
    standings = {piece.key: Standing("held", "") for piece in shape.pieces if piece.kind == "idea"}
    found = draw(shape, standings)
    assert len(found.boxes) == 26
    assert len(found.lines) == len(shape.links)
    for x in {box.x for box in found.boxes}:
        column = sorted((box.y, box.y + box.height) for box in found.boxes if box.x == x)
        assert all(before[1] < after[0] for before, after in pairwise(column))
    texts = {piece.key: piece.text for piece in shape.pieces}
    assert all(" ".join(box.lines) == texts[box.key] for box in found.boxes if box.key)
    assert all(box.x + box.width <= found.width and box.y + box.height <= found.height for box in found.boxes)
    assert max(len(line) for box in found.boxes for line in box.lines) * 7 < max(WIDTHS)
    drawn = render_to_string("design_process/theory/diagram.html", {"diagram": found})
    assert len(gzip.compress(drawn.encode())) < 6000
    assert drawn.count(LABELS["held"]) == 16
    assert found.is_tall
    assert not draw(SHAPE, {}).is_tall


def test_a_theory_of_one_driver_and_one_without_any_are_drawn():
    assert len(draw(Shape("Aim"), {}).boxes) == 1
    lonely = Shape("Aim", (Piece(1, "idea", "Posters"),), ())
    aim, idea = draw(lonely, {1: Standing("proposed", "")}).boxes
    assert idea.y > aim.y + aim.height
    assert draw(lonely, {}).lines == ()
