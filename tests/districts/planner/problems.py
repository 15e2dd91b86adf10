"""Problems for the planner, by name: what a network may ask, from one member to sixty.

Each is data as `manage.py plan_year` reads it; `NAMED[name]()` makes it anew.
"""

import math
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

Data = dict[str, Any]
NAMED: dict[str, Callable[[], Data]] = {}
IMPOSSIBLE = {"everyone-closed", "locked-clash", "locked-host-closed", "too-many-meetings", "team-too-large-to-leave"}
RURAL = 1.3  # a road's length over the great circle
MILES_AN_HOUR = 35
COMMON = [["2026-11-23", "2026-11-27"], ["2026-12-21", "2027-01-01"], ["2027-01-18", "2027-01-18"]]
# The members of a real county network: latitude and longitude of their offices.
EL_DORADO = {
    "buckeye": (38.625877, -121.04826), "camino": (38.734611, -120.67882), "high": (38.694651, -120.82379),
    "county": (38.720320, -120.86639), "gold-oak": (38.692386, -120.71838), "gold-trail": (38.770686, -120.92795),
    "indian-diggings": (38.581663, -120.57737), "mother-lode": (38.708332, -120.83076),
    "pioneer": (38.605270, -120.71193), "placerville": (38.728522, -120.79343),
    "pollock-pines": (38.746541, -120.57773), "rescue": (38.694692, -121.00831), "silver-fork": (38.7465, -120.3),
}  # fmt: skip


def named(name: str) -> Callable[[Callable[[], Data]], Callable[[], Data]]:
    def keep(make: Callable[[], Data]) -> Callable[[], Data]:
        NAMED[name] = make
        return make

    return keep


def member(key: str, **given: Any) -> Data:
    return {
        "id": key,
        "site": key,
        "people": 5,
        "substitutes": 3,
        "can_host": True,
        "capacity": 400,
        "closed": COMMON,
        **given,
    }


def facilitator(key: str = "f1", **given: Any) -> Data:
    return {"id": key, "base": "hub", "max_checkins_per_week": 6, **given}


def problem(members: list[Data], travel: Data, **given: Any) -> Data:
    """A year of a few members. `meetings` and `checkins` override single rules; the rest whole fields."""
    meetings, checkins = given.pop("meetings", {}), given.pop("checkins", {})
    return {
        "timezone": "America/Los_Angeles", "starts_on": "2026-08-17", "ends_on": "2027-06-04", "time_limit_s": 30,
        "network_meetings": {
            "every_weeks": 8, "tolerance_weeks": 2, "weekdays": [1, 2, 3], "starts_at": "09:00", "minutes": 360,
            "mode": "in_person", **meetings,
        },
        "checkins": {
            "between_meetings": 1, "minutes": 60, "mode": "virtual", "weekdays": [0, 1, 2, 3, 4],
            "start_times": ["08:00", "10:00", "13:30", "15:30"], **checkins,
        },
        "facilitators": [facilitator()], "members": members, "travel_minutes": travel, **given,
    }  # fmt: skip


def on_a_road(*minutes: int) -> tuple[list[Data], Data]:
    """Members d1, d2, ... along one road, so many minutes from its start."""
    keys = [f"d{number}" for number in range(1, len(minutes) + 1)]
    where = dict(zip(keys, minutes, strict=True)) | {"hub": 0}
    travel = {one: {other: abs(where[one] - where[other]) for other in where if other != one} for one in where}
    return [member(key) for key in keys], travel


def by_coordinates(places: dict[str, tuple[float, float]]) -> Data:
    return {one: {other: drive(places[one], places[other]) for other in places if other != one} for one in places}


def drive(one: tuple[float, float], other: tuple[float, float]) -> int:
    """Minutes by road between two points of latitude and longitude."""
    north, east, there, further = map(math.radians, (*one, *other))
    part = math.sin((there - north) / 2) ** 2 + math.cos(north) * math.cos(there) * math.sin((further - east) / 2) ** 2
    return round(2 * 3958.8 * math.asin(math.sqrt(part)) * RURAL / MILES_AN_HOUR * 60)


def scattered(count: int, *, seed: int = 1, closures: int = 2) -> Data:
    """Many members over a rural region, each with weeks of its own when it is closed or testing."""
    dice = random.Random(seed)
    spots = {f"d{n}": (38 + dice.random() * 0.8, -121 + dice.random() * 1.1) for n in range(1, count + 1)}
    spots["hub"] = (38.4, -120.5)

    def some(times: int, first: int, last: int, longest: int) -> list[list[str]]:
        starts = [date(2026, 8, 17) + timedelta(days=dice.randrange(first, last)) for _ in range(times)]
        return [[str(start), str(start + timedelta(days=dice.randrange(longest)))] for start in starts]

    members = [
        member(
            key,
            people=dice.randint(3, 7),
            closed=COMMON + some(closures, 10, 285, 6),
            testing=some(1, 200, 270, 14),
            can_host=dice.random() < 0.9,
            capacity=dice.choice([400, 450, 40]),
        )
        for key in spots
        if key != "hub"
    ]
    helpers = [facilitator(f"f{n}", away=some(2, 20, 280, 5)) for n in range(1, 2 + count // 12)]
    driven = {f"d{n}": dice.choice([0, 60, 180]) for n in range(1, count + 1)}
    return problem(members, by_coordinates(spots), facilitators=helpers, history={"minutes_driven": driven})


@named("three-on-a-road")
def _three() -> Data:
    return problem(*on_a_road(0, 30, 70))


@named("one-member")
def _one() -> Data:
    return problem(*on_a_road(20))


@named("no-date-suits-all")
def _no_date() -> Data:
    members, travel = on_a_road(0, 30, 70)
    members[0]["closed"] = [["2026-10-01", "2026-11-15"]]
    members[1]["testing"] = [["2026-11-10", "2026-12-20"]]
    members[2]["closed"] = [["2026-09-01", "2026-09-30"], ["2027-02-01", "2027-03-31"]]
    return problem(members, travel, meetings={"tolerance_weeks": 1})


@named("one-site-only")
def _one_site() -> Data:
    members, travel = on_a_road(0, 25, 50, 90)
    for other in members[1:]:
        other["can_host"] = False
    return problem(members, travel)


@named("everyone-closed")
def _everyone_closed() -> Data:
    members, travel = on_a_road(0, 30)
    for one in members:
        one["closed"] = [["2026-08-01", "2027-06-30"]]
    return problem(members, travel)


@named("locked-dates")
def _locked() -> Data:
    locked = {"meetings": [{"on": "2026-10-05", "host": "d2"}, {"on": "2027-02-03"}], "checkins": []}
    return problem(*on_a_road(0, 30, 45, 70, 90, 120), locked=locked)


@named("locked-clash")
def _locked_clash() -> Data:
    locked = {"meetings": [{"on": "2026-09-16", "host": "d1"}, {"on": "2026-10-01", "host": "d2"}]}
    return problem(*on_a_road(0, 30, 70), meetings={"count": 1}, locked=locked)


@named("locked-host-closed")
def _locked_host_closed() -> Data:
    locked = {"meetings": [{"on": "2026-11-24", "host": "d1"}]}
    return problem(*on_a_road(0, 30, 70), locked=locked)


@named("locked-out-of-turn")
def _out_of_turn() -> Data:
    """Few hosts, more meetings than hosts, and one of them locked in the middle: turns count meeting by meeting."""
    locked = {"meetings": [{"on": "2027-01-06", "host": "d1"}]}
    return problem(*on_a_road(0, 30, 70), locked=locked)


@named("locked-first-and-later")
def _first_and_later() -> Data:
    """The same with the first meeting locked too: it counts once, not twice."""
    held = [{"on": "2026-08-18", "host": "d1"}, {"on": "2026-09-15", "host": "d2"}, {"on": "2027-01-06", "host": "d2"}]
    meetings = {"every_weeks": 4, "tolerance_weeks": 1}
    return problem(*on_a_road(0, 30, 70), meetings=meetings, locked={"meetings": held})


@named("history")
def _history() -> Data:
    history = {"hosted": {"d1": 1, "d2": 1}, "minutes_driven": {"d1": 40, "d4": 300}, "facilitator": {"d3": "f2"}}
    helpers = [facilitator("f1"), facilitator("f2")]
    return problem(*on_a_road(0, 20, 55, 80), facilitators=helpers, history=history)


@named("capacity")
def _capacity() -> Data:
    members, travel = on_a_road(0, 30, 70, 75)
    for one, room in zip(members, (19, 20, 30, 12), strict=True):
        one["capacity"] = room
    return problem(members, travel)


@named("replan")
def _replan() -> Data:
    locked = {
        "meetings": [{"on": "2026-09-02", "host": "d3"}],
        "checkins": [
            {"member": "d1", "facilitator": "f1", "on": "2026-10-06", "starts_at": "11:00"},
            {"member": "d2", "facilitator": "f2", "on": "2026-10-06", "starts_at": "08:00"},
        ],
    }
    announced = {
        "meetings": [{"on": "2026-09-02", "host": "d3"}, {"on": "2026-10-28", "host": "d1"},
                     {"on": "2026-12-16", "host": "d4"}],
        "checkins": [{"member": "d4", "facilitator": "f2", "on": "2026-09-30", "starts_at": "13:30"}],
    }  # fmt: skip
    helpers = [facilitator("f1"), facilitator("f2")]
    return problem(*on_a_road(0, 30, 70, 75), facilitators=helpers, locked=locked, announced=announced)


@named("virtual")
def _virtual() -> Data:
    members, _ = on_a_road(0, 30, 70)
    for one in members:
        one["can_host"] = False
    locked = {"meetings": [{"on": "2026-10-05"}]}
    return problem(members, {}, meetings={"mode": "virtual"}, locked=locked)


@named("hybrid")
def _hybrid() -> Data:
    return problem(*on_a_road(0, 30, 70), meetings={"mode": "hybrid", "every_weeks": 6})


@named("testing-windows")
def _testing() -> Data:
    members, travel = on_a_road(0, 30, 70, 75)
    for number, one in enumerate(members):
        one["testing"] = [[f"2027-0{3 + number % 3}-{1 + 5 * number:02}", f"2027-0{4 + number % 3}-10"]]
    return problem(members, travel)


@named("facilitators-away")
def _away() -> Data:
    away = [["2026-09-07", "2026-09-25"], ["2026-11-01", "2026-11-30"]]
    helpers = [facilitator("f1", away=away), facilitator("f2", away=[["2026-09-10", "2026-10-02"]])]
    return problem(*on_a_road(0, 30, 70, 75, 80), facilitators=helpers)


@named("weekly-most")
def _weekly() -> Data:
    helpers = [facilitator("f1", max_checkins_per_week=1), facilitator("f2", max_checkins_per_week=0)]
    return problem(*on_a_road(0, 30, 70, 75, 80, 85, 90), facilitators=helpers)


@named("check-ins-with-a-road-between")
def _in_person() -> Data:
    helpers = [facilitator("f1"), facilitator("f2", max_checkins_per_week=3)]
    checkins = {"mode": "in_person", "start_times": ["08:00", "09:30", "11:00", "13:00", "14:30"]}
    return problem(*on_a_road(0, 20, 60, 130, 135), facilitators=helpers, checkins=checkins)


@named("two-check-ins-a-gap")
def _two_checkins() -> Data:
    checkins = {"between_meetings": 2, "minutes": 90, "start_times": ["08:00", "09:00", "13:00"]}
    return problem(*on_a_road(0, 30, 70), checkins=checkins)


@named("no-check-ins")
def _no_checkins() -> Data:
    return problem(*on_a_road(0, 30, 70), checkins={"between_meetings": 0}, facilitators=[])


@named("short-window")
def _short() -> Data:
    return problem(*on_a_road(0, 30, 70), starts_on="2026-09-01", ends_on="2026-10-09")


@named("too-many-meetings")
def _too_many() -> Data:
    return problem(*on_a_road(0, 30, 70), meetings={"count": 9})


@named("every-month")
def _monthly() -> Data:
    return problem(*on_a_road(0, 10, 30, 70, 95), meetings={"every_weeks": 4, "tolerance_weeks": 1})


@named("team-too-large-to-leave")
def _too_large() -> Data:
    members, travel = on_a_road(0, 30, 70)
    members[1]["max_out_same_day"] = 4
    return problem(members, travel)


@named("el-dorado")
def _el_dorado() -> Data:
    members = [member(key, people=6, substitutes=4, max_out_same_day=6, capacity=100) for key in EL_DORADO]
    small = {one["id"]: one for one in members}
    small["silver-fork"] |= {"people": 1, "substitutes": 1, "capacity": 20}
    small["indian-diggings"] |= {"people": 2, "substitutes": 1, "can_host": False}
    helpers = [facilitator("f1"), facilitator("f2", away=[["2027-02-15", "2027-02-19"]])]
    travel = by_coordinates(EL_DORADO | {"hub": (38.5816, -121.4944)})
    return problem(members, travel, facilitators=helpers)


@named("thirty")
def _thirty() -> Data:
    return scattered(30)


@named("sixty")
def _sixty() -> Data:
    return scattered(60)
