"""What a network's numbers lack, and how many stand behind them: the data side of the network board, for the hub.

Names stand only beside what is owed, never beside a value. The figures themselves are what was printed of them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from design_process.measures.missing import missing
from design_process.measures.models import Indicator, Latest, Measurement
from design_process.measures.periods import label, named, previous_start
from districts.directory.groups import ALL
from districts.directory.models import Member
from network.lib.dates import period_start
from network.lib.words import counted, listed, number_word
from network.membership.models import Network

NAMED = 3  # in a sentence; the rows name everybody


@dataclass(frozen=True)
class Owing:
    """A member that owes a number: of which period, since when, and the last it sent."""

    member_id: int
    name: str
    of: str  # "week of 5 Oct 2026"
    by: date  # the last day it was, or is, in time
    is_late: bool
    last: str  # "last sent: week of 21 Sep 2026", or "nothing sent yet"
    last_on: date | None


@dataclass(frozen=True)
class Completeness:
    """One indicator: who sent the newest period's number, who is due, who is late."""

    indicator_id: int
    name: str
    newest: str  # the newest period with numbers, as a sentence names it, or empty
    reporting: int
    expected: int
    late: tuple[Owing, ...]  # whoever has waited longest first
    due: tuple[Owing, ...]  # asked for now, and still in time

    @property
    def sentence(self) -> str:
        """Who is late, in words."""
        if not self.late:
            return "Nobody is late."
        names = [owing.name for owing in self.late]
        more = len(names) - NAMED
        shown = names if more <= 1 else [*names[:NAMED], f"{number_word(more)} more"]
        return f"{listed(shown)} {'is' if len(names) == 1 else 'are'} late."


@dataclass(frozen=True)
class NetworkBoard:
    sentence: str
    indicators: tuple[Completeness, ...]


def network_board(network: Network, today: date) -> NetworkBoard:
    """The completeness of each indicator that a network collects now. Four queries, whatever members and history.

    Members in pre-work or active are asked; those that paused are not. A number that never came stays on the board
    until it comes, or the next period takes its place.
    """
    collected = Indicator.objects.in_use().of_network(network.pk)  # 1
    indicators = [one for one in collected if one.starts_on is None or one.starts_on <= today]
    asked = Member.objects.filter(network=network, state__in=[Member.State.PREWORK, Member.State.ACTIVE])
    members = list(asked.order_by("district__name").values_list("pk", "district__name"))  # 1
    newest, last = _newest(network, indicators)  # 1
    recent = _recent(indicators, today)  # 1
    rows = []
    for indicator in indicators:
        owing = [
            found
            for member_id, name in members
            if (found := _owing(indicator, (member_id, name), recent, last.get((indicator.pk, member_id)), today))
        ]
        rows.append(_row(indicator, newest.get(indicator.pk), owing))
    return NetworkBoard(_sentence(rows), tuple(rows))


def _newest(network: Network, indicators: Iterable[Indicator]) -> tuple[dict[int, Any], dict[tuple[int, int], date]]:
    """By indicator the network's newest sums; by indicator and member the newest period."""
    rows = Latest.objects.filter(network=network, indicator__in=[one.pk for one in indicators], group=ALL)
    whole, last = {}, {}
    for row in rows.values("indicator_id", "member_id", "period", "members_reporting", "members_expected"):
        if row["member_id"] is None:
            whole[row["indicator_id"]] = row
        else:
            last[row["indicator_id"], row["member_id"]] = row["period"]
    return whole, last


def _recent(indicators: Collection[Indicator], today: date) -> dict[tuple[int, int], set[date]]:
    """The periods that just ended or run, and that a member said something of: a number, or that there is none."""
    starts = {one.frequency: previous_start(one.frequency, period_start(one.frequency, today)) for one in indicators}
    rows = Measurement.objects.current().filter(
        indicator__in=[one.pk for one in indicators], group=ALL, period__gte=min(starts.values(), default=today)
    )
    rows = rows.exclude(status=Measurement.Status.DRAFT)
    found: dict[tuple[int, int], set[date]] = defaultdict(set)
    for indicator_id, member_id, period in rows.values_list("indicator", "member", "period"):
        found[indicator_id, member_id].add(period)
    return found


def _owing(
    indicator: Indicator,
    member: tuple[int, str],
    recent: dict[tuple[int, int], set[date]],
    last: date | None,
    today: date,
) -> Owing | None:
    member_id, name = member
    reported = recent.get((indicator.pk, member_id), set()) | ({last} if last else set())
    gap = missing(indicator.frequency, indicator.starts_on, reported, today)
    if gap is None:
        return None
    before = f"last sent: {label(indicator.frequency, last)}" if last else "nothing sent yet"
    return Owing(member_id, name, gap.of, gap.by, gap.late, before, last)


def _row(indicator: Indicator, newest: Any, owing: list[Owing]) -> Completeness:
    return Completeness(
        indicator_id=indicator.pk,
        name=indicator.name,
        newest=named(indicator.frequency, newest["period"]) if newest else "",
        reporting=newest["members_reporting"] if newest else 0,
        expected=newest["members_expected"] if newest else 0,
        late=tuple(sorted((one for one in owing if one.is_late), key=_waiting)),
        due=tuple(one for one in owing if not one.is_late),
    )


def _waiting(owing: Owing) -> tuple[date, str]:
    return owing.last_on or date.min, owing.name


def _sentence(rows: list[Completeness]) -> str:
    if not rows:
        return "The network collects no numbers yet."
    late = {owing.member_id for row in rows for owing in row.late}
    if not late:
        return "Every number that was due is in."
    return f"{counted(len(late), 'district', 'districts')} still {'owes' if len(late) == 1 else 'owe'} numbers."
