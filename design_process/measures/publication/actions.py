"""Printing a period: what was decided is kept in the ledger for ever, and what stands is what every page reads."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from design_process.measures.models import Indicator, Rollup
from design_process.measures.periods import label
from design_process.measures.publication.cases import COUNT, FEWEST, Row
from design_process.measures.publication.deciding import Asked, Decision, decide, decide_for_hub
from design_process.measures.publication.elsewhere import elsewhere_of
from design_process.measures.publication.merging import mergeable
from design_process.measures.publication.models import (
    FigureTogether,
    PrintedFigure,
    PrintedNumber,
    Printing,
    YearsTogether,
)
from design_process.measures.publication.same import lock_periods
from design_process.measures.publication.texts import TOO_FEW, Told, told
from design_process.measures.publication.tied import beside_of, readers_in, rows_of, sheet_of
from design_process.measures.publication.timing import decided_by, ended_on
from design_process.measures.publication.years import YearsAsked, name_of, years_asked
from districts.directory.groups import ALL, label_of
from network.activity.actions import record
from network.activity.models import Activity
from network.outbox.actions import owe

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Standing:
    """The rows of a period as they are now, and by group how many members of how many sent numbers."""

    rows: tuple[Row, ...]
    reporting: Mapping[str, tuple[int, int]]

    @property
    def is_complete(self) -> bool:
        there, expected = self.reporting.get(ALL, (0, 1))
        return there >= expected


def owe_printing(network_id: int, period: date) -> None:
    """Look at a partition again: what of it may be printed now?"""
    iso = period.isoformat()
    owe("printing", f"printing:{network_id}:{iso}", network_id=network_id, again=True, network=network_id, period=iso)


def is_due(indicator: Indicator, period: date, standing: Standing, today: date) -> bool:
    """Is a period over, and either complete or past its grace?

    While numbers arrive nothing is printed: each arrival would show by subtraction.
    """
    if today < ended_on(indicator.frequency, period):
        return False
    return standing.is_complete or today >= decided_by(indicator.frequency, period)


def standing_of(indicators: Iterable[Indicator], period: date) -> dict[int, Standing]:
    """What the members have in a period, by indicator. One query."""
    rows: dict[int, list[Row]] = {one.pk: [] for one in indicators}
    reporting: dict[int, dict[str, tuple[int, int]]] = {pk: {} for pk in rows}
    for one in Rollup.objects.filter(indicator__in=list(rows), period=period).order_by("member", "group"):
        if one.member_id is None:
            reporting[one.indicator_id][one.group] = (one.members_reporting, one.members_expected)
        else:
            rows[one.indicator_id].append(Row(one.member_id, one.group, one.numerator, one.denominator))
    return {pk: Standing(tuple(rows[pk]), reporting[pk]) for pk in rows}


@transaction.atomic
def print_period(indicator: Indicator, period: date, now: datetime, today: date) -> Printing | None:
    """Decide what is printed of one indicator and period, and print it. None when nothing changes.

    Called again with the same numbers it changes nothing. The caller holds the period's lock.
    """
    standing = standing_of([indicator], period)[indicator.pk]
    if not standing.rows or not is_due(indicator, period, standing, today):
        return None
    before = printings_of(indicator, period)
    if before and rows_of(before[-1].basis) == standing.rows:
        return None
    asked = asked_of(indicator, period, standing.rows, before, today)
    decision = decide(asked) if indicator.member_id is None else Decision(len(asked.earlier), {})
    _log(indicator, period, decision)
    if decision.held:
        return None
    for_hub = _for_hub(indicator, asked, decision)
    printing = _keep(indicator, period, asked, decision, now)
    enter(printing, decision.printed, now)
    enter(printing, for_hub.printed, now, for_hub=True)
    figures = [*_shared(indicator, standing, decision, asked.merged), *_of_members(indicator, asked, for_hub)]
    _stand(printing, figures)
    return printing


@transaction.atomic
def print_for_hub(indicator: Indicator, period: date, now: datetime, today: date) -> None:
    """Print, of a period that was printed, what the hub reads of members whose agreement has ended since.

    It stands beside what was printed then, of the numbers as they were then. The caller holds the period's lock.
    """
    *before, last = printings_of(indicator, period)
    there = sheet_of(last)
    asked = replace(asked_of(indicator, period, there.rows, before, today), merged=there.merged)
    known = {id_: one for sheet in (*asked.earlier, there) for id_, one in sheet.printed.items()}
    found = _for_hub(indicator, asked, Decision(len(asked.earlier), there.printed))
    enter(last, {id_: one for id_, one in found.printed.items() if id_ not in known}, now, for_hub=True)
    _stand(last, _of_members(indicator, asked, replace(found, printed={**known, **found.printed})))


def asked_of(
    indicator: Indicator, period: date, rows: tuple[Row, ...], before: Sequence[Printing], today: date
) -> Asked:
    """What is to be decided of a period: its rows, everything printed of it before, here and elsewhere, and who reads.

    Three queries, of what comes yearly up to six, and up to seven more where another network counts the same.
    """
    others = elsewhere_of((indicator.pk, period), rows, today)
    readers = others.read_by(readers_in(indicator, today)({row.member for row in rows}, period))
    earlier = [one for one in (sheet_of(printing) for printing in before) if one.printed]
    kept = Printing.objects.filter(indicator=indicator).order_by("-period", "-number").first()
    partners = frozenset(kept.partners if kept else ())
    merged = {key: tuple(groups) for key, groups in before[-1].merged.items()} if before else {}
    beside = beside_of(indicator, period, today)
    there = others.sheets
    return Asked(indicator.unit, rows, tuple(earlier), readers, partners, merged, beside=beside, elsewhere=there)


def printings_of(indicator: Indicator, period: date) -> list[Printing]:
    """Every printing of a period with its numbers, in order. Two queries."""
    return list(Printing.objects.filter(indicator=indicator, period=period).prefetch_related("numbers"))


def asked_again(indicator: Indicator, before: Sequence[Printing], today: date) -> Asked:
    """What is to be decided when the numbers last printed are printed in another way. Three queries."""
    return asked_of(indicator, before[-1].period, rows_of(before[-1].basis), before, today)


@transaction.atomic
def print_together(indicator: Indicator, period: date, key: str, *, by: Any, now: datetime) -> Printing | None:
    """Print the groups of one kind that are hidden as one, beside what stands. None when even so it cannot be shown.

    It is a printing like every other: decided with all before it, kept in the ledger, heeded by all after it. Called
    again it returns the one that is there.
    """
    lock_periods([(indicator.pk, period)])
    before = printings_of(indicator, period)
    there = next((one for one in before if key in one.merged), None)
    figures = PrintedFigure.objects.of_network(indicator.network_id).filter(indicator=indicator, period=period)
    groups = mergeable({one.group: one.text for one in figures}).get(key)
    if there or not before or not groups:
        return there
    asked = asked_together(asked_again(indicator, before, timezone.localdate(now)), key, groups)
    decision = decide(asked)
    _log(indicator, period, decision)
    if not decision.of(key, main_of(indicator)):
        return None
    # What was preferred as partners stays so: this printing hides nothing that was shown.
    decision = replace(decision, small=frozenset(before[-1].small), partners=frozenset(before[-1].partners))
    printing = _keep(indicator, period, asked, decision, now)
    enter(printing, decision.printed, now)
    expected = {one.group: (one.reporting, one.expected) for one in figures}
    _stand(printing, _as_one(indicator, Standing(asked.rows, expected), decision, {key: groups}))
    words = f"printed “{indicator.name}”, {label(indicator.frequency, period)}, with “{label_of(key)}” as one group"
    record(Activity.About.NUMBERS, words, network_id=indicator.network_id, by=by, thing=indicator)
    return printing


@transaction.atomic
def print_years(indicator: Indicator, first: date, years: int, *, by: Any, now: datetime) -> YearsTogether | None:
    """Print two or three school years as one, for the groups that are hidden. None when even so none can be shown.

    It stands for ever, is decided with everything printed of each of these years and of what they are tied to, and is
    heeded by all that is decided of them later. Called again it returns the one that is there.
    """
    lock_periods([(indicator.pk, first)])
    there = YearsTogether.objects.filter(indicator=indicator, first=first, years=years).first()
    asked = None if there else years_asked(indicator, first, years, timezone.localdate(now))
    if asked is None:
        return there
    decision = asked.decided()
    _log(indicator, first, decision)
    found = dict(figures_together(indicator, asked, decision))
    if not found:
        return None
    basis = {day.isoformat(): [list(row) for row in rows] for day, rows in asked.span.rows.items()}
    about = {"network_id": indicator.network_id, "indicator": indicator, "at": now, "basis": basis}
    made = YearsTogether.objects.create(
        first=first, years=years, threshold=indicator.network.small_number_threshold, **about
    )
    FigureTogether.objects.bulk_create(_kept_together(made, asked, decision, found))
    words = f"printed “{indicator.name}”, {name_of(asked.days)}, as one"
    record(Activity.About.NUMBERS, words, network_id=indicator.network_id, by=by, thing=indicator)
    return made


def figures_together(indicator: Indicator, asked: YearsAsked, decision: Decision) -> Iterator[tuple[str, Told]]:
    """The figures that would stand, by group: of the groups that are shown."""
    for group in sorted(asked.span.asked):
        main = decision.printed.get(f"{main_of(indicator)}:{group}")
        if main is not None:
            yield group, told(indicator.unit, main, decision.printed.get(f"n:{group}"))


def _kept_together(
    made: YearsTogether, asked: YearsAsked, decision: Decision, found: Mapping[str, Told]
) -> Iterator[FigureTogether]:
    every = PrintedFigure.objects.of_network(made.network_id).filter(indicator=made.indicator, period__in=asked.days)
    expected: dict[str, int] = {}
    for one in every:
        expected[one.group] = max(one.expected, expected.get(one.group, 0))
    for group, figure in found.items():
        there = {row.member for rows in asked.span.rows.values() for row in rows if row.group == group}
        yield FigureTogether(
            network_id=made.network_id, together=made, group=group, text=figure.text, value=figure.value or 0,
            figure=str(decision.printed[f"{main_of(made.indicator)}:{group}"]), pupils=figure.pupils,
            reporting=len(there), expected=max(expected.get(group, 0), len(there)),
        )  # fmt: skip


def asked_together(asked: Asked, key: str, groups: tuple[str, ...]) -> Asked:
    """The same rows asked again with some groups as one, and nothing else printed anew."""
    return replace(asked, merged={**asked.merged, key: groups}, only_merged=True)


def main_of(indicator: Indicator) -> str:
    """Which id is the figure itself: the count, or the rate."""
    return "x" if indicator.unit == COUNT else "rate"


def _for_hub(indicator: Indicator, asked: Asked, decision: Decision) -> Decision:
    """What the hub reads of members that have not agreed to more."""
    members = frozenset(row.member for row in asked.rows) - asked.readers.agreed
    if not members:
        return Decision(0, {})
    found = decide_for_hub(asked, decision.printed, members)
    if found.leaks:
        log.warning("%s: the hub’s figures of members without an agreement are hidden", indicator.pk)
    return found


def _log(indicator: Indicator, period: date, decision: Decision) -> None:
    what = f"indicator {indicator.pk}, {period}"
    if decision.leaks:
        said = "; ".join(leak.words for leak in decision.leaks[:3])
        log.warning("%s: nothing is printed, for it would not withstand the check: %s", what, said)
    elif decision.held:
        log.info("%s: held, because of what was printed before", what)
    else:
        log.info("%s: %s numbers printed, checked", what, len(decision.printed))


def _keep(indicator: Indicator, period: date, asked: Asked, decision: Decision, now: datetime) -> Printing:
    number = Printing.objects.filter(indicator=indicator, period=period).count() + 1
    return Printing.objects.create(
        network_id=indicator.network_id,
        indicator=indicator,
        period=period,
        number=number,
        at=now,
        threshold=asked.readers.threshold,
        basis=[list(row) for row in asked.rows],
        small=sorted(decision.small),
        partners=sorted(decision.partners),
        merged={key: list(groups) for key, groups in asked.merged.items()},
    )


def enter(printing: Printing, numbers: Mapping[str, str | int], now: datetime, *, for_hub: bool = False) -> None:
    """Write what a printing tells into the ledger."""
    about = {"network_id": printing.network_id, "printing": printing, "at": now, "for_hub": for_hub}
    PrintedNumber.objects.bulk_create(PrintedNumber(cell=id_, value=str(one), **about) for id_, one in numbers.items())


@dataclass(frozen=True)
class _Stands:
    """A figure as it will stand: of the network, or of one member for the hub."""

    member: int | None
    group: str
    told: Told
    reporting: tuple[int, int]


def _shared(
    indicator: Indicator, standing: Standing, decision: Decision, merged: Mapping[str, tuple[str, ...]]
) -> Iterable[_Stands]:
    if indicator.member_id is not None:
        return
    main = main_of(indicator)
    for group, reporting in standing.reporting.items():
        figure = told(indicator.unit, decision.of(group, main), decision.of(group, "n"))
        if reporting[0] < FEWEST:
            figure = Told(TOO_FEW)
        yield _Stands(None, group, figure, reporting)
    yield from _as_one(indicator, standing, decision, merged)


def _as_one(
    indicator: Indicator, standing: Standing, decision: Decision, merged: Mapping[str, tuple[str, ...]]
) -> Iterable[_Stands]:
    """The figures of groups that are printed as one: whoever has sent one of them is behind it."""
    for key, groups in merged.items():
        there = {row.member for row in standing.rows if row.group in groups}
        expected = max([standing.reporting[group][1] for group in groups if group in standing.reporting], default=0)
        figure = told(indicator.unit, decision.of(key, main_of(indicator)), decision.of(key, "n"))
        yield _Stands(None, key, figure, (len(there), max(expected, len(there))))


def _of_members(indicator: Indicator, asked: Asked, decision: Decision) -> Iterable[_Stands]:
    """A member's figures stand under the id of the printing in which their counts appeared: the newest one counts."""
    main = main_of(indicator)
    for row in asked.rows:
        if row.member not in asked.readers.agreed:
            found = [
                (decision.printed.get(f"{main}:{row.group}:m{row.member}:{v}"),
                 decision.printed.get(f"n:{row.group}:m{row.member}:{v}"))
                for v in range(decision.number + 1)
            ]  # fmt: skip
            figure, pupils = next((pair for pair in reversed(found) if pair[0] is not None), (None, None))
            yield _Stands(row.member, row.group, told(indicator.unit, figure, pupils), (1, 1))


def _stand(printing: Printing, figures: Iterable[_Stands]) -> None:
    """Make these the figures that pages read."""
    common = {"network_id": printing.network_id, "indicator_id": printing.indicator_id, "period": printing.period}
    PrintedFigure.objects.bulk_create(
        [
            PrintedFigure(
                member_id=one.member,
                group=one.group,
                text=one.told.text,
                value=one.told.value,
                pupils=one.told.pupils,
                reporting=one.reporting[0],
                expected=one.reporting[1],
                printed_at=printing.at,
                **common,
            )
            for one in figures
        ],
        update_conflicts=True,
        unique_fields=["indicator", "member", "group", "period"],
        update_fields=["text", "value", "pupils", "reporting", "expected", "printed_at"],
    )
