"""The districts side by side: one number in each of them, in the order of their names. Nobody is ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, QuerySet, Subquery

from design_process.measures.due import LOOK_BACK
from design_process.measures.missing import missing
from design_process.measures.models import Indicator, Measurement
from design_process.measures.multiples import Listed, Place, SideBySide, side_by_side
from design_process.phases.models import Phase
from design_process.problems.models import Adoption
from design_process.progress.district_filters import Asked, Choices, DistrictFilter, chosen_of
from design_process.progress.position import PREWORK, PREWORK_LABEL, Position
from design_process.progress.positions import TAKING_PART, positions_of
from districts.directory.groups import ALL
from districts.directory.models import Member
from network.lib.words import counted
from network.membership.models import Network

PER_PAGE = 18  # small charts


@dataclass(frozen=True)
class DistrictsBoard:
    """The filter as it was filled in, and the districts that it lists; without an indicator there is neither."""

    sentence: str
    form: DistrictFilter | None = None
    asked: Asked | None = None
    page: Page[Place] | None = None
    shown: SideBySide | None = None
    others: int = 0  # districts of whose numbers this reader is told nothing


def districts_board(network: Network, reader: Any, said: Mapping[str, Any], today: date) -> DistrictsBoard:
    """What a reader may see of each district. Six queries, whatever members and history.

    Whom a filter leaves out is not looked up: a page costs what it shows, and the ends of the axes of its list.
    """
    indicators = list(Indicator.objects.in_use().of_network(network.pk))  # 1
    if not indicators:
        return DistrictsBoard("The network collects no numbers yet.")
    is_hub = network.pk in reader.holdings.hub_networks
    owed = chosen_of(indicators, said) if is_hub and said.get("owes") else None
    members = list(_members(network, owed, today, is_hub=is_hub))  # 1
    positions = positions_of(network, today) if is_hub and said.get("phase") else {}  # 1
    phases = _phases(network, positions) if is_hub else []  # or 1
    form = DistrictFilter(said, Choices(indicators, phases, _problems(members), is_hub))
    asked = form.asked()
    mine = members if is_hub else [row for row in members if row["pk"] in reader.holdings.own_members]
    listed = [Place(row["pk"], row["district__name"]) for row in mine if _is_kept(row, asked, positions, today)]
    page = Paginator(listed, PER_PAGE).get_page(said.get("page"))
    beside = Listed(listed, list(page.object_list))
    shown = side_by_side(asked.indicator, asked.group, beside, reader, today)  # 3
    return DistrictsBoard(_sentence(len(listed), len(mine), asked), form, asked, page, shown, len(members) - len(mine))


def _members(network: Network, owed: Indicator | None, today: date, *, is_hub: bool) -> QuerySet[Member, Any]:
    """Who takes part, by name; for the hub the problem that each works on, and what it has sent where that is asked."""
    rows: Any = Member.objects.filter(network=network, state__in=TAKING_PART).order_by("district__name")
    fields = ["pk", "district__name", "state"]
    if is_hub:
        works_on = Adoption.objects.open().filter(member=OuterRef("pk"))
        rows = rows.annotate(
            problem=Subquery(works_on.values("problem")), problem_title=Subquery(works_on.values("problem__title"))
        )
        fields += ["problem", "problem_title"]
    if owed:
        rows, fields = rows.annotate(sent=ArraySubquery(_sent(owed, today))), [*fields, "sent"]
    found: QuerySet[Member, Any] = rows.values(*fields)
    return found


def _sent(indicator: Indicator, today: date) -> Any:
    """The periods that a member has said something of."""
    told = Measurement.objects.current().filter(
        indicator=indicator, member=OuterRef("pk"), group=ALL, period__gte=today - LOOK_BACK
    )
    return told.exclude(status=Measurement.Status.DRAFT).order_by().values("period").distinct()


def _phases(network: Network, positions: Mapping[int, Position]) -> list[tuple[str, str]]:
    """The phases of the network's process, pre-work first: as they came with the positions, or asked for."""
    first = next(iter(positions.values()), None)
    if first:
        return [(str(step.order), step.label) for step in first.steps]
    found = [(str(phase.order), phase.label) for phase in Phase.objects.of_network(network.pk)]
    return [(str(PREWORK), PREWORK_LABEL), *found] if found else []


def _problems(members: Sequence[Any]) -> list[tuple[str, str]]:
    """What members work on, by title."""
    found = {str(row["problem"]): row["problem_title"] for row in members if row.get("problem")}
    return sorted(found.items(), key=lambda item: str(item[1]))


def _is_kept(row: Any, asked: Asked, positions: Mapping[int, Position], today: date) -> bool:
    """Does the filter keep a district?"""
    if asked.problem not in (None, row.get("problem")):
        return False
    if asked.phase is not None and (row["pk"] not in positions or positions[row["pk"]].order != asked.phase):
        return False
    return not asked.owes or (row["state"] != Member.State.PAUSED and _is_late(asked.indicator, row["sent"], today))


def _is_late(indicator: Indicator, sent: Sequence[date], today: date) -> bool:
    if indicator.starts_on and indicator.starts_on > today:
        return False
    gap = missing(indicator.frequency, indicator.starts_on, set(sent), today)
    return gap is not None and gap.late


def _sentence(listed: int, of: int, asked: Asked) -> str:
    if not of:
        return "None of your districts takes part at the moment."
    if asked.narrows:
        return f"{listed:,} of {counted(of, 'district', 'districts')}, in the order of their names."
    if of == 1:
        return "Your district beside the network."
    return f"{counted(of, 'district', 'districts')} on the same axes, in the order of their names."
