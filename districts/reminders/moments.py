"""Which letters a meeting or a promise calls for, and when. Pure: calendars and today are passed in."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from network.telling.hours import Reader, school_days_later, when_to_send

WEEK, EVE, NUDGE = "week", "eve", "nudge"
DAYS_BEFORE = {WEEK: 7, EVE: 1}
LONG_DAYS = ("network", "site_visit")  # kinds that take travel and substitutes are remembered a week before, too
SETTLE = timedelta(hours=20)  # whoever was invited less long ago needs no reminder yet
ASK_AGAIN_AFTER = 5  # school days without an answer
NOT_BEFORE_START = timedelta(days=2)  # so close to the meeting nobody is asked again: the facilitator calls
SOON, OVERDUE = "soon", "overdue"
LAST_CALL = "last call"
LAST_CALL_BEFORE = timedelta(days=2)


@dataclass(frozen=True)
class Occasion:
    """A meeting somebody is invited to. `asked_at`: when they were last asked to answer."""

    kind: str
    starts_at: datetime
    invited_at: datetime
    asked_at: datetime
    answer: str = ""


@dataclass(frozen=True)
class Moment:
    """One letter and the moment (UTC) from which it is due."""

    kind: str
    at: datetime


def letters_of(occasion: Occasion, reader: Reader) -> tuple[Moment, ...]:
    """Every letter about a meeting that its invitee is to get, in order, at most one a day. None to who said no."""
    if occasion.answer == "no":
        return ()
    found = {reader.wall(moment.at).date(): moment for moment in _reminders(occasion, reader)}
    nudge = _nudge(occasion, reader)
    if nudge and reader.wall(nudge.at).date() not in found:  # a reminder of the same day asks for the answer as well
        found[reader.wall(nudge.at).date()] = nudge
    return tuple(sorted(found.values(), key=lambda moment: moment.at))


def due_letter(occasion: Occasion, reader: Reader, now: datetime) -> Moment | None:
    """The letter that is due: the latest whose moment has come, while it still helps. Those before it are overtaken."""
    if now >= occasion.starts_at:
        return None
    come = [moment for moment in letters_of(occasion, reader) if moment.at <= now]
    if not come or (come[-1].kind == NUDGE and now > occasion.starts_at - NOT_BEFORE_START):
        return None
    return come[-1]


def _reminders(occasion: Occasion, reader: Reader) -> list[Moment]:
    day = reader.wall(occasion.starts_at).date()
    found = []
    for kind, before in DAYS_BEFORE.items():
        at = when_to_send(day - timedelta(days=before), reader)
        wanted = kind == EVE or occasion.kind in LONG_DAYS
        if wanted and at is not None and at > occasion.invited_at + SETTLE:
            found.append(Moment(kind, at))
    return found


def _nudge(occasion: Occasion, reader: Reader) -> Moment | None:
    """The one time an invitation without an answer is brought back to mind."""
    if occasion.answer:
        return None
    day = school_days_later(reader.wall(occasion.asked_at).date(), ASK_AGAIN_AFTER, reader)
    at = when_to_send(day, reader) if day else None
    return Moment(NUDGE, at) if at and at <= occasion.starts_at - NOT_BEFORE_START else None


def due_of_promise(due_on: date, promised_at: datetime, reader: Reader, now: datetime) -> str:
    """Which letter about an open promise is due now: on the school day before its day, or once that day is over."""
    over = when_to_send(due_on + timedelta(days=1), reader, later=True)
    if over is not None and over <= now:
        return OVERDUE
    before = when_to_send(due_on - timedelta(days=1), reader)
    is_time = before is not None and promised_at + SETTLE < before <= now
    return SOON if is_time and reader.wall(now).date() <= due_on else ""


def is_last_call(ends_on: date, asked_at: datetime, reader: Reader, now: datetime) -> bool:
    """Is it time to remind of a round's last day: two days before, or on the last school day before that?"""
    at = when_to_send(ends_on - LAST_CALL_BEFORE, reader)
    return at is not None and asked_at + SETTLE < at <= now and reader.wall(now).date() <= ends_on
