"""The planner, from a problem to a plan."""

from districts.scheduling.planner import plan_year
from districts.scheduling.reading import read_problem
from districts.scheduling.rules import check

PROBLEM = {
    "timezone": "America/Los_Angeles", "starts_on": "2026-08-17", "ends_on": "2027-06-04", "time_limit_s": 20,
    "network_meetings": {
        "every_weeks": 8, "tolerance_weeks": 2, "weekdays": [1, 2, 3], "starts_at": "09:00", "minutes": 360,
        "mode": "in_person",
    },
    "checkins": {
        "between_meetings": 1, "minutes": 60, "mode": "virtual", "weekdays": [0, 1, 2, 3, 4],
        "start_times": ["08:00", "10:00", "13:30", "15:30"],
    },
    "facilitators": [{"id": "f1", "base": "hub", "max_checkins_per_week": 6, "away": [["2026-11-23", "2026-11-27"]]}],
    "members": [
        {"id": f"d{n}", "site": f"d{n}", "people": 6, "substitutes": 4, "max_out_same_day": 6, "can_host": True,
         "closed": [["2026-11-23", "2026-11-27"]], "testing": [], "capacity": 60}
        for n in (1, 2, 3)
    ],
    "travel_minutes": {
        "d1": {"d2": 30, "d3": 40}, "d2": {"d1": 30, "d3": 20}, "d3": {"d1": 40, "d2": 20},
    },
}  # fmt: skip


def test_a_year_is_planned():
    problem = read_problem(PROBLEM)
    plan = plan_year(problem)
    assert plan.status == "optimal"
    assert check(problem, plan) == []
    assert len(plan.meetings) == 5
    assert {row.host for row in plan.meetings[:3]} == {"d1", "d2", "d3"}
