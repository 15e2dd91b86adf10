"""The other ways to print a period of which much is hidden, each as it would be printed: seen, not promised.

What would be printed is computed as it would be, with everything printed before. It is shown only to a hub that reads
every district behind it in full: side by side, several ways tell more than the one that is chosen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from design_process.measures.models import Indicator
from design_process.measures.publication.actions import asked_again, asked_together, main_of, printings_of
from design_process.measures.publication.cases import COUNT, Builder, Sheet
from design_process.measures.publication.deciding import Asked, decide, manageable
from design_process.measures.publication.merging import mergeable
from design_process.measures.publication.models import PrintedFigure
from design_process.measures.publication.texts import HIDDEN_ONE, Told, told
from design_process.measures.publication.years import years_as_one
from districts.directory.groups import label_of
from network.lib.suppression import Printed, leaks, protect
from network.lib.words import listed


@dataclass(frozen=True)
class Line:
    """One figure of a table as it stands or would be printed."""

    group: str
    text: str
    pupils: str


@dataclass(frozen=True)
class Way:
    """One other way: what it is, the table it would give, and whether it can be kept."""

    key: str  # what is posted to choose it; empty where it cannot be kept
    name: str
    words: str
    lines: tuple[Line, ...]
    shown: int
    is_told: bool  # may this reader see what it would print?


@dataclass(frozen=True)
class OtherWays:
    now: tuple[Line, ...]
    shown: int
    ways: tuple[Way, ...]
    in_full: bool


def other_ways(indicator: Indicator, period: date, told_members: frozenset[int], today: date) -> OtherWays | None:
    """How a period stands, and how else it could be printed. None where nothing of it was printed."""
    figures = list(PrintedFigure.objects.of_network(indicator.network_id).filter(indicator=indicator, period=period))
    before = printings_of(indicator, period)
    if not figures or not before:
        return None
    asked = asked_again(indicator, before, today)
    in_full = {row.member for row in asked.rows} <= told_members
    ways = [*_together(indicator, asked, figures, in_full=in_full)]
    if in_full:
        ways += [*_years(indicator, period, today), _in_sizes(indicator, asked)]
    now = tuple(sorted((_line(one.group, Told(one.text, one.value, one.pupils)) for one in figures), key=_by_name))
    return OtherWays(now, sum(one.value is not None for one in figures), tuple(ways), in_full)


def _together(indicator: Indicator, asked: Asked, figures: Sequence[PrintedFigure], *, in_full: bool) -> list[Way]:
    found = []
    for key, groups in mergeable({one.group: one.text for one in figures}).items():
        words = f"{listed([label_of(group) for group in groups])} as one group. What is shown now stays as it is."
        lines: tuple[Line, ...] = ()
        if in_full:
            decision = decide(asked_together(asked, key, groups))
            lines = (_line(key, told(indicator.unit, decision.of(key, main_of(indicator)), decision.of(key, "n"))),)
        found.append(Way(key, label_of(key), words, lines, _shown(lines), is_told=in_full))
    return found


def _in_sizes(indicator: Indicator, asked: Asked) -> Way:
    rows = manageable(asked.rows)
    case = Builder(asked.unit, (*asked.earlier, Sheet(rows, merged=asked.merged)), asked.readers).case()
    case = replace(case, in_sizes=True)
    known = {id_: one for sheet in asked.earlier for id_, one in sheet.printed.items()}
    found = {**protect(case).printed, **known}
    lines = () if leaks(case, found) else _table(indicator, found, len(asked.earlier))
    words = "How many pupils are behind a figure, roughly: 11 to 19, 20 to 49, 50 to 99, 100 to 299, 300 and more."
    return Way("", "Sizes instead of counts", words, lines, _shown(lines), is_told=True)


def _years(indicator: Indicator, period: date, today: date) -> list[Way]:
    found = []
    for name, printed in years_as_one(indicator, period, today).items():
        lines = _table(indicator, printed, 0)
        words = f"{name} as one: more pupils are behind each figure. Single years are then not shown beside it."
        found.append(Way("", f"Years together: {name}", words, lines, _shown(lines), is_told=True))
    return found


def _table(indicator: Indicator, printed: Mapping[str, Printed], number: int) -> tuple[Line, ...]:
    """The figures of the whole network, by group."""
    main = main_of(indicator)
    groups = {id_.split(":")[1] for id_ in printed if id_.startswith(f"{main}:") and id_.count(":") == 2}
    shown = [group for group in groups if not group.startswith("~")]
    lines = [
        _line(
            group,
            _in_words(indicator, printed.get(f"{main}:{group}:{number}"), printed.get(f"n:{group}:{number}")),
            printed.get(f"n:{group}:{number}"),
        )
        for group in shown
    ]
    return tuple(sorted(lines, key=_by_name))


def _in_words(indicator: Indicator, figure: Printed | None, pupils: Printed | None) -> Told:
    """A figure in words; a count may be a size here."""
    if indicator.unit == COUNT and isinstance(figure, str):
        return Told(figure, 0.0)
    return told(indicator.unit, figure, pupils)


def _line(group: str, figure: Told, pupils: Printed | None = None) -> Line:
    size = pupils if isinstance(pupils, str) else f"{figure.pupils:,}" if figure.pupils is not None else ""
    return Line(label_of(group), figure.text, size)


def _by_name(line: Line) -> tuple[bool, str]:
    return line.group != label_of("all"), line.group


def _shown(lines: Sequence[Line]) -> int:
    return sum(line.text != HIDDEN_ONE.text for line in lines)
