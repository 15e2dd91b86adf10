"""What the pages of drives say, reckoned here so that templates only print."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from districts.calendars.models import TravelSettings
from districts.calendars.planning import travel_matrix, travel_settings
from districts.calendars.travel import HUB, Reckoning, TravelMatrix, minutes_for, site_of
from districts.directory.models import DistrictCode, Member
from network.lib.words import counted
from network.membership.models import Network

BASE = "The hub’s base"


@dataclass(frozen=True)
class SiteLine:
    """One site on the overview. Minutes are one way."""

    site: str
    name: str
    from_hub: int | None
    nearest: str
    farthest: str
    corrected: int
    unknown: int

    @property
    def unknown_words(self) -> str:
        return counted(self.unknown, "drive", "drives")


@dataclass(frozen=True)
class DrivesPage:
    """All drives of a network. `rows`: for each start its minutes to each end, None where they cannot be known."""

    names: dict[str, str]
    lines: tuple[SiteLine, ...]
    rows: tuple[tuple[str, tuple[tuple[int | None, bool], ...]], ...]
    settings: TravelSettings
    matrix: TravelMatrix

    @property
    def no_drive(self) -> frozenset[tuple[str, str]]:
        """Pairs of sites in one place."""
        minutes = self.matrix.minutes
        return frozenset((start, end) for start, ends in minutes.items() for end, took in ends.items() if not took)

    def reckoned(self, start: str, end: str) -> int | None:
        """What a drive would take were it not corrected."""
        miles = self.matrix.miles[start].get(end)
        by = Reckoning(float(self.settings.factor), float(self.settings.miles_an_hour))
        return None if miles is None else minutes_for(miles, by)

    @property
    def sentence(self) -> str:
        """What matters, in a sentence."""
        longest = max(
            ((minutes, start, end) for start, ends in self.matrix.minutes.items() for end, minutes in ends.items()),
            default=None,
        )
        if longest is None:
            return "No drive can be reckoned yet: nobody has said where the sites are."
        words = (
            f"The longest drive takes {longest[0]} minutes, from {self.names[longest[1]]} to {self.names[longest[2]]}."
        )
        unknown = len(self.matrix.unknown)
        return f"{words} {counted(unknown, 'drive', 'drives')} cannot be reckoned yet." if unknown else words


def drives_page(network: Network) -> DrivesPage:
    """The drives of a network: five queries."""
    settings = travel_settings(network)
    matrix = travel_matrix(network)
    names = site_names(network, settings)
    corrected = Counter(start for start, _ in matrix.corrected)
    unknown = Counter(start for start, _ in matrix.unknown)
    rows = tuple(
        (name, tuple((matrix.minutes[start].get(end), (start, end) in matrix.corrected) for end in names))
        for start, name in names.items()
    )
    lines = tuple(
        SiteLine(
            site=site,
            name=name,
            from_hub=matrix.minutes[HUB].get(site),
            nearest=_end(matrix, names, site, min),
            farthest=_end(matrix, names, site, max),
            corrected=corrected[site],
            unknown=unknown[site],
        )
        for site, name in names.items()
    )
    return DrivesPage(names, lines, rows, settings, matrix)


def site_names(network: Network, settings: TravelSettings) -> dict[str, str]:
    """Every site → its name, the hub's base first: one query."""
    rows = Member.objects.taking_part().filter(network=network).order_by("district__name", "pk")
    members = {site_of(pk): name for pk, name in rows.values_list("pk", "district__name")}
    return {HUB: settings.base_name or BASE, **members}


def names_and_codes(network: Network, names: dict[str, str]) -> dict[str, list[str]]:
    """Every site → all it may be called in a file: its name and its codes. One query."""
    called = {site: [name] for site, name in names.items()}
    called[HUB] += [HUB, BASE]
    rows = DistrictCode.objects.filter(network=network, district__membership__isnull=False)
    for pk, code in rows.values_list("district__membership", "value"):
        if site_of(pk) in called:
            called[site_of(pk)].append(code)
    return called


def _end(matrix: TravelMatrix, names: dict[str, str], site: str, choose: Callable[..., str]) -> str:
    members = {end: minutes for end, minutes in matrix.minutes[site].items() if end != HUB}
    if not members:
        return ""
    end = choose(members, key=lambda each: (members[each], names[each]))
    return f"{names[end]}, {members[end]}\u00a0min"
