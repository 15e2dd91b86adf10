"""Who can be invited or asked: everybody with a role in the network today, and the groups they form."""

from collections.abc import Iterable
from dataclasses import dataclass

from network.membership.models import Network, RoleGrant
from network.membership.roles import DISTRICT_ROLES, GUEST_ROLES, HUB_ROLES, Role

EVERYONE = "everyone"
# What the holders of a role are called together.
TOGETHER = {
    Role.FACILITATOR: "Facilitators",
    Role.CO_FACILITATOR: "Co-facilitators",
    Role.SPONSOR: "Sponsors",
    Role.DRIVER: "Project drivers",
    Role.TEAM_MEMBER: "Design-team members",
    Role.EXPERT: "Experts",
    Role.PARTNER: "Partners",
    Role.OBSERVER: "Observers",
}


@dataclass(frozen=True)
class Roster:
    """`places`: whose team each person comes with, by id. `groups`: ids by the key of a group."""

    names: dict[int, str]
    places: dict[int, str]
    groups: dict[str, frozenset[int]]
    teams: dict[str, str]  # name of a team by its scope

    def role_choices(self) -> list[tuple[str, str]]:
        """Everybody, and each role that somebody holds."""
        roles = [(f"role:{role}", words) for role, words in TOGETHER.items() if f"role:{role}" in self.groups]
        return [
            (key, f"{words} ({len(self.groups[key])})")
            for key, words in [(EVERYONE, "Everyone of the hub and the districts"), *roles]
        ]

    def team_choices(self) -> list[tuple[str, str]]:
        named = sorted(self.teams.items(), key=lambda pair: pair[1])
        return [(f"team:{scope}", f"{name} ({len(self.groups[f'team:{scope}'])})") for scope, name in named]

    def people_choices(self) -> list[tuple[str, str]]:
        named = sorted(self.names.items(), key=lambda pair: (self.places[pair[0]], pair[1]))
        return [(str(pk), f"{name} · {self.places[pk]}") for pk, name in named]

    def chosen(self, groups: Iterable[str], people: Iterable[str]) -> list[int]:
        """The ids of everybody in one of the groups or named, each once."""
        return sorted({int(pk) for pk in people}.union(*(self.groups[key] for key in groups)))


def roster_of(network: Network) -> Roster:
    """Who holds a role in the network today. Two queries at most, however many."""
    grants = RoleGrant.objects.in_force().filter(network=network, person__is_active=True)
    rows = grants.select_related("person").order_by("person__name", "person")
    names: dict[int, str] = {}
    places: dict[int, str] = {}
    groups: dict[str, set[int]] = {EVERYONE: set()}
    teams: dict[str, str] = {}
    for grant in rows:
        person = grant.person_id
        names[person] = str(grant.person)
        groups.setdefault(f"role:{grant.role}", set()).add(person)
        if grant.role in (*HUB_ROLES, *DISTRICT_ROLES):
            groups[EVERYONE].add(person)
        if grant.scope:
            teams[grant.scope] = grant.place
            groups.setdefault(f"team:{grant.scope}", set()).add(person)
        # Of several roles, a district's says most about with whom somebody comes.
        place = grant.place or ("The hub" if grant.role in HUB_ROLES else TOGETHER[Role(grant.role)])
        if person not in places or grant.place or places[person] in {TOGETHER[Role(r)] for r in GUEST_ROLES}:
            places[person] = place
    return Roster(names, places, {key: frozenset(ids) for key, ids in groups.items()}, teams)
