"""The gaps between student groups in a member's own latest numbers, for its own people and the hub."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from design_process.measures.gaps import gap, words
from design_process.measures.models import Indicator, Rollup
from design_process.measures.periods import label
from districts.directory.groups import ALL, label_of
from districts.directory.models import Member


@dataclass(frozen=True)
class GapLine:
    """One group in one indicator."""

    name: str
    period: str
    group: str
    words: str


def gap_lines(member: Member) -> tuple[GapLine, ...]:
    """Of each share that is counted by group: each group beside everybody else, in the last period that has both.

    A group is left out when it, or what is left without it, is too few to compare. One query.
    """
    mine = Rollup.objects.filter(member=member, indicator__unit=Indicator.Unit.SHARE, indicator__retired_at=None)
    grouped = mine.exclude(group=ALL).values("indicator")
    rows = mine.filter(indicator__in=grouped).order_by("indicator__name", "-period")
    fields = ("indicator__name", "indicator__frequency", "group", "period", "numerator", "denominator")
    return tuple(_lines(rows.values_list(*fields)[:4000]))


def _lines(rows: Iterable[tuple[Any, ...]]) -> Iterator[GapLine]:
    """Rows come by indicator, the latest period first: the first pair of a group and everybody counts."""
    whole: dict[tuple[str, date], tuple[float, float]] = {}
    parts: dict[tuple[str, str], list[tuple[date, str, tuple[float, float]]]] = {}
    for name, frequency, group, period, x, n in rows:
        if group == ALL:
            whole[name, period] = (x, n)
        else:
            parts.setdefault((name, group), []).append((period, frequency, (x, n)))
    for (name, group), found in sorted(parts.items(), key=lambda part: (part[0][0], label_of(part[0][1]))):
        both = [one for one in found if (name, one[0]) in whole]
        if not both:
            continue
        period, frequency, own = both[0]
        everybody = whole[name, period]
        seen = gap(own, (everybody[0] - own[0], everybody[1] - own[1]))
        if seen:
            yield GapLine(name, label(frequency, period), label_of(group), words(seen))
