"""Admitting a district to the network, changing its state, and seating people in its team."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from districts.directory.heeding import tell_of_change
from districts.directory.models import District, DistrictProfile, Member, MemberChange, Seat
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.actions import Scope, grant_role, invite, person_for
from network.membership.models import Network
from network.membership.roles import DISTRICT_ROLES
from network.outbox.locks import partition_lock
from network.people.models import Person


@transaction.atomic
def admit_member(
    district: District, *, by: Person | None, on: date, state: str = Member.State.PREWORK, reason: str = ""
) -> Member:
    """Make a district a member of its network, once."""
    member, made = Member.objects.get_or_create(
        district=district, defaults={"network_id": district.network_id, "state": state, "since": on, "reason": reason}
    )
    if made:
        MemberChange.objects.create(
            network_id=member.network_id, member=member, state=state, on=on, reason=reason, by=by
        )
        words = f"brought {district.name} into the network"
        record(Activity.About.MEMBERS, words, network_id=member.network_id, by=by, thing=member, why=reason)
        tell_of_change(member.network_id, on)
    return member


@transaction.atomic
def change_state(member: Member, state: str, *, by: Person | None, on: date, reason: str) -> None:
    """Move a member to another state from a day on, with the reason; the history keeps the old one."""
    locked = Member.objects.select_for_update().get(pk=member.pk)
    if locked.state == state:
        return
    locked.state, locked.since, locked.reason = state, on, reason
    locked.save(update_fields=["state", "since", "reason"])
    MemberChange.objects.create(network_id=locked.network_id, member=locked, state=state, on=on, reason=reason, by=by)
    words = f"set {locked.district.name} to {Member.State(state).label.lower()}"
    record(Activity.About.MEMBERS, words, network_id=locked.network_id, by=by, thing=locked, why=reason)
    tell_of_change(locked.network_id, on)


@dataclass(frozen=True)
class DistrictFigures:
    """Facts of a district as typed. `enrolment` in pupils, None when it is not known or stays as it is."""

    kind: str
    city: str = ""
    grades: str = ""
    enrolment: int | None = None


@dataclass(frozen=True)
class TypedDistrict:
    """A district typed by hand instead of read from a file."""

    name: str
    figures: DistrictFigures
    county: str = ""
    state: str = Member.State.PREWORK


@transaction.atomic
def add_district(network: Network, typed: TypedDistrict, *, by: Person, on: date) -> Member:
    """Add a district typed by hand and admit it. Typed again with the same name, the member there is returned."""
    with partition_lock("directory", network.pk):
        there: Member | None = Member.objects.filter(network=network, district__name__iexact=typed.name).first()
        if there:
            return there
        district = District.objects.create(
            network=network, name=typed.name, kind=typed.figures.kind, county=typed.county, city=typed.figures.city
        )
        _write_profile(district, network.school_year, typed.figures)
        return admit_member(district, by=by, on=on, state=typed.state, reason="Typed by hand.")


@transaction.atomic
def edit_profile(member: Member, figures: DistrictFigures, *, by: Person) -> None:
    """Correct a district's facts; the figures of its latest school year, or of the network's when it has none."""
    district = District.objects.select_for_update().get(pk=member.district_id)
    district.kind, district.city = figures.kind, figures.city
    district.save(update_fields=["kind", "city"])
    _write_profile(district, member.network.school_year, figures)
    words = f"corrected the facts of {district.name}"
    record(Activity.About.MEMBERS, words, network_id=member.network_id, by=by, thing=member)


def _write_profile(district: District, school_year: str, figures: DistrictFigures) -> None:
    profile = district.profiles.order_by("-school_year").first() or DistrictProfile(
        network_id=district.network_id, district=district, school_year=school_year
    )
    profile.grades = figures.grades
    if figures.enrolment is not None:
        profile.enrolment = figures.enrolment
    profile.save()


@dataclass(frozen=True)
class SeatDetails:
    """Whose view a person brings to a team."""

    stakeholder_group: str = ""
    level: str = ""
    title: str = ""


@dataclass(frozen=True)
class Invitee:
    """Somebody to be given a role: in a district role, with the member and what they bring to its team."""

    email: str
    name: str
    role: str
    member: Member | None = None
    seat: SeatDetails = SeatDetails()


@transaction.atomic
def seat_person(
    member: Member, person: Person, role: str, *, by: Person | None, on: date, details: SeatDetails | None = None
) -> Seat:
    """Give a person a district role in a member's team, once: given again, the open seat is returned."""
    if role not in DISTRICT_ROLES:
        raise ValueError(f"{role} is not a role in a district")
    scope = Scope(f"member:{member.pk}", member.district.name)
    grant = grant_role(member.network, person, role, by=by, on=on, scope=scope)
    defaults = {"network_id": member.network_id, "member": member, **asdict(details or SeatDetails())}
    seat, _ = Seat.objects.get_or_create(grant=grant, defaults=defaults)
    return seat


@transaction.atomic
def invite_to_role(network: Network, who: Invitee, *, by: Person, on: date) -> Person:
    """Give somebody a role and write to them. A district role needs the member (ValueError without)."""
    person = person_for(who.email, who.name)
    if who.role in DISTRICT_ROLES:
        if who.member is None or who.member.network_id != network.pk:
            raise ValueError("a district role needs a member of this network")
        grant = seat_person(who.member, person, who.role, by=by, on=on, details=who.seat).grant
    else:
        grant = grant_role(network, person, who.role, by=by, on=on)
    invite(grant, by=by)
    return person
