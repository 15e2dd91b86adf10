"""The planner, from a problem to a plan: no rule is broken, the levels are the best there are, and it says why."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from districts.planner.costs import cost_of
from districts.planner.plan import LEVELS, Plan, read_plan
from districts.planner.planner import plan_year, replan
from districts.planner.problem import BadProblem, Choice, Problem, Settled, problem_as_data
from districts.planner.reading import read_problem
from districts.planner.rules import check, check_meetings
from districts.planner.solving import Stopped
from districts.planner.words import hours
from districts.scheduling.telling import hours as on_the_page
from tests.districts.planner.plan_check import best, broken
from tests.districts.planner.problems import IMPOSSIBLE, NAMED, facilitator, on_a_road, problem
from tests.districts.planner.small import small

_made: dict[str, tuple[Problem, Plan]] = {}


def planned(name: str) -> tuple[Problem, Plan]:
    """A named problem and its plan, made once.

    How fast a proof is found is measured in benchmarks/planning.py: here a busy machine has all the time it needs.
    """
    if name not in _made:
        problem = replace(read_problem(NAMED[name]()), time_limit_s=300)
        _made[name] = problem, plan_year(problem)
    return _made[name]


@pytest.mark.parametrize("name", sorted(NAMED.keys() - IMPOSSIBLE))
def test_no_rule_is_broken_and_the_best_is_proven(name):
    problem, plan = planned(name)
    assert broken(NAMED[name](), plan.as_data()) == []
    assert check(problem, plan) == []
    assert plan.status == "optimal"
    assert {level: plan.bounds[level] for level in LEVELS} == plan.as_data()["levels"]
    assert read_plan(plan.as_data()) == plan


@pytest.mark.parametrize("name", sorted(NAMED.keys() - IMPOSSIBLE))
def test_alternatives_are_possible_and_cost_what_they_say(name):
    problem, plan = planned(name)
    choices = [row.choice for row in plan.meetings]
    for row in plan.meetings:
        assert len(row.alternatives) <= 2
        for other in row.alternatives:
            changed = [choice for choice in choices if choice != row.choice] + [Choice(other.on, other.host)]
            assert check_meetings(problem, changed) == []
            cost = cost_of(problem, changed)
            assert (cost.levels.worst_minutes, cost.levels.total_minutes) == (other.worst_minutes, other.total_minutes)
            assert cost.levels >= plan.levels
            assert other.why


@pytest.mark.parametrize(
    ("name", "clash", "help_"),
    [
        ("everyone-closed", "is a member open that would host", "No single change"),
        ("locked-clash", "Two meetings are locked, and one should be planned", "when nothing is locked"),
        ("locked-host-closed", "d1 would host on Tue 24 Nov 2026, but is closed then", "when nothing is locked"),
        ("too-many-meetings", "Nine meetings need 48 weeks at least", "seven meetings instead of nine"),
        ("team-too-large-to-leave", "d2 sends 5 people", "Raise how many may be out"),
    ],
)
def test_what_cannot_be_planned_says_which_rules_clash_and_what_to_relax(name, clash, help_):
    _, plan = planned(name)
    assert plan.status == "infeasible"
    assert clash in plan.says[0]
    assert any(help_ in words for words in plan.says[1:])


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_no_plan_of_a_small_problem_is_better(seed):
    data = small(random.Random(seed))
    try:
        problem = read_problem(data)
    except BadProblem:
        return
    plan, wanted = plan_year(problem), best(data)
    found = tuple(plan.as_data()["levels"][level] for level in LEVELS)
    assert (None if plan.status == "infeasible" else found) == wanted
    if wanted is None:
        assert len(plan.says) > 1
    else:
        assert broken(data, plan.as_data()) == []


# --- single rules -------------------------------------------------------------------------------


def test_the_same_problem_gives_the_same_plan():
    problem, plan = planned("el-dorado")
    assert plan_year(problem) == plan


def test_history_decides_who_hosts_first_and_who_holds_the_check_in():
    _, plan = planned("history")
    assert {row.host for row in plan.meetings[:2]} == {"d3", "d4"}
    assert next(row.facilitator for row in plan.checkins if row.member == "d3") == "f2"


def test_what_is_locked_stays_and_a_lock_of_a_day_leaves_the_host_open():
    _, plan = planned("locked-dates")
    assert (date(2026, 10, 5), "d2") in {(row.on, row.host) for row in plan.meetings}
    assert date(2027, 2, 3) in {row.on for row in plan.meetings}
    assert [row.on for row in plan.meetings if row.why == "Locked: it stays as it is."] == [date(2026, 10, 5)]


def test_who_misses_a_meeting_is_named_and_offered_to_join_virtually():
    _, plan = planned("no-date-suits-all")
    missed = [row for row in plan.meetings if row.missing]
    assert missed
    assert all("virtually" in row.why and row.missing[0] in row.why for row in missed)


def test_a_check_in_without_room_says_why():
    _, plan = planned("weekly-most")
    assert {"More check-ins a week" in row.why or "more check-ins a week" in row.why for row in plan.unplaced} == {True}


def test_planning_anew_changes_nothing_when_nothing_changed():
    problem, plan = planned("el-dorado")
    again = plan_year(replan(problem, plan, Settled()))
    assert [row.choice for row in again.meetings] == [row.choice for row in plan.meetings]
    kept = {(row.member, row.facilitator, row.on) for row in plan.checkins}
    assert {(row.member, row.facilitator, row.on) for row in again.checkins} == kept


def test_planning_anew_keeps_announced_days_that_cost_the_same():
    problem, plan = planned("three-on-a-road")
    moved = tuple(row.choice for row in plan.meetings)
    swapped = (Choice(moved[0].on, moved[1].host), Choice(moved[1].on, moved[0].host), *moved[2:])
    anew = plan_year(replace(problem, announced=Settled(swapped)))
    assert anew.levels == plan.levels
    assert [row.choice for row in anew.meetings] == list(swapped)


def test_a_change_by_hand_is_added_up_at_once_and_says_what_it_breaks():
    problem, plan = planned("three-on-a-road")
    first, *rest = [row.choice for row in plan.meetings]
    said = check_meetings(problem, [Choice(date(2026, 9, 12), rest[0].host), *rest])
    assert any("Sat 12 Sep 2026 is not on one of the weekdays" in words for words in said)
    assert any("hosts again" in words for words in said)
    assert cost_of(problem, [first, *rest]).levels == plan.levels


def test_progress_is_told_and_the_planner_can_be_stopped():
    problem, _ = planned("three-on-a-road")
    told: list[Any] = []
    plan_year(problem, on_progress=lambda *said: told.append(said))
    assert {"missing", "worst_minutes", "total_minutes", "spacing_days"} <= {level for level, *_ in told}
    with pytest.raises(Stopped):
        plan_year(problem, should_stop=lambda: True)


def test_more_meetings_than_days_are_refused_in_words_and_at_once():
    data = NAMED["three-on-a-road"]()
    data["network_meetings"]["count"] = 1_000_000
    plan = plan_year(read_problem(data))
    assert plan.status == "infeasible"
    assert "It works with seven meetings instead of 1,000,000." in plan.says


def test_two_check_ins_a_gap_stay_near_their_own_days_when_the_road_decides_who_comes_when():
    checkins = {"between_meetings": 2, "mode": "in_person", "minutes": 30, "weekdays": [1, 2, 3, 4]}
    data = problem(*on_a_road(0, 67, 96), starts_on="2027-08-16", ends_on="2027-09-25", checkins=checkins,
                   meetings={"every_weeks": 2, "tolerance_weeks": 0, "weekdays": [1], "count": 2})  # fmt: skip
    data["members"][0]["closed"] = [["2027-08-16", "2027-08-16"], ["2027-09-03", "2027-09-05"]]
    data["members"][1] |= {"closed": [["2027-09-16", "2027-09-30"]], "testing": [["2027-09-02", "2027-09-08"]]}
    data["members"][2] |= {"closed": [["2027-09-17", "2027-10-02"]], "testing": [["2027-09-07", "2027-09-10"]]}
    plan = plan_year(read_problem(data))
    assert plan.status == "optimal"
    assert plan.later_levels["days_from_middle"] == plan.bounds["days_from_middle"]


def test_of_equally_good_days_those_are_taken_where_every_check_in_finds_room():
    members, travel = on_a_road(20)
    members[0] |= {"closed": [["2026-08-22", "2026-08-29"]], "testing": [["2026-09-10", "2026-09-14"]]}
    checkins = {"between_meetings": 2, "start_times": ["08:00"]}
    helpers = [facilitator("f1", away=[["2026-08-26", "2026-08-26"]]), facilitator("f2", max_checkins_per_week=1),
               facilitator("f3", away=[["2026-08-25", "2026-08-30"]])]  # fmt: skip
    meetings = {"every_weeks": 2, "tolerance_weeks": 0, "weekdays": [0, 4]}
    data = problem(members, travel, starts_on="2026-08-17", ends_on="2026-09-23", facilitators=helpers,
                   checkins=checkins, meetings=meetings)  # fmt: skip
    plan = plan_year(read_problem(data))
    assert (plan.later_levels["unplaced"], plan.later_levels["days_from_middle"]) == (0, 7)


def test_too_little_time_gives_a_plan_that_breaks_no_rule_and_says_so():
    data = NAMED["thirty"]()
    problem = replace(read_problem(data), time_limit_s=0.01)
    plan = plan_year(problem)
    assert plan.status in ("feasible", "optimal")
    assert broken(data, plan.as_data()) == []
    assert plan.status == "optimal" or "Time ran out" in plan.says[0]


@pytest.mark.parametrize("name", ["replan", "virtual"])
def test_a_problem_reads_back_as_it_was_written(name):
    problem, plan = planned(name)
    again = replan(problem, plan, Settled(tuple(row.choice for row in plan.meetings[:2]), problem.locked.checkins))
    assert read_problem(problem_as_data(problem)) == problem
    assert read_problem(problem_as_data(again)).locked == again.locked
    assert read_problem({**problem_as_data(problem), "announced": as_announced(plan)})


def as_announced(plan: Plan) -> dict[str, Any]:
    """A plan's own rows, handed back as they are."""
    return {key: plan.as_data()[key] for key in ("meetings", "checkins")}


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 min"), (45, "45 min"), (70, "1 h 10 min"), (120, "2 h"), (605, "10 h 5 min")]
)
def test_plan_and_page_say_a_time_the_same_way(minutes, said):
    assert hours(minutes).replace("\u00a0", " ") == said
    assert minutes == 0 or on_the_page(minutes) == hours(minutes)
