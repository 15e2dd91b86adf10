"""What a check-in or a session of one district's team could talk about."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from design_process.agendas.around import Around
from design_process.agendas.audience import Audience
from design_process.agendas.cards import cycles_since, named, to_ask, to_celebrate
from design_process.agendas.fit import Need, Part, Proposal
from design_process.agendas.numbers import good_news, member_numbers
from design_process.measures.due import due_for
from design_process.progress.positions import position_for
from districts.barriers.models import Barrier
from districts.directory.models import Member
from network.lib.words import listed

SHOWN = 5


def member_facts(member: Member, near: Around, audience: Audience, today: date) -> Iterator[Proposal]:
    """Eight queries at the most. People of other districts among the readers: what is the district's own stays out."""
    cycles = cycles_since(member.network_id, near.since, member_id=member.pk)  # 1
    yield from named(cycles, audience, member.pk)
    yield from to_celebrate(member.network_id, near.since, audience, member_id=member.pk)  # 1
    closed = tuple(to_ask(cycles, audience, member.pk))
    if closed:
        yield Proposal(
            f"own:{near.key}",
            "What we tried, and what we make of it",
            "The team looks at its own work together before anybody else does.",
            Part.CASES,
            Need.DECISION,
            minutes=20,
            least=10,
            protocol="tuning",
            notes=closed,
        )
    if audience is Audience.MEMBER:
        yield from _where(member, today)  # 1
        yield from _due(member, near, today)  # 1
        yield from _celebrations(member, today)  # 3
        yield from _barriers(member, near, today)  # 1


def _celebrations(member: Member, today: date) -> Iterator[Proposal]:
    """Agendas are proposed to the hub: without an agreement it reads what was printed."""
    in_full = member.agreements.in_force(today).exists()
    numbers = member_numbers(member, today, in_full=in_full)
    yield from good_news(numbers, reverse("measures:member_numbers", args=[member.pk]), today)


def _where(member: Member, today: date) -> Iterator[Proposal]:
    position = position_for(member, today)
    if position.pace == "behind":
        yield Proposal(
            f"where:{position.planned_order}:{position.order}",
            f"Where we are: {position.label}",
            f"The network is in {position.planned_label}. {position.reason}"[:300],
            Part.CASES,
            Need.STUCK,
            minutes=15,
            least=10,
            link=reverse("phases:project", args=[member.pk]),
        )


def _due(member: Member, near: Around, today: date) -> Iterator[Proposal]:
    due = due_for(member, today)
    if due:
        names = listed([f"“{one.name}”" for one in due[:SHOWN]])
        yield Proposal(
            f"numbers:{near.key}",
            "Numbers that wait",
            f"Not there yet: {names}."[:300],
            Part.NUMBERS,
            Need.LEARNING,
            minutes=10,
            least=5,
            protocol="data_walk",
            link=reverse("measures:enter_numbers", args=[member.pk]),
        )


def _barriers(member: Member, near: Around, today: date) -> Iterator[Proposal]:
    rows = list(Barrier.objects.filter(member=member).open_barriers().order_by("raised_at")[:SHOWN])
    if rows:
        longest = rows[0]
        yield Proposal(
            f"in-the-way:{near.key}",
            "What is in the way",
            f"Open for {longest.days_open(today)} days: {longest.what}"[:300],
            Part.OBSTACLES,
            Need.STUCK,
            minutes=10,
            least=5,
            link=reverse("barriers:barriers", args=[member.pk]),
        )
