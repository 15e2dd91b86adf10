"""One indicator in each of several districts, side by side, as one reader may have it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, Value
from django.urls import reverse

from design_process.measures.chart_marks import marked
from design_process.measures.chart_view import GAP, ChartRow, ChartView, views_alike
from design_process.measures.charts import in_window, one_printed, own_of, waiting_period
from design_process.measures.drawing import Flag
from design_process.measures.events.models import ChartEvent
from design_process.measures.models import ChartMark, Indicator, Rollup
from design_process.measures.publication.models import PrintedFigure
from design_process.measures.series import Series
from districts.directory.groups import ALL
from network.lib.suppression import MARK

EVENT = "event"  # beside the kinds of marks
SHOWN = 8  # numbers under a small chart; the chart's own page has all
AS_PRINTED = "As a report prints it: it has not agreed that you read its numbers in full."
NOT_PRINTED = "It has not agreed that you read its numbers in full, and nothing of it has been printed yet."
ALL_HIDDEN = "Too few pupils are behind it, or it would give a small group away."


class Place(NamedTuple):
    """A district of the network, by its place in it."""

    member_id: int
    name: str


@dataclass(frozen=True)
class Multiple:
    """One district's small chart. Where its numbers are hidden, `latest` is a mark and `why` says why."""

    place: Place
    chart: ChartView
    numbers: tuple[ChartRow, ...]  # the latest, newest first
    latest: str
    why: str
    url: str  # where all its numbers are, if anywhere

    @classmethod
    def of(cls, place: Place, chart: ChartView, *, in_full: bool, url: str) -> "Multiple":
        """What a chart says of a district that its reader reads in full, or as it was printed."""
        numbers = tuple(row for row in chart.rows if row.text != GAP)
        hidden = bool(numbers) and chart.drawing is None
        why = "" if in_full else AS_PRINTED if numbers else NOT_PRINTED
        if hidden:
            why = f"{ALL_HIDDEN} {why}".strip()
        return cls(
            place=place,
            chart=replace(chart, key=f"m{place.member_id}"),
            numbers=() if hidden else numbers[:SHOWN],
            latest=MARK if hidden or (not in_full and not numbers) else chart.latest,
            why=why,
            url=url if numbers or chart.group == ALL else "",
        )


@dataclass(frozen=True)
class SideBySide:
    """The network's own chart as it was printed, and the districts' on the same axes."""

    network: ChartView
    districts: tuple[Multiple, ...]


def side_by_side(indicator: Indicator, group: str, places: Sequence[Place], reader: Any, today: date) -> SideBySide:
    """The districts at `places` beside their network. Three queries, however many districts and periods.

    In full of whom the reader may read in full; of the others what was printed for this reader.
    """
    ids = [place.member_id for place in places]
    told = reader.holdings.told_members
    own: dict[int | None, dict[date, Any]] = defaultdict(dict)
    for row in in_window(Rollup.objects.seen_by(reader), today).filter(_here(indicator, group), member__in=ids):  # 1
        own[row.member_id][row.period] = row
    shown = PrintedFigure.objects.seen_by(reader).filter(_here(indicator, group), Q(member=None) | Q(member__in=ids))
    printed: dict[int | None, dict[date, Any]] = defaultdict(dict)
    for figure in in_window(shown, today):  # 1
        printed[figure.member_id][figure.period] = figure
    whole = one_printed(indicator, group, printed[None], None)
    whole = replace(whole, waiting=waiting_period(whole, today))
    series = [
        own_of(indicator, group, own[pk], pk) if pk in told else one_printed(indicator, group, printed[pk], pk)
        for pk in ids
    ]
    beside = _beside(indicator, group, ids)  # 1
    network, *districts = _drawn(indicator, _with_what_was_said([whole, *series], [None, *ids], beside))
    pairs = zip(places, districts, strict=True)
    found = (
        Multiple.of(place, chart, in_full=place.member_id in told, url=_page_of(place, chart)) for place, chart in pairs
    )
    return SideBySide(network, tuple(found))


def _page_of(place: Place, chart: ChartView) -> str:
    return reverse("measures:member_chart", args=[place.member_id, chart.indicator_id, chart.group])


def _here(indicator: Indicator, group: str) -> Q:
    return Q(indicator=indicator, group=group)


def _beside(indicator: Indicator, group: str, ids: Sequence[int]) -> dict[int | None, list[dict[str, Any]]]:
    """By member (None: the network) what people did to its chart, and what happened to it. One query for both."""
    of_these = Q(member=None) | Q(member__in=ids)
    marks: Any = ChartMark.objects.standing().filter(_here(indicator, group), of_these)
    events: Any = ChartEvent.objects.standing().filter(of_these, network=indicator.network_id)
    rows = marks.order_by().values_list("member", "pk", "kind", "period", "reason", "by__name", "at")
    happened = events.order_by().annotate(kind=Value(EVENT))
    found: dict[int | None, list[dict[str, Any]]] = defaultdict(list)
    for member, pk, kind, day, words, by, at in rows.union(
        happened.values_list("member", "pk", "kind", "on", "words", "by__name", "at"), all=True
    ):
        said = {"pk": pk, "kind": kind, "period": day, "reason": words, "by_name": by, "at": at}
        found[member].append({**said, "indicator_id": indicator.pk, "group": group})
    return found


def _with_what_was_said(
    series: Sequence[Series], ids: Sequence[int | None], beside: Mapping[int | None, Sequence[dict[str, Any]]]
) -> Iterator[Series]:
    """What happened to each, and what people did to its chart. One of what was printed is nobody's to mark."""
    for one, pk in zip(series, ids, strict=True):
        here = [*beside.get(pk, ())]
        there = here if pk is None else [*(said for said in beside.get(None, ()) if said["kind"] == EVENT), *here]
        flags = tuple(Flag(said["period"], said["reason"], is_event=True) for said in there if said["kind"] == EVENT)
        marks = [said for said in here if said["kind"] != EVENT and (pk is None or one.member_id == pk)]
        (done,) = marked([replace(one, flags=flags)], sorted(marks, key=lambda said: said["period"]))
        yield done


def _drawn(indicator: Indicator, series: Iterable[Series]) -> tuple[ChartView, ...]:
    """All on one axis; a count of the whole network would flatten its parts, so it has its own."""
    network, *districts = series
    if indicator.unit == Indicator.Unit.COUNT:
        return (*views_alike([network]), *views_alike(districts))
    return views_alike([network, *districts])
