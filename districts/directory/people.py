"""Who holds what in a network, as its people page shows it: the hub, each member's team, guests."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from districts.directory.models import Seat, SeatTime
from districts.directory.seat_time import minutes_a_week, time_words, together_words
from network.membership.models import Invitation, Network, RoleGrant
from network.membership.roles import GUEST_ROLES, HUB_ROLES, Can, Role
from network.people.models import Person

ENDED_SHOWN = 50


@dataclass(frozen=True)
class Holder:
    """One role of one person. `state` is "joined", "waiting", "expired" or, without an invitation, "not joined"."""

    grant_id: int
    name: str
    email: str
    role: str
    what: str  # whose view they bring: "Principal, Silver Creek School · School"
    starts_on: date
    ends_on: date | None
    state: str
    invitation_id: int | None
    sent_at: datetime | None
    manageable: bool  # by whoever looks
    ended_by: str = ""
    why: str = ""
    time: str = ""  # "90 minutes a week", when it was said
    seat_id: int | None = None  # when the viewer may say it


@dataclass(frozen=True)
class Group:
    """People who belong together: the hub, a member's team, or the guests."""

    name: str
    holders: tuple[Holder, ...]
    member_id: int | None = None
    together: str = ""  # the time a team has, in words


@dataclass(frozen=True)
class People:
    groups: tuple[Group, ...]
    ended: tuple[Holder, ...]
    may_invite: bool

    @property
    def waiting(self) -> int:
        """How many were invited and have not joined."""
        return len({h.email for group in self.groups for h in group.holders if h.state != "joined"})

    @property
    def total(self) -> int:
        return len({h.email for group in self.groups for h in group.holders})


def people_of(network: Network, viewer: Person) -> People:
    """The people of a network whom `viewer` may see. Three queries, whatever the number of people.

    The hub sees everybody. A district sees the hub and its own team: other districts' teams are theirs.
    """
    hub = viewer.holdings.may(Can.EDIT_NETWORK, network)
    own = None if hub else viewer.holdings.own_members
    managed = viewer.holdings.members_as(Role.DRIVER)
    grants = RoleGrant.objects.filter(network=network).select_related(
        "person", "invitation", "ended_by", "seat__member__district"
    )
    visible = [grant for grant in grants.in_force() if _is_seen(grant, own)]  # 1: who holds what today
    past = [grant for grant in grants.ended()[:ENDED_SHOWN] if _is_seen(grant, own)]  # 2: who held what

    said = SeatTime.objects.filter(network=network).standing()  # 3: how much time they have
    times = {row.seat_id: row for row in said}

    def holder(grant: RoleGrant) -> Holder:
        shown = _holder(grant, manageable=hub or _member_id(grant) in managed)
        return _with_time(shown, grant, times, is_own=grant.person_id == viewer.pk)

    visible.sort(key=lambda grant: (_group_of(grant), list(Role).index(Role(grant.role)), str(grant.person)))
    groups = tuple(_group(key, list(found), holder, times) for key, found in groupby(visible, key=_group_of))
    return People(groups, tuple(map(holder, past)), may_invite=hub or bool(manageable_members(network, viewer)))


def _group(
    key: tuple[int, str, int | None],
    found: list[RoleGrant],
    holder: Callable[[RoleGrant], Holder],
    times: dict[int, SeatTime],
) -> Group:
    """People who belong together; of a team, the time it has. A person with two seats is one person."""
    seats = {grant.person_id: seat for grant in found if (seat := _seat(grant)) is not None}
    said: dict[int, float] = {}
    for grant in found:
        seat = _seat(grant)
        if seat is not None and (row := times.get(seat.pk)) is not None:
            said[grant.person_id] = said.get(grant.person_id, 0) + minutes_a_week(row.minutes, row.per)
    together = together_words(tuple(said.values()), len(seats))
    return Group(name=key[1], member_id=key[2], holders=tuple(map(holder, found)), together=together)


def manageable_members(network: Network, viewer: Person) -> frozenset[int] | None:
    """Ids of the members whose team `viewer` may change; None stands for every member of the network."""
    if viewer.holdings.may(Can.EDIT_NETWORK, network):
        return None
    return frozenset(
        held.member_id
        for held in viewer.holdings.held
        if held.network_id == network.pk and held.role == Role.DRIVER and held.member_id is not None
    )


def _seat(grant: RoleGrant) -> Seat | None:
    found: Seat | None = getattr(grant, "seat", None)
    return found


def _member_id(grant: RoleGrant) -> int | None:
    seat = _seat(grant)
    return seat.member_id if seat else None


def _is_seen(grant: RoleGrant, own: frozenset[int] | None) -> bool:
    if own is None or grant.role in HUB_ROLES:
        return True
    return _member_id(grant) in own


def _group_of(grant: RoleGrant) -> tuple[int, str, int | None]:
    """What a grant is listed under: order, name, and the member when it is a team."""
    seat = _seat(grant)
    if seat is not None:
        return (1, seat.member.district.name, seat.member_id)
    return (2, "Experts, partners and observers", None) if grant.role in GUEST_ROLES else (0, "Hub", None)


def _with_time(shown: Holder, grant: RoleGrant, times: dict[int, SeatTime], *, is_own: bool) -> Holder:
    seat = _seat(grant)
    if seat is None:
        return shown
    row = times.get(seat.pk)
    may_say = is_own or shown.manageable
    return replace(shown, time=time_words(row.minutes, row.per) if row else "", seat_id=seat.pk if may_say else None)


def _holder(grant: RoleGrant, *, manageable: bool) -> Holder:
    seat = _seat(grant)
    asked: Invitation | None = getattr(grant, "invitation", None)
    joined = grant.person.joined_at is not None
    about: list[Any] = [seat.title, seat.get_stakeholder_group_display(), seat.get_level_display()] if seat else []
    return Holder(
        grant_id=grant.pk,
        name=str(grant.person),
        email=grant.person.email,
        role=grant.words if grant.ends_on else str(grant.get_role_display()),
        what=" · ".join(word for word in about if word),
        starts_on=grant.starts_on,
        ends_on=grant.ends_on,
        state="joined" if joined else asked.state if asked else "not joined",
        invitation_id=asked.pk if asked else None,
        sent_at=asked.sent_at if asked else None,
        manageable=manageable,
        ended_by=str(grant.ended_by or ""),
        why=grant.end_reason,
    )
