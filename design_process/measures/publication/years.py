"""Two or three school years as one, as they would be printed: the way to show a tiny district."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from design_process.measures.models import Frequency, Indicator
from design_process.measures.periods import label, previous_start
from design_process.measures.publication.actions import asked_again, printings_of
from design_process.measures.publication.cases import COUNT, Builder, Row, Sheet
from design_process.measures.publication.deciding import MOST_ROWS, Asked
from network.lib.suppression import BadCase, Case, Mean, Printed, Rate, leaks, pooled, protect

YEARS = (2, 3)


def years_as_one(indicator: Indicator, period: date, today: date) -> dict[str, Mapping[str, Printed]]:
    """By the names of the years what would be printed of them together. Empty for numbers that come more often.

    Weeks are never put together so: the same pupils are counted each week, and eleven would not be eleven.
    """
    if indicator.frequency != Frequency.YEAR:
        return {}
    asked: dict[str, Asked] = {}
    found = {}
    for count in range(1, max(YEARS) + 1):
        before = printings_of(indicator, period)
        if not before:
            break
        asked[label(indicator.frequency, period)] = asked_again(indicator, before, today)
        period = previous_start(indicator.frequency, period)
        printed = _together(asked) if count in YEARS else None
        if printed is not None:
            found[f"{list(asked)[-1]} to {next(iter(asked))}"] = printed
    return found


def _together(asked: Mapping[str, Asked]) -> Mapping[str, Printed] | None:
    """What would be printed of these years, with all that was printed of each. None where that cannot be told."""
    years = list(asked.values())
    if any(len(one.earlier) > 1 for one in years) or sum(len(one.rows) for one in years) > MOST_ROWS:
        return None  # a year that was printed twice has two tables, and both would have to be parts of one
    everywhere = {(row.member, row.group) for one in years for row in one.rows}
    cases: dict[str, Case] = {}
    known: dict[str, Printed] = {}
    figures: list[Rate | Mean] = []
    for name, one in asked.items():
        told = dict(one.earlier[0].printed) if one.earlier else {}
        sheet = Sheet(_filled(one, everywhere), told, one.merged)
        cases[name] = Builder(one.unit, (sheet,), one.readers).case()
        figures += _in_year(cases[name], name, told)
        known |= {f"{id_} in {name}": text for id_, text in told.items()}
    try:
        case = pooled(cases)
    except BadCase:
        return None  # a group was counted in one year and not in another
    case = replace(
        case,
        rates=(*case.rates, *(figure for figure in figures if isinstance(figure, Rate))),
        means=(*case.means, *(figure for figure in figures if isinstance(figure, Mean))),
    )
    printed = {**protect(case).printed, **known}
    return None if leaks(case, printed) else printed


def _in_year(case: Case, name: str, told: Mapping[str, str | int]) -> list[Rate | Mean]:
    """The figures that were printed of a single year."""
    found: list[Rate | Mean] = []
    for one in case.figures:
        if one.id in told:
            part = one.num if isinstance(one, Rate) else one.sum
            made = Rate if isinstance(one, Rate) else Mean
            found.append(made(f"{one.id} in {name}", f"{part} in {name}", f"{one.den} in {name}"))
    return found


def _filled(asked: Asked, everywhere: set[tuple[int, str]]) -> tuple[Row, ...]:
    """The rows of a year, with nobody where another year has somebody."""
    there = {(row.member, row.group) for row in asked.rows}
    nobody: Sequence[Row] = [
        Row(member, group, 0, None if asked.unit == COUNT else 0) for member, group in sorted(everywhere - there)
    ]
    return (*asked.rows, *nobody)
