"""Which week's letter is due to whom. Pure: the moment is passed in."""

from datetime import date, datetime, time, timedelta

from network.telling.hours import Reader, is_open, when_to_send

AT = time(8)  # as early as school hours allow
LATE = timedelta(days=2)  # so many days late it still says something about the week
WEEKLY, FORTNIGHTLY = "weekly", "fortnightly"


def week_due(reader: Reader, wish: str, now: datetime) -> date | None:
    """The Monday of the week whose letter is due to a reader now, or None.

    It goes on the first school day of the week, or up to two days late; a week without school has none. Every two
    weeks means the same weeks for everybody, over the end of a year too.
    """
    monday = monday_of(reader.wall(now).date())
    if wish == FORTNIGHTLY:
        if monday.toordinal() // 7 % 2:
            return None
    elif wish != WEEKLY:
        return None
    moment = when_to_send(monday, reader, at=AT, later=True)
    if moment is None or monday_of(reader.wall(moment).date()) != monday:
        return None
    in_time = moment <= now and reader.wall(now).date() <= reader.wall(moment).date() + LATE
    return monday if in_time and is_open(now, reader) else None


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
