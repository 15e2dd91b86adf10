"""What a meeting of the whole network could talk about. What is one district's own becomes a note, never a line."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from design_process.agendas.around import Around
from design_process.agendas.audience import Audience
from design_process.agendas.cards import cycles_since, named, to_ask, to_celebrate
from design_process.agendas.fit import Need, Note, Part, Proposal
from design_process.agendas.numbers import good_news, network_numbers, to_walk
from design_process.agendas.stuck import stuck
from design_process.progress.at_work import members_at_work
from design_process.progress.positions import positions_of
from districts.barriers.models import Barrier
from districts.directory.models import Member
from network.lib.words import counted
from network.membership.models import Network

LONG_OPEN = timedelta(days=14)
NOTES = 12
FEW = 3  # of so few members a line without a name would still point at one


def network_facts(network: Network, near: Around, audience: Audience, today: date) -> Iterator[Proposal]:
    """Seven queries, however many members and cards."""
    cycles = cycles_since(network.pk, near.since)  # 1
    yield from named(cycles, audience)
    yield from to_celebrate(network.pk, near.since, audience)  # 1
    positions = positions_of(network, today)  # 1
    members = [one for one in members_at_work(network, today) if one.state != Member.State.PAUSED]  # 1
    yield from _open_consultancy([*to_ask(cycles, audience), *stuck(members, positions, today)], near)
    yield from _work_in_teams(members, audience, near)
    if audience is not Audience.GUESTS:  # figures of the network are for its own people
        numbers = network_numbers(network, today)  # 2
        link = reverse("measures:numbers", args=[network.slug])
        yield from good_news(numbers, link, today)
        yield from to_walk(numbers, link, near.key)
    if len(members) > FEW:
        yield from _common_barriers(network, near, today)  # 1


def _open_consultancy(notes: list[Note], near: Around) -> Iterator[Proposal]:
    """A place for whoever wants it. Its words say nothing of anybody's cards: whom to ask stands in the notes."""
    if notes:
        yield Proposal(
            f"consultancy:{near.key}",
            "Consultancy: a team brings what it puzzles over",
            "The questions of other districts help more than advice. Whoever wants the place takes it.",
            Part.CASES,
            Need.STUCK,
            minutes=35,
            least=25,
            protocol="consultancy",
            notes=tuple(notes[:NOTES]),
        )


def _work_in_teams(members: list[Any], audience: Audience, near: Around) -> Iterator[Proposal]:
    """What is left of the time belongs to the teams themselves."""
    if not members:
        return
    why = "Each team leaves with its next step: who does what by when."
    if audience is not Audience.GUESTS and len(members) > FEW:
        testing = sum(1 for one in members if one.first_to_end)
        why = f"{testing} of {len(members)} districts have a test running. {why}"
    yield Proposal(
        f"teams:{near.key}",
        "Teams plan their next step",
        why,
        Part.TEAMS,
        Need.TEAMS,
        minutes=90,
        least=20,
        purpose="practise",
    )


def _common_barriers(network: Network, near: Around, today: date) -> Iterator[Proposal]:
    """What has long been in the way of several districts. The line names its kind, the notes the rest."""
    waiting = Barrier.objects.filter(network=network).open_barriers()
    rows = list(waiting.select_related("member__district").order_by("raised_at")[:200])
    by_kind: dict[str, list[Barrier]] = defaultdict(list)
    for row in rows:
        if timezone.localdate(row.raised_at) <= today - LONG_OPEN and row.kind != Barrier.Kind.OTHER:
            by_kind[row.kind].append(row)
    for kind, found in sorted(by_kind.items()):
        if len({row.member_id for row in found}) < 2:
            continue
        yield Proposal(
            f"barriers:{kind}:{near.key}",
            f"A joint brief: {Barrier.Kind(kind).label.lower()}",
            "More than one district has waited for weeks for the same kind of thing. One letter of all weighs more.",
            Part.OBSTACLES,
            Need.STUCK,
            minutes=20,
            least=10,
            purpose="decide",
            protocol="write_first",
            notes=tuple(_barrier_note(row, today) for row in found[:NOTES]),
        )


def _barrier_note(row: Barrier, today: date) -> Note:
    days = counted(row.days_open(today), "day", "days")
    return Note(f"{row.member.district.name}, open for {days}: {row.what}", reverse("barriers:barrier", args=[row.pk]))
