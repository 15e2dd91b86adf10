"""How far it is between places, as the crow flies. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
KM_A_MILE = 1.609344


@dataclass(frozen=True)
class Place:
    """A point on the earth, in degrees."""

    latitude: float
    longitude: float


def place(latitude: float | None, longitude: float | None) -> Place | None:
    """A place, when both numbers are known."""
    return None if latitude is None or longitude is None else Place(latitude, longitude)


def kilometres(one: Place, other: Place) -> float:
    """The great-circle distance."""
    across = sin(radians(other.latitude - one.latitude) / 2) ** 2
    along = sin(radians(other.longitude - one.longitude) / 2) ** 2
    part = across + cos(radians(one.latitude)) * cos(radians(other.latitude)) * along
    return 2 * EARTH_KM * asin(min(1.0, sqrt(part)))


def middle(places: Iterable[Place]) -> Place | None:
    """The mean of some places: good enough for places of one county. None of none."""
    all_places: Sequence[Place] = list(places)
    if not all_places:
        return None
    count = len(all_places)
    return Place(sum(p.latitude for p in all_places) / count, sum(p.longitude for p in all_places) / count)


def distance_words(km: float) -> str:
    """ "2.6 mi (4.2 km)", whole numbers from ten on, and "less than half a mile" where a pin is not more exact."""
    miles = km / KM_A_MILE
    if miles < 0.5:
        return "less than half a mile"
    return f"{_rounded(miles)} mi ({_rounded(km)} km)"


def _rounded(number: float) -> str:
    return f"{number:.1f}" if number < 9.95 else f"{number:.0f}"
