"""What the facilitators of a network see of the sets it is in, as frozen results that a template only prints."""

from collections import defaultdict
from dataclasses import dataclass

from design_process.measures.periods import label
from design_process.network_sets import rollup
from design_process.network_sets.actions import token_of
from design_process.network_sets.models import SetPlace, SetPrinting
from network.lib.suppression import MARK
from network.lib.words import counted
from network.membership.models import Network


@dataclass(frozen=True)
class Line:
    """A shared indicator: its newest figure, of what, and whether the networks define it alike."""

    name: str
    figure: str
    of: str
    reporting: str
    note: str

    @property
    def is_hidden(self) -> bool:
        return self.figure == MARK


@dataclass(frozen=True)
class SetShown:
    place: int
    name: str
    networks: tuple[str, ...]
    lines: tuple[Line, ...]
    token: str


def sets_of(network: Network) -> tuple[SetShown, ...]:
    """The sets a network is in. Two queries, and for each set two more."""
    mine = list(SetPlace.objects.kept().filter(network=network).select_related("network_set"))
    inside: dict[int, list[Network]] = defaultdict(list)
    for place in (
        SetPlace.objects.kept().filter(network_set__in=[p.network_set_id for p in mine]).select_related("network")
    ):
        inside[place.network_set_id].append(place.network)
    return tuple(_shown(place, inside[place.network_set_id]) for place in mine)


def _shown(place: SetPlace, networks: list[Network]) -> SetShown:
    rows = SetPrinting.objects.newest(place.network_set_id, [network.pk for network in networks])
    in_use = rollup.in_use(place.network_set_id)
    return SetShown(
        place=place.pk,
        name=place.network_set.name,
        networks=tuple(sorted(network.name for network in networks)),
        lines=tuple(_line(row) for row in rows if (row.key, row.unit, row.frequency) in in_use),
        token=token_of(place.network_set_id),
    )


def _line(row: SetPrinting) -> Line:
    many = f"The networks define it in {row.wordings} different ways." if row.wordings > 1 else ""
    networks = counted(row.networks_agreed, "network", "networks")
    reporting = f"{len(row.networks)} of {networks}, {row.members_reporting} of {row.members_expected} districts"
    return Line(row.label, row.text, label(row.frequency, row.period), reporting, many)
