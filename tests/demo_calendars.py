"""School calendars of the demonstration: recesses that do not quite agree, testing in spring, two still missing."""

from datetime import date, timedelta

from districts.calendars.actions import Days, add_days
from districts.calendars.models import CalendarSpan, TravelSettings
from districts.directory.models import Member
from network.membership.models import Network

Kind = CalendarSpan.Kind
STILL_MISSING = ("Camino Flat Union", "Gold Ridge Union")


def share_calendars(network: Network, members: dict[str, Member], *, by: object) -> None:
    """Give every member but two the calendar of the network's school year."""
    start = int(network.school_year[:4])
    for number, (name, member) in enumerate(sorted(members.items())):
        if name not in STILL_MISSING:
            for days in school_year(start, number):
                add_days(member, days, by=by)
    TravelSettings.objects.create(
        network=network, base_name="County office", base_latitude=39.151, base_longitude=-120.491
    )


def school_year(start: int, number: int) -> list[Days]:
    """A year such as districts have it; `number` moves what districts decide for themselves."""
    thanksgiving = nth(date(start, 11, 1), 3, 4)
    monday = thanksgiving - timedelta(days=3)
    spring = nth(date(start + 1, 4, 1), 0, 1 + number % 2) - timedelta(days=7)
    testing = nth(date(start + 1, 4, 15), 0, 1 + number % 3)
    first, last = date(start, 8, 12 + number % 9), date(start + 1, 6, 2 + number % 8)
    recess = monday if number % 3 else thanksgiving
    return [
        Days(first, first, Kind.FIRST_DAY, "First day of school"),
        one(nth(date(start, 9, 1), 0, 1), "Labor Day"),
        one(date(start, 10, 5) + timedelta(days=7 * (number % 4)), "Staff development day"),
        one(date(start, 11, 11), "Veterans Day"),
        Days(recess, thanksgiving + timedelta(days=1), Kind.CLOSED, "Thanksgiving recess"),
        Days(date(start, 12, 21), date(start + 1, 1, 1 + 7 * (number % 2)), Kind.CLOSED, "Winter break"),
        one(nth(date(start + 1, 1, 1), 0, 3), "Martin Luther King Jr. Day"),
        one(nth(date(start + 1, 2, 1), 0, 3), "Presidents’ Day"),
        Days(spring, spring + timedelta(days=4), Kind.CLOSED, "Spring break"),
        Days(testing, testing + timedelta(days=8), Kind.TESTING, "State testing"),
        one(nth(date(start + 1, 5, 25), 0, 1), "Memorial Day"),
        Days(last, last, Kind.LAST_DAY, "Last day of school"),
    ]


def one(day: date, label: str) -> Days:
    return Days(day, day, Kind.CLOSED, label)


def nth(since: date, weekday: int, number: int) -> date:
    """The n-th of a weekday (0 is Monday) from a day on."""
    return since + timedelta(days=(weekday - since.weekday()) % 7 + 7 * (number - 1))
