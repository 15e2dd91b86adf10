"""Members and phases on one board: where each is, why, since when, what would move it, and the way to its work."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from design_process.celebrations.models import Celebration
from design_process.lessons.ledger import lessons_seen
from design_process.phases.models import DesignCycle, Phase, PhaseDone
from design_process.progress.next_step import NextStep, next_step
from design_process.progress.position import PREWORK, PREWORK_LABEL, Facts, Position
from design_process.progress.positions import Dated, as_stages, dated_positions_of
from design_process.progress.process import MemberHere, Owner, sentence_of
from design_process.project_plan.models import ProjectTask
from districts.directory.models import Member
from network.lib.words import counted, listed
from network.membership.access import Holdings
from network.membership.models import Network
from network.membership.roles import Can


@dataclass(frozen=True)
class Column:
    """Pre-work or a phase, with the days the network plans to be in it."""

    order: int
    label: str
    opens_on: date | None
    closes_on: date | None
    is_now: bool


@dataclass(frozen=True)
class Cell:
    """One phase of one member. `url` is empty where this reader has nothing to open."""

    label: str
    state: str  # done, here, ahead
    words: str
    made: str
    url: str
    benchmarks: str


@dataclass(frozen=True)
class Row:
    member_id: int
    name: str
    state: str  # empty when active
    position: Position
    since: date | None
    cells: tuple[Cell, ...]
    step: NextStep
    step_url: str


@dataclass(frozen=True)
class MembersBoard:
    """`others`: members whose rows this reader does not see."""

    sentence: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    others: int
    is_hub: bool
    has_cycle: bool


Benchmarks = dict[tuple[int, int], tuple[int, int]]  # (member, phase's order) → met, of how many


@dataclass(frozen=True)
class Beside:
    """What stands in cells beside what positions know. `told`: by member, lessons and celebrations the reader sees."""

    benchmarks: Benchmarks
    told: dict[int, tuple[int, int]]
    lessons: str  # the address of the ledger


WORDS = {"done": "been through", "here": "the work is here", "ahead": "ahead"}
RUNNING = NextStep(
    "Write the study of the test cycle that runs, and decide",
    "What was learned moves the work on, also when it is to stop.",
    "prototypes:prototypes",
    "See the cycles",
)


def members_board(network: Network, person: Any, today: date) -> MembersBoard:
    """Every member that takes part, by name, as far as this reader may see its status. Seven queries, however many."""
    held: Holdings = person.holdings
    cycle = DesignCycle.objects.latest_of(network.pk).first()  # 1
    phases: list[Any] = list(Phase.objects.of_network(network.pk))  # 2
    dated = dated_positions_of(network, today, stages=as_stages(phases))  # 3
    members = Member.objects.filter(pk__in=dated).select_related("district").order_by("district__name")  # 4: names
    everyone = [MemberHere(m.pk, m.district.name, m.get_state_display(), dated[m.pk].position) for m in members]
    seen = [one for one in everyone if held.may(Can.SEE_STATUS, Owner(network.pk, one.member_id))]
    benchmarks = _benchmarks(cycle)  # 5
    beside = Beside(benchmarks, _told(network, person), reverse("lessons:lessons", args=[network.slug]))  # 6, 7
    return MembersBoard(
        sentence=sentence_of(cycle, phases, everyone, today),
        columns=tuple(_columns(phases, today)),
        rows=tuple(_row(one, dated[one.member_id], phases, beside, works=_works(held, network, one)) for one in seen),
        others=len(everyone) - len(seen),
        is_hub=network.pk in held.hub_networks,
        has_cycle=cycle is not None,
    )


def _benchmarks(cycle: DesignCycle | None) -> Benchmarks:
    """What each plan wants its phases to end with: met when done, or when the team has been through the phase."""
    if cycle is None:
        return {}
    been = PhaseDone.objects.filter(project=OuterRef("project"), phase=OuterRef("phase"))
    tasks = ProjectTask.objects.standing().filter(project__design_cycle=cycle, is_benchmark=True)
    met = Count("pk", filter=Q(done_on__isnull=False) | Q(been=True))
    rows = tasks.annotate(been=Exists(been)).order_by().values_list("member", "phase__order")
    return {(member, order): (done, of) for member, order, done, of in rows.annotate(met=met, of=Count("pk"))}


def _told(network: Network, person: Any) -> dict[int, tuple[int, int]]:
    """How many lessons and celebrations of each member this reader may read."""
    lessons = Counter(lessons_seen(person, network).order_by().values_list("member", flat=True))
    given = Celebration.objects.given_to(person).filter(network=network)
    celebrations = Counter(given.order_by().values_list("member", flat=True))
    return {member: (lessons[member], celebrations[member]) for member in lessons | celebrations}


def _columns(phases: Iterable[Any], today: date) -> Iterable[Column]:
    yield Column(PREWORK, PREWORK_LABEL, None, None, is_now=False)
    for phase in phases:
        is_now = phase.opens_on is not None and phase.opens_on <= today <= phase.closes_on
        yield Column(phase.order, phase.label, phase.opens_on, phase.closes_on, is_now)


def _works(held: Holdings, network: Network, one: MemberHere) -> bool:
    return held.may(Can.EDIT_WORK, Owner(network.pk, one.member_id))


def _row(one: MemberHere, dated: Dated, phases: Sequence[Any], beside: Beside, *, works: bool) -> Row:
    position, pk = dated.position, one.member_id
    step = RUNNING if any(cycle.state != "closed" for cycle in position.facts.cycles) else next_step(position)
    cells = [_prework(position, pk), *(_cell(phase, position, pk, beside, opens_ideas=works) for phase in phases)]
    url = reverse(step.url_name, args=[pk]) if works else ""
    state = "" if one.state == Member.State.ACTIVE.label else one.state
    return Row(pk, one.name, state, position, dated.since, tuple(cells), step, url)


def _prework(position: Position, pk: int) -> Cell:
    missing = position.missing
    made = f"{counted(len(missing), 'thing', 'things')} would help" if missing else "all there"
    state = "here" if position.order == PREWORK else "done"
    return Cell(PREWORK_LABEL, state, WORDS[state], made, reverse("progress:readiness", args=[pk]), "")


def _cell(phase: Any, position: Position, pk: int, beside: Beside, *, opens_ideas: bool) -> Cell:
    state = "here" if phase.order == position.order else "done" if phase.order < position.order else "ahead"
    made, name = _work(phase.kind, position.facts)
    if name:
        url = reverse(name, args=[pk]) if name != "ideas:rounds" or opens_ideas else ""
    else:
        made = (
            listed([part for part in (made, *_told_words(*beside.told.get(pk, (0, 0)))) if part]) or "What came of it"
        )
        url = f"{beside.lessons}?member={pk}"
    met, of = beside.benchmarks.get((pk, phase.order), (0, 0))
    words = f"{met} of {counted(of, 'benchmark', 'benchmarks')} met" if of else ""
    return Cell(phase.label, state, WORDS[state], made, url, words)


def _told_words(lessons: int, celebrations: int) -> tuple[str, str]:
    return _some(lessons, "lesson", "lessons", ""), _some(celebrations, "celebration", "celebrations", "")


def _work(kind: str, facts: Facts) -> tuple[str, str]:
    """What there is of a kind of phase, in words, and the page that holds it; none where that is what others read."""
    cycles = facts.cycles
    found = {
        "understand": (_some(facts.evidence, "piece of evidence", "pieces of evidence", "Evidence"), "evidence:board"),
        "frame": (_some(facts.insights, "insight", "insights", "Insights"), "insights:insights"),
        "imagine": ("Ideas", "ideas:rounds"),
        "build": (_some(facts.prototypes, "prototype", "prototypes", "Prototypes"), "prototypes:prototypes"),
        "try": (_some(len(cycles), "test cycle", "test cycles", "Test cycles"), "prototypes:prototypes"),
    }
    adopted = sum(cycle.act == "adopt" for cycle in cycles)
    return found.get(kind, (f"{adopted} adopted" if adopted else "", ""))


def _some(count: int, one: str, many: str, none: str) -> str:
    return counted(count, one, many) if count else none
