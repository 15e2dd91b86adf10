"""How long a drive takes that nobody has driven for us: the straight line, stretched to a road. Pure.

The straight line is the great circle by the haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and
Telescope 68, 1984) on a sphere of 6,371 km, the mean radius of the earth: `districts.directory.places`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from districts.directory.places import KM_A_MILE, Place, kilometres

HUB = "hub"
Minutes = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Reckoning:
    """How a network turns straight lines into drives: `factor` times as long, at `miles_an_hour`."""

    factor: float
    miles_an_hour: float


def site_of(member_id: int | None) -> str:
    """The name of a member's site in a matrix: "m12"; of the hub's base: "hub"."""
    return HUB if member_id is None else f"m{member_id}"


def road_miles(one: Place, other: Place, by: Reckoning) -> float:
    """Miles by road, one way."""
    return kilometres(one, other) / KM_A_MILE * by.factor


def minutes_for(miles: float, by: Reckoning) -> int:
    """Whole minutes for so many miles by road; half a minute counts as one."""
    return floor(miles / by.miles_an_hour * 60 + 0.5)


def drive_minutes(one: Place, other: Place, by: Reckoning) -> int:
    """Whole minutes by road, one way."""
    return minutes_for(road_miles(one, other, by), by)


@dataclass(frozen=True)
class TravelMatrix:
    """Every drive between two different sites, one way.

    `minutes[start][end]`: whole minutes, corrected or else reckoned. `miles[start][end]`: by road, reckoned, where
    both places are known. `unknown`: pairs (start, end) without minutes. `corrected`: pairs with minutes of their own.
    """

    minutes: Minutes
    miles: dict[str, dict[str, float]]
    unknown: tuple[tuple[str, str], ...]
    corrected: frozenset[tuple[str, str]]


def matrix_of(
    places: Mapping[str, Place | None], corrections: Mapping[tuple[str, str], int], by: Reckoning
) -> TravelMatrix:
    """The matrix of some sites: a correction where there is one, the reckoning where both places are known."""
    minutes: Minutes = {site: {} for site in places}
    miles: dict[str, dict[str, float]] = {site: {} for site in places}
    unknown: list[tuple[str, str]] = []
    for start, here in places.items():
        for end, there in places.items():
            if start == end:
                continue
            if here and there:
                miles[start][end] = road_miles(here, there, by)
                minutes[start][end] = drive_minutes(here, there, by)
            if (start, end) in corrections:
                minutes[start][end] = corrections[start, end]
            elif not (here and there):
                unknown.append((start, end))
    kept = frozenset(pair for pair in corrections if pair[0] in places and pair[1] in places)
    return TravelMatrix(minutes, miles, tuple(unknown), kept)
