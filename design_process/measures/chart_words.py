"""What a judged chart says, for somebody who reads one line: a sentence in each rule set, and the rule at each point.

Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from design_process.measures.runchart import Judged, Part
from design_process.measures.spc.rules import LATELY, OUTSIDE, SHIFT, TREND, TWO_IN_THREE
from network.lib.words import number_word

CHANCE = "No clear change: the {periods} go up and down around the {centre}, as chance would have it."


@dataclass(frozen=True)
class Words:
    """How a chart is spoken of: which way is better, and what its periods are called."""

    direction: str = "up"  # up or down
    period: str = "week"
    periods: str = "weeks"


def centre_word(chart: Judged) -> str:
    """What the centre line is: the median of run charts and G charts, the average of all others."""
    return "median" if chart.settings.chart in ("run", "g") else "average"


def is_better(lean: int, direction: str) -> bool:
    """Is a move this way (1 high, -1 low) one for the better?"""
    return (lean > 0) == (direction == "up")


def sentence(chart: Judged, words: Words) -> str:
    """What the chart says."""
    part = chart.last_part
    if part is None or not any(value is not None for value in chart.values):
        return "No numbers yet."
    if part.more_needed:
        more = part.more_needed
        return (
            f"Too few points to judge: {number_word(more)} more {words.period if more == 1 else words.periods} to go."
        )
    said = {"anhoej": _anhoej, "ihi": _ihi, "nhs": _nhs}[chart.settings.rules](chart, part, words)
    return said or CHANCE.format(periods=words.periods, centre=centre_word(chart))


def trend(chart: Judged, direction: str) -> str:
    """Where the last points have moved to: "better", "worse", or "" when they show no change."""
    lean = _lean(chart)
    return "" if not lean else "better" if is_better(lean, direction) else "worse"


def _lean(chart: Judged) -> int:
    part = chart.last_part
    if part is None or part.more_needed or not part.signal:
        return 0
    if chart.settings.rules == "anhoej":
        return chart.lately()[0] if part.runs_signal else 0
    mark = _latest_mark(chart, part)
    return mark[1] if mark else 0


def _places(chart: Judged, part: Part) -> list[int]:
    """The part's points that take part in the judgement, on the centre or not."""
    return [i for i in range(part.first - 1, part.last) if chart.sides[i] is not None]


def _latest_mark(chart: Judged, part: Part) -> tuple[str, int] | None:
    """The mark of the latest point; for the IHI rules, of the latest that is not on the median."""
    places = _places(chart, part)
    if chart.settings.rules == "ihi":
        places = [i for i in places if chart.sides[i] or chart.marks[i]]
    return chart.marks[places[-1]] if places else None


def _kind(lean: int, words: Words) -> str:
    return "a real improvement" if is_better(lean, words.direction) else "a real change for the worse"


def _where(lean: int) -> str:
    return "above" if lean > 0 else "below"


def _limit(lean: int) -> str:
    return "above the upper limit" if lean > 0 else "below the lower limit"


def _anhoej(chart: Judged, part: Part, words: Words) -> str:
    centre = centre_word(chart)
    if part.runs_signal:
        side, there, seen = chart.lately()
        if not side:
            return (
                f"A real change shows in these {words.periods}, but the last {number_word(seen)} are on both sides "
                f"of the {centre}."
            )
        how_many = f"{number_word(there).capitalize()} of the last {number_word(seen)}"
        if there == seen:
            how_many = f"All of the last {number_word(there)}"
        old = "old " if chart.baseline else ""
        where = f"{_where(side)} the {old}{centre}"
        return f"{how_many} {words.periods} are {where}: this is {_kind(side, words)}."
    return _of_outside(chart, part, words)


def _of_outside(chart: Judged, part: Part, words: Words) -> str:
    places = _places(chart, part)
    outside = [i for i in places if chart.outside[i]]
    if not outside:
        return ""
    if outside[-1] == places[-1]:
        return f"The latest {words.period} lies {_limit(chart.outside[places[-1]])}: ask what was special then."
    if len(outside) == 1:
        return (
            f"One {words.period} lies outside the limits: ask what was special then. The others vary as chance has it."
        )
    return (
        f"{number_word(len(outside)).capitalize()} {words.periods} lie outside the limits: ask what was special then."
    )


def _ihi(chart: Judged, part: Part, words: Words) -> str:
    mark = _latest_mark(chart, part)
    if mark is not None:
        rule, lean = mark
        many = number_word(_in_a_row(chart, _places(chart, part))).capitalize()
        if rule == SHIFT:
            where = f"{_where(lean)} the median"
            return f"{many} {words.periods} in a row are {where} (a shift): this is {_kind(lean, words)}."
        way = "up" if lean > 0 else "down"
        return f"{many} {words.periods} in a row go {way} (a trend): this is {_kind(lean, words)}."
    if part.odd_runs < 0:
        return "The line crosses the median less often than chance would have it: something real is behind these moves."
    if part.odd_runs > 0:
        return "The line crosses the median more often than chance would have it: two things may be mixed in one chart."
    return _of_earlier(chart, part, words)


def _in_a_row(chart: Judged, places: Sequence[int]) -> int:
    """How many of the last points carry the mark of the latest; those on the centre within are passed over."""
    latest: tuple[str, int] | None = None
    count = 0
    for i in reversed(places):
        mark = chart.marks[i]
        if mark is None and (not chart.sides[i] or latest is None):
            continue
        if latest is not None and mark != latest:
            break
        latest, count = mark, count + 1
    return count


def _of_earlier(chart: Judged, part: Part, words: Words) -> str:
    if not part.signal:
        return ""
    return (
        f"No change now: the latest {words.periods} vary as chance has it. Earlier ones stood out; the table says how."
    )


def _nhs(chart: Judged, part: Part, words: Words) -> str:
    mark = _latest_mark(chart, part)
    if mark is None:
        return _of_earlier(chart, part, words)
    rule, lean = mark
    many = number_word(_in_a_row(chart, _places(chart, part)))
    way, limit = ("up", "upper limit") if lean > 0 else ("down", "lower limit")
    said = {
        OUTSIDE: f"The latest {words.period} lies {_limit(lean)}",
        TREND: f"The last {many} {words.periods} go {way}, one after the other",
        TWO_IN_THREE: f"Two of the last three {words.periods} lie close to the {limit}",
        SHIFT: f"The last {many} {words.periods} are all {_where(lean)} the average",
    }[rule]
    return f"{said}: this is {_kind(lean, words)}."


def rule_words(chart: Judged, index: int) -> str:
    """The rule that marked a point, for the table: "long run above the median". Empty where none is shown."""
    mark = chart.marks[index]
    if mark is None or not chart.shifted[index]:
        return ""
    rule, lean = mark
    centre = centre_word(chart)
    return {
        OUTSIDE: _limit(lean),
        SHIFT: f"long run {_where(lean)} the {centre}",
        LATELY: f"most of the latest are {_where(lean)} the {centre}",
        TREND: f"steady move {'up' if lean > 0 else 'down'}",
        TWO_IN_THREE: f"two in three close to the {'upper' if lean > 0 else 'lower'} limit",
    }[rule]


def of_target(verdict: str | None, target: str, periods: str) -> str:
    """What the limits say of a target, by the verdict of `assurance`."""
    return {
        "consistent_pass": f"As things are, the target of {target} is met in all but rare {periods}.",
        "consistent_fail": f"As things are, the target of {target} is out of reach: it lies beyond the limits.",
        "inconsistent": f"As things are, the target of {target} is met in some {periods} and missed in others.",
    }.get(verdict or "", "")
