"""The door: who reaches an object (404 if not) and who may do what to it (403 if not).

`Holdings` is what a person holds today, loaded once a request by the middleware of the folder that knows the
seats. Everything is scoped by it: lists, details, search and exports call `seen_by(person)`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from network.membership.reach import Reached
from network.membership.roles import (
    DISTRICT_ROLES,
    HUB_ROLES,
    RIGHTS,
    STANDING_OF_ROLE,
    WORKING_ROLES,
    Can,
    Role,
    Standing,
)


@dataclass(frozen=True)
class Holding:
    """One role somebody holds today: where, and for a district role in which member."""

    grant_id: int
    network_id: int
    network_slug: str
    network_name: str
    time_zone: str
    role: str
    member_id: int | None = None
    member_name: str = ""
    # Ids of the members whose numbers a hub role reads in full; menus, kept by holding, do not depend on them.
    agreed: Sequence[int] | None = field(default=None, compare=False)

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label)

    @property
    def rights(self) -> frozenset[str]:
        """Names of what the role may do where it counts, so that pages offer only what would open."""
        return frozenset(can.name for can in RIGHTS[STANDING_OF_ROLE[self.role]])


@dataclass(frozen=True)
class Holdings:
    """All that one person holds today."""

    held: tuple[Holding, ...] = ()

    @cached_property
    def networks(self) -> frozenset[int]:
        """Ids of the networks the person takes part in, in any role."""
        return frozenset(h.network_id for h in self.held)

    @cached_property
    def hub_networks(self) -> frozenset[int]:
        """Ids of the networks the person facilitates, alone or with others."""
        return frozenset(h.network_id for h in self.held if h.role in HUB_ROLES)

    @cached_property
    def facilitated_networks(self) -> frozenset[int]:
        """Ids of the networks where the person is facilitator: a co-facilitator is not."""
        return frozenset(h.network_id for h in self.held if h.role == Role.FACILITATOR)

    @cached_property
    def community_networks(self) -> frozenset[int]:
        """Ids of the networks where the person is hub or district: those with a menu."""
        return frozenset(h.network_id for h in self.held if h.role in (*HUB_ROLES, *DISTRICT_ROLES))

    def members_as(self, *roles: str) -> frozenset[int]:
        """Ids of the members where the person holds one of these district roles."""
        return frozenset(h.member_id for h in self.held if h.member_id is not None and h.role in roles)

    @cached_property
    def working_members(self) -> frozenset[int]:
        return self.members_as(*WORKING_ROLES)

    @cached_property
    def sponsored_members(self) -> frozenset[int]:
        return self.members_as(Role.SPONSOR)

    @cached_property
    def own_members(self) -> frozenset[int]:
        return self.members_as(*DISTRICT_ROLES)

    @cached_property
    def told_members(self) -> frozenset[int]:
        """Ids of the members whose numbers the person reads in full: their own, and those that agreed with the hub."""
        return self.own_members.union(*(h.agreed or () for h in self.held))

    def standings(self, network_id: int, member_id: int | None) -> frozenset[Standing]:
        """What the person is to something of a network (and of a member, when it has one)."""
        found: set[Standing] = set()
        for holding in self.held:
            if holding.network_id != network_id:
                continue
            # A district role counts for its own member only; elsewhere, and for what is the whole network's,
            # its holder is one of the other districts.
            elsewhere = holding.member_id is not None and holding.member_id != member_id
            found.add(Standing.NEIGHBOUR if elsewhere else STANDING_OF_ROLE[holding.role])
        return frozenset(found)

    def may(self, can: Can, thing: Any) -> bool:
        """May the person do this to `thing` (a row with `network_id`, and `member_id` when a member owns it)?"""
        return any(can in RIGHTS[s] for s in self.standings(thing.network_id, member_of(thing)))


def member_of(thing: Any) -> int | None:
    """The id of the member that owns a row, or None when it belongs to the whole network."""
    owner: int | None = getattr(thing, "member_id", None)
    return owner


M = TypeVar("M", bound=Model)


def fetch(request: HttpRequest, source: type[M] | QuerySet[M], key: Any, can: Can, *, field: str = "pk") -> M:
    """Return the row `key` of `source` if the person of the request reaches it and may do `can` to it.

    Outside their reach: Http404, the same answer as for a row that is not there. Within reach without the right:
    PermissionDenied (403). Remembers the row's network, so that the page says where one is acting.
    """
    rows: Any = source if isinstance(source, QuerySet) else source._default_manager.all()
    thing: M = _opened(request, rows.seen_by(request.user).filter(**{field: key}).first(), can)
    return thing


def fetch_kept(request: HttpRequest, source: Reached, can: Can, **values: Any) -> Any:
    """`fetch` from a query that is composed once and asks for one row."""
    return _opened(request, next(iter(source.seen_by(request.user, **values)), None), can)


def _opened(request: HttpRequest, thing: Any, can: Can) -> Any:
    if thing is None:
        raise Http404
    request.network_id = thing.network_id  # type: ignore[attr-defined]
    if not request.user.holdings.may(can, thing):  # type: ignore[union-attr]
        raise PermissionDenied
    return thing


def reaches(person: Any, thing: Model) -> bool:
    """Does a row lie within a person's reach today? Asked when a letter is written, for it was owed when they may
    still have held a role that has ended since. Two queries for a person just loaded.
    """
    rows: Any = type(thing)._default_manager
    return bool(rows.seen_by(person).filter(pk=thing.pk).exists())


def may_start_network(person: Any) -> bool:
    """May they set up a new network? Whoever looks after this installation, or already facilitates a network."""
    return bool(person.is_staff or person.holdings.hub_networks)
