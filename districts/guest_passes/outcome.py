"""What came of a guest pass, read from the facts: the district in the network, and its person invited."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.db.models.functions import Lower

from districts.directory.models import Member
from districts.guest_passes.models import GuestPass
from network.lib.words import listed
from network.membership.models import RoleGrant

State = Member.State
IS = {
    State.PROSPECTIVE: "is listed as prospective",
    State.PREWORK: "is in pre-work",
    State.ACTIVE: "is an active member",
    State.PAUSED: "has paused",
    State.OFFBOARDED: "has left the network",
    State.ALUMNI: "is one of the alumni",
}


@dataclass(frozen=True)
class Outcome:
    """`member`: the district's place in the network, None while it has none. `roles`: what its person was given."""

    member: Member | None = None
    roles: tuple[str, ...] = ()

    @property
    def takes_part(self) -> bool:
        return self.member is not None and self.member.state in (State.PREWORK, State.ACTIVE, State.PAUSED)

    @property
    def has_joined(self) -> bool:
        """There is nothing more to ask: the district is in, or its person was invited."""
        return self.takes_part or bool(self.roles)

    @property
    def district_words(self) -> str:
        """ "Mill Bend is in pre-work since 4 Oct 2026": empty while the network does not know it."""
        if self.member is None:
            return ""
        since: date = self.member.since
        return f"{self.member} {IS[State(self.member.state)]} since {since.day} {since:%b %Y}"

    @property
    def person_words(self) -> str:
        """ "invited as project driver of Mill Bend": empty while they hold no role."""
        return f"invited as {listed(self.roles)}" if self.roles else ""


def outcomes_of(passes: Sequence[GuestPass]) -> dict[int, Outcome]:
    """What came of each pass of one network, by its id. Two queries, however many there are."""
    if not passes:
        return {}
    network, names = passes[0].network_id, {one.district_name.casefold() for one in passes}
    rows = Member.objects.filter(network=network).select_related("district").annotate(named=Lower("district__name"))
    theirs = rows.filter(Q(district__in=[one.district_id for one in passes]) | Q(named__in=names))
    by_id = {member.district_id: member for member in theirs}
    by_name = {member.district.name.casefold(): member for member in by_id.values()}
    roles: dict[str, list[str]] = defaultdict(list)
    grants = RoleGrant.objects.in_force().filter(network=network, person__email__in={one.email for one in passes})
    for grant in grants.select_related("person").order_by("pk"):
        roles[grant.person.email].append(grant.words)
    return {
        one.pk: Outcome(
            by_id.get(one.district_id or 0) or by_name.get(one.district_name.casefold()), tuple(roles[one.email])
        )
        for one in passes
    }
