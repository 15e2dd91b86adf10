"""The learning ledger: the lessons of a network that a person may read, the latest first. Nothing ranks them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.db.models.functions import Cast

from design_process.cycles.models import TestCycle
from design_process.lessons.models import Lesson, UnnamedLesson
from design_process.predictions.contexts import Context, band
from districts.directory.access import Visibility
from districts.directory.models import DistrictProfile, Member
from network.lib.searching import CONFIG, prefix_query
from network.membership.models import Network

SHOWN = 20  # on a page
NARROWS = ("phase", "grades", "pupils", "scale", "act")


@dataclass(frozen=True)
class Line:
    """One lesson as it stands in the list. One without names has a school year for a day, and no district."""

    url: str
    idea: str
    did_not_work: str
    instead: str
    whose: str
    where: str
    when: str
    let_go: bool


@dataclass(frozen=True)
class Giving:
    """What a reader's own team has given, said to them alone."""

    shared: int
    could_share: TestCycle | None

    @property
    def words(self) -> str:
        if self.shared:
            return f"Your team has shared {self.shared} lesson{'' if self.shared == 1 else 's'} here."
        return "Your team has not shared a lesson yet. One is enough to save somebody a month."


def lessons_seen(person: Any, network: Network) -> QuerySet[Lesson]:
    """Lessons that their teams have opened as far as this person, and those of the person's own team."""
    released = ~Q(visibility=Visibility.TEAM) | Q(member__in=person.holdings.working_members)
    found: QuerySet[Lesson] = Lesson.objects.seen_by(person).filter(released, network=network)
    return found


def page_of(person: Any, network: Network, asked: Mapping[str, str], number: str) -> Page[Any]:
    """One page of the ledger, newest first: two queries to find it, one for each kind of lesson on it."""
    lessons = lessons_seen(person, network)
    lessons = lessons.filter(member=int(asked["member"])) if "member" in asked else lessons
    named = narrowed(lessons, asked).annotate(day=Cast("learned_on", CharField()), code_=Value("", CharField()))
    unnamed = UnnamedLesson.objects.seen_by(person).released().filter(network=network)
    # One without names is nobody's: whose it is must not show by what is found.
    unnamed = unnamed.none() if "member" in asked else unnamed
    unnamed = narrowed(unnamed, asked).annotate(day=F("school_year"), code_=F("code"))
    keys = named.order_by().values_list("day", "pk", "code_")
    both = keys.union(unnamed.order_by().values_list("day", "pk", "code_"), all=True).order_by("-day", "-pk", "code_")
    page = Paginator(both, SHOWN).get_page(number)
    page.object_list = _lines(list(page.object_list))
    return page


def narrowed(rows: QuerySet[Any], asked: Mapping[str, str]) -> QuerySet[Any]:
    """Lessons of one kind that fit what was asked for."""
    fields = {name: asked[name] for name in NARROWS if name in asked}
    rows = rows.filter(**fields)
    if query := prefix_query(asked.get("q", "")):
        rows = rows.filter(searched=SearchQuery(query, config=CONFIG, search_type="raw"))
    return rows


def _lines(keys: list[tuple[str, int, str]]) -> list[Line]:
    named = Lesson.objects.filter(pk__in=[pk for _, pk, code in keys if not code]).select_related("member__district")
    unnamed = UnnamedLesson.objects.filter(pk__in=[pk for _, pk, code in keys if code])
    by_key = {(one.pk, ""): named_line(one, one.get_absolute_url()) for one in named}
    by_key |= {(one.pk, one.code): _unnamed_line(one) for one in unnamed}
    return [by_key[pk, code] for _, pk, code in keys if (pk, code) in by_key]


def named_line(one: Lesson, url: str) -> Line:
    """A lesson under its team's name, with the page that its reader may open."""
    where = str(Context(one.grades, one.pupils))
    return _line(one, url, str(one.member), where, _day(one.learned_on))


def _unnamed_line(one: UnnamedLesson) -> Line:
    return _line(one, one.get_absolute_url(), "", one.place, one.school_year)


def _line(one: Any, url: str, whose: str, where: str, when: str) -> Line:
    told = (one.idea, one.did_not_work, one.instead)
    return Line(url, *told, whose, where, when, let_go=one.act == TestCycle.Act.ABANDON)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def giving_of(person: Any, network: Network) -> Giving | None:
    """What a reader's own team has given, and a closed cycle that could be next; None for who has no team. One query
    for each.
    """
    mine = Member.objects.filter(network=network, pk__in=person.holdings.working_members).values("pk")
    if not person.holdings.working_members:
        return None
    shared = Lesson.objects.filter(member__in=mine).aggregate(
        named=Count("pk", filter=~Q(visibility=Visibility.TEAM)),
        unnamed=Count("pk", filter=Q(visibility=Visibility.TEAM, unnamed__released_at__isnull=False)),
    )
    closed = TestCycle.objects.filter(member__in=mine, state=TestCycle.State.CLOSED, lesson=None)
    could = closed.select_related("prototype").order_by("-closed_at").first()
    return Giving(shared["named"] + shared["unnamed"], could)


def grades_of(network: Network) -> list[str]:
    """The grade spans of the network's districts, for the filter."""
    rows = DistrictProfile.objects.filter(network=network).exclude(grades="")
    return sorted(set(rows.values_list("grades", flat=True)))


def like_mine(person: Any, network: Network) -> Context | None:
    """The surroundings of a reader's own district, to find districts like it: grades and a band of pupils."""
    rows = DistrictProfile.objects.filter(network=network, district__membership__in=person.holdings.own_members)
    profile = rows.order_by("-school_year").first()
    return Context(profile.grades, band(profile.enrolment)) if profile else None
