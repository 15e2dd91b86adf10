"""Whether what a line says can be true, and whose number it is. Pure: what the network knows is passed in.

The questions are those of the entry form (`measures.checks`); the ones about files stand beside them.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from design_process.measures.checks import Asked, problem_of_pair, problem_of_place
from design_process.number_files import figures
from design_process.number_files.figures import HIDDEN, NOTHING, Number, Unreadable
from design_process.number_files.reading import HIDDEN_STATUS, MISSING_STATUS, Said
from design_process.number_files.when import NoPeriod, start_of
from districts.directory.facts import plain_name
from districts.directory.state_codes import NONPUBLIC_PLACEMENT, cds_code, short_code

Whose = tuple[int, int | None]  # member, and the school of it
Where = tuple[int, str, date]  # indicator, group, and the first day of the period
Numbers = tuple[float | None, float | None, str]  # numerator, denominator, gap
MOST_KEPT = 20_000  # pairs of numbers whose meaning is remembered: schools of like size repeat them
_LEAST = 1e-9


@dataclass(frozen=True)
class Known:
    """What the network knows: by code and by name whose a number is, and what each word of the file means.

    `only`: the one member whose numbers may come; `names` and `groups`: the file's word → indicator id, group key.
    A word that stands for 0 or nothing is left out on purpose.
    """

    codes: Map[str, Whose]
    places: Map[str, Whose]
    indicators: Map[int, Asked]
    names: Map[str, int]
    groups: Map[str, str]
    today: date
    only: int | None = None
    nearly: Map[str, str] = field(default_factory=dict)  # a name stripped of "Union", "School" … → the real one


class Checked(NamedTuple):
    """A number that may be stored, or a line with the reason why not."""

    line: int
    problem: str = ""
    member: int | None = None
    school: int | None = None
    indicator: int | None = None
    group: str = ""
    period: date | None = None
    numerator: float | None = None
    denominator: float | None = None
    gap: str = ""
    note: str = ""


class _Wrong(ValueError):
    pass


def checked(numbers: Iterable[Said], known: Known) -> Iterator[Checked]:
    """Each number with whose it is, or why it is refused, in the order of the file."""
    lines: dict[tuple[Whose, Where], int] = {}
    seen = _Seen(known)
    for said in numbers:
        line = said.line
        try:
            if said.problem:
                raise _Wrong(said.problem)
            whose, where = seen.whose(said), seen.where(said)
            numerator, denominator, gap = seen.numbers(said, known.indicators[where[0]])
        except (_Wrong, Unreadable, NoPeriod) as wrong:
            yield Checked(line, problem=str(wrong))
            continue
        first = lines.setdefault((whose, where), line)
        if first != line:
            yield Checked(line, problem=f"line {first:,} gives this number already")
        else:
            (member, school), (indicator, group, period) = whose, where
            yield Checked(
                line, "", member, school, indicator, group, period, numerator, denominator, gap, said.note[:300]
            )


class _Seen:
    """What the same words meant in an earlier line: files say them over and over."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._whose: dict[tuple[str, str], Whose] = {}
        self._where: dict[tuple[str, str, str], Where] = {}
        self._numbers: dict[tuple[str, ...], Numbers] = {}

    def whose(self, said: Said) -> Whose:
        found = self._whose.get((said.code, said.place))
        if found is None:
            found = self._whose[said.code, said.place] = _whose(said, self.known)
        return found

    def where(self, said: Said) -> Where:
        found = self._where.get((said.indicator, said.group, said.period))
        if found is None:
            found = self._where[said.indicator, said.group, said.period] = _where(said, self.known)
        return found

    def numbers(self, said: Said, asked: Asked) -> Numbers:
        key = (asked.unit, said.numerator, said.denominator, said.value, said.status)
        found = self._numbers.get(key)
        if found is None:
            found = _numbers(said, asked)
            if len(self._numbers) < MOST_KEPT:
                self._numbers[key] = found
        return found


def _where(said: Said, known: Known) -> Where:
    """The indicator, the group and the first day of the period."""
    indicator = known.names.get(said.indicator, 0)
    if not indicator:
        raise _Wrong(f"“{said.indicator}” is left out" if said.indicator else "it does not say which number it is")
    asked = known.indicators[indicator]
    group = known.groups.get(said.group, "") if said.group else "all"
    if not group:
        raise _Wrong(f"“{said.group}” is not a student group here, so it is left out")
    period = start_of(said.period, asked.frequency)
    if problem := problem_of_place(asked, group, period, known.today):
        raise _Wrong(_as_reason(problem.words))
    return indicator, group, period


def _whose(said: Said, known: Known) -> Whose:
    if not said.code and not said.place:
        if known.only is None:
            raise _Wrong("it does not say which district or school it is about")
        return known.only, None
    found = _by_code(said, known) if said.code else _by_name(said.place, known)
    if known.only is not None and found[0] != known.only:
        raise _Wrong("it is about another district, and you send numbers for your own")
    return found


def _by_code(said: Said, known: Known) -> Whose:
    found = known.codes.get(said.code)
    if found is not None:
        return found
    try:
        code = cds_code(said.code)
    except ValueError as wrong:
        raise _Wrong(str(wrong)) from wrong
    if code in known.codes:
        return known.codes[code]
    if code[2:7] == "00000":
        raise _Wrong("a figure of the whole county or state; Trellis adds up the districts itself")
    if code.endswith(NONPUBLIC_PLACEMENT):
        raise _Wrong("pupils placed in nonpublic schools, which are no school of the network")
    raise _Wrong(f"no district or school of the network has the code {short_code(code)}")


def _by_name(place: str, known: Known) -> Whose:
    """By the very name. One that is nearly the same is told, never taken."""
    found = known.places.get(plain_words(place))
    if found is None:
        near = known.nearly.get(plain_name(place), "")
        hint = f"Is it {near}? Write it so, or give its state code" if near else "Give its state code"
        raise _Wrong(f"no district or school here is called “{place[:60]}”. {hint}")
    return found


def plain_words(name: str) -> str:
    """A name without the differences that nobody means: spaces and capitals."""
    return " ".join(name.split()).casefold()


def _numbers(said: Said, asked: Asked) -> Numbers:
    """Numerator, denominator and gap: the two numbers, or why there are none."""
    cells = (figures.read(said.numerator), figures.read(said.denominator), figures.read(said.value))
    if said.status in HIDDEN_STATUS or (HIDDEN in cells and said.status not in MISSING_STATUS):
        return None, None, "suppressed"
    if said.status in MISSING_STATUS or (cells[0] == NOTHING and cells[2] == NOTHING):
        return None, None, "not_available"
    top, bottom, value = (cell if isinstance(cell, Number) else None for cell in cells)
    numerator, denominator = _pair(top, bottom, value, asked)
    if problem := problem_of_pair(asked, numerator, denominator):
        raise _Wrong(_as_reason(problem.words))
    return numerator, denominator, ""


def _pair(top: Number | None, bottom: Number | None, value: Number | None, asked: Asked) -> tuple[float, float | None]:
    if asked.unit == "count":
        count = top or value
        if count is None or (top and value and abs(top.value - value.value) > value.half + _LEAST):
            raise _Wrong("the count and the value do not say the same")
        return count.value, None
    if top and top.is_percent:  # a rate in the column of counts
        value, top = value or top, None
    if bottom is None:
        raise _Wrong("a rate alone cannot be added up. Send the number counted, and out of how many")
    if value is not None and asked.unit == "share" and not -_LEAST <= value.value <= 100 + value.half:
        raise _Wrong(f"the value {value.value:g} is no share: it must lie between 0 and 100")
    if top is None:
        assert value is not None  # noqa: S101 - one of the two is there, or the line said nothing
        return _counted(value, bottom.value, asked), bottom.value
    if value is not None and bottom.value > 0:
        _reconcile(top.value, bottom.value, value, asked)
    return top.value, bottom.value


def _reconcile(numerator: float, denominator: float, value: Number, asked: Asked) -> None:
    """The printed value must be the two numbers' own, within half a unit of its last printed digit."""
    real = numerator / denominator
    wanted = (real,) if asked.unit == "mean" else (real * 100, real) if abs(value.value) <= 1 else (real * 100,)
    if all(abs(one - value.value) > value.half + _LEAST for one in wanted):
        raise _Wrong(f"{numerator:g} out of {denominator:g} is {wanted[0]:.4g}, and the line says {value.value:g}")


def _counted(value: Number, denominator: float, asked: Asked) -> float:
    """What was counted, from the rate and how many: for an average, and for a share where one count alone fits."""
    if asked.unit == "mean":
        return round(value.value * denominator, 6)
    if denominator <= 0:
        return 0.0
    count = round(value.value * denominator / 100)
    fits = [n for n in (count - 1, count, count + 1) if abs(n * 100 / denominator - value.value) <= value.half + _LEAST]
    if len(fits) != 1:
        raise _Wrong("the count does not follow from the rate. Send the number counted")
    return float(fits[0])


def _as_reason(words: str) -> str:
    return words[:1].lower() + words[1:].rstrip(".")
