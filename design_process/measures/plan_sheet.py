"""The measurement plan of a member or a prototype on one sheet, as frozen results that a template only prints."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from design_process.measures.burden import Load, load_of, minutes_a_week, minutes_words
from design_process.measures.models import Indicator
from design_process.measures.practical import Hint, hints
from design_process.measures.words import in_unit
from districts.directory.groups import label_of
from districts.directory.models import Member


@dataclass(frozen=True)
class PlanLine:
    """One indicator as the sheet says it. `whose` is empty for a member's own."""

    indicator: Indicator
    whose: str
    start: str  # "38 % on 30 Sep 2026"
    target: str
    cost: str  # "about 12 minutes a week"
    groups: tuple[str, ...]
    hints: tuple[Hint, ...]

    @property
    def open_hints(self) -> tuple[Hint, ...]:
        """What the plan does not say yes to yet."""
        return tuple(hint for hint in self.hints if not hint.holds)


@dataclass(frozen=True)
class PlanSheet:
    lines: tuple[PlanLine, ...]
    load: Load


def member_sheet(member: Member) -> PlanSheet:
    """What a member collects now: the network's indicators first, then its own. One query."""
    found = Indicator.objects.in_use().asked_of(member)
    return sheet_of(sorted(found, key=lambda one: (one.member_id is not None, one.name)))


def sheet_of(indicators: Iterable[Indicator]) -> PlanSheet:
    """The plan of these indicators."""
    lines = tuple(line_of(one) for one in indicators)
    return PlanSheet(lines, load_of((line.indicator.frequency, line.indicator.minutes) for line in lines))


def line_of(indicator: Indicator) -> PlanLine:
    """One indicator as the sheet says it."""
    cost = minutes_a_week(indicator.frequency, indicator.minutes)
    return PlanLine(
        indicator=indicator,
        whose="" if indicator.member_id else "the whole network",
        start=_level(indicator.unit, indicator.baseline, indicator.baseline_on, "on"),
        target=_level(indicator.unit, indicator.target, indicator.target_on, "by"),
        cost="" if cost is None else minutes_words(cost),
        groups=tuple(label_of(key) for key in indicator.groups),
        hints=hints(indicator),
    )


def _level(unit: str, value: float | None, day: date | None, word: str) -> str:
    if value is None:
        return ""
    return in_unit(unit, value) + (f" {word} {day.day} {day:%b %Y}" if day else "")
