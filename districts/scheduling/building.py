"""From what the network knows to the planner's problem, with a word on everything that had to be assumed.

The names in a problem: "m12" is the member 12 and its office, "s34" a school as a site, "p7" a facilitator, "hub" the
place where facilitators start.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from districts.calendars.planning import (
    SchoolDays,
    closed_and_testing,
    travel_matrix,
    travel_settings,
    with_usual_days,
)
from districts.calendars.travel import HUB, Minutes, Reckoning, drive_minutes
from districts.directory.models import Member, Seat, StakeholderGroup
from districts.directory.places import place
from districts.scheduling.happened import Standing, standing_of
from districts.scheduling.models import FacilitatorNeeds, MemberNeeds, PlanYear
from network.membership.models import RoleGrant
from network.membership.roles import WORKING_ROLES
from network.people.models import Person

NOTICE = timedelta(days=14)  # people need so long to make room for a day
ASSUMED_MINUTES = 60  # a drive nobody has told or can reckon
TIME_LIMIT_S = 60
PLANNED_STATES = (Member.State.PREWORK, Member.State.ACTIVE)


def member_key(pk: int) -> str:
    return f"m{pk}"


def person_key(pk: int) -> str:
    return f"p{pk}"


def number_of(key: str) -> int:
    """The id in a name: "m12" → 12."""
    return int(key[1:])


@dataclass(frozen=True)
class Assumed:
    """Something missing that the plan went round. `about`: calendars, distances, teams, members."""

    about: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class MemberFacts:
    """A member as the planner sees it: what was set, or what its team says by itself."""

    member: Member
    needs: MemberNeeds
    team: int  # people who hold a working seat
    teachers: int

    @property
    def people(self) -> int:
        return self.needs.people or max(self.team, 1)

    @property
    def substitutes(self) -> int:
        wanted = self.teachers if self.needs.substitutes is None else self.needs.substitutes
        return min(wanted, self.people)

    @property
    def site(self) -> str:
        return f"s{self.needs.site_id}" if self.needs.site_id else member_key(self.member.pk)

    @property
    def site_name(self) -> str:
        return self.needs.site.name if self.needs.site else f"{self.member.district.name} office"


@dataclass(frozen=True)
class Built:
    problem: dict[str, Any]
    assumed: tuple[Assumed, ...]


def build_problem(year: PlanYear, *, now: datetime, keep: Mapping[str, Any] | None = None) -> Built:
    """The problem of a year as docs/planning.md describes it. Thirteen queries, whatever the number of members.

    `keep`: rows of a draft that the next plan leaves as they are, {"meetings": […], "checkins": […]}.
    """
    today = now.astimezone(ZoneInfo(year.network.time_zone)).date()
    facts = member_facts(year)
    stands = standing_of(year, now=now)
    window = Window.of(year, stands, today)
    days = with_usual_days(closed_and_testing(year.network, window.starts_on, year.ends_on))
    minutes, guessed = drives(year, facts)
    helpers = _facilitators(year, window)
    known = {each["id"] for each in helpers} | {member_key(each.member.pk) for each in facts}
    announced = stands.announced(window.starts_on, window.near)
    problem = {
        "timezone": year.network.time_zone,
        "starts_on": window.starts_on.isoformat(),
        "ends_on": year.ends_on.isoformat(),
        "time_limit_s": TIME_LIMIT_S,
        **_wishes(year, _meetings_left(year, stands, window)),
        "facilitators": helpers,
        "members": _members(facts, days),
        "travel_minutes": minutes,
        "history": _of_known(stands.history(before=window.starts_on), known),
        "locked": _together(stands.fixed(window.starts_on, window.near), keep or {}, window, known),
        "announced": _together(announced, {}, window, known),
    }
    return Built(problem, _assumed(facts, days, guessed))


@dataclass(frozen=True)
class Window:
    """The days that are planned. `not_before`: earlier days of it have passed. `near`: before it nothing is moved."""

    starts_on: date
    ends_on: date
    not_before: date
    near: date

    @classmethod
    def of(cls, year: PlanYear, stands: Standing, today: date) -> "Window":
        """From the first day of the year's plan, or in mid-year from the last meeting that is held or near.

        That meeting keeps the next one at its distance. Where that distance has passed, or there is none, the window
        starts as soon as people can make room for a day.
        """
        tomorrow, near = today + timedelta(days=1), today + NOTICE
        if near <= year.starts_on:
            return cls(year.starts_on, year.ends_on, year.starts_on, near)
        anchor = stands.anchor(near)
        reach = timedelta(weeks=year.every_weeks - year.tolerance_weeks)
        if anchor is not None and anchor >= year.starts_on and anchor + reach >= near:
            return cls(anchor, year.ends_on, max(tomorrow, anchor), near)
        first = min(near, year.ends_on)
        return cls(first, year.ends_on, first, near)


def member_facts(year: PlanYear) -> tuple[MemberFacts, ...]:
    """Every member that is planned for, by name: three queries."""
    rows = Member.objects.filter(network=year.network_id, state__in=PLANNED_STATES)
    members = list(rows.select_related("district").order_by("district__name", "pk"))
    wanted = MemberNeeds.objects.filter(network=year.network_id, school_year=year.school_year).select_related("site")
    needs = {row.member_id: row for row in wanted}
    seats = Seat.objects.taken().filter(network=year.network_id, grant__role__in=WORKING_ROLES)
    teams = {
        pk: (people, teachers)
        for pk, people, teachers in seats.values_list("member").annotate(
            people=Count("grant__person", distinct=True),
            teachers=Count("grant__person", distinct=True, filter=Q(stakeholder_group=StakeholderGroup.TEACHER)),
        )
    }
    return tuple(
        MemberFacts(member, needs.get(member.pk) or no_needs(year, member), *teams.get(member.pk, (0, 0)))
        for member in members
    )


def no_needs(year: PlanYear, member: Member) -> MemberNeeds:
    return MemberNeeds(network_id=year.network_id, member=member, school_year=year.school_year)


def hub_people(year: PlanYear) -> list[tuple[Person, FacilitatorNeeds]]:
    """The facilitators of the network with what they said about the year, by name: two queries."""
    grants = RoleGrant.objects.in_force().of_the_hub().filter(network=year.network_id)
    people = Person.objects.filter(is_active=True, pk__in=grants.values("person")).order_by("name", "pk")
    rows = FacilitatorNeeds.objects.filter(network=year.network_id, school_year=year.school_year)
    needs = {row.person_id: row for row in rows.select_related("base__district")}
    return [
        (each, needs.get(each.pk) or FacilitatorNeeds(network_id=year.network_id, person=each,
                                                      school_year=year.school_year))
        for each in people
    ]  # fmt: skip


def drives(year: PlanYear, facts: tuple[MemberFacts, ...]) -> tuple[Minutes, frozenset[str]]:
    """Minutes between all sites that are used, complete; and the sites of which some drive had to be assumed."""
    matrix = travel_matrix(year.network)
    offices = [HUB, *(member_key(each.member.pk) for each in facts)]
    minutes = {start: {end: matrix.minutes[start].get(end, -1) for end in offices if end != start} for start in offices}
    at_school = [each for each in facts if each.needs.site_id]
    if at_school:
        _add_schools(minutes, at_school, facts, _reckoning(year))
    guessed = {start for start, ends in minutes.items() for drive in ends.values() if drive < 0}
    if guessed:
        minutes = {
            start: {end: drive if drive >= 0 else ASSUMED_MINUTES for end, drive in ends.items()}
            for start, ends in minutes.items()
        }
    lonely = {site for site in guessed if all(matrix.minutes.get(site, {}).get(end) is None for end in offices)}
    return minutes, frozenset(lonely or guessed)


def _reckoning(year: PlanYear) -> Callable[[Any, Any], int]:
    settings = travel_settings(year.network)
    by = Reckoning(float(settings.factor), float(settings.miles_an_hour))
    return lambda one, other: drive_minutes(one, other, by) if one and other else -1


def _add_schools(
    minutes: Minutes, at_school: list[MemberFacts], facts: tuple[MemberFacts, ...], reckon: Callable[[Any, Any], int]
) -> None:
    """Put schools among the sites: reckoned where both places are known, else as far as their district's office."""
    spots: dict[str, Any] = {
        member_key(each.member.pk): place(each.member.district.latitude, each.member.district.longitude)
        for each in facts
    }
    spots |= {each.site: place(each.needs.site.latitude, each.needs.site.longitude) for each in at_school}  # type: ignore[union-attr]
    for each in at_school:
        office, site = member_key(each.member.pk), each.site
        minutes[site] = {}
        for other in [other for other in minutes if other != site]:
            reckoned = reckon(spots.get(site), spots.get(other)) if other in spots else -1
            there = 0 if other == office else minutes[office].get(other, -1)
            back = 0 if other == office else minutes[other].get(office, -1)
            minutes[site][other] = reckoned if reckoned >= 0 else there
            minutes[other][site] = reckoned if reckoned >= 0 else back


def _meetings_left(year: PlanYear, stands: Standing, window: Window) -> int | None:
    """How many meetings the rest of a year has, those that stand included. None before the year: as many as fit.

    A window that starts with a meeting has room for one more than it has intervals. What is out under the same rules
    keeps its number, although it may stand closer than the interval says.
    """
    if window.starts_on <= year.starts_on:
        return None
    standing = [each.on for each in stands.meetings if window.starts_on <= each.on <= window.ends_on]
    held = sum(year.starts_on <= each.on < window.starts_on for each in stands.meetings)
    days, whole = (window.ends_on - window.starts_on).days, (year.ends_on - year.starts_on).days + 1
    apart, least = 7 * year.every_weeks, 7 * max(1, year.every_weeks - year.tolerance_weeks)
    room = days // apart + 1 if window.starts_on in standing else (days + 1) // apart
    count = min(room, whole // apart - held)
    if year.published and _same_rhythm(year, year.published.problem["network_meetings"]):
        count = max(count, min(len(standing), days // least + 1))
    locked = len(stands.fixed(window.starts_on, window.near)["meetings"])
    return max(1, locked, count)


def _same_rhythm(year: PlanYear, rules: Mapping[str, Any]) -> bool:
    return (rules["every_weeks"], rules["tolerance_weeks"]) == (year.every_weeks, year.tolerance_weeks)


def _wishes(year: PlanYear, meetings: int | None) -> dict[str, Any]:
    return {
        "network_meetings": {
            "every_weeks": year.every_weeks,
            "tolerance_weeks": year.tolerance_weeks,
            "weekdays": year.weekdays,
            "starts_at": f"{year.starts_at:%H:%M}",
            "minutes": year.minutes,
            "mode": year.mode,
            "count": meetings,
        },
        "checkins": {
            "between_meetings": year.checkins_between,
            "minutes": year.checkin_minutes,
            "mode": year.checkin_mode,
            "weekdays": year.checkin_weekdays,
            "start_times": year.checkin_times,
        },
    }


def _facilitators(year: PlanYear, window: Window) -> list[dict[str, Any]]:
    """Everybody of the hub. Days that have passed count as days away, so that no check-in falls on them."""
    passed = [[window.starts_on.isoformat(), (window.not_before - timedelta(days=1)).isoformat()]]
    return [
        {
            "id": person_key(person.pk),
            "base": member_key(needs.base_id) if needs.base_id else HUB,
            "max_checkins_per_week": needs.max_checkins_per_week,
            "away": [*needs.away, *(passed if window.starts_on < window.not_before else [])],
            "name": person.name,
        }
        for person, needs in hub_people(year)
    ]


def _members(facts: tuple[MemberFacts, ...], days: Mapping[int, SchoolDays]) -> list[dict[str, Any]]:
    return [
        {
            "id": member_key(each.member.pk),
            "site": each.site,
            "people": each.people,
            "substitutes": each.substitutes,
            "max_out_same_day": each.needs.max_out_same_day or each.people,
            "closed": _spans(days.get(each.member.pk, SchoolDays()).closed),
            "testing": _spans(days.get(each.member.pk, SchoolDays()).testing),
            "can_host": each.needs.can_host,
            "capacity": each.needs.capacity,
            "name": each.member.district.name,
        }
        for each in facts
    ]


def _spans(spans: tuple[tuple[date, date], ...]) -> list[list[str]]:
    return [[first.isoformat(), last.isoformat()] for first, last in spans]


def _together(fixed: dict[str, Any], keep: Mapping[str, Any], window: Window, known: set[str]) -> dict[str, Any]:
    """What stays: what stands anyway, and the rows of a draft that somebody locked. Each day once.

    Rows of somebody who takes no part any more (`known`: names of members and facilitators) are left out.
    """
    since, until = window.starts_on.isoformat(), window.ends_on.isoformat()
    meetings = {
        row["on"]: row
        for row in [*keep.get("meetings", []), *fixed["meetings"]]
        if since <= row["on"] <= until and (row["host"] is None or row["host"] in known)
    }
    checkins = {
        (row["member"], row["on"]): row
        for row in [*keep.get("checkins", []), *fixed["checkins"]]
        if since <= row["on"] <= until and {row["member"], row["facilitator"]} <= known
    }
    return {
        "meetings": [meetings[on] for on in sorted(meetings)],
        "checkins": [checkins[at] for at in sorted(checkins)],
    }


def _of_known(history: dict[str, dict[str, Any]], known: set[str]) -> dict[str, dict[str, Any]]:
    """The history of those who take part now."""
    found = {what: {name: said for name, said in by.items() if name in known} for what, by in history.items()}
    found["facilitator"] = {name: helper for name, helper in found["facilitator"].items() if helper in known}
    return found


def _assumed(
    facts: tuple[MemberFacts, ...], days: Mapping[int, SchoolDays], guessed: frozenset[str]
) -> tuple[Assumed, ...]:
    names = {each.member.pk: each.member.district.name for each in facts}
    found = [
        Assumed("calendars", tuple(name for pk, name in names.items() if pk not in days or not days[pk].is_known)),
        Assumed("distances", tuple(name for pk, name in names.items() if member_key(pk) in guessed)),
        Assumed("base", ("hub",) if HUB in guessed else ()),
        Assumed("teams", tuple(each.member.district.name for each in facts if not each.team and not each.needs.people)),
    ]
    return tuple(each for each in found if each.names)


def with_limit(built: Built, seconds: int) -> Built:
    return replace(built, problem={**built.problem, "time_limit_s": seconds})
