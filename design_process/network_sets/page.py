"""What the facilitators of a network see of the sets it is in, as frozen results that a template only prints."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from design_process.measures.periods import label
from design_process.network_sets import rollup
from design_process.network_sets.actions import token_of
from design_process.network_sets.models import SetPlace, SetRollup
from design_process.network_sets.told import SetSums, told
from network.lib.suppression import Hidden
from network.lib.words import counted
from network.membership.models import Network


@dataclass(frozen=True)
class Line:
    """A shared indicator: its newest figure, of what, and whether the networks define it alike."""

    name: str
    figure: str | Hidden
    of: str
    reporting: str
    note: str


@dataclass(frozen=True)
class SetShown:
    place: int
    name: str
    networks: tuple[str, ...]
    lines: tuple[Line, ...]
    token: str


def sets_of(network: Network, today: date) -> tuple[SetShown, ...]:
    """The sets a network is in. Two queries, and for each set two more."""
    mine = list(SetPlace.objects.kept().filter(network=network).select_related("network_set"))
    inside: dict[int, list[Network]] = defaultdict(list)
    for place in (
        SetPlace.objects.kept().filter(network_set__in=[p.network_set_id for p in mine]).select_related("network")
    ):
        inside[place.network_set_id].append(place.network)
    return tuple(_shown(place, inside[place.network_set_id], today) for place in mine)


def _shown(place: SetPlace, networks: list[Network], today: date) -> SetShown:
    threshold = max(network.small_number_threshold for network in networks)
    rows = SetRollup.objects.filter(pk__in=rollup.newest(place.network_set_id, today)).order_by("key")
    return SetShown(
        place=place.pk,
        name=place.network_set.name,
        networks=tuple(sorted(network.name for network in networks)),
        lines=tuple(_line(row, threshold) for row in rows),
        token=token_of(place.network_set_id),
    )


def _line(row: SetRollup, threshold: int) -> Line:
    sums = SetSums(row.unit, row.numerator, row.denominator, row.largest, row.networks_reporting)
    many = f"The networks define it in {row.wordings} different ways." if row.wordings > 1 else ""
    networks = counted(row.networks_agreed, "network", "networks")
    reporting = f"{row.networks_reporting} of {networks}, {row.members_reporting} of {row.members_expected} districts"
    return Line(row.label, told(sums, threshold), label(row.frequency, row.period), reporting, many)
