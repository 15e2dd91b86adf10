"""What the planner is told of calendars and drives."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from districts.calendars.models import TravelTime
from districts.calendars.planning import closed_and_testing, travel_matrix
from districts.directory.models import Member
from tests.world import a_member
from tests.world_calendars import a_base, a_correction, a_span, placed

START, END = date(2026, 8, 17), date(2027, 6, 4)


def test_spans_come_joined_and_cut_to_the_time_asked_for(cast):
    a_span(cast.member, date(2026, 11, 23), date(2026, 11, 25))
    a_span(cast.member, date(2026, 11, 25), date(2026, 11, 27), label="Thanksgiving")
    a_span(cast.member, date(2027, 5, 31), date(2027, 6, 10), label="Summer")
    a_span(cast.member, date(2027, 4, 20), date(2027, 4, 23), kind="testing", label="State tests")
    a_span(cast.member, date(2026, 9, 1), kind="event", label="Back-to-school night")
    found = closed_and_testing(cast.network, START, END)[cast.member.pk]
    assert found.closed == ((date(2026, 11, 23), date(2026, 11, 27)), (date(2027, 5, 31), date(2027, 6, 4)))
    assert found.testing == ((date(2027, 4, 20), date(2027, 4, 23)),)
    assert found.is_known


def test_the_weeks_before_the_first_and_after_the_last_day_are_closed(cast):
    a_span(cast.member, date(2026, 8, 24), kind="first_day", label="First day")
    a_span(cast.member, date(2027, 5, 28), kind="last_day", label="Last day")
    found = closed_and_testing(cast.network, START, END)[cast.member.pk]
    assert found.closed == ((date(2026, 8, 17), date(2026, 8, 23)), (date(2027, 5, 29), date(2027, 6, 4)))
    assert not found.is_known  # a first and a last day alone are no calendar


def test_a_summer_counts_from_both_school_years_it_touches(cast):
    a_span(cast.member, date(2027, 6, 10), kind="last_day", label="Last day")
    a_span(cast.member, date(2027, 8, 11), kind="first_day", label="First day")
    found = closed_and_testing(cast.network, date(2027, 6, 1), date(2027, 8, 31))[cast.member.pk]
    assert found.closed == ((date(2027, 6, 11), date(2027, 8, 10)),)


def test_members_without_a_calendar_are_there_and_those_who_left_are_not(cast):
    a_member(cast.network, "Gone Union", state=Member.State.OFFBOARDED)
    found = closed_and_testing(cast.network, START, END)
    assert set(found) == {cast.member.pk, cast.neighbour.pk}
    assert not any(days.is_known or days.closed or days.testing for days in found.values())


def test_a_calendar_of_last_year_does_not_make_this_year_known(cast):
    a_span(cast.member, date(2025, 11, 24), date(2025, 11, 28))
    assert not closed_and_testing(cast.network, START, END)[cast.member.pk].is_known


def test_one_query_however_many_members_and_spans(cast, django_assert_num_queries):
    for number in range(4):
        member = a_member(cast.network, f"District {number}")
        a_span(member, date(2026, 11, 23), date(2026, 11, 27))
        a_span(member, date(2026, 12, 21), date(2027, 1, 1), label="Winter")
    a_span(cast.other_member, date(2026, 10, 12))
    with django_assert_num_queries(1):
        found = closed_and_testing(cast.network, START, END)
    assert len(found) == 6
    assert cast.other_member.pk not in found


def test_drives_are_reckoned_where_both_places_are_known(cast, django_assert_num_queries):
    placed(cast.member, 38.73, -120.80)
    placed(cast.neighbour, 38.90, -120.55)
    base = a_base(cast.network)
    gold, camino = f"m{cast.member.pk}", f"m{cast.neighbour.pk}"
    with django_assert_num_queries(3):
        found = travel_matrix(cast.network)
    assert found.unknown == ()
    assert found.minutes[gold]["hub"] == 0  # the same building
    assert found.minutes[gold][camino] == found.minutes[camino][gold] == 40
    assert round(found.miles[gold][camino], 1) == 23.2
    base.factor, base.miles_an_hour = 2, 30
    base.save()
    assert travel_matrix(cast.network).minutes[gold][camino] == 71


def test_a_correction_stands_one_way_whatever_is_reckoned(cast):
    placed(cast.member, 38.73, -120.80)
    placed(cast.neighbour, 38.90, -120.55)
    a_correction(cast.network, cast.member, cast.neighbour, 55)
    gold, camino = f"m{cast.member.pk}", f"m{cast.neighbour.pk}"
    found = travel_matrix(cast.network)
    assert (found.minutes[gold][camino], found.minutes[camino][gold]) == (55, 40)
    assert found.corrected == {(gold, camino)}
    assert set(found.unknown) == {("hub", gold), ("hub", camino), (gold, "hub"), (camino, "hub")}


@pytest.mark.parametrize("minutes", [0, 1441])
def test_the_database_refuses_minutes_no_drive_takes(cast, minutes):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_correction(cast.network, cast.member, None, minutes)


def test_the_database_keeps_one_correction_a_direction_the_hub_included(cast):
    a_correction(cast.network, None, cast.member)
    a_correction(cast.network, cast.member, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_correction(cast.network, None, cast.member)
    with pytest.raises(IntegrityError), transaction.atomic():
        TravelTime.objects.create(network=cast.network, start=cast.member, end=cast.member, minutes=5)
