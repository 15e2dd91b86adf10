"""Which rows of different networks are the same real district. Pure.

By the codes that everybody shares, and where one of the two has no such code, by name and county. In doubt two rows are
one district: that hides a number too many, and the other way round would give one away.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from districts.directory.models import CodeSystem

SHARED = (CodeSystem.CDS, CodeSystem.NCES)  # the same code is the same district, wherever it stands
CDS_DIGITS, DISTRICT_DIGITS = 14, 7
SAID_OR_NOT = {"the", "of", "school", "schools", "district", "public", "joint"}
IN_FULL = {"usd": "unified", "elem": "elementary", "el": "elementary", "esd": "elementary", "uesd": "union elementary"}


@dataclass(frozen=True)
class Known:
    """A district as one network knows it."""

    member: int
    network: int
    name: str
    county: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)


def same_districts(own: Collection[Known], others: Collection[Known]) -> dict[int, int]:
    """By member of `own`, and of each other network that has one of its districts, the member that stands for it.

    A network that shares a district with such a network counts as well: what those two print would lie side by side
    with what is printed here. Networks without such a link are left out.
    """
    found = _Found(own)
    waiting: dict[int, list[Known]] = defaultdict(list)
    for one in others:
        waiting[one.network].append(one)
    while linked := next((pk for pk in sorted(waiting) if any(map(found.like, waiting[pk]))), None):
        found.add(waiting.pop(linked))
    return found.stands


class _Found:
    """The districts found so far, by what they are known by."""

    def __init__(self, own: Collection[Known]) -> None:
        self.stands: dict[int, int] = {}
        self.by_code: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self.by_name: dict[str, list[Known]] = defaultdict(list)
        for one in own:
            self._put(one, one.member)

    def like(self, one: Known) -> list[Known]:
        """Those that may be the same, the surest first."""
        by_code = [other for key in _codes(one).items() for other in self.by_code[key]]
        return by_code or [other for other in self.by_name[_plain(one.name, SAID_OR_NOT)] if _may_be(one, other)]

    def add(self, districts: Collection[Known]) -> None:
        """Those of one network, no two of which are the same."""
        taken: dict[int, int] = {}
        for one in sorted(districts, key=lambda one: (not self._is_sure(one), one.member)):
            same = next((pk for pk in (self.stands[k.member] for k in self.like(one)) if pk not in taken), one.member)
            taken[same] = one.member
        for one in districts:
            self._put(one, next(pk for pk, member in taken.items() if member == one.member))

    def _is_sure(self, one: Known) -> bool:
        return any(self.by_code[key] for key in _codes(one).items())

    def _put(self, one: Known, stands_for: int) -> None:
        self.stands[one.member] = stands_for
        for key in _codes(one).items():
            self.by_code[key].append(one)
        self.by_name[_plain(one.name, SAID_OR_NOT)].append(one)


def _may_be(one: Known, other: Known) -> bool:
    """May two districts of the same name be one? Not where a code or the county says otherwise."""
    counties = {_plain(one.county, {"county"}), _plain(other.county, {"county"})} - {""}
    return len(counties) < 2 and not _codes(one).keys() & _codes(other).keys()


def _codes(one: Known) -> dict[str, str]:
    """The codes that everybody shares, as they can be compared."""
    return {system: code for system in SHARED if (code := _code(one, system))}


def _code(one: Known, system: str) -> str:
    """A code as it can be compared: spreadsheets lose leading zeros, and people leave out the last ones."""
    value = re.sub(r"\W|_", "", one.codes.get(system, "")).upper()
    if system == CodeSystem.CDS and value:
        return value.zfill(CDS_DIGITS if len(value) > DISTRICT_DIGITS else DISTRICT_DIGITS)[:DISTRICT_DIGITS]
    return value.lstrip("0")


def _plain(name: str, left_out: Collection[str]) -> str:
    words = [IN_FULL.get(word, word) for word in re.findall(r"[^\W_]+", name.casefold())]
    return " ".join(word for word in words if word not in left_out)
