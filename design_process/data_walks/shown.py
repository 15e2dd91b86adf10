"""Data walks as a person sees them, as data: templates only print. Never who wrote what, unless they say so."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from design_process.data_walks.models import DataWalk, WalkChart, WalkEntry
from design_process.measures.chart_view import ChartView
from design_process.measures.charts import common_charts
from districts.directory.models import Member
from network.lib.words import counted, day_words, late_by
from network.membership.models import Network
from network.people.models import Person

FEW = 3  # writers: with fewer, whoever reads an entry can guess who wrote it


@dataclass(frozen=True)
class Line:
    """A walk in the list, and where it stands. `kind`: due, info or done, as on a status."""

    walk: DataWalk
    kind: str
    stands: str


@dataclass(frozen=True)
class Part:
    """What was written about one chart, or (`name` empty) about all of them together, as far as the reader may read."""

    name: str
    key: int
    chart: ChartView | None
    noticings: tuple[WalkEntry, ...]
    wonderings: tuple[WalkEntry, ...]

    @property
    def kinds(self) -> tuple[tuple[str, tuple[WalkEntry, ...]], ...]:
        """What stands in it, by kind: those that are empty left out."""
        both = (("Noticed", self.noticings), ("Wondered", self.wonderings))
        return tuple((label, entries) for label, entries in both if entries)


@dataclass(frozen=True)
class Page:
    """A walk. `parts`: one for each chart, the last for all of them together. `writers`: people, of `places`."""

    walk: DataWalk
    parts: tuple[Part, ...]
    writers: int
    places: int
    has_noticed: bool

    @property
    def reads_all(self) -> bool:
        """May the reader see what others wrote?"""
        return self.has_noticed or self.walk.closed_at is not None

    @property
    def are_few(self) -> bool:
        return self.writers < FEW

    @property
    def anything(self) -> bool:
        """Is there any entry that the reader may read?"""
        return any(part.kinds for part in self.parts)

    @property
    def written_words(self) -> str:
        """How many have written, from how many members; never who."""
        if not self.writers:
            return "Nobody has written yet."
        people = counted(self.writers, "person", "people").capitalize()
        has = "has" if self.writers == 1 else "have"
        return f"{people} from {counted(self.places, 'district', 'districts')} {has} written."


def walks_of(person: Person, network: Network, today: date) -> list[Line]:
    """A network's data walks, the latest first. One query."""
    rows = DataWalk.objects.seen_by(person).filter(network=network)
    rows = rows.annotate(
        writers=Count("entries__by", distinct=True),
        mine=Count("entries", filter=Q(entries__by=person.pk, entries__kind=WalkEntry.Kind.NOTICING)),
    )
    return [Line(row, *_stands(row, today)) for row in rows.order_by("-opened_at", "-pk")]  # counting forgets it


def _stands(row: Any, today: date) -> tuple[str, str]:
    if row.closed_at:
        return "done", f"Closed, {counted(row.writers, 'person', 'people')} wrote"
    if row.mine:
        return "info", "You have written"
    return "due", f"Until {day_words(row.ends_on)}" if row.ends_on >= today else late_by(row.ends_on, today)


def page_of(person: Person, walk: DataWalk, today: date) -> Page:
    """A walk as a person sees it: five queries, however much was written."""
    charts = list(WalkChart.objects.seen_by(person).filter(walk=walk).select_related("indicator"))
    drawn = common_charts(walk.network_id, [one.indicator for one in charts], today)
    entries = WalkEntry.objects.seen_by(person).filter(walk=walk).select_related("by", "member__district", "problem")
    of_chart: dict[int | None, list[WalkEntry]] = defaultdict(list)
    for entry in entries:
        of_chart[entry.chart_id].append(entry)
    by_indicator = {view.indicator_id: view for view in drawn}
    parts = [_part(str(one), one.pk, by_indicator.get(one.indicator_id), of_chart[one.pk]) for one in charts]
    counts = WalkEntry.objects.filter(walk=walk).aggregate(
        writers=Count("by", distinct=True), places=Count("member", distinct=True)
    )
    return Page(
        walk,
        (*parts, _part("", 0, None, of_chart[None])),
        **counts,
        has_noticed=any(one.by_id == person.pk and one.kind == WalkEntry.Kind.NOTICING for one in entries),
    )


def _part(name: str, key: int, chart: ChartView | None, entries: Iterable[WalkEntry]) -> Part:
    of: dict[str, list[WalkEntry]] = defaultdict(list)
    for entry in entries:
        of[entry.kind].append(entry)
    return Part(name, key, chart, tuple(of[WalkEntry.Kind.NOTICING]), tuple(of[WalkEntry.Kind.WONDERING]))


def members_of(person: Person, network_id: int) -> list[Member]:
    """The members of a network whose people a person is one of: for these they may look. One query."""
    rows = Member.objects.filter(pk__in=person.holdings.own_members, network=network_id).select_related("district")
    return list(rows.order_by("district__name"))
