"""What a school year is tied to: the years that were printed as one with it, and all that was printed of those."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from design_process.measures.models import Frequency, Indicator
from design_process.measures.publication.cases import COUNT, Readers, Row, Sheet
from design_process.measures.publication.models import FigureTogether, Printing, YearsTogether
from design_process.measures.publication.spans import Beside, Span, Year
from districts.directory.models import Agreement

ReadersOf = Callable[[Collection[int], date], Readers]
Printings = Mapping[date, Sequence[Printing]]


def beside_of(indicator: Indicator, here: date | None, today: date, years: Iterable[date] = ()) -> Beside:
    """What a year is tied to, or several are that may be printed as one. Five queries, of what comes yearly only."""
    if indicator.frequency != Frequency.YEAR or indicator.member_id is not None:
        return Beside(here=here)
    asked = frozenset(years) | ({here} if here else frozenset())
    tied = _tied(asked, [span_of(one) for one in printed_together([indicator.pk])])
    if not tied and len(asked) < 2:
        return Beside(here=here)
    every = asked.union(*(span.rows for span in tied))
    printings: dict[date, list[Printing]] = {day: [] for day in every}
    for one in Printing.objects.filter(indicator=indicator, period__in=every).prefetch_related("numbers"):
        printings[one.period].append(one)
    return tie(here, tied, printings, readers_in(indicator, today))


def tie(here: date | None, spans: Sequence[Span], printings: Printings, readers: ReadersOf) -> Beside:
    """The other years with what was printed of them, given all printings by year."""
    years = {}
    for day in sorted(printings.keys() - {here}):
        sheets = tuple(sheet for one in printings[day] if (sheet := sheet_of(one)).printed)
        behind = [span.rows[day] for span in spans if day in span.rows]
        members = {row.member for rows in (*behind, *(sheet.rows for sheet in sheets)) for row in rows}
        years[day] = Year(sheets, readers(members, day))
    return Beside(tuple(spans), years, here)


def tied_to(day: date, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The years as one that have to do with a year, be it through others."""
    return _tied(frozenset([day]), spans)


def _tied(days: frozenset[date], spans: Sequence[Span]) -> tuple[Span, ...]:
    reached, before = set(days), 0
    while len(reached) > before:
        before = len(reached)
        reached = reached.union(*(span.rows for span in spans if reached & span.rows.keys()))
    return tuple(span for span in spans if reached & span.rows.keys())


def printed_together(indicators: Sequence[int]) -> list[YearsTogether]:
    """All years that were printed as one of these indicators. Two queries, or one where there are none."""
    return list(
        YearsTogether.objects.filter(indicator__in=indicators).select_related("indicator").prefetch_related("figures")
    )


def span_of(one: YearsTogether) -> Span:
    """Years together as they could be read."""
    rows = {date.fromisoformat(day): rows_of(rows) for day, rows in one.basis.items()}
    printed = [_numbers(one.indicator.unit, figure) for figure in one.figures.all()]
    return Span(rows, {id_: number for numbers in printed for id_, number in numbers.items()})


def _numbers(unit: str, one: FigureTogether) -> dict[str, str | int]:
    if unit == COUNT:
        return {f"x:{one.group}": int(one.figure)}
    pupils: dict[str, str | int] = {} if one.pupils is None else {f"n:{one.group}": one.pupils}
    return {**pupils, f"rate:{one.group}": one.figure}


def readers_in(indicator: Indicator, today: date) -> ReadersOf:
    """Who reads some members' numbers of a year: whose agreement counts, and whose counted since. One query."""
    agreements = list(Agreement.objects.filter(network=indicator.network_id))
    return lambda members, period: readers_of(
        agreements, members, period, today, indicator.network.small_number_threshold
    )


def readers_of(
    agreements: Iterable[Agreement], members: Collection[int], period: date, today: date, threshold: int
) -> Readers:
    """As `Agreement.objects.in_force` and `between` have it, of rows that were read before."""
    there = [one for one in agreements if one.member_id in members]
    agreed = frozenset(one.member_id for one in there if one.counted(today, today))
    return Readers(agreed, threshold, frozenset(one.member_id for one in there if one.counted(period, today)))


def rows_of(basis: Sequence[Sequence[object]]) -> tuple[Row, ...]:
    """What the members had in a printing."""
    return tuple(Row(*row) for row in basis)  # type: ignore[arg-type]


def sheet_of(printing: Printing) -> Sheet:
    """A printing as it could be read."""
    numbers = {one.cell: one.value for one in printing.numbers.all()}
    for_all = {one.cell for one in printing.numbers.all() if not one.for_hub}
    merged = {key: tuple(groups) for key, groups in printing.merged.items()}
    printed = {id_: _read(value) for id_, value in numbers.items()}
    return Sheet(rows_of(printing.basis), printed, merged, for_hub=frozenset(numbers.keys() - for_all))


def _read(value: str) -> str | int:
    return int(value) if value.lstrip("-").isdigit() else value
