"""Before a paper is handed on: each figure on it is laid beside everything that was printed before, and attacked.

What a paper for anybody shows of a member goes into the ledger like every printed number, so that all that is printed
later heeds it. Figures of periods that are not decided yet stand on no such paper.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from time import monotonic

from django.db.models import Max, Q
from django.utils import timezone

from design_process.measures.models import Frequency, Indicator
from design_process.measures.periods import window_start
from design_process.measures.publication.cases import Readers, Sheet
from design_process.measures.publication.deciding import Asked, decide_for_anyone, leaks_of
from design_process.measures.publication.elsewhere import elsewhere
from design_process.measures.publication.models import FigureTogether, PrintedNumber, Printing
from design_process.measures.publication.same import lock_periods, same_elsewhere
from design_process.measures.publication.spans import Span
from design_process.measures.publication.texts import Told, told
from design_process.measures.publication.tied import (
    printed_together,
    readers_of,
    sheet_of,
    span_of,
    tie,
    tied_to,
)
from districts.directory.groups import ALL
from districts.directory.models import Agreement, Member
from network.membership.models import Network

log = logging.getLogger(__name__)
PERIODS = 24  # that a paper shows at the most
BUDGET_S = 8.0  # for checking one paper; what is older than it got to is left out, and found in the ledger next time
Figures = Mapping[tuple[int, date], Told]


@dataclass(frozen=True)
class Checked:
    """What may stand on a paper, and what the check found.

    `entries`: numbers that nobody could read before, by id of the printing they belong to. `state`: of the ledger then.
    """

    figures: Figures
    entries: Mapping[int, Mapping[str, str | int]]
    before: int  # figures printed before that it was laid beside
    left_out: Mapping[str, int]  # by name of the indicator, how many figures had to go
    leaking: tuple[str, ...]  # names of indicators of which what was printed before tells too much already
    unchecked: int  # periods for which the time was too short
    state: str

    @property
    def is_safe(self) -> bool:
        return not self.leaking


def check_member(member: Member, today: date) -> Checked:
    """What anybody may read of a member's own figures, all pupils of it. Seven queries."""
    indicators = {one.pk: one for one in Indicator.objects.in_use().asked_of(member)}
    checked = replace(_NOTHING, state=state_of(member.network_id))
    figures: dict[tuple[int, date], Told] = {}
    entries: dict[int, Mapping[str, str | int]] = {}
    before, left_out, unchecked = 0, defaultdict[str, int](int), 0
    began = monotonic()
    for printings, asked, sheet in _periods(member.network, indicators, today):
        latest = printings[-1]
        about = indicators[latest.indicator_id]
        if not any(row.member == member.pk and row.group == ALL for row in asked.rows):
            continue
        if monotonic() - began > BUDGET_S:
            unchecked += 1
            continue
        decision = decide_for_anyone(asked, sheet, member.pk)
        before += sum(len(one.printed) for one in (*asked.earlier, sheet))
        figure = next(iter(decision.printed.values()), None)
        figures[about.pk, latest.period] = told(about.unit, figure, None)
        if figure is None:
            left_out[about.name] += 1
        new = {id_: one for id_, one in decision.printed.items() if not _is_known(id_, asked, sheet)}
        if new:
            entries[latest.pk] = new
    return replace(
        checked, figures=figures, entries=entries, before=before, left_out=dict(left_out), unchecked=unchecked
    )


def check_network(network: Network, today: date) -> Checked:
    """Whether what was printed of a network's newest periods still tells nobody anything of few. Seven queries."""
    indicators = {one.pk: one for one in Indicator.objects.in_use().of_network(network.pk)}
    before, unchecked, leaking = 0, 0, dict[str, None]()
    began = monotonic()
    for printings, asked, sheet in _periods(network, indicators, today):
        if monotonic() - began > BUDGET_S:
            unchecked += 1
            continue
        before += sum(len(one.printed) for one in (*asked.earlier, sheet))
        if leaks_of(asked, sheet):
            leaking[indicators[printings[-1].indicator_id].name] = None
    state = state_of(network.pk)
    return replace(_NOTHING, before=before, leaking=tuple(leaking), unchecked=unchecked, state=state)


_NOTHING = Checked({}, {}, 0, {}, (), 0, "")


def _periods(
    network: Network, indicators: Mapping[int, Indicator], today: date
) -> Iterator[tuple[Sequence[Printing], Asked, Sheet]]:
    """Each decided period of some indicators, the newest first: its printings, and what was printed of it last."""
    recent = Q()
    for frequency in Frequency.values:
        recent |= Q(indicator__frequency=frequency, period__gte=window_start(frequency, today, PERIODS))
    found = Printing.objects.filter(recent, indicator__in=list(indicators), period__lte=today)
    by_period: dict[tuple[date, int], list[Printing]] = defaultdict(list)
    for printing in found.prefetch_related("numbers").order_by("number"):
        by_period[printing.period, printing.indicator_id].append(printing)
    others = elsewhere({(pk, day): {row[0] for row in of[-1].basis} for (day, pk), of in by_period.items()})
    agreements = list(Agreement.objects.filter(network=network))
    spans: dict[int, list[Span]] = defaultdict(list)
    for one in printed_together(list(indicators)):
        spans[one.indicator_id].append(span_of(one))

    def readers(members: Collection[int], day: date) -> Readers:
        return readers_of(agreements, members, day, today, network.small_number_threshold)

    for (period, pk), printings in sorted(by_period.items(), key=lambda one: one[0], reverse=True):
        *earlier, sheet = (sheet_of(printing) for printing in printings)
        tied = tied_to(period, spans[pk])
        years = {day: by_period[day, pk] for day in {period}.union(*(span.rows for span in tied))}
        beside = tie(period, tied, years, readers)
        shown = tuple(one for one in earlier if one.printed)
        members = {row.member for row in sheet.rows}
        there = others.of((pk, period), members, today)
        asked = Asked(
            indicators[pk].unit, sheet.rows, shown, there.read_by(readers(members, period)), merged=sheet.merged,
            beside=beside, elsewhere=there.sheets,
        )  # fmt: skip
        yield printings, asked, sheet


def _is_known(id_: str, asked: Asked, sheet: Sheet) -> bool:
    """Can everybody read it already?"""
    return any(id_ in one.printed.keys() - one.for_hub for one in (*asked.earlier, sheet))


def state_of(network_id: int) -> str:
    """What a check rests on: it holds while this stays the same. Six queries."""
    own = Indicator.objects.of_network(network_id).values_list("pk", flat=True)
    same = {one for found in same_elsewhere(list(own)).values() for one in found}
    mine = Q(network=network_id)
    printed = Printing.objects.filter(mine | Q(indicator__in=same)).aggregate(last=Max("pk"))["last"]
    number = PrintedNumber.objects.filter(mine | Q(printing__indicator__in=same)).aggregate(last=Max("pk"))["last"]
    years = FigureTogether.objects.filter(mine | Q(together__indicator__in=same)).aggregate(last=Max("pk"))["last"]
    agreed = Agreement.objects.in_force(timezone.localdate()).filter(network=network_id).order_by("pk")
    return f"{printed}:{number}:{years}:{','.join(map(str, agreed.values_list('pk', flat=True)))}"


def hand_out(network_id: int, checked: Checked) -> bool:
    """Enter what a paper tells into the ledger; False, and nothing done, if the ledger has grown since the check.

    Inside the caller's transaction. No period of it is printed meanwhile.
    """
    printings = Printing.objects.filter(pk__in=list(checked.entries)).order_by("indicator", "period")
    lock_periods([(one.indicator_id, one.period) for one in printings])
    if not checked.is_safe or state_of(network_id) != checked.state:
        return False
    now = timezone.now()
    PrintedNumber.objects.bulk_create(
        PrintedNumber(network_id=network_id, printing=one, cell=id_, value=str(value), at=now)
        for one in printings
        for id_, value in checked.entries[one.pk].items()
    )
    numbers = sum(len(one) for one in checked.entries.values())
    log.info("network %s: a paper was handed on, checked with %s figures, %s new", network_id, checked.before, numbers)
    return True
