"""The other ways to print a period of which much is hidden, each as it would be printed: seen, not promised.

What would be printed is computed as it would be, with everything printed before. It is shown only to a hub that reads
every district behind it in full: side by side, several ways tell more than the one that is chosen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from design_process.measures.models import Frequency, Indicator
from design_process.measures.publication.actions import (
    asked_again,
    asked_together,
    figures_together,
    main_of,
    printings_of,
)
from design_process.measures.publication.cases import COUNT, Among, Builder, Sheet
from design_process.measures.publication.deciding import Asked, decide, manageable
from design_process.measures.publication.merging import mergeable
from design_process.measures.publication.models import PrintedFigure, Printing, YearsTogether
from design_process.measures.publication.texts import HIDDEN_ONE, Told, told
from design_process.measures.publication.years import YEARS, first_of, name_of, years_asked
from districts.directory.groups import ALL, label_of
from network.lib.suppression import Printed, leaks, protect
from network.lib.words import listed

SIZES = "sizes"


@dataclass(frozen=True)
class Way:
    """One other way to print a table: what it is, what becomes visible, and what never will by itself.

    `key` names it in addresses; the ways of `SIZES` can be looked at only.
    """

    key: str
    name: str
    words: str
    never: str = ""
    groups: tuple[str, ...] = ()

    @property
    def can_be_kept(self) -> bool:
        return self.key != SIZES

    @property
    def years(self) -> int:
        """How many years it puts together; none where it puts groups together."""
        return int(self.key.removeprefix("years-")) if self.key.startswith("years-") else 0


@dataclass(frozen=True)
class Line:
    """One figure of a table as it stands or would be printed."""

    group: str
    text: str
    pupils: str


def ways_of(indicator: Indicator, period: date, figures: Sequence[PrintedFigure], today: date) -> tuple[Way, ...]:
    """The ways that a period can be printed in beside what stands, and sizes. Of what comes weekly no query."""
    texts = {one.group: one.text for one in figures}
    ways = [_of_groups(key, groups) for key, groups in mergeable(texts).items()]
    ways += [way for count in YEARS if (way := _of_years(indicator, first_of(period, count), count, today))]
    words = "How many pupils are behind a figure, roughly: 11 to 19, 20 to 49, 50 to 99, 100 to 299, 300 and more."
    return (*ways, Way(SIZES, "Sizes instead of counts", words))


def _of_groups(key: str, groups: tuple[str, ...]) -> Way:
    names = listed([label_of(group) for group in groups])
    return Way(
        key,
        f"{label_of(key)}, as one group",
        f"{names} become one group. What is shown now stays as it is.",
        f"{names} may never be shown one by one for this period: with the one group beside it, a small one could "
        "be worked out.",
        groups,
    )


def _of_years(indicator: Indicator, first: date, count: int, today: date) -> Way | None:
    if indicator.frequency != Frequency.YEAR or _is_there(indicator, first, count):
        return None
    asked = years_asked(indicator, first, count, today)
    if asked is None:
        return None
    name, groups = name_of(asked.days), tuple(sorted(asked.span.asked, key=_all_first))
    names = listed([label_of(group) for group in groups])
    return Way(
        f"years-{count}",
        f"{name}, as one",
        f"One figure for these {count} years together, for the groups that are hidden: {names}. A pupil who is there "
        f"in each year counts in each. What is shown now stays as it is.",
        f"Of these groups no single year of {name} that is hidden now will be shown beside it, also when numbers come "
        "late or are corrected.",
        groups,
    )


def _is_there(indicator: Indicator, first: date, count: int) -> bool:
    return YearsTogether.objects.filter(indicator=indicator, first=first, years=count).exists()


def figures_of(indicator: Indicator, period: date) -> list[PrintedFigure]:
    """What stands of a period for everybody. One query."""
    return list(PrintedFigure.objects.of_network(indicator.network_id).filter(indicator=indicator, period=period))


def as_it_stands(figures: Sequence[PrintedFigure]) -> tuple[Line, ...]:
    return _in_order([(one.group, Told(one.text, one.value, one.pupils)) for one in figures])


def members_behind(indicator: Indicator, period: date) -> frozenset[int] | None:
    """The members whose numbers lie behind a period, and behind the years before it. None where nothing was printed.

    One query.
    """
    days = [period]
    if indicator.frequency == Frequency.YEAR:
        days = [first_of(period, count + 1) for count in range(max(YEARS))]
    found = Printing.objects.filter(indicator=indicator, period__in=days).order_by("period", "number")
    rows = {one.period: one.basis for one in found}
    return frozenset(row[0] for basis in rows.values() for row in basis) if period in rows else None


def looked_at(indicator: Indicator, period: date, today: date) -> dict[str, tuple[Line, ...]]:
    """By key of each way the table that it would print, or nothing where it would not withstand the check. Seconds."""
    before = printings_of(indicator, period)
    asked = asked_again(indicator, before, today)
    ways = ways_of(indicator, period, figures_of(indicator, period), today)
    return {way.key: _table_of(indicator, period, way, asked, today) for way in ways}


def _table_of(indicator: Indicator, period: date, way: Way, asked: Asked, today: date) -> tuple[Line, ...]:
    if way.key == SIZES:
        return _in_sizes(indicator, asked)
    if way.years:
        years = years_asked(indicator, first_of(period, way.years), way.years, today)
        return _in_order(figures_together(indicator, years, years.decided())) if years else ()
    decision = decide(asked_together(asked, way.key, way.groups))
    figure = told(indicator.unit, decision.of(way.key, main_of(indicator)), decision.of(way.key, "n"))
    return _in_order([(way.key, figure)]) if figure.value is not None else ()


def _in_sizes(indicator: Indicator, asked: Asked) -> tuple[Line, ...]:
    asked = manageable(asked)
    sheets = (*asked.earlier, Sheet(asked.rows, merged=asked.merged))
    builder = Builder(asked.unit, sheets, asked.readers, among=Among(elsewhere=asked.elsewhere))
    case = replace(builder.case(), in_sizes=True)
    found = {**protect(case).printed, **builder.told}
    if asked.is_barred or leaks(case, found):
        return ()
    main, number = main_of(indicator), len(asked.earlier)
    lines = []
    for group in {row.group for row in asked.rows}:
        figure, pupils = found.get(f"{main}:{group}:{number}"), found.get(f"n:{group}:{number}")
        lines.append((group, _roughly(indicator, figure, pupils), str(pupils) if isinstance(pupils, str) else ""))
    return tuple(_line(*one) for one in sorted(lines, key=lambda one: _all_first(one[0])))


def _roughly(indicator: Indicator, figure: Printed | None, pupils: Printed | None) -> Told:
    """A figure in words; a count may be a size here."""
    if indicator.unit == COUNT and isinstance(figure, str):
        return Told(figure, 0.0)
    return told(indicator.unit, figure, pupils)


def _in_order(figures: Iterable[tuple[str, Told]]) -> tuple[Line, ...]:
    return tuple(_line(group, figure) for group, figure in sorted(figures, key=lambda one: _all_first(one[0])))


def _line(group: str, figure: Told, size: str = "") -> Line:
    return Line(label_of(group), figure.text, size or (f"{figure.pupils:,}" if figure.pupils is not None else ""))


def _all_first(group: str) -> tuple[bool, str]:
    return group != ALL, label_of(group)


def shown(lines: Sequence[Line]) -> int:
    return sum(line.text != HIDDEN_ONE.text for line in lines)
