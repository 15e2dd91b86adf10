"""The members of a network as one list: who they are, and who speaks for them."""

from collections import defaultdict
from dataclasses import dataclass

from districts.directory.models import DistrictProfile, Member, Seat
from network.lib.suppression import HIDDEN, Figure, Shown, safe_count
from network.lib.words import counted, listed
from network.membership.access import Holdings
from network.membership.models import Network
from network.membership.roles import Role

STATUS_KIND = {
    Member.State.PROSPECTIVE: "info",
    Member.State.PREWORK: "due",
    Member.State.ACTIVE: "done",
    Member.State.PAUSED: "quiet",
    Member.State.OFFBOARDED: "quiet",
    Member.State.ALUMNI: "info",
}
TAKING_PART = (Member.State.ACTIVE, Member.State.PREWORK, Member.State.PAUSED)


@dataclass(frozen=True)
class MemberLine:
    """One member. `pupils` is None when unknown; names are joined for reading."""

    pk: int
    name: str
    state: str
    status_kind: str
    status_words: str
    pupils: Figure | None
    about: str
    drivers: str
    sponsors: str


@dataclass(frozen=True)
class MemberList:
    """`taking_part` by name, then `others`: not yet, or no longer."""

    taking_part: tuple[MemberLine, ...]
    others: tuple[MemberLine, ...]
    sentence: str

    @property
    def hides_something(self) -> bool:
        return any(line.pupils == HIDDEN for line in (*self.taking_part, *self.others))


def member_list(network: Network, holdings: Holdings) -> MemberList:
    """All members by name: three queries, whatever their number."""
    members = Member.objects.filter(network=network).select_related("district").order_by("district__name")
    profiles = _latest_profiles(network)
    people = _people(network)
    lines = [_line(each, profiles.get(each.district_id), people, network, holdings) for each in members]
    taking_part = tuple(line for line in lines if line.state in TAKING_PART)
    others = tuple(line for line in lines if line.state not in TAKING_PART)
    return MemberList(taking_part, others, _sentence(taking_part, others))


def _latest_profiles(network: Network) -> dict[int, DistrictProfile]:
    rows = (
        DistrictProfile.objects.filter(network=network).order_by("district_id", "-school_year").distinct("district_id")
    )
    return {profile.district_id: profile for profile in rows}


def _people(network: Network) -> dict[tuple[int, str], list[str]]:
    """Names by member and role."""
    seats = Seat.objects.taken().filter(network=network, grant__role__in=[Role.DRIVER, Role.SPONSOR])
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for seat in seats.select_related("grant__person").order_by("grant__person__name", "pk"):
        found[seat.member_id, seat.grant.role].append(str(seat.grant.person))
    return found


def _line(
    member: Member,
    profile: DistrictProfile | None,
    people: dict[tuple[int, str], list[str]],
    network: Network,
    holdings: Holdings,
) -> MemberLine:
    return MemberLine(
        pk=member.pk,
        name=member.district.name,
        state=member.state,
        status_kind=STATUS_KIND[Member.State(member.state)],
        status_words=member.get_state_display(),
        pupils=_pupils(profile, network.small_number_threshold, own=member.pk in holdings.own_members),
        about=_about(member, profile),
        drivers=", ".join(people.get((member.pk, Role.DRIVER), [])),
        sponsors=", ".join(people.get((member.pk, Role.SPONSOR), [])),
    )


def _about(member: Member, profile: DistrictProfile | None) -> str:
    """Grades and place: "K-8 · Placerville, El Dorado County"."""
    district = member.district
    county = f"{district.county.removesuffix(' County')} County" if district.county else ""
    place = ", ".join(filter(None, [district.city, county]))
    return " · ".join(filter(None, [profile.grades if profile else "", place]))


def _pupils(profile: DistrictProfile | None, threshold: int, *, own: bool) -> Figure | None:
    if profile is None or profile.enrolment is None:
        return None
    return Shown(profile.enrolment) if own else safe_count(profile.enrolment, threshold)


def _sentence(taking_part: tuple[MemberLine, ...], others: tuple[MemberLine, ...]) -> str:
    if not taking_part:
        return f"No district takes part yet; {counted(len(others), 'is', 'are')} listed below." if others else ""
    states = [line.state for line in taking_part]
    parts = [
        f"{states.count(state)} {Member.State(state).label.lower()}" for state in TAKING_PART if states.count(state)
    ]
    lead = counted(len(taking_part), "district takes", "districts take")
    nobody = sum(not line.drivers for line in taking_part)
    missing = f" {counted(nobody, 'has', 'have')} no driver yet." if nobody else ""
    return f"{lead} part: {listed(parts)}.{missing}"
