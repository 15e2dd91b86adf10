"""What a network has tried, told to whoever looks at an idea: prototypes, cycles and lessons that teams opened."""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import F, Q, QuerySet
from django.urls import reverse

from design_process.cycles.models import TestCycle
from design_process.ideas.memory import Remembered, tell_memory
from design_process.lessons.models import Lesson, UnnamedLesson
from design_process.prototypes.models import Prototype
from districts.directory.access import Visibility
from network.lib.searching import CONFIG

EACH = 3  # of each kind: the ones most alike
CUT = 280  # letters of what is said


def remembered(person: Any, network_id: int, query: str) -> Iterator[Remembered]:
    """What a reader may see, and its team has opened or is the reader's own: four queries, however much it is."""
    asked = SearchQuery(query, config=CONFIG, search_type="raw")
    lessons = _opened(Lesson, person, network_id)
    for lesson in _most_alike(lessons, F("searched"), asked, "member__district"):
        yield _lesson(lesson, str(lesson.member))
    unnamed = UnnamedLesson.objects.seen_by(person).released().filter(network=network_id)
    for lesson in _most_alike(unnamed, F("searched"), asked):
        yield _lesson(lesson, lesson.place)
    tested = SearchVector("prototype__name", "question", "prediction", "findings", "did_not_work", config=CONFIG)
    # A lesson that the reader sees says what its cycle taught.
    cycles = _opened(TestCycle, person, network_id).exclude(pk__in=lessons.values("cycle"))
    for cycle in _most_alike(cycles, tested, asked, "prototype", "member__district"):
        says = cycle.did_not_work or cycle.findings or cycle.question
        yield Remembered(
            "Test cycle", str(cycle), _cut(says), str(cycle.member), reverse("cycles:cycle", args=[cycle.pk])
        )
    made = SearchVector("name", "what", "audience", "how_tested", config=CONFIG)
    for card in _most_alike(_opened(Prototype, person, network_id), made, asked, "member__district"):
        name, url = f"{card.name} ({card.get_state_display().lower()})", reverse("prototypes:prototype", args=[card.pk])
        yield Remembered("Prototype", name, _cut(card.what), str(card.member), url)


def _opened(model: type[Any], person: Any, network_id: int) -> QuerySet[Any]:
    """Cards that a team has opened as far as this person, and those of the person's own team. The hub reads the rest on
    their pages: what a team has not given yet is nobody's memory.
    """
    given = ~Q(visibility=Visibility.TEAM) | Q(member__in=person.holdings.working_members)
    rows: QuerySet[Any] = model.objects.seen_by(person).filter(given, network=network_id)
    return rows


def _most_alike(rows: QuerySet[Any], words: Any, asked: SearchQuery, *names: str) -> list[Any]:
    found = rows.annotate(alike=SearchRank(words, asked), told=words).filter(told=asked).order_by("-alike", "pk")
    return list(found.select_related(*names)[:EACH] if names else found[:EACH])


def _lesson(lesson: Any, whose: str) -> Remembered:
    return Remembered("Lesson", lesson.idea, _cut(lesson.did_not_work), whose, lesson.get_absolute_url())


def _cut(text: str) -> str:
    return text if len(text) <= CUT else f"{text[: CUT - 2].rsplit(maxsplit=1)[0]} …"


tell_memory("work", remembered)
