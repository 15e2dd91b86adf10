"""What the page of a file shows: counts, reasons, and a page of its lines beside what stands there now."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from design_process.measures.entry_lines import NOT_SHOWN
from design_process.measures.models import Indicator, Measurement
from design_process.measures.periods import label
from design_process.measures.words import figures
from design_process.number_files.models import NumberFile, StagedNumber
from districts.directory.groups import label_of
from districts.directory.models import Member, School
from network.lib.words import counted, listed

ROWS = 50  # lines on a page
MOST_REASONS = 12
Verdict = StagedNumber.Verdict
_ORDER = (Verdict.CHANGED, Verdict.NEW, Verdict.SAME, Verdict.REJECTED)
_TABS = {"new": "New", "changed": "Changed", "same": "The same", "rejected": "Put aside"}


@dataclass(frozen=True)
class LineShown:
    """One number of the file. `now` is what stands there, empty for a new one."""

    line: int
    whose: str
    what: str
    group: str
    period: str
    now: str
    said: str
    note: str
    problem: str


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Reason:
    words: str
    lines: str  # "461 lines, the first is line 2"


@dataclass(frozen=True)
class Preview:
    sentence: str
    tabs: tuple[Tab, ...]
    verdict: str
    page: Page[Any]
    lines: tuple[LineShown, ...]
    reasons: tuple[Reason, ...]
    can_confirm: bool


def preview_of(file: NumberFile, verdict: str, number: str) -> Preview:
    """One page of the lines of one verdict. Six queries, whatever the size of the file."""
    counts = {one.value: int(file.found.get(one.value, 0)) for one in Verdict}
    if verdict not in counts:
        verdict = next((one.value for one in _ORDER if counts[one.value]), Verdict.NEW.value)
    rows = StagedNumber.objects.of(file).filter(verdict=verdict)
    page = Paginator(rows, ROWS).get_page(number)
    return Preview(
        sentence=sentence_of(counts),
        tabs=tuple(
            Tab(f"{_TABS[one]} ({counts[one]:,})", f"?show={one}", one == verdict) for one in _TABS if counts[one]
        ),
        verdict=verdict,
        page=page,
        lines=_shown(list(page.object_list)),
        reasons=_reasons(file) if verdict == Verdict.REJECTED else (),
        can_confirm=bool(counts["new"] + counts["changed"]),
    )


def sentence_of(counts: dict[str, int]) -> str:
    """ "The file brings 1,204 new numbers and changes 3; 12 lines are put aside." """
    parts = []
    if counts["new"]:
        parts.append(f"brings {counted(counts['new'], 'new number', 'new numbers')}")
    if counts["changed"]:
        parts.append(f"changes {counts['changed']:,}")
    if counts["same"]:
        parts.append(f"says {counted(counts['same'], 'number', 'numbers')} again that you have")
    aside = counted(counts["rejected"], "line is", "lines are")
    if not parts:
        return f"Nothing in the file can be used: {aside} put aside, and the reasons stand below."
    return f"The file {listed(parts)}" + (f"; {aside} put aside." if counts["rejected"] else ".")


def _shown(rows: list[StagedNumber]) -> tuple[LineShown, ...]:
    members = dict(Member.objects.filter(pk__in={r.member for r in rows}).values_list("pk", "district__name"))
    schools = dict(School.objects.filter(pk__in={r.school for r in rows}).values_list("pk", "name"))
    indicators = Indicator.objects.in_bulk([r.indicator for r in rows if r.indicator])
    return tuple(_line(row, members, schools, indicators.get(row.indicator or 0)) for row in rows)


def _line(row: StagedNumber, members: dict[int, str], schools: dict[int, str], about: Indicator | None) -> LineShown:
    if about is None or row.period is None:
        return LineShown(row.line, "", "", "", "", "", "", "", row.problem)
    stands = row.verdict != Verdict.NEW
    return LineShown(
        line=row.line,
        whose=" · ".join(filter(None, [members.get(row.member or 0, ""), schools.get(row.school or 0, "")])),
        what=about.name,
        group=label_of(row.group),
        period=label(about.frequency, row.period),
        now=_now(about.unit, row) if stands else "",
        said=_words(about.unit, row.numerator, row.denominator, row.gap),
        note=row.note,
        problem="",
    )


def _now(unit: str, row: StagedNumber) -> str:
    unread = row.numerator_now is None and not row.gap_now
    return NOT_SHOWN if unread else _words(unit, row.numerator_now, row.denominator_now, row.gap_now)


def _words(unit: str, numerator: float | None, denominator: float | None, gap: str) -> str:
    return str(Measurement.Gap(gap).label) if gap else figures(unit, numerator, denominator)


def _reasons(file: NumberFile) -> tuple[Reason, ...]:
    """Why lines were put aside, the most frequent first, each with the first line it is true of."""
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    rows = StagedNumber.objects.of(file).filter(verdict=Verdict.REJECTED)
    for problem, line in rows.values_list("problem", "line").iterator(chunk_size=5_000):
        counts[problem] += 1
        first.setdefault(problem, line)
    return tuple(
        Reason(problem, f"{counted(count, 'line', 'lines')}, first line {first[problem]:,}")
        for problem, count in counts.most_common(MOST_REASONS)
    )


def outcome_words(file: NumberFile) -> str:
    """What became of a file, in one or two sentences."""
    outcome = file.outcome
    if file.state == NumberFile.State.UNDONE:
        parts = [
            f"{counted(outcome['taken_out'], 'number is', 'numbers are')} out again" if outcome["taken_out"] else "",
            f"{counted(outcome['brought_back'], 'number is', 'numbers are')} what they were before"
            if outcome["brought_back"]
            else "",
        ]
        taken = f"{listed(list(filter(None, parts)))}." if any(parts) else "Nothing was left to take back."
        left = outcome["left"]
        return taken + (f" {left:,} stay: somebody has changed or reviewed them since." if left else "")
    if not outcome["new"] and not outcome["corrected"]:
        return "Everything in the file was here already. Nothing was changed."
    parts = [
        counted(outcome["new"], "new number", "new numbers") if outcome["new"] else "",
        f"{outcome['corrected']:,} corrected" if outcome["corrected"] else "",
        f"{outcome['same']:,} the same as before" if outcome["same"] else "",
    ]
    return f"{listed(list(filter(None, parts)))}. The charts follow in a moment."
