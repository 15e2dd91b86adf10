"""A network's public lessons, for anybody without an account: what teams opened to everyone, and nothing else.

There is a page while the hub has switched it on. It counts no other lesson. The size of a district is a band, and
what a team wrote about few pupils is read without its numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Case, QuerySet, TextField, Value, When
from django.urls import reverse
from django.utils import timezone

from design_process.lessons.actions import WORDS
from design_process.lessons.ledger import SHOWN, Line, named_line, narrowed
from design_process.lessons.models import Lesson, PublicPage, Told
from design_process.phases.models import Phase
from districts.directory.access import Visibility
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.searching import CONFIG, prefix_query
from network.lib.suppression.prose import for_anybody, without_numbers
from network.membership.models import Network
from network.people.models import Person

SAID = ("idea", *WORDS)


@transaction.atomic
def switch_public_page(network: Network, *, on: bool, by: Person) -> None:
    """Open a network's public lessons to anybody, or close them. As it is already: nothing happens."""
    page, _ = PublicPage.objects.select_for_update().get_or_create(network=network)
    if page.is_on == on:
        return
    page.is_on, page.by, page.at = on, by, timezone.now()
    page.save(update_fields=["is_on", "by", "at"])
    words = "opened the public lessons to anybody" if on else "closed the page of public lessons"
    record(Activity.About.VISIBILITY, words, network_id=network.pk, by=by, thing=page)


def public_network(slug: str) -> Network | None:
    """The network of this name, if its hub has opened its public lessons."""
    page = PublicPage.objects.on().filter(network__slug=slug).select_related("network").first()
    return page.network if page else None


def is_open(network_id: int) -> bool:
    return PublicPage.objects.on().filter(network=network_id).exists()


def lessons_for_anybody(network: Network) -> QuerySet[Lesson]:
    found: QuerySet[Lesson] = Lesson.objects.open_to_anybody(network).select_related("member__district", "phase")
    return found


def phases_of(network: Network) -> list[Phase]:
    return list(Phase.objects.of_network(network.pk))


@dataclass(frozen=True)
class Heard:
    """A lesson as somebody outside reads it. `hides`: numbers of few pupils are left out."""

    idea: str
    expected: str
    happened: str
    did_not_work: str
    instead: str
    hides: bool


def as_anybody_reads(one: Told, network: Network) -> Heard:
    """The words of a lesson, or of one without names, by the network's own threshold."""
    read = {name: for_anybody(getattr(one, name), network.small_number_threshold) for name in SAID}
    return Heard(**{name: said.words for name, said in read.items()}, hides=any(said.hides for said in read.values()))


def public_lines(network: Network, asked: Mapping[str, str], number: str) -> Page[Any]:
    """One page of them, the latest first: two queries, and one or two more where words are searched for."""
    asked = {**asked, "q": without_numbers(asked.get("q", ""))}
    rows = _as_read(narrowed(lessons_for_anybody(network), asked), network, asked["q"])
    rows = rows.order_by("-learned_on", "-pk")
    page = Paginator(rows, SHOWN).get_page(number)
    page.object_list = [_line(one, network) for one in page.object_list]
    return page


def _as_read(rows: QuerySet[Any], network: Network, words: str) -> QuerySet[Any]:
    """Those of the lessons found that hold the words as anybody reads them: a hidden number is not found by the
    beginning of its word, either.
    """
    query = prefix_query(words)
    heard = {one.pk: as_anybody_reads(one, network) for one in rows} if query else {}
    hiding = {pk: one for pk, one in heard.items() if one.hides}
    if not hiding:
        return rows
    texts = [When(pk=pk, then=Value(" ".join(getattr(one, name) for name in SAID))) for pk, one in hiding.items()]
    read = SearchVector(Case(*texts, output_field=TextField()), "grades", config=CONFIG)
    still = Lesson.objects.filter(pk__in=hiding).annotate(read=read)
    kept = still.filter(read=SearchQuery(query, config=CONFIG, search_type="raw")).values_list("pk", flat=True)
    return rows.exclude(pk__in=set(hiding) - set(kept))


def to_read_first(network: Network, number: str) -> Page[Any]:
    """One page of them, each with all its words (`Heard`), for the hub to read before anybody does: two queries."""
    page: Page[Any] = Paginator(lessons_for_anybody(network).order_by("-learned_on", "-pk"), SHOWN).get_page(number)
    page.object_list = [(as_anybody_reads(one, network), _line(one, network)) for one in page.object_list]
    return page


def latest_for_anybody(network: Network, most: int) -> list[Line]:
    """The latest few. One query."""
    return [_line(one, network) for one in lessons_for_anybody(network)[:most]]


def _line(one: Lesson, network: Network) -> Line:
    heard = as_anybody_reads(one, network)
    line = named_line(one, public_address(network, one.pk))
    return replace(line, idea=heard.idea, did_not_work=heard.did_not_work, instead=heard.instead)


def public_address(network: Network, pk: int) -> str:
    return reverse("lessons:public_lesson", args=[network.slug, pk])


def address_for_anybody(lesson: Lesson) -> str:
    """Where anybody reads a lesson; empty when nobody outside does. At most one query."""
    is_public = lesson.visibility == Visibility.PUBLIC
    return public_address(lesson.network, lesson.pk) if is_public and is_open(lesson.network_id) else ""
