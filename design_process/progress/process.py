"""The process page as data: the phases on the shared timeline, today, and which members are where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from design_process.phases.models import DesignCycle, Phase
from design_process.progress.position import PREWORK, PREWORK_LABEL, Position, listed
from design_process.progress.positions import as_stages, positions_of
from districts.directory.models import Member
from network.membership.access import Holdings
from network.membership.models import Network
from network.membership.roles import Can


@dataclass(frozen=True)
class MemberHere:
    """A member under the phase it is in, for readers who may see its status."""

    member_id: int
    name: str
    state: str
    position: Position


@dataclass(frozen=True)
class PhaseShown:
    """One phase with its window and who is in it. `others`: members whose names this reader does not see."""

    order: int
    label: str
    purpose: str
    guiding_question: str
    outputs: tuple[str, ...]
    gate: tuple[str, ...]
    opens_on: date | None
    closes_on: date | None
    time: Literal["past", "now", "ahead", "unplanned"]
    members: tuple[MemberHere, ...]
    others: int
    x: str = ""  # where its window begins on the drawn timeline, as a share of it: "25.30%"
    width: str = ""


@dataclass(frozen=True)
class ProcessBoard:
    cycle: DesignCycle | None
    phases: tuple[PhaseShown, ...]  # pre-work first
    sentence: str
    today_x: str  # on the drawn timeline, empty outside it
    own: tuple[MemberHere, ...]  # the reader's own members


def process_board(network: Network, held: Holdings, today: date) -> ProcessBoard:
    """Five queries, however many members: the cycle, its phases, the members, and two more for their positions."""
    cycle = DesignCycle.objects.latest_of(network.pk).first()
    phases = list(Phase.objects.of_network(network.pk))
    positions = positions_of(network, today, stages=as_stages(phases))
    members = Member.objects.filter(pk__in=positions).select_related("district")
    here = [MemberHere(m.pk, m.district.name, m.get_state_display(), positions[m.pk]) for m in members]
    seen = [m for m in here if held.may(Can.SEE_STATUS, Owner(network.pk, m.member_id))]
    return ProcessBoard(
        cycle=cycle,
        phases=tuple(_shown(cycle, phases, here, seen, today)),
        sentence=sentence_of(cycle, phases, here, today),
        today_x=_share(cycle, (today - cycle.starts_on).days) if _holds(cycle, today) and cycle else "",
        own=tuple(m for m in here if m.member_id in held.own_members),
    )


@dataclass(frozen=True)
class Owner:
    """Whose it is, as the table of rights wants to know it."""

    network_id: int
    member_id: int


def _shown(
    cycle: DesignCycle | None, phases: Iterable[Any], here: list[MemberHere], seen: list[MemberHere], today: date
) -> Iterable[PhaseShown]:
    yield PhaseShown(
        PREWORK, PREWORK_LABEL, "People, problem, goal and plan are in place before the first phase opens.",
        "Is everybody ready to begin?", (), (), None, None, "unplanned", *_in_phase(PREWORK, here, seen),
    )  # fmt: skip
    for phase in phases:
        drawn = cycle is not None and phase.opens_on is not None
        yield PhaseShown(
            order=phase.order,
            label=phase.label,
            purpose=phase.purpose,
            guiding_question=phase.guiding_question,
            outputs=tuple(phase.outputs),
            gate=tuple(phase.gate),
            opens_on=phase.opens_on,
            closes_on=phase.closes_on,
            time=_time(phase.opens_on, phase.closes_on, today),
            members=_in_phase(phase.order, here, seen)[0],
            others=_in_phase(phase.order, here, seen)[1],
            x=_share(cycle, (phase.opens_on - cycle.starts_on).days) if cycle and drawn else "",
            width=_share(cycle, (phase.closes_on - phase.opens_on).days + 1) if cycle and drawn else "",
        )


def _in_phase(order: int, here: list[MemberHere], seen: list[MemberHere]) -> tuple[tuple[MemberHere, ...], int]:
    named = tuple(m for m in seen if m.position.order == order)
    return named, sum(m.position.order == order for m in here) - len(named)


def _time(opens_on: date | None, closes_on: date | None, today: date) -> Literal["past", "now", "ahead", "unplanned"]:
    if opens_on is None or closes_on is None:
        return "unplanned"
    if closes_on < today:
        return "past"
    return "now" if opens_on <= today else "ahead"


def _holds(cycle: DesignCycle | None, today: date) -> bool:
    return cycle is not None and cycle.starts_on <= today <= cycle.ends_on


def _share(cycle: DesignCycle, days: int) -> str:
    """Days as a share of the cycle's days, for drawing."""
    return f"{100 * days / ((cycle.ends_on - cycle.starts_on).days + 1):.2f}%"


def sentence_of(cycle: DesignCycle | None, phases: Iterable[Any], here: list[MemberHere], today: date) -> str:
    """Where the network is today, in one sentence."""
    if cycle is None:
        return "No design cycle has started yet, so every member is in pre-work."
    if cycle.closed_at is not None:
        return f"{cycle.name} is closed. The next design cycle has not started."
    if today < cycle.starts_on:
        return f"{cycle.name} starts on {_day(cycle.starts_on)}; until then it is pre-work."
    if today > cycle.ends_on:
        return f"{cycle.name} ended on {_day(cycle.ends_on)}. Close it, and start the next one."
    now = next(phase for phase in phases if phase.opens_on <= today <= phase.closes_on)
    return f"The network plans to be in {now.label} until {_day(now.closes_on)}; {_against_plan(here)}."


def _against_plan(here: list[MemberHere]) -> str:
    parts: list[str] = []
    for pace, words in (("on", "there"), ("ahead", "ahead"), ("behind", "not there yet")):
        count = sum(m.position.pace == pace for m in here)
        if count:
            who = "" if parts else " member" if count == 1 else " members"
            parts.append(f"{count}{who} {'is' if count == 1 else 'are'} {words}")
    return listed(tuple(parts)) if parts else "no member takes part yet"


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
