"""Days of the demonstration: what it tells of happens in weeks with school, whenever it is built."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


class SchoolDays:
    """Days counted from today. Past ones skip summer, New Year and weekends; future ones wait until school is open."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._monday = today - timedelta(days=today.weekday())

    def weeks(self, count: int) -> list[date]:
        """The Mondays of the last `count` weeks with school that are over, oldest first."""
        found: list[date] = []
        monday = self._monday
        while len(found) < count:
            monday -= timedelta(days=7)
            if has_school(monday):
                found.append(monday)
        return found[::-1]

    def at(self, days: int) -> date:
        """The school day that lies about so many days of school time from today."""
        told = self.today + timedelta(days=days)
        if days > 0:
            return _open_from(told)
        back = (self._monday - (told - timedelta(days=told.weekday()))).days // 7
        weeks = [*self.weeks(back + 1), *([self._monday] if has_school(self._monday) else [])]
        return weeks[-1 - back] + timedelta(days=min(told.weekday(), 4))


def has_school(monday: date) -> bool:
    """No summer (mid June to mid August), no New Year."""
    summer = date(monday.year, 6, 8) <= monday < date(monday.year, 8, 15)
    winter = (monday.month, monday.day) >= (12, 21) or (monday.month, monday.day) <= (1, 2)
    return not summer and not winter


def _open_from(day: date) -> date:
    while day.weekday() > 4 or not has_school(day - timedelta(days=day.weekday())):
        day += timedelta(days=1)
    return day


def at_three(day: date) -> datetime:
    """Three in the afternoon, when a driver logs."""
    return timezone.make_aware(datetime.combine(day, time(15, 5)))
