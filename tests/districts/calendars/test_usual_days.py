"""What is assumed of a district whose calendar nobody has sent."""

from datetime import date

from districts.calendars.planning import SchoolDays, with_usual_days

RECESS = (date(2026, 12, 21), date(2027, 1, 1))
STAFF_DAY = (date(2026, 10, 5), date(2026, 10, 5))


def test_it_is_closed_on_the_days_most_of_the_others_are():
    days = with_usual_days(
        {
            1: SchoolDays((STAFF_DAY, RECESS), is_known=True),
            2: SchoolDays((RECESS,), is_known=True),
            3: SchoolDays(((date(2026, 12, 23), date(2027, 1, 4)),), is_known=True),
            4: SchoolDays(((date(2026, 11, 11), date(2026, 11, 11)),)),
        }
    )
    assert days[4].closed == ((date(2026, 11, 11), date(2026, 11, 11)), RECESS)
    assert not days[4].is_known
    assert days[1].closed == (STAFF_DAY, RECESS)


def test_with_no_calendar_at_all_every_day_is_a_school_day():
    assert with_usual_days({1: SchoolDays()})[1].closed == ()
