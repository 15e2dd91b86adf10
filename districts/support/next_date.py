"""When the next check-in fits, and why then. Pure: the days and times that are taken are passed in.

The same weekday and hour is worth more than the exact number of weeks: it is the hour between two classes that
somebody has kept free. So each day off costs a point, another hour more than a week, another weekday most.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from network.lib.words import counted, day_words

OTHER_HOURS = (time(8), time(10), time(13, 30), time(15, 30))
ANOTHER_HOUR, ANOTHER_WEEKDAY = 8, 20  # in days
LOOK = 42  # days before and after the wished day
SATURDAY = 5


@dataclass(frozen=True)
class Wish:
    """What the next check-in should be like: about `weeks` after `start`, on the clock of `zone`.

    `shut`: days on which the member cannot be asked, and why ("no school", "testing"). `busy`: when the facilitator
    is elsewhere, from and until. `who` and `school` are for the sentence.
    """

    start: datetime
    minutes: int
    zone: str
    weeks: int
    not_before: date
    shut: Mapping[date, str]
    busy: Sequence[tuple[datetime, datetime]]
    who: str
    school: str


@dataclass(frozen=True)
class NextDate:
    """A proposal, on the clock of the wish's zone, and why it is this one."""

    starts_at: datetime
    why: str


def next_date(wish: Wish) -> NextDate | None:
    """The moment that suits best, or None when nothing suits within six weeks of the wished day."""
    local = wish.start.astimezone(ZoneInfo(wish.zone))
    wished = local.date() + timedelta(weeks=wish.weeks)
    for _, day, hour in sorted(_moments(wished, local, wish.not_before)):
        moment = datetime.combine(day, hour, ZoneInfo(wish.zone))
        if not what_is_against(moment, wish):
            return NextDate(moment, _why(moment, wished, local, wish))
    return None


def what_is_against(moment: datetime, wish: Wish) -> str:
    """Why a moment does not suit, as a clause; empty when it does."""
    day = moment.date()
    if day.weekday() >= SATURDAY:
        return "it is a weekend"
    if day in wish.shut:
        return f"{wish.school} has {wish.shut[day]}"
    ends = moment + timedelta(minutes=wish.minutes)
    if any(begin < ends and moment < end for begin, end in wish.busy):
        return f"{wish.who} is in another meeting"
    return ""


def _moments(wished: date, local: datetime, not_before: date) -> Iterator[tuple[int, date, time]]:
    """Every moment there is near the wished day, with what it costs; of equals the earlier one wins."""
    same = local.time().replace(tzinfo=None)
    for away in range(-LOOK, LOOK + 1):
        day = wished + timedelta(days=away)
        if day < not_before:
            continue
        cost = abs(away) + (ANOTHER_WEEKDAY if day.weekday() != local.weekday() else 0)
        for hour in {same, *OTHER_HOURS}:
            yield cost + (0 if hour == same else ANOTHER_HOUR), day, hour


def _why(moment: datetime, wished: date, local: datetime, wish: Wish) -> str:
    """Why then, in one or two sentences: first what it keeps, then what stood in the way of the wished day."""
    days = (moment.date() - local.date()).days
    after = counted(days // 7, "week", "weeks") if days % 7 == 0 else counted(days, "day", "days")
    same_day, same_hour = moment.weekday() == local.weekday(), moment.time() == local.time()
    keeps = {
        (True, True): ", on the same weekday at the same time",
        (True, False): ", on the same weekday",
        (False, True): ", at the same time of day",
        (False, False): "",
    }[same_day, same_hour]
    first = f"{after} after this one{keeps}".capitalize()
    asked = datetime.combine(wished, local.time().replace(tzinfo=None), ZoneInfo(wish.zone))
    against = what_is_against(asked, wish) if asked != moment else ""
    if against:
        return f"{first}. {day_words(wished)} is left out, because {against}."
    return f"{first}; {wish.school} is open and {wish.who} is free."
