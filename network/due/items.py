"""One thing that is due, and the order in which a list has them. Pure: today is passed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from itertools import groupby

from network.lib.words import late_by

SUNDAY = 6
WEEK = timedelta(days=7)


class Weight(IntEnum):
    """What comes first of what is due on the same day."""

    PERSON = 0  # somebody asked it of the reader, and waits
    ROUTINE = 1  # it comes round by itself
    NEXT = 2  # the next step, when nothing presses
    NEWS = 3  # to read, not to do


@dataclass(frozen=True)
class Tap:
    """One button of a line that answers in place: its words, and the name and value it sends."""

    words: str
    name: str
    value: str


@dataclass(frozen=True)
class Taps:
    """Where the buttons of a line send their answer."""

    url: str
    buttons: tuple[Tap, ...]


def done_at(url: str) -> Taps:
    """The one button of a task that is done."""
    return Taps(url, (Tap("It is done", "done", "yes"),))


@dataclass(frozen=True)
class Item:
    """One thing due: what, why, by which day (None: none is set), and the page or the taps that answer it.

    `when` is said of it instead of its day; `button` names the page.
    """

    words: str
    why: str
    url: str
    button: str
    day: date | None = None
    weight: Weight = Weight.PERSON
    taps: Taps | None = None
    when: str = ""


class Time(IntEnum):
    """The part of a list that a day belongs to."""

    LATE = 0
    TODAY = 1
    THIS_WEEK = 2
    NEXT_WEEK = 3
    LATER = 4
    ANY = 5

    @property
    def heading(self) -> str:
        return ("Late", "Today", "This week", "Next week", "Later", "When it suits you")[self]


def time_of(day: date | None, today: date) -> Time:
    """Where a day stands, seen from today. A week ends with its Sunday."""
    if day is None:
        return Time.ANY
    if day <= today:
        return Time.LATE if day < today else Time.TODAY
    if day <= week_end(today):
        return Time.THIS_WEEK
    return Time.NEXT_WEEK if day <= week_end(today) + WEEK else Time.LATER


def week_end(today: date) -> date:
    """The Sunday of today's week."""
    return today + timedelta(days=SUNDAY - today.weekday())


@dataclass(frozen=True)
class Line:
    """An item as a page prints it: where it stands in the list (from 1), and its day in words."""

    item: Item
    place: int
    kind: str  # late, due, info: as the status component knows them
    when: str


@dataclass(frozen=True)
class Part:
    """The lines under one heading."""

    time: Time
    lines: tuple[Line, ...]


def in_order(items: Iterable[Item], today: date) -> tuple[Line, ...]:
    """Late ones first by their day, then today and the weeks; within a day by weight; without a day last."""
    ordered = sorted(items, key=lambda item: _turn(item, today))
    return tuple(_line(item, place, today) for place, item in enumerate(ordered, start=1))


def parts_of(lines: Iterable[Line], today: date) -> tuple[Part, ...]:
    """Lines that are in order, under their headings."""
    by_time = groupby(lines, key=lambda line: time_of(line.item.day, today))
    return tuple(Part(time, tuple(of_time)) for time, of_time in by_time)


def _turn(item: Item, today: date) -> tuple[Time, date, Weight]:
    return time_of(item.day, today), item.day or today, item.weight


def _line(item: Item, place: int, today: date) -> Line:
    if item.weight >= Weight.NEXT:
        return Line(item, place, "info", item.when)
    kind = "late" if time_of(item.day, today) == Time.LATE else "due"
    return Line(item, place, kind, item.when or (late_by(item.day, today) if item.day else ""))
