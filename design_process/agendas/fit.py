"""Fitting what could be talked about into the time a meeting has. Pure: proposals in, an agenda in its order out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

BREAK_ABOVE, LUNCH_ABOVE = 150, 300  # minutes of a meeting
STEP = 5  # shortened items keep whole five minutes
FRAME = "frame:"  # how keys begin of what every meeting has; such items are never carried to the next meeting
OPENING, BREAK, LUNCH, CLOSING = f"{FRAME}opening", f"{FRAME}break", f"{FRAME}lunch", f"{FRAME}closing"
HEARD = "said:"  # how the key begins of what was heard in feedback: the meeting opens with it


class Part(IntEnum):
    """The parts of a meeting in their order: what warms up first, what needs fresh heads next."""

    HEARD = 1  # you said, we did
    JOY = 2
    PROMISES = 3
    NUMBERS = 4
    CASES = 5
    OBSTACLES = 6
    LESSONS = 7
    TEAMS = 8  # work in one's own team
    AHEAD = 9


class Need(IntEnum):
    """What is chosen first when not everything fits."""

    OWED = 1  # said and promised to this circle
    STUCK = 2
    DECISION = 3
    LEARNING = 4
    GOOD_NEWS = 5
    NEXT = 6
    TEAMS = 7  # takes what time there is left


@dataclass(frozen=True)
class Note:
    """A line for whoever makes the agenda, with the page it is about."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Proposal:
    """Something a meeting could talk about, and the fact behind it.

    Everything but `notes` may be read by everybody who can open the agenda. Notes are for whoever makes it: who is
    meant, and whom to ask first. `minutes` when there is time enough, never fewer than `least`.
    """

    key: str
    title: str
    why: str
    part: Part
    need: Need
    minutes: int
    least: int
    purpose: str = "discuss"
    protocol: str = ""
    link: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def is_frame(self) -> bool:
        return self.key.startswith(FRAME)


@dataclass(frozen=True)
class Fit:
    """An agenda that fits: `chosen` in their order, `left` what there is no time for (most needed first), and minutes.

    `room` is what is left of the time when everything chosen stands on the agenda.
    """

    chosen: tuple[Proposal, ...]
    left: tuple[Proposal, ...]
    room: int


def fit(found: Iterable[Proposal], box: int, *, taken: int = 0, known: Collection[str] = ()) -> Fit:
    """Choose what fits into `box` minutes, of which `taken` are given away. What is `known` is there already.

    The same proposals in whatever order give the same agenda; nothing is in it twice; it is never longer than the
    box. What was heard comes first, then the opening, and the closing last, unless they are known or have no room.
    """
    unique = {one.key: one for one in sorted(found, key=_order) if one.key not in known}
    room = max(box - taken, 0)
    frames = []
    for frame in frames_of(box):
        if frame.key not in known and frame.minutes <= room:
            frames.append(frame)
            room -= frame.minutes
    chosen, left = [], []
    for one in sorted(unique.values(), key=lambda one: (one.need, _order(one))):
        minutes = one.minutes if one.minutes <= room else max(room // STEP * STEP, one.least)
        if minutes <= room:
            chosen.append(replace(one, minutes=minutes))
            room -= minutes
        else:
            left.append(one)
    return Fit(arranged(chosen, frames), tuple(left), room)


def frames_of(box: int) -> tuple[Proposal, ...]:
    """What every meeting of this length has, the most needed first."""
    closing = Proposal(
        CLOSING,
        "Who does what, and one minute of feedback",
        "Nobody leaves without knowing who does what by when, and what to do better next time.",
        Part.AHEAD,
        Need.OWED,
        minutes=min(10, max(box, 1)),
        least=1,
        purpose="decide",
        protocol="plus_delta",
    )
    opening = Proposal(
        OPENING,
        "Welcome, and what we hold each other to",
        "Everybody has spoken once before the work begins.",
        Part.HEARD,
        Need.OWED,
        minutes=10 if box >= 90 else 5,
        least=1,
        purpose="inform",
        protocol="round_robin",
    )
    lunch = Proposal(
        LUNCH, "Lunch", "The meeting lasts over noon.", Part.CASES, Need.NEXT, 45, 45, purpose="inform"
    )  # fmt: skip
    pause = Proposal(
        BREAK, "Break", "Nobody listens well for hours on end.", Part.CASES, Need.NEXT, 15, 15, purpose="inform"
    )  # fmt: skip
    there = [closing, *([opening] if box >= 30 else [])]
    there += [lunch] if box > LUNCH_ABOVE else []
    there += [pause] if box > BREAK_ABOVE else []
    return tuple(there)


def arranged(chosen: Sequence[Proposal], frames: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """What was heard, opening, the parts in their order, closing; lunch in the middle, the break before it."""
    by_key = {frame.key: frame for frame in frames}
    items = sorted(chosen, key=lambda one: (one.part, one.need, _order(one)))
    heard = sum(1 for one in items if one.part == Part.HEARD)
    items[heard:heard] = [by_key[OPENING]] if OPENING in by_key else []
    items += [by_key[CLOSING]] if CLOSING in by_key else []
    first = heard + (1 if OPENING in by_key else 0)
    last = len(items) - (1 if CLOSING in by_key else 0)
    if LUNCH in by_key:
        last = _middle(items, first, last)
        items.insert(last, by_key[LUNCH])
    if BREAK in by_key:
        items.insert(_middle(items, first, last), by_key[BREAK])
    return tuple(items)


def _middle(items: Sequence[Proposal], first: int, last: int) -> int:
    """The place from `first` to `last` before which the time comes nearest to half of the time there."""
    whole = sum(one.minutes for one in items[:last])
    passed = [sum(one.minutes for one in items[:place]) for place in range(first, last + 1)]
    nearest = min(range(len(passed)), key=lambda at: (abs(2 * passed[at] - whole), at))
    return first + nearest


def _order(one: Proposal) -> tuple[str, str]:
    return one.title, one.key
