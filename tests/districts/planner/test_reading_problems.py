"""What the planner refuses: the field is named, in words that say what belongs there."""

import copy
from typing import Any

import pytest

from districts.planner.problem import BadProblem
from districts.planner.reading import read_problem
from tests.districts.planner.problems import NAMED

GOOD = NAMED["three-on-a-road"]()
# A path into the problem, what is put there (GONE: taken away), and what is said.
GONE = object()
BOOKING = {"member": "d1", "facilitator": "f1", "on": "2026-10-06", "starts_at": "08:00"}
WRONG: list[tuple[str, Any, str]] = [
    ("timezone", "Mars/Base", "timezone: is 'Mars/Base', which is no time zone"),
    ("timezone", "../../etc/passwd", "timezone: is '../../etc/passwd', which is no time zone"),
    ("starts_on", "17.8.2026", "starts_on: should be a day as 2026-10-07, not '17.8.2026'."),
    ("starts_on", "2026-W34-1", "starts_on: should be a day as 2026-10-07, not '2026-W34-1'."),
    ("starts_on", GONE, "starts_on: is missing."),
    ("ends_on", "2026-08-01", "ends_on: 2026-08-01 is before starts_on, 2026-08-17."),
    ("ends_on", "2036-08-01", "ends_on: the window is longer than two years"),
    ("time_limit_s", 0, "time_limit_s: should be a number of seconds above 0, not 0."),
    ("network_meetings.every_weeks", 0, "network_meetings.every_weeks: is 0; it cannot be less than 1."),
    ("network_meetings.tolerance_weeks", -1, "network_meetings.tolerance_weeks: is -1; it cannot be less than 0."),
    ("network_meetings.weekdays", [7], "network_meetings.weekdays[0]: is 7; weekdays go from 0 (Monday) to 6"),
    ("network_meetings.weekdays", [], "network_meetings.weekdays: names no weekday."),
    ("network_meetings.mode", "by post", "network_meetings.mode: is 'by post'; it can be in_person, virtual, hybrid."),
    ("network_meetings.starts_at", "25:00", "network_meetings.starts_at: should be a time as 09:00, not '25:00'."),
    ("network_meetings.minutes", 1200, "network_meetings.starts_at: 09:00 and 1200 minutes more is past midnight."),
    ("network_meetings.count", 2.5, "network_meetings.count: should be a whole number, not 2.5."),
    ("network_meetings.evry_weeks", 8, "network_meetings.evry_weeks: is not a field of this format."),
    ("checkins.start_times", ["08:00", "08:00"], "checkins.start_times: has the same time twice."),
    ("checkins.start_times", [], "checkins.start_times: names no time."),
    ("checkins.between_meetings", True, "checkins.between_meetings: should be a whole number, not True."),
    ("facilitators", [], "facilitators: nobody is there to hold check-ins"),
    ("facilitators.0.away", [["2026-10-09", "2026-10-01"]], "facilitators[0].away[0]: ends on 2026-10-01, before it"),
    ("members.0.people", 10**7, "members[0].people: is 10,000,000; it cannot be more than 1,000,000."),
    ("travel_minutes.d1.d2", 10**30, "travel_minutes.d1.d2: is far too large."),
    ("members", [], "members: nobody takes part."),
    ("members", 5, "members: should be a list, not 5."),
    ("members.0", "d1", "members[0]: should be an object with named fields."),
    ("members.1.id", "d1", "members: d1 is there 2 times; every id should be there once."),
    ("members.0.people", -2, "members[0].people: is -2; it cannot be less than 0."),
    ("members.0.can_host", "yes", "members[0].can_host: should be true or false, not 'yes'."),
    ("members.0.closed", [["2026-10-01"]], "members[0].closed[0]: should be two days, the first and the last"),
    ("members.2.testing", [["2026-02-30", "2026-03-01"]], "members[2].testing[0][0]: should be a day"),
    ("travel_minutes.d1.d2", GONE, "travel_minutes.d1.d2: is missing; how many minutes is the drive from d1 to d2?"),
    ("travel_minutes.d1.d2", -5, "travel_minutes.d1.d2: is -5; it cannot be less than 0."),
    ("history", {"hosted": {"d9": 1}}, "history.hosted: there is no member d9."),
    ("history", {"minutes_driven": {"d9": 1}}, "history.minutes_driven: there is no member d9."),
    ("history", {"facilitator": {"d1": "f9"}}, "history.facilitator.d1: there is no facilitator f9."),
    ("locked", {"meetings": [{"on": "2026-10-07", "host": "d9"}]}, "locked.meetings[0].host: there is no member d9."),
    ("locked", {"meetings": [{"on": "2027-10-07"}]}, "locked.meetings[0].on: 2027-10-07 is outside the window."),
    ("locked", {"meetings": [{"on": "2026-10-07"}, {"on": "2026-10-07"}]}, "locked.meetings: 2026-10-07 is there 2"),
    ("locked", {"checkins": [{**BOOKING, "member": "d9"}]}, "locked.checkins[0].member: there is no member d9."),
    ("locked", {"checkins": [{**BOOKING, "facilitator": "f9"}]}, "locked.checkins[0].facilitator: there is no"),
    ("locked", {"checkins": [BOOKING, {**BOOKING, "member": "d2"}]}, "f1 is with d1 and d2 at the same time"),
    ("announced", {"meetings": [{"on": "2026-10-07", "host": "d9"}]}, "announced.meetings[0].host: there is no member"),
    ("lunch", True, "lunch: is not a field of this format."),
]


def changed(path: str, value: Any) -> Any:
    data = copy.deepcopy(GOOD)
    *way, last = (int(part) if part.isdigit() else part for part in path.split("."))
    inner: Any = data
    for part in way:
        inner = inner[part]
    if value is GONE:
        del inner[last]
    else:
        inner[last] = value
    return data


@pytest.mark.parametrize(("path", "value", "said"), WRONG, ids=[f"{path}-{n}" for n, (path, *_) in enumerate(WRONG)])
def test_a_field_that_is_wrong_is_named(path, value, said):
    with pytest.raises(BadProblem) as refused:
        read_problem(changed(path, value))
    assert any(said in words for words in refused.value.errors), refused.value.errors


def test_nobody_can_host():
    data = copy.deepcopy(GOOD)
    for member in data["members"]:
        member["can_host"] = False
    with pytest.raises(BadProblem, match="nobody can host; set can_host for at least one"):
        read_problem(data)
    for member in data["members"]:
        member |= {"can_host": True, "capacity": 10}
    with pytest.raises(BadProblem, match="15 people come and the largest site that would host holds 10"):
        read_problem(data)


def test_more_locked_check_ins_than_a_week_may_hold():
    data = changed("facilitators.0.max_checkins_per_week", 1)
    data["locked"] = {"checkins": [BOOKING, {**BOOKING, "member": "d2", "starts_at": "10:00"}]}
    with pytest.raises(BadProblem, match="f1 has 2 in week 41 of 2026, 1 at most"):
        read_problem(data)


@pytest.mark.parametrize("data", [None, [], "plan", 3, {}])
def test_what_is_no_problem_at_all_is_refused(data):
    with pytest.raises(BadProblem):
        read_problem(data)


def test_many_complaints_are_summed_up():
    data = changed("members", [{"id": n} for n in range(40)])
    with pytest.raises(BadProblem) as refused:
        read_problem(data)
    assert "more like these" in refused.value.errors[-1]
    assert len(refused.value.errors) == 11


def test_a_travel_pair_nobody_drives_may_be_missing():
    data = changed("members.0.can_host", False)
    data["members"][1]["can_host"] = False
    del data["travel_minutes"]["d1"]["d2"]
    read_problem(data)
