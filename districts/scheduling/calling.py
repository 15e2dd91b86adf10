"""What a row of a plan is called with, and who is invited to it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from districts.directory.models import Member, School, Seat
from districts.scheduling.drafting import Row
from districts.scheduling.models import PlanYear
from network.meetings.actions import Called, Invited
from network.meetings.models import Meeting
from network.membership.models import RoleGrant
from network.membership.roles import WORKING_ROLES, Role


def starts_at(year: PlanYear, row: Row) -> datetime:
    """The moment a row starts, by the clock of the network."""
    return datetime.fromisoformat(f"{row['on']}T{row['starts_at']}").replace(tzinfo=ZoneInfo(year.network.time_zone))


def called_meeting(year: PlanYear, problem: Mapping[str, Any], row: Row) -> Called:
    """A network meeting: where it is, and why then and there."""
    rules = problem["network_meetings"]
    begins = starts_at(year, {**row, "starts_at": rules["starts_at"]})
    return Called(
        kind=Meeting.Kind.NETWORK,
        title=f"Network meeting {begins:%B}",
        starts_at=begins,
        ends_at=begins + timedelta(minutes=rules["minutes"]),
        time_zone=year.network.time_zone,
        mode=_mode(rules["mode"], row),
        series="network",  # one row through all years: what June left waits in August
        why=row["why"][:500],
        **_place(year, problem, row),
    )


def _mode(wished: str, row: Row) -> str:
    """Whoever cannot come to a meeting in person can join by link."""
    if wished == "virtual":
        return Meeting.Mode.VIRTUAL
    return Meeting.Mode.HYBRID if row["missing"] else Meeting.Mode.IN_PERSON


def _place(year: PlanYear, problem: Mapping[str, Any], row: Row) -> dict[str, Any]:
    """Where a meeting takes place: the host's school or its office, with coordinates where they are known."""
    if not row["host"]:
        return {}
    member = Member.objects.select_related("district").filter(network=year.network_id, pk=int(row["host"][1:])).first()
    if member is None:
        return {}
    site = next((each["site"] for each in problem["members"] if each["id"] == row["host"]), "")
    school = School.objects.filter(network=year.network_id, pk=int(site[1:])).first() if site[:1] == "s" else None
    spot = school if school and school.latitude is not None else member.district
    where = f"{school.name}, {member.district.name}" if school else f"{member.district.name} office"
    city = (school.city if school else "") or member.district.city
    place = f"{where}, {city}" if city and city not in where else where
    return {"place": place[:200], "latitude": spot.latitude, "longitude": spot.longitude}


def called_checkin(year: PlanYear, row: Row, member: Member) -> Called:
    begins = starts_at(year, row)
    virtual = row["mode"] == "virtual"
    return Called(
        kind=Meeting.Kind.CHECK_IN,
        title=f"Check-in with {member.district.name}",
        starts_at=begins,
        ends_at=begins + timedelta(minutes=row["minutes"]),
        time_zone=year.network.time_zone,
        mode=Meeting.Mode.VIRTUAL if virtual else Meeting.Mode.IN_PERSON,
        scope=f"member:{member.pk}",
        series=f"checkins:{member.pk}",
        place="" if virtual else f"{member.district.name} office",
        why=row["why"][:500],
    )


def invited_to_meeting(year: PlanYear) -> list[Invited]:
    """Everybody of the members' teams, and the hub: two queries. Whoever has several seats comes once."""
    seats = Seat.objects.taken().filter(network=year.network_id, grant__role__in=WORKING_ROLES)
    seats = seats.filter(member__in=Member.objects.filter(network=year.network_id).taking_part())
    seats = seats.filter(grant__person__is_active=True).order_by("member__district__name", "pk")
    places = dict(seats.values_list("grant__person", "member__district__name"))
    hub = RoleGrant.objects.in_force().of_the_hub().filter(network=year.network_id, person__is_active=True)
    for person_id in hub.values_list("person", flat=True):
        places.setdefault(person_id, "The hub")
    return [Invited(person_id, place) for person_id, place in places.items()]


def invited_to_checkin(member: Member, facilitator: int) -> list[Invited]:
    """The facilitator and the member's drivers; without a driver its whole team."""
    seats = Seat.objects.taken().filter(member=member, grant__person__is_active=True).order_by("pk")
    drivers = set(seats.filter(grant__role=Role.DRIVER).values_list("grant__person", flat=True))
    team = drivers or set(seats.filter(grant__role__in=WORKING_ROLES).values_list("grant__person", flat=True))
    ours = [Invited(person_id, member.district.name) for person_id in sorted(team - {facilitator})]
    return [Invited(facilitator, "The hub", holds=True), *ours]
