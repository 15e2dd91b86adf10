"""The page of other ways: how a period stands, how else it could be printed, and what of that this reader is told."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from design_process.measures.models import Indicator
from design_process.measures.publication.models import PrintedNumber, Printing, YearsTogether
from design_process.measures.ways.models import WaysFound
from design_process.measures.ways.other_ways import (
    Line,
    Way,
    as_it_stands,
    figures_of,
    members_behind,
    shown,
    ways_of,
)
from districts.directory.models import Agreement


@dataclass(frozen=True)
class Preview:
    """One way with the table that it would print. `lines` is None where that is not known, or not told."""

    way: Way
    lines: tuple[Line, ...] | None


@dataclass(frozen=True)
class WaysPage:
    """How a period stands and how else it could be. `made_from` names what a look at the ways rests on."""

    now: tuple[Line, ...]
    shown: int
    previews: tuple[Preview, ...]
    in_full: bool  # does this reader read every district behind it in full?
    is_looking: bool  # a look is owed, or has to be
    made_from: str

    @property
    def to_keep(self) -> tuple[Preview, ...]:
        return tuple(one for one in self.previews if one.way.can_be_kept)

    @property
    def to_look_at(self) -> tuple[Preview, ...]:
        return tuple(one for one in self.previews if not one.way.can_be_kept) if self.in_full else ()

    def of(self, key: str) -> Preview | None:
        return next((one for one in self.to_keep if one.way.key == key), None)


def ways_page(indicator: Indicator, period: date, told_members: frozenset[int], today: date) -> WaysPage | None:
    """The page for one reader. None where nothing of the period was printed. No solver is asked."""
    figures = figures_of(indicator, period)
    behind = members_behind(indicator, period)
    if not figures or behind is None:
        return None
    in_full = behind <= told_members
    now = as_it_stands(figures)
    made_from = state_of(indicator, today)
    kept = _found(indicator, period, made_from) if in_full else None
    tables = _tables(kept)
    previews = tuple(Preview(way, tables.get(way.key)) for way in ways_of(indicator, period, figures, today))
    return WaysPage(now, shown(now), previews, in_full, in_full and (kept is None or kept.found is None), made_from)


def _found(indicator: Indicator, period: date, made_from: str) -> WaysFound | None:
    return WaysFound.objects.filter(indicator=indicator, period=period, made_from=made_from).first()


def _tables(kept: WaysFound | None) -> Mapping[str, tuple[Line, ...]]:
    found = kept.found if kept and kept.found else {}
    return {key: tuple(Line(*line) for line in lines) for key, lines in found.items()}


def state_of(indicator: Indicator, today: date) -> str:
    """What a look at the other ways rests on: it holds while this stays the same. Four queries."""
    printed = Printing.objects.filter(indicator=indicator).aggregate(last=Max("pk"))["last"]
    number = PrintedNumber.objects.filter(printing__indicator=indicator).aggregate(last=Max("pk"))["last"]
    years = YearsTogether.objects.filter(indicator=indicator).aggregate(last=Max("pk"))["last"]
    agreed = Agreement.objects.in_force(today).filter(network=indicator.network_id).order_by("pk")
    pks = ",".join(map(str, agreed.values_list("pk", flat=True)))
    text = f"{printed}:{number}:{years}:{indicator.network.small_number_threshold}:{pks}"
    return hashlib.sha256(text.encode()).hexdigest()
