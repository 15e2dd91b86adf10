"""Finding what somebody may see, by words in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from design_process.celebrations.models import Celebration
from design_process.cycles.models import Observation, TestCycle
from design_process.evidence.insights.models import Insight
from design_process.evidence.models import Evidence, Quote
from design_process.lessons.models import Lesson
from design_process.problems.models import ProblemOfPractice
from design_process.prototypes.models import Prototype
from design_process.theory.models import TheoryNode
from districts.directory.models import Member
from network.lib.searching import CONFIG, prefix_query
from network.membership.models import Network

EACH = 20  # results shown of each kind


@dataclass(frozen=True)
class Found:
    """One result: where it is, what it is called, where it belongs, and some of its words."""

    url: str
    name: str
    where: str
    words: str = ""


@dataclass(frozen=True)
class Group:
    """Results of one kind. `more` when there are others that are not shown."""

    label: str
    found: tuple[Found, ...]
    more: bool


def search(person: Any, network: Network, typed: str) -> list[Group]:
    """What a person may see in a network and contains the words, grouped by kind: ten queries, however much it is."""
    query = prefix_query(typed)
    if not query:
        return []
    groups = (
        _group("Districts", _members(person, network, query)),
        _group("Problems of practice", _problems(person, network, query)),
        _group("Evidence", _evidence(person, network, query)),
        _group("Insights", _insights(person, network, query)),
        _group("Drivers and change ideas", _thought(person, network, query)),
        _group("Prototypes", _prototypes(person, network, query)),
        _group("Test cycles", _cycles(person, network, query)),
        _group("Observations", _observations(person, network, query)),
        _group("Lessons", _lessons(person, network, query)),
        _group("Celebrations", _celebrations(person, network, query)),
    )
    return [group for group in groups if group.found]


def _matching(rows: QuerySet[Any], query: str, *fields: str) -> QuerySet[Any]:
    """Rows whose fields hold the words, a few more than are shown so that one knows there are more."""
    words = SearchVector(*fields, config=CONFIG)
    asked = SearchQuery(query, config=CONFIG, search_type="raw")
    found: QuerySet[Any] = rows.annotate(searched=words).filter(searched=asked)[: EACH + 1]
    return found


def _group(label: str, found: Iterator[Found]) -> Group:
    every = tuple(found)
    return Group(label, every[:EACH], len(every) > EACH)


def _members(person: Any, network: Network, query: str) -> Iterator[Found]:
    rows = Member.objects.seen_by(person).filter(network=network).select_related("district")
    for row in _matching(rows, query, "district__name", "district__city"):
        yield Found(reverse("directory:member", args=[row.pk]), str(row), row.district.city)


def _problems(person: Any, network: Network, query: str) -> Iterator[Found]:
    rows = ProblemOfPractice.objects.seen_by(person).filter(network=network)
    for row in _matching(rows, query, "title", "statement", "for_whom", "current_state", "desired_state", "evidence"):
        yield Found(reverse("problems:problem", args=[row.pk]), row.title, row.for_whom, row.statement)


def _evidence(person: Any, network: Network, query: str) -> Iterator[Found]:
    """By its own words, and by the quotes that go with it."""
    rows = Evidence.objects.seen_by(person).on_board().filter(network=network).select_related("member__district")
    quotes = Quote.objects.filter(evidence=OuterRef("pk")).order_by().values("evidence")
    said = Subquery(quotes.annotate(all=StringAgg("said", " ")).values("all"))
    words = ("title", "says", "about", "source", "said_in_it")
    for row in _matching(rows.annotate(said_in_it=said).order_by("title", "pk"), query, *words):
        yield Found(row.get_absolute_url(), row.title, str(row.member), row.says)


def _insights(person: Any, network: Network, query: str) -> Iterator[Found]:
    rows = Insight.objects.seen_by(person).filter(network=network).select_related("member__district")
    for row in _matching(rows.order_by("learned", "pk"), query, "learned", "because"):
        yield Found(row.get_absolute_url(), f"We learned that {row.learned}", str(row.member), row.because)


def _thought(person: Any, network: Network, query: str) -> Iterator[Found]:
    rows = TheoryNode.objects.seen_by(person).standing().filter(network=network).order_by("text")
    for row in _matching(rows.select_related("theory__member__district"), query, "text", "warrant"):
        yield Found(row.get_absolute_url(), row.text, str(row.theory.member), row.warrant)


def _prototypes(person: Any, network: Network, query: str) -> Iterator[Found]:
    rows = Prototype.objects.seen_by(person).filter(network=network).select_related("member__district").order_by("name")
    for row in _matching(rows, query, "name", "what", "audience", "involved", "how_tested", "stop_rule"):
        yield Found(reverse("prototypes:prototype", args=[row.pk]), row.name, str(row.member), row.what)


def _cycles(person: Any, network: Network, query: str) -> Iterator[Found]:
    rows = TestCycle.objects.seen_by(person).filter(network=network).select_related("prototype", "member__district")
    said = ("question", "prediction", "findings", "did_not_work", "surprise", "act_reason")
    for row in _matching(rows.order_by("-starts_on", "pk"), query, "prototype__name", *said):
        yield Found(reverse("cycles:cycle", args=[row.pk]), str(row), str(row.member), row.did_not_work or row.question)


def _observations(person: Any, network: Network, query: str) -> Iterator[Found]:
    rows = Observation.objects.seen_by(person).filter(network=network)
    for row in _matching(rows.select_related("cycle__prototype", "member__district"), query, "words"):
        yield Found(reverse("cycles:cycle", args=[row.cycle_id]), str(row.cycle), str(row.member), row.words)


def _lessons(person: Any, network: Network, query: str) -> Iterator[Found]:
    rows = Lesson.objects.seen_by(person).filter(network=network).select_related("member__district")
    asked = SearchQuery(query, config=CONFIG, search_type="raw")
    for row in rows.filter(searched=asked)[: EACH + 1]:
        yield Found(row.get_absolute_url(), row.idea, str(row.member), row.did_not_work)


def _celebrations(person: Any, network: Network, query: str) -> Iterator[Found]:
    rows = Celebration.objects.seen_by(person).filter(network=network).select_related("member__district")
    for row in _matching(rows, query, "title", "learned", "helped", "not_known", "people"):
        yield Found(row.get_absolute_url(), row.title, str(row.member), row.learned)
