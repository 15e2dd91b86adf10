"""Printing a period: what was decided is kept in the ledger for ever, and what stands is what every page reads."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from design_process.measures.models import Indicator, Rollup
from design_process.measures.publication.cases import COUNT, FEWEST, Readers, Row, Sheet
from design_process.measures.publication.deciding import Asked, Decision, decide, decide_for_hub
from design_process.measures.publication.models import PrintedFigure, PrintedNumber, Printing
from design_process.measures.publication.texts import TOO_FEW, Told, told
from design_process.measures.publication.timing import decided_by, ended_on
from districts.directory.groups import ALL
from districts.directory.models import Agreement
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
    before = list(Printing.objects.filter(indicator=indicator, period=period).prefetch_related("numbers"))
    if before and _rows(before[-1].basis) == standing.rows:
        return None
    asked = _asked(indicator, period, standing.rows, before, today)
    decision = decide(asked) if indicator.member_id is None else Decision(len(asked.earlier), {})
    _log(indicator, period, decision)
    if decision.held:
        return None
    for_hub = _for_hub(indicator, asked, decision)
    printing = _keep(indicator, period, asked, decision, now)
    _write_down(printing, {**decision.printed, **for_hub.printed}, now)
    figures = [*_shared(indicator, standing, decision), *_of_members(indicator, asked, for_hub)]
    _stand(printing, figures)
    return printing


@transaction.atomic
def print_for_hub(indicator: Indicator, period: date, now: datetime, today: date) -> None:
    """Print, of a period that was printed, what the hub reads of members whose agreement has ended since.

    It stands beside what was printed then, of the numbers as they were then. The caller holds the period's lock.
    """
    *before, last = Printing.objects.filter(indicator=indicator, period=period).prefetch_related("numbers")
    asked = _asked(indicator, period, _rows(last.basis), before, today)
    known = {id_: one for sheet in (*asked.earlier, _sheet(last)) for id_, one in sheet.printed.items()}
    found = _for_hub(indicator, asked, Decision(len(asked.earlier), _sheet(last).printed))
    _write_down(last, {id_: one for id_, one in found.printed.items() if id_ not in known}, now)
    _stand(last, _of_members(indicator, asked, replace(found, printed={**known, **found.printed})))


def _write_down(printing: Printing, printed: Mapping[str, str | int], now: datetime) -> None:
    PrintedNumber.objects.bulk_create(
        PrintedNumber(network_id=printing.network_id, printing=printing, cell=id_, value=str(value), at=now)
        for id_, value in printed.items()
    )


def _asked(indicator: Indicator, period: date, rows: tuple[Row, ...], before: list[Printing], today: date) -> Asked:
    there = {row.member for row in rows}
    mine = Agreement.objects.filter(member__in=there)
    agreed = mine.in_force(today).values_list("member", flat=True)
    knew = mine.between(period, today).values_list("member", flat=True)
    readers = Readers(frozenset(agreed), indicator.network.small_number_threshold, frozenset(knew))
    earlier = [one for one in (_sheet(printing) for printing in before) if one.printed]
    kept = Printing.objects.filter(indicator=indicator).order_by("-period", "-number").first()
    partners = frozenset(kept.partners if kept else ())
    return Asked(indicator.unit, rows, tuple(earlier), readers, partners)


def _rows(basis: list[list[Any]]) -> tuple[Row, ...]:
    return tuple(Row(*row) for row in basis)


def _sheet(printing: Printing) -> Sheet:
    numbers = {one.cell: one.value for one in printing.numbers.all()}
    return Sheet(_rows(printing.basis), {id_: _read(value) for id_, value in numbers.items()})


def _read(value: str) -> str | int:
    return int(value) if value.lstrip("-").isdigit() else value


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
    )


@dataclass(frozen=True)
class _Stands:
    """A figure as it will stand: of the network, or of one member for the hub."""

    member: int | None
    group: str
    told: Told
    reporting: tuple[int, int]


def _shared(indicator: Indicator, standing: Standing, decision: Decision) -> Iterable[_Stands]:
    if indicator.member_id is not None:
        return
    main = "x" if indicator.unit == COUNT else "rate"
    for group, reporting in standing.reporting.items():
        figure = told(indicator.unit, decision.of(group, main), decision.of(group, "n"))
        if reporting[0] < FEWEST:
            figure = Told(TOO_FEW)
        yield _Stands(None, group, figure, reporting)


def _of_members(indicator: Indicator, asked: Asked, decision: Decision) -> Iterable[_Stands]:
    """A member's figures stand under the id of the printing in which their counts appeared: the newest one counts."""
    main = "x" if indicator.unit == COUNT else "rate"
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
