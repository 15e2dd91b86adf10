"""The page that says why a figure is not there: the same words for everybody, and beside them what only the hub and
the districts themselves may know."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists

from design_process.measures.models import Frequency, Indicator, Measurement, Rollup
from design_process.measures.periods import label
from design_process.measures.publication.models import FigureTogether, PrintedFigure, Printing
from design_process.measures.publication.reasons import Case, Kind, Why, why
from design_process.measures.publication.timing import decided_by, ended_on
from design_process.measures.publication.years import days_of, name_of
from districts.directory.groups import ALL, OTHERS, label_of
from districts.directory.models import Agreement, Member
from network.lib.dates import period_start
from network.membership.roles import Can


@dataclass(frozen=True)
class WhyPage:
    """What one reader is told of one figure."""

    why: Why
    group: str
    period: str
    text: str  # as it was printed; empty where nothing was
    reporting: str  # "4 of 5 districts", as it stands beside the figure on every page
    decided_at: datetime | None
    awaited: tuple[str, ...]  # for the hub: whose number is missing while the period waits
    changed: tuple[str, ...]  # districts whose numbers the reader may know, and which changed after the printing
    unagreed: tuple[Member, ...]  # for the hub: districts that it does not read in full
    other_ways: str  # for the hub: the day of the period, where its table may be printed in another way
    made_of: tuple[str, ...]  # the groups that are printed as this one
    together: tuple[str, ...]  # what is shown of it with other years together


def why_page(
    person: Any, indicator: Indicator, member: Member | None, group: str, period: str, today: date
) -> WhyPage | None:
    """Why there is no figure of an indicator, group and period, for one reader. None where there can be none.

    `member`: the hub asks for a district's figure that it does not read in full. At most five queries.
    """
    day = _period(indicator, period)
    if day is None:
        return None
    printed = PrintedFigure.objects.seen_by(person).filter(indicator=indicator, member=member)
    figure = printed.filter(group=group, period=day).first()  # 1
    if figure is None and group not in (ALL, *indicator.groups):
        return None
    threshold = indicator.network.small_number_threshold
    text = figure.text if figure else ""
    of = member.district.name if member else ""
    counted = figure is None and _is_counted(indicator, member, group, day)  # or 1
    said = why(Case(indicator.frequency, day, group, text, threshold, of, counted), today)
    by_hub = person.holdings.may(Can.EDIT_NETWORK, indicator.network)
    of_network = member is None
    return WhyPage(
        why=said,
        group=label_of(group),
        period=label(indicator.frequency, day),
        text=text,
        reporting=f"{figure.reporting} of {figure.expected} districts" if figure and of_network else "",
        decided_at=figure.printed_at if figure else None,
        awaited=_awaited(indicator, group, day) if by_hub and said.kind == Kind.WAITING else (),
        changed=_changed(person, indicator, group, day) if figure and of_network else (),
        unagreed=_unagreed(indicator, today) if by_hub and said.kind == Kind.HIDDEN and of_network else (),
        other_ways=day.isoformat() if by_hub and of_network and said.kind in (Kind.HIDDEN, Kind.TOO_FEW) else "",
        made_of=_made_of(indicator, group, day) if group.startswith(OTHERS) and of_network else (),
        together=_together(indicator, group, day) if of_network and indicator.frequency == Frequency.YEAR else (),
    )


def _is_counted(indicator: Indicator, member: Member | None, group: str, period: date) -> bool:
    """Are there numbers of which nothing is decided? What was decided without them keeps its silence. One query."""
    decided = Printing.objects.filter(indicator=indicator, period=period)
    there = Rollup.objects.filter(indicator=indicator, member=member, group=group, period=period)
    return there.filter(~Exists(decided)).exists()


def _period(indicator: Indicator, period: str) -> date | None:
    """The first day of a period as an address says it: 2026-10-05."""
    try:
        day = date.fromisoformat(period)
        decided_by(indicator.frequency, day)
    except (ValueError, OverflowError):
        return None
    return day if period_start(indicator.frequency, day) == day else None


def _awaited(indicator: Indicator, group: str, period: date) -> tuple[str, ...]:
    """The districts that take part and have said nothing of a period yet. Two queries."""
    said = Measurement.objects.current().filter(indicator=indicator, group=group, period=period)
    asked = Member.objects.filter(
        network=indicator.network_id,
        state__in=[Member.State.PREWORK, Member.State.ACTIVE],
        since__lt=ended_on(indicator.frequency, period),
    )
    there = set(said.values_list("member", flat=True))
    names = asked.order_by("district__name").values_list("pk", "district__name")
    return tuple(name for pk, name in names if pk not in there)


def _changed(person: Any, indicator: Indicator, group: str, period: date) -> tuple[str, ...]:
    """The districts whose numbers the reader may read in full and which are others now than when they were printed.

    Two queries, of the reader's own knowledge only.
    """
    told = person.holdings.told_members
    printing = Printing.objects.filter(indicator=indicator, period=period).order_by("-number").first()
    if printing is None or not told:
        return ()
    then = {row[0]: (row[2], row[3]) for row in printing.basis if row[1] == group and row[0] in told}
    rows = Rollup.objects.seen_by(person).filter(indicator=indicator, group=group, period=period)
    now = {row.member_id: (row.numerator, row.denominator) for row in rows}
    others = {pk for pk in then.keys() | now.keys() if then.get(pk) != now.get(pk)}
    if not others:
        return ()
    found = Member.objects.filter(pk__in=others).order_by("district__name")
    return tuple(found.values_list("district__name", flat=True))


def _made_of(indicator: Indicator, group: str, period: date) -> tuple[str, ...]:
    """The groups that were printed as one. One query."""
    found = Printing.objects.filter(indicator=indicator, period=period, merged__has_key=group).first()
    return tuple(label_of(one) for one in found.merged[group]) if found else ()


def _together(indicator: Indicator, group: str, period: date) -> tuple[str, ...]:
    """What is shown of a year with others together: "2023-24 to 2025-26: 41–50 %". One query."""
    rows = FigureTogether.objects.of_indicators([indicator.pk]).filter(group=group).order_by("together__first", "pk")
    found = [(days_of(row.together.first, row.together.years), row.text) for row in rows]
    return tuple(f"{name_of(days)}: {text}" for days, text in found if period in days)


def _unagreed(indicator: Indicator, today: date) -> tuple[Member, ...]:
    """The districts of the network without an agreement in force. One query."""
    agreed = Agreement.objects.in_force(today).values("member")
    there = Member.objects.taking_part().filter(network=indicator.network_id).exclude(pk__in=agreed)
    return tuple(there.select_related("district").order_by("district__name"))
