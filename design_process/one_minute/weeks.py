"""When the letter of one question goes. Pure: the moment is passed in."""

from datetime import date, datetime, time, timedelta

from network.telling.hours import Reader, is_open, when_to_send

WEEKDAY = 3  # Thursday: most of the week has happened, and there is a day left to answer in school
AT = time(12)


def letter_due(reader: Reader, now: datetime) -> date | None:
    """The Monday of the week whose letter is due to a reader now, or None.

    It goes at noon of Thursday or of the last school day before it in the same week; a worker that was away sends it
    until that week's last school day. A week without school up to Thursday has none.
    """
    today = reader.wall(now).date()
    monday = today - timedelta(days=today.weekday())
    moment = when_to_send(monday + timedelta(days=WEEKDAY), reader, at=AT)
    if moment is None or reader.wall(moment).date() < monday:
        return None
    return monday if moment <= now and is_open(now, reader) else None
