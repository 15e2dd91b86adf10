"""One indicator in each of several districts, side by side, as one reader may have it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Max, Min, Q, Value
from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.measures.chart_marks import marked
from design_process.measures.chart_scale import Reach
from design_process.measures.chart_view import GAP, ChartRow, ChartView, views_alike
from design_process.measures.charts import in_window, one_printed, own_of, waiting_period
from design_process.measures.drawing import Flag
from design_process.measures.events.models import ChartEvent
from design_process.measures.models import ChartMark, Indicator, Rollup
from design_process.measures.publication.models import PrintedFigure
from design_process.measures.series import Series
from design_process.measures.years_shown import with_years_together
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


@dataclass(frozen=True)
class Listed:
    """The districts of a list, by name, and those of them that stand on one of its pages."""

    places: Sequence[Place]
    page: Sequence[Place]


def side_by_side(indicator: Indicator, group: str, listed: Listed, reader: Any, today: date) -> SideBySide:
    """The districts of a page beside their network. At most four queries, however many districts.

    In full of whom the reader may read in full; of the others what was printed for this reader. The axes are those of
    the whole list.
    """
    places = listed.page
    ids = [place.member_id for place in places]
    told = reader.holdings.told_members
    of_page = in_window(Rollup.objects.seen_by(reader), today).filter(_here(indicator, group), member__in=ids)
    shown = PrintedFigure.objects.seen_by(reader).filter(_here(indicator, group), Q(member=None) | Q(member__in=ids))
    ends = _ends_of(indicator, group, listed, reader, today)
    rows = list(of_page.annotate(**ends))  # 1
    figures = list(in_window(shown, today).annotate(**ends))  # 1
    own, printed = _by_member(rows), _by_member(figures)
    whole = one_printed(indicator, group, printed[None], None)
    (whole,) = with_years_together([replace(whole, waiting=waiting_period(whole, today))])
    series = [
        own_of(indicator, group, own[pk], pk) if pk in told else one_printed(indicator, group, printed[pk], pk)
        for pk in ids
    ]
    beside = _beside(indicator, group, ids)  # 1
    said = _with_what_was_said([whole, *series], [None, *ids], beside)
    network, *districts = _drawn(indicator, said, _reach([*rows, *figures]))
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


def _drawn(indicator: Indicator, series: Iterable[Series], reach: Reach | None) -> tuple[ChartView, ...]:
    """All on one axis; a count of the whole network would flatten its parts, so it has its own."""
    network, *districts = series
    if indicator.unit == Indicator.Unit.COUNT:
        return (*views_alike([network]), *views_alike(districts, reach))
    return views_alike([network, *districts], reach)


def _by_member(rows: Iterable[Any]) -> dict[int | None, dict[date, Any]]:
    found: dict[int | None, dict[date, Any]] = defaultdict(dict)
    for row in rows:
        found[row.member_id][row.period] = row
    return found


def _ends_of(indicator: Indicator, group: str, listed: Listed, reader: Any, today: date) -> dict[str, ArraySubquery]:
    """The ends of all that the reader may read of the list: said by each row, they cost no query of their own."""
    ids, told = {place.member_id for place in listed.places}, reader.holdings.told_members
    full = Rollup.objects.seen_by(reader).filter(_here(indicator, group), member__in=ids & told)
    shown = PrintedFigure.objects.seen_by(reader).filter(_here(indicator, group), ~Q(value=None), member__in=ids - told)
    return {
        "ends_in_full": _ends(in_window(full, today), _value(indicator)),
        "ends_printed": _ends(in_window(shown, today), F("value")),
    }


def _ends(rows: Any, value: Any) -> ArraySubquery:
    """The least and the most of some rows, their first and their last period; nothing where there are none."""
    ends = JSONObject(low=Min(value), high=Max(value), first=Min("period"), last=Max("period"))
    return ArraySubquery(rows.order_by().values("indicator").annotate(ends=ends).values("ends"))


def _reach(rows: Iterable[Any]) -> Reach | None:
    """How far the numbers of the whole list reach, as any of the rows says it."""
    row = next(iter(rows), None)
    found = [*(row.ends_in_full or ()), *(row.ends_printed or ())] if row else []
    if not found:
        return None
    return Reach(
        min(one["low"] for one in found),
        max(one["high"] for one in found),
        date.fromisoformat(min(one["first"] for one in found)),
        date.fromisoformat(max(one["last"] for one in found)),
    )


def _value(indicator: Indicator) -> Any:
    """What is charted of a row, as `value_of` reckons it."""
    if indicator.unit == Indicator.Unit.COUNT:
        return F("numerator")
    by = 100.0 if indicator.unit in (Indicator.Unit.SHARE, Indicator.Unit.RATE) else 1.0
    return F("numerator") / F("denominator") * by
