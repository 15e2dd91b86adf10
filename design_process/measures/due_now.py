"""The numbers that a member owes, on Due now: one line for all of a day, since they are entered on one screen."""

from collections.abc import Iterator
from itertools import groupby

from django.urls import reverse

from design_process.measures.due import Due, due_for
from network.due.items import Item, Weight
from network.due.registry import Asked, Kind, Row, Whose, put_on_due_now
from network.lib.words import listed, number_word

NAMED = 3


def _items(asked: Asked, rows: list[Row]) -> Iterator[Item]:
    """One query: what is missing is reckoned from what was reported, not read from rows."""
    days = groupby(due_for(asked.member, asked.today), key=lambda entry: (entry.is_late, entry.by))
    for _, of_day in days:
        yield _of_day(asked.member.pk, list(of_day))


def _of_day(member_id: int, due: list[Due]) -> Item:
    first = due[0]
    more = [f"{number_word(len(due) - NAMED)} more"] if due[NAMED:] else []
    names = listed([*(entry.name for entry in due[:NAMED]), *more])
    url = reverse("measures:enter_numbers", args=[member_id])
    if first.is_late:
        url += f"?on={first.by}"  # the screen of the period that is over, not of the one that runs
    is_late = "late" if first.is_late else "due"
    words, why = f"Enter the number that is {is_late}", f"{names}: {first.why}"
    if len(due) > 1:
        of = f" for the {first.of}" if {entry.of for entry in due} == {first.of} else ""
        words, why = f"Enter the numbers that are {is_late}", f"{names}: no numbers{of} yet."
    return Item(words, why, url, "Enter numbers", first.by, Weight.ROUTINE)


put_on_due_now(Kind("numbers", _items, whose=Whose.DRIVER))
