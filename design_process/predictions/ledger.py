"""How often predictions held, by change idea and by problem of practice, and in which surroundings.

Only cards that their team has released count, and a reader's own team's. A change idea is a prototype with all that
came of it in other districts (`Prototype.parent`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from design_process.cycles.compare import HELD, NOT_HELD, PARTLY, VERDICTS
from design_process.cycles.models import Outcome, Sureness, TestCycle
from design_process.cycles.results import in_words
from design_process.cycles.shown import STATUS_KIND
from design_process.predictions.confidence import Stated, is_enough, of_network
from design_process.predictions.contexts import Context, Difference, band, differing, places
from design_process.problems.models import Adoption
from design_process.prototypes.models import Prototype
from districts.directory.access import Visibility
from districts.directory.models import DistrictProfile
from network.lib.words import counted
from network.membership.models import Network

NO_PROBLEM = "No problem of practice chosen"


@dataclass(frozen=True)
class Try:
    """One compared prediction. No number of pupils: what was predicted, whether it held, and where."""

    district: str
    cycle: str
    url: str
    words: str
    verdict: str
    verdict_words: str
    verdict_kind: str
    reason: str
    context: Context
    is_ours_alone: bool  # not released: counted for its own team only
    prototype_id: int


@dataclass(frozen=True)
class Idea:
    """A change idea and what came of its predictions."""

    key: int
    name: str
    held: int
    total: int
    where: str  # "Held in …; not in …."
    differences: tuple[Difference, ...]
    tries: tuple[Try, ...]


@dataclass(frozen=True)
class ByProblem:
    """A problem of practice and what came of the predictions made for it."""

    title: str
    held: int
    total: int
    confidence: str


@dataclass(frozen=True)
class Ledger:
    sentence: str
    ideas: tuple[Idea, ...]
    problems: tuple[ByProblem, ...]
    confidence: str

    @property
    def problems_have_words(self) -> bool:
        return any(one.confidence for one in self.problems)


def ledger_of(network: Network, person: Any) -> Ledger:
    """The ledger of a network as one person may read it. Six queries, however much was predicted."""
    rows = compared(network.pk, person)  # 1
    around = Surroundings(network, person, rows)  # 2
    ideas = _ideas(rows, around, Lineage(network.pk, person))  # 2
    stated = _stated(network.pk)  # 1
    held = sum(idea.held for idea in ideas)
    sentence = f"Of {counted(len(rows), 'compared prediction', 'compared predictions')}, {held or 'none'} held."
    return Ledger(
        sentence=sentence if rows else "",
        ideas=ideas,
        problems=_by_problem(ideas, stated, around),
        confidence=of_network([one for one, _, _ in stated]),
    )


def idea_of(prototype: Prototype, person: Any) -> Idea | None:
    """What came of the idea behind one prototype, wherever it was tried; None while nothing was compared. Five queries,
    one while no prediction of the network was compared.
    """
    rows = compared(prototype.network_id, person)
    if not rows:
        return None
    lineage = Lineage(prototype.network_id, person)
    key = lineage.root_of(prototype.pk)
    same = [row for row in rows if lineage.root_of(row.prediction.cycle.prototype_id) == key]
    if not same:
        return None
    around = Surroundings(prototype.network, person, same)
    return idea_from(key, lineage.name_of(key, same), same, around)


def counted_cycles(person: Any) -> QuerySet[TestCycle]:
    """The cycles that count for a reader: released ones within their reach, and all of their own team."""
    released = ~Q(visibility=Visibility.TEAM)
    found: QuerySet[TestCycle] = TestCycle.objects.seen_by(person).filter(
        released | Q(member__in=person.holdings.working_members)
    )
    return found


def compared(network_id: int, person: Any) -> list[Outcome]:
    """What was compared in a network, as far as it counts for a reader."""
    names = ("prediction__indicator", "prediction__cycle__prototype", "prediction__cycle__member__district")
    rows = Outcome.objects.filter(network=network_id, prediction__cycle__in=counted_cycles(person))
    order = ("prediction__cycle__member__district__name", "prediction__cycle__prototype__name")
    return list(rows.select_related(*names).order_by(*order, "prediction__cycle__number", "prediction"))


class Lineage:
    """Which prototypes are one idea. Two queries."""

    def __init__(self, network_id: int, person: Any) -> None:
        rows = Prototype.objects.filter(network=network_id).values_list("pk", "parent", "name")
        self.parent: dict[int, int | None] = {}
        self.name: dict[int, str] = {}
        for pk, parent, name in rows:
            self.parent[pk], self.name[pk] = parent, name
        seen = Prototype.objects.seen_by(person).filter(network=network_id)
        self.seen = set(seen.values_list("pk", flat=True))

    def root_of(self, pk: int) -> int:
        """The first prototype of the chain that one stands in."""
        passed = {pk}
        while (parent := self.parent.get(pk)) is not None and parent not in passed:
            pk = parent
            passed.add(pk)
        return pk

    def name_of(self, key: int, rows: Sequence[Outcome]) -> str:
        """The name of the first card, where the reader may see it; else of the first of those compared."""
        first = min(row.prediction.cycle.prototype_id for row in rows)
        return self.name[key if key in self.seen else first]


class Surroundings:
    """The surroundings of each compared prediction: grades, size in bands, problem of practice, scale. Two queries."""

    def __init__(self, network: Network, person: Any, rows: Iterable[Outcome]) -> None:
        self.network = network
        members = {row.prediction.cycle.member_id: row.prediction.cycle.member.district_id for row in rows}
        profiles = DistrictProfile.objects.filter(network=network, district__in=members.values())
        is_hub = network.pk in person.holdings.hub_networks
        self.ours = frozenset(members) if is_hub else person.holdings.working_members
        self.profiles: dict[int, DistrictProfile] = {}
        for profile in profiles.order_by("school_year"):  # the network's own year, else the latest
            known = self.profiles.get(profile.district_id)
            if known is None or known.school_year != network.school_year:
                self.profiles[profile.district_id] = profile
        adoptions = Adoption.objects.filter(network=network, member__in=members).select_related("problem")
        self.adoptions: dict[int, list[Adoption]] = {}
        for adoption in adoptions.order_by("adopted_on", "pk"):
            self.adoptions.setdefault(adoption.member_id, []).append(adoption)

    def of(self, row: Outcome) -> Context:
        cycle = row.prediction.cycle
        profile = self.profiles.get(cycle.member.district_id)
        return Context(
            grades=profile.grades if profile else "",
            pupils=band(profile.enrolment if profile else None),
            problem=self.problem(cycle.member_id, cycle.starts_on),
            scale=cycle.prototype.get_scale_display(),
        )

    def problem(self, member_id: int, on: date) -> str:
        """What a member worked on then: the last one chosen by that day, else the first one after."""
        every = self.adoptions.get(member_id, [])
        before = [one for one in every if one.adopted_on <= on]
        chosen = before[-1] if before else every[0] if every else None
        return chosen.problem.title if chosen else ""


def _ideas(rows: Sequence[Outcome], around: Surroundings, lineage: Lineage) -> tuple[Idea, ...]:
    """One for each idea, by name."""

    def key(row: Outcome) -> int:
        return lineage.root_of(row.prediction.cycle.prototype_id)

    grouped = groupby(sorted(rows, key=key), key=key)  # stable: within an idea the order by name stays
    found = [(root, list(same)) for root, same in grouped]
    ideas = [idea_from(root, lineage.name_of(root, same), same, around) for root, same in found]
    return tuple(sorted(ideas, key=lambda idea: (idea.name.casefold(), idea.key)))


def idea_from(key: int, name: str, rows: Sequence[Outcome], around: Surroundings) -> Idea:
    """A change idea of what was compared of it."""
    tries = tuple(_try(row, around) for row in rows)
    where: Mapping[str, list[Context]] = {
        verdict: [one.context for one in tries if one.verdict == verdict] for verdict in (HELD, PARTLY, NOT_HELD)
    }
    held = len(where[HELD])
    told = "; ".join(f"{word} in {places(where[verdict])}" for verdict, word in _WHERE.items() if where[verdict])
    differences = differing(where[HELD], where[PARTLY] + where[NOT_HELD])
    return Idea(key, name, held, len(tries), f"{told[0].upper()}{told[1:]}.", differences, tries)


_WHERE = {HELD: "held", PARTLY: "partly", NOT_HELD: "not"}


def _try(row: Outcome, around: Surroundings) -> Try:
    cycle = row.prediction.cycle
    threshold = 0 if cycle.member_id in around.ours else around.network.small_number_threshold
    return Try(
        district=str(cycle.member),
        cycle=str(cycle),
        url=reverse("cycles:cycle", args=[cycle.pk]),
        words=in_words(row.prediction, cycle, threshold),
        verdict=row.verdict,
        verdict_words=VERDICTS[row.verdict],
        verdict_kind=STATUS_KIND[row.verdict],
        reason=row.reason,
        context=around.of(row),
        is_ours_alone=cycle.visibility == Visibility.TEAM,
        prototype_id=cycle.prototype_id,
    )


def _stated(network_id: int) -> list[tuple[Stated, int, date]]:
    """What people said of compared predictions that the whole network may see, with whose and from when.

    The same for every reader, so that nobody learns of one person by comparing what two readers are told.
    """
    rows = Sureness.objects.filter(
        network=network_id,
        prediction__outcome__isnull=False,
        prediction__cycle__visibility__in=[Visibility.NETWORK, Visibility.PUBLIC],
    ).values_list(
        "prediction",
        "person",
        "percent",
        "prediction__outcome__verdict",
        "prediction__cycle__member",
        "prediction__cycle__starts_on",
    )
    return [(Stated(said, who, percent, verdict), member, day) for said, who, percent, verdict, member, day in rows]


def _by_problem(
    ideas: Iterable[Idea], stated: Iterable[tuple[Stated, int, date]], around: Surroundings
) -> tuple[ByProblem, ...]:
    """By title. How sure people were only if there is enough to say it of each: else the rest would follow."""
    tries = [one for idea in ideas for one in idea.tries]
    said: dict[str, list[Stated]] = {}
    for one, member, day in stated:
        said.setdefault(around.problem(member, day), []).append(one)
    every_is_enough = all(is_enough(some) for some in said.values())
    found = []
    for title in sorted({one.context.problem for one in tries}):
        mine = [one.verdict for one in tries if one.context.problem == title]
        words = of_network(said[title]) if every_is_enough and title in said else ""
        found.append(ByProblem(title or NO_PROBLEM, mine.count(HELD), len(mine), words))
    return tuple(found)
