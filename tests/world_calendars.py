"""School calendars and drives for the cast."""

from datetime import date
from typing import Any

from districts.calendars.models import CalendarSpan, TravelSettings, TravelTime
from districts.directory.models import Member
from network.lib.dates import school_year_of
from network.membership.models import Network


def a_span(
    member: Member, starts_on: date, ends_on: date | None = None, *, kind: str = "closed", label: str = "Fall recess"
) -> CalendarSpan:
    """Days of a member's calendar; one day unless a last one is given."""
    return CalendarSpan.objects.create(
        network_id=member.network_id,
        member=member,
        school_year=school_year_of(starts_on),
        starts_on=starts_on,
        ends_on=ends_on or starts_on,
        kind=kind,
        label=label,
    )


def placed(member: Member, latitude: float, longitude: float) -> Member:
    """The member with its office at a point."""
    district = member.district
    district.latitude, district.longitude = latitude, longitude
    district.save()
    return member


def a_base(network: Network, latitude: float = 38.73, longitude: float = -120.8, **about: Any) -> TravelSettings:
    """Where the network's facilitators start."""
    place = {"base_name": "County office", "base_latitude": latitude, "base_longitude": longitude}
    return TravelSettings.objects.create(network=network, **{**place, **about})


def a_correction(network: Network, start: Member | None, end: Member | None, minutes: int = 50) -> TravelTime:
    """A drive somebody knows better."""
    return TravelTime.objects.create(network=network, start=start, end=end, minutes=minutes)
