"""On which days a member's people cannot be asked: no school, or testing."""

from datetime import date

from districts.calendars.planning import SchoolDays, closed_and_testing
from districts.calendars.spans import days_of
from districts.directory.models import Member

NO_SCHOOL, TESTING = "no school", "testing"


def shut_days(member: Member, first: date, last: date) -> dict[date, str]:
    """Days from `first` to `last` → why, as words after "has". Weekends are not named. One query."""
    found = closed_and_testing(member.network, first, last).get(member.pk, SchoolDays())
    return dict.fromkeys(days_of(found.testing), TESTING) | dict.fromkeys(days_of(found.closed), NO_SCHOOL)
