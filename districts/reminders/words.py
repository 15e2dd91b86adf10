"""A reminder in words: its subject and its lines. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from districts.reminders.moments import EVE, LAST_CALL, NUDGE, OVERDUE, SOON, WEEK
from network.lib.words import counted, day_words, listed, number_word

FIRST = (EVE, LAST_CALL, WEEK, OVERDUE, NUDGE, SOON)  # what the subject names when a letter holds several things


@dataclass(frozen=True)
class DateLine:
    """A meeting in a letter. `answer_url`: where to answer, when no answer has come yet."""

    kind: str
    title: str
    day: date
    at: str  # "9:00"
    when: str  # "Wed 7 Oct, 9:00 to 12:00"
    where: str
    url: str
    answer_url: str = ""


@dataclass(frozen=True)
class PromiseLine:
    """A promise in a letter. `answers`: what one can say of it, each with its own address."""

    kind: str
    what: str
    when: str  # "due Tue 6 Oct", "3 days late"
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RoundLine:
    """A round with a last day in a letter: what it asks for, until when, and the address that answers it."""

    what: str
    why: str
    ends_on: date
    url: str
    kind: str = LAST_CALL


def when_words(starts_at: datetime, ends_at: datetime, zone: str, reader_zone: str) -> str:
    """A time on the meeting's clock, "Wed 7 Oct, 9:00 to 12:00"; with the reader's hour where their clock differs."""
    start, end = starts_at.astimezone(ZoneInfo(zone)), ends_at.astimezone(ZoneInfo(zone))
    words = f"{day_words(start.date())}, {hour(start)} to {hour(end)}"
    mine = starts_at.astimezone(ZoneInfo(reader_zone))
    return words if mine.utcoffset() == start.utcoffset() else f"{words} ({hour(mine)} on your clock)"


def hour(moment: datetime) -> str:
    """ "9:00", "14:30"."""
    return f"{moment.hour}:{moment:%M}"


def reasons(dates: int, promises: int, rounds: int) -> str:
    """Why somebody gets the letter: "are invited to this meeting and promised this"."""
    invited = f"are invited to {'this meeting' if dates == 1 else 'these meetings'}"
    asked = f"are asked in {'this round' if rounds == 1 else 'these rounds'}"
    parts = ((dates, invited), (rounds, asked), (promises, "promised this"))
    return listed([words for count, words in parts if count])


def subject(dates: list[DateLine], promises: list[PromiseLine], rounds: list[RoundLine], today: date) -> str:
    """What a phone shows: the most pressing thing, and how many more there are."""
    told: list[DateLine | PromiseLine | RoundLine] = [*dates, *promises, *rounds]
    told.sort(key=lambda line: FIRST.index(line.kind))
    first, more = told[0], len(told) - 1
    if isinstance(first, RoundLine):
        words = f"Until {day_words(first.ends_on)}: {first.what}"
    elif isinstance(first, PromiseLine):
        words = f"What became of it? {first.what}" if first.kind == OVERDUE else f"Due soon: {first.what}"
    elif first.kind == NUDGE:
        waiting = sum(line.kind == NUDGE for line in told)
        if waiting > 1:
            return f"Can you come? {number_word(waiting).capitalize()} dates wait for your answer"
        words = f"Can you come on {day_words(first.day)}? {first.title}"
    else:
        day = "Tomorrow" if (first.day - today).days == 1 else day_words(first.day)
        words = f"{day}, {first.at}: {first.title}"
    return words if not more else f"{words}, and {counted(more, 'more thing', 'more things')}"
