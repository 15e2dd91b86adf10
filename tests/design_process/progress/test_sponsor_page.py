"""The sponsor's page: how far goals are and why, what is new since the last look, whether all numbers are in."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from design_process.cycles.models import TestCycle
from design_process.measures.actions import Entry, record_measurements
from design_process.problems.models import GoalVersion
from design_process.progress.actions import judge_goal_by
from design_process.progress.goal_progress import BEHIND, EARLY, MISSED, ON_TRACK, REACHED, Aim, progress
from design_process.progress.models import Look
from districts.barriers.actions import Answered, answer_barrier
from tests.world import a_barrier, a_cycle, a_goal, a_prototype, an_indicator

AIM = Aim(baseline=40, begun_on=date(2026, 9, 1), target=60, by_when=date(2027, 6, 1))
LEVELS = st.lists(st.floats(0, 100), min_size=1, max_size=12)


def by_weeks(*values: float, since: date = AIM.begun_on) -> list[tuple[date, float]]:
    return [(since + timedelta(weeks=number), value) for number, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        ([41, 42, 44, 47, 46, 48], ON_TRACK),  # 40 + 20 × 35/273 = 42.6 by the sixth week; the middle of three is 47
        ([41, 42, 40, 39, 42, 90], BEHIND),  # one good week is not a change
        ([41, 47], EARLY),
        ([60, 61, 62], REACHED),
    ],
)
def test_a_goal_is_compared_with_an_even_path(values, standing):
    found = progress(AIM, by_weeks(*values), date(2026, 10, 20))
    assert found.standing == standing


def test_after_its_day_a_goal_is_reached_or_not():
    assert progress(AIM, by_weeks(50, 52, 58), date(2027, 6, 2)).standing == MISSED
    assert progress(AIM, [], date(2027, 6, 2)) is None


@given(LEVELS, st.sampled_from([date(2026, 12, 1), date(2027, 7, 1)]))
def test_less_is_better_mirrors_more_is_better(values, today):
    up = progress(AIM, by_weeks(*values), today)
    down = progress(Aim(60, AIM.begun_on, 40, AIM.by_when), by_weeks(*(100 - value for value in values)), today)
    assert (up.standing, round(up.way, 6), up.path) == (down.standing, round(down.way, 6), down.path)


@pytest.fixture
def aiming(cast, perform_owed):
    """A goal from 42 to 60 %, set twenty weeks ago, with numbers of twelve weeks up to the last."""
    cast.goal = a_goal(cast.member, by=cast.driver)
    GoalVersion.objects.update(at=timezone.now() - timedelta(weeks=20))
    cast.monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    cast.indicator = an_indicator(cast.network, by=cast.facilitator, starts_on=cast.monday - timedelta(weeks=12))

    def enter(*numbers: tuple[int, int]) -> None:
        entries = [Entry(cast.indicator.pk, cast.monday - timedelta(weeks=ago), x, 100) for ago, x in numbers]
        record_measurements(cast.member, entries, by=cast.driver)
        perform_owed()

    cast.enter = enter
    enter(*((ago, 60 - ago) for ago in range(12, 1, -1)))
    return cast


def page_of(client, person, member, **headers) -> str:
    client.force_login(person)
    answer = client.get(reverse("progress:status", args=[member.pk]), **headers)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_goal_is_judged_by_the_number_its_team_chose(aiming, client):
    assert "No number shows yet how far it is." in page_of(client, aiming.sponsor, aiming.member)
    client.force_login(aiming.driver)
    address = reverse("progress:goal_number", args=[aiming.goal.pk])
    foreign = an_indicator(aiming.network, "Elsewhere", member=aiming.neighbour)
    assert client.post(address, {"indicator": foreign.pk}).status_code == 422
    client.post(address, {"indicator": aiming.indicator.pk})
    begun = f"{timezone.localdate() - timedelta(weeks=20):%b %Y}"
    said = page_of(client, aiming.sponsor, aiming.member)
    assert f"From 42 % in {begun}, now 57 % (the middle of the last three numbers), target 60 %" in said
    assert "On track" in said
    assert "In even steps it would be" in said
    assert 'aria-label="From 42 % to 60 %, now 57 %"' in said


def test_numbers_that_are_late_are_named_and_a_reason_for_none_counts(aiming, client):
    said = page_of(client, aiming.sponsor, aiming.member)
    assert "A number is missing: “Pupils who explain” (the week of" in said
    an_indicator(aiming.network, "Visits", unit="count", starts_on=aiming.monday)
    said = page_of(client, aiming.sponsor, aiming.member)
    assert "One of 2 indicators lacks a number that was due: “Pupils who explain”" in said
    week = aiming.monday - timedelta(weeks=1)
    record_measurements(aiming.member, [Entry(aiming.indicator.pk, week)], by=aiming.driver)
    assert "All numbers that were due are in." in page_of(client, aiming.sponsor, aiming.member)


def test_a_reader_is_told_what_changed_since_their_last_visit(aiming, client):
    """Each reader has a past of their own; an hour is one visit; a page fetched ahead of time is none."""
    barrier = a_barrier(aiming.member, "No substitute", by=aiming.driver)
    card = a_cycle(a_prototype(aiming.member, by=aiming.driver), by=aiming.driver)
    began = timezone.now()
    for purpose in ({"HTTP_SEC_PURPOSE": "prefetch;prerender"}, {"HTTP_X_MOZ": "prefetch"}):
        page_of(client, aiming.sponsor, aiming.member, **purpose)
    assert not Look.objects.exists()
    for _ in range(2):
        assert "This is your first look at this page." in page_of(client, aiming.sponsor, aiming.member)
    assert Look.objects.count() == 1
    aiming.enter((1, 59), (2, 61))
    answer_barrier(barrier, Answered("removed", "Found one."), by=aiming.sponsor)
    TestCycle.objects.filter(pk=card.pk).update(visibility="named")
    judge_goal_by(aiming.goal, aiming.indicator, by=aiming.driver)
    with time_machine.travel(began + timedelta(hours=5)):
        for _ in range(2):  # looked at again within the hour, the page still says it
            said = page_of(client, aiming.sponsor, aiming.member)
            assert "One new number for “Pupils who explain”: 59 of 100 (59 %), week of" in said
            assert "corrected from 58 of 100 (58 %) to 61 of 100 (61 %)" in said
            assert "Barrier “No substitute”: removed." in said
            assert "The team opened a card: Cycle 1 of Talk moves" in said
            assert "Goal “Pupils explain how they solved a problem”: on track." in said
        assert "This is your first look at this page." in page_of(client, aiming.driver, aiming.member)
    with time_machine.travel(began + timedelta(hours=7)):
        assert "Nothing has changed since you last looked" in page_of(client, aiming.sponsor, aiming.member)


def test_a_card_that_is_not_released_is_in_nobodys_look(aiming, client):
    a_cycle(a_prototype(aiming.member, by=aiming.driver), "A secret question?", by=aiming.driver)
    for person in (aiming.sponsor, aiming.driver, aiming.facilitator):
        page_of(client, person, aiming.member)
    assert not [look for look in Look.objects.all() if look.seen["cards"]]
