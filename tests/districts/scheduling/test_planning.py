"""The year as a problem to be solved, before it and in the middle of it; and its solution, run from the page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from districts.planner.planner import plan_year
from districts.planner.reading import read_problem
from districts.planner.rules import check
from districts.scheduling import actions
from districts.scheduling.building import build_problem
from districts.scheduling.defaults import first_and_last_day, planned_year
from districts.scheduling.models import MemberNeeds, PlanDraft, PlanRun
from network.outbox.models import Effect
from tests.districts.scheduling.year import closed, year_page
from tests.world import a_member
from tests.world_planning import AUGUST, a_draft, a_publication, a_run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("august")]


def test_a_network_that_has_set_nothing_can_be_planned(network, cast):
    built = build_problem(planned_year(network), now=AUGUST)
    problem = read_problem(built.problem)
    assert (problem.starts_on, problem.ends_on) == (date(2026, 8, 17), date(2027, 6, 4))
    ridge = problem.member[f"m{cast.member.pk}"]
    assert (ridge.people, ridge.substitutes, ridge.can_host) == (3, 1, True)
    assert {each.about for each in built.assumed} >= {"calendars"}
    plan = plan_year(problem)
    assert check(problem, plan) == []
    assert len(plan.meetings) == 5


@pytest.mark.parametrize("year", ["2026-27", "2027-28", "2029-30"])
def test_the_planned_days_begin_on_a_monday_and_end_on_a_friday(year):
    first, last = first_and_last_day(year)
    assert (first.weekday(), last.weekday()) == (0, 4)
    assert (first.month, last.month) == (8, 6)


def test_what_a_facilitator_set_replaces_what_the_team_says(network, cast):
    needs = MemberNeeds(
        network=network, member=cast.member, school_year="2026-27", people=9, substitutes=0, can_host=False, capacity=12
    )
    actions.set_member_needs(needs, by=cast.facilitator)
    member = read_problem(build_problem(planned_year(network), now=AUGUST).problem).member[f"m{cast.member.pk}"]
    assert (member.people, member.substitutes, member.can_host, member.capacity) == (9, 0, False, 12)


def test_a_drive_that_nobody_knows_is_taken_for_an_hour_and_said_so(network):
    a_member(network, "Nowhere Yet")
    built = build_problem(planned_year(network), now=AUGUST)
    problem = read_problem(built.problem)
    nowhere = next(member for member in problem.members if member.said == "Nowhere Yet")
    assert problem.round_trip(nowhere.id, problem.members[0].id) == 120
    assert ("Nowhere Yet",) in [each.names for each in built.assumed if each.about == "distances"]


def test_a_member_that_hosts_at_a_school_is_driven_to_there(network, cast):
    school = cast.member.district.schools.create(
        network=network, name="Far School", cds_code="1", latitude=39.9, longitude=-120.1
    )
    before = read_problem(build_problem(planned_year(network), now=AUGUST).problem)
    needs = MemberNeeds(network=network, member=cast.member, school_year="2026-27", site=school)
    actions.set_member_needs(needs, by=cast.facilitator)
    after = read_problem(build_problem(planned_year(network), now=AUGUST).problem)
    here, there = f"m{cast.neighbour.pk}", f"m{cast.member.pk}"
    assert after.round_trip(here, there) > before.round_trip(here, there) + 30


def test_the_number_of_queries_does_not_grow_with_members(network, django_assert_num_queries):
    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as seen:
            build_problem(planned_year(network), now=AUGUST)
        return len(seen)

    few = queries()
    for number in range(6):
        a_member(network, f"District {number}")
    assert queries() == few


# --- in the middle of the year ------------------------------------------------------------------


def test_what_was_held_is_history_and_what_is_near_stays(network, perform_owed):
    a_publication(a_draft(network))
    perform_owed()
    first, second = (date.fromisoformat(row["on"]) for row in planned_year(network).published.plan["meetings"][:2])
    soon_after = datetime(first.year, first.month, first.day, 22, tzinfo=UTC) + timedelta(days=3)
    problem = read_problem(build_problem(planned_year(network), now=soon_after).problem)
    assert problem.starts_on == first  # the last meeting keeps the next one at its distance
    assert [choice.on for choice in problem.locked.meetings] == [first]
    assert second in [choice.on for choice in problem.announced.meetings]
    plan = plan_year(problem)
    assert check(problem, plan) == []
    published = [date.fromisoformat(row["on"]) for row in planned_year(network).published.plan["meetings"]]
    assert [row.on for row in plan.meetings] == published  # nothing announced moves, or is gone, without a reason
    assert all(row.on > soon_after.date() for row in plan.checkins if row not in problem.locked.checkins)


def test_planned_again_after_each_meeting_the_year_keeps_its_number_of_meetings(network, cast, perform_owed):
    closed(cast.member, "2026-08-17", "2026-09-25")  # so that the last meeting is less than an interval from the end
    a_publication(a_draft(network))
    perform_owed()
    out = [date.fromisoformat(row["on"]) for row in planned_year(network).published.plan["meetings"]]
    for held, day in enumerate(out):
        after = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=3)
        problem = read_problem(build_problem(planned_year(network), now=after).problem)
        assert [row.on for row in plan_year(problem).meetings] == out[held:]


# --- the run ------------------------------------------------------------------------------------


def test_plan_from_the_page(hub, network, perform_owed):
    page = hub.get(year_page(network))
    assert "Plan the year" in page.content.decode()
    answer = hub.post(reverse("scheduling:start", args=[network.slug]))
    assert answer.headers["Location"] == year_page(network)
    assert "Stop it" in hub.get(year_page(network)).content.decode()
    perform_owed()
    text = hub.get(year_page(network)).content.decode()
    assert "Five meetings; the worst-off member, " in text
    assert "nobody misses a meeting" in text
    assert PlanRun.objects.get().state == "done"


def test_pressed_twice_it_runs_once(hub, network, perform_owed):
    for _ in range(2):
        hub.post(reverse("scheduling:start", args=[network.slug]))
    assert PlanRun.objects.count() == 1
    perform_owed()
    assert PlanDraft.objects.count() == 1


def test_the_page_asks_for_progress_and_loads_itself_anew_at_the_end(hub, network, perform_owed):
    a_run(network)
    part = hub.get(year_page(network), headers={"HX-Request": "true"})
    assert 'hx-trigger="every 1s"' in part.content.decode()
    assert "<html" not in part.content.decode()
    perform_owed()
    assert hub.get(year_page(network), headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_a_run_that_waits_is_stopped_at_once(hub, network, perform_owed):
    run = a_run(network)
    hub.post(reverse("scheduling:stop", args=[run.pk]))
    run.refresh_from_db()
    assert run.state == "cancelled"
    perform_owed()
    assert not PlanDraft.objects.exists()


def test_a_run_whose_worker_died_each_time_makes_room_for_another(hub, network):
    run = a_run(network)
    PlanRun.objects.update(state="running")
    Effect.objects.filter(key=actions.run_key(run)).update(state=Effect.State.PARKED)
    assert "stopped each time" in hub.get(year_page(network)).content.decode()
    hub.post(reverse("scheduling:start", args=[network.slug]))
    run.refresh_from_db()
    assert run.state == "failed"
    assert PlanRun.objects.filter(state="queued").count() == 1


def test_a_clash_is_said_in_words(hub, network, cast, perform_owed):
    year = actions.stored_year(network)
    actions.set_year(network, {"weekdays": [2], "every_weeks": 20, "tolerance_weeks": 0}, by=cast.facilitator)
    for member in (cast.member, cast.neighbour):
        needs = MemberNeeds(network=network, member=member, school_year=year.school_year, can_host=False)
        actions.set_member_needs(needs, by=cast.facilitator)
    silver = network.members.get(district__name="Silver Fork")
    actions.set_member_needs(
        MemberNeeds(network=network, member=silver, school_year=year.school_year, capacity=1), by=cast.facilitator
    )
    hub.post(reverse("scheduling:start", args=[network.slug]))
    perform_owed()
    run = PlanRun.objects.get()
    assert run.state == "failed"
    assert len(run.reason) > 20
    assert "No plan fits as things are." in hub.get(year_page(network)).content.decode()
