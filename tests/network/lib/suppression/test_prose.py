"""What a team wrote about few pupils, as somebody outside reads it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib.suppression.prose import for_anybody, without_numbers


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (
            "Nine of 25, then eight. The line does not carry 25 photographs.",
            "* of *, then *. The line does not carry 25 photographs.",
        ),
        ("At least 22 of 25 pupils send one", "At least * of * pupils send one"),
        ("We asked 9/25.\nIt took 40 seconds.", "We asked */*.\nIt took 40 seconds."),
        ("Four quiet children left.", "* quiet children left."),
        ("One child cried.", "* child cried."),
        ("One of 30 came.", "* of * came."),
        ("9 out of 24 (37.5 %) wrote.", "* out of * (*) wrote."),
        ("Three pupils of 40.", "* pupils of *."),
        ("Of 25 pupils, nine wrote.", "Of * pupils, * wrote."),
        ("Of the 25 only 9 wrote.", "Of the * only * wrote."),
        ("9 (of 25) wrote, and nine-of-25 came.", "* (of *) wrote, and *-of-* came."),
        ("9 of the class of 25.", "* of the class of *."),
        ("Nine in our 25 pupils.", "* in our * pupils."),
        ("36 % of 25 pupils wrote.", "* of * pupils wrote."),
    ],
)
def test_a_sentence_about_few_pupils_is_read_without_its_numbers(words, read):
    found = for_anybody(words, 11)
    assert (found.words, found.hides) == (read, True)


@pytest.mark.parametrize(
    "words",
    [
        "It took forty seconds, and nobody needs a phone.",
        "120 of 480 pupils came.",
        "It took 9 weeks in 25 classrooms.",
        "Of 480 pupils, 120 came, and 25 % of 480 is the same.",
        "Pupils in grades 3 to 8 explain.",
        "For grade 4 pupils it was too long.",
        "A minute for each of the two starters.",
        "The one thing that helped.",
        "About a third of the class.",
        "",
    ],
)
def test_other_numbers_stay(words):
    found = for_anybody(words, 11)
    assert (found.words, found.hides) == (words, False)


def test_the_networks_own_threshold_counts():
    words = "15 of 60 pupils came."
    assert not for_anybody(words, 11).hides
    assert for_anybody(words, 20).hides


def test_a_number_is_not_searched_for():
    assert without_numbers("nine tickets 25 box (9%) 25.") == "tickets box"


@given(st.text())
def test_whatever_was_typed_is_read_whole_but_for_numbers(words):
    found = for_anybody(words, 11)
    assert found.hides or found.words == words


@pytest.mark.parametrize(
    "words", ["1" * 4000, "1," * 2000, "1 of " + "the " * 1000, "of 9 a" + " " * 4000, "9 (" + "-" * 4000]
)
def test_nobody_keeps_the_page_busy_with_long_words(words):
    begun = time.process_time()
    for_anybody(words, 11)
    assert time.process_time() - begun < 0.1
