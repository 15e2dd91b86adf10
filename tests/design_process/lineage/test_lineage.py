"""From a quote to a lesson and back: each step for whom it is open, and nothing told of those that are not."""

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from design_process.cards.actions import Openness, open_card
from design_process.ideas.actions import open_round
from design_process.lessons.actions import words_from, write_lesson
from design_process.lineage.steps import KINDS, LINKS
from design_process.prototypes.models import Prototype
from tests.world import a_cycle, a_decision, a_prototype, a_study, log_it
from tests.world_evidence import a_question, a_quote, an_insight, some_evidence
from tests.world_ideas import a_round, an_idea
from tests.world_theory import ATheory, a_node


class Way:
    """One thing of each kind, most made of the one before; besides them a second prototype of the same idea."""

    def __init__(self, cast) -> None:
        by = {"by": cast.driver}
        self.evidence = some_evidence(cast.member, "Seen in March", **by)
        self.quote = a_quote(self.evidence, "I wait until it is safe.", **by)
        self.insight = an_insight(self.evidence, "waiting is safer than speaking", quotes=(self.quote,), **by)
        self.question = a_question(self.insight, "make waiting unnecessary", **by)
        self.theory = ATheory(cast.member, **by)
        self.change_idea = a_node(
            self.theory.theory, "idea", "Nobody answers alone", self.theory.talk, insights=(self.insight,), **by
        )
        self.prototype = self.a_prototype(cast, "Answer in pairs")
        self.other = self.a_prototype(cast, "Answer in fours")
        self.cycle = a_cycle(self.prototype, "Do more speak?", **by)
        log_it(cast.member, cycle=self.cycle, words="Nine of 25.", **by)
        a_study(self.cycle, **by)
        a_decision(self.cycle, **by)
        self.lesson = write_lesson(self.cycle, words_from(self.cycle), **by)

    def a_prototype(self, cast, name: str) -> Prototype:
        card = a_prototype(cast.member, name, by=cast.driver)
        Prototype.objects.filter(pk=card.pk).update(change_idea=self.change_idea)
        card.refresh_from_db()
        return card

    def open(self, cast, *kinds: str) -> None:
        for kind in kinds:
            card = self.theory.theory if kind == "change_idea" else getattr(self, kind)
            open_card(card, Openness("network"), by=cast.driver)


@pytest.fixture
def way(cast):
    return Way(cast)


def steps(client, person, way, kind):
    """What the page of one thing lists, step by step; the status when it is refused."""
    client.force_login(person)
    answer = client.get(reverse(f"lineage:of_{'prototype' if kind == 'other' else kind}", args=[getattr(way, kind).pk]))
    if answer.status_code != 200:
        return answer.status_code
    return [[thing.title for thing in step.things] for step in answer.context["lineage"].steps]


EVERYTHING = [
    ["Seen in March"],
    ["“I wait until it is safe.”"],
    ["We learned that waiting is safer than speaking"],
    ["Change idea: Nobody answers alone"],
    ["Answer in pairs"],
    ["Cycle 1 of Answer in pairs: Do more speak?"],
    ["Lesson of Answer in pairs"],
]


def test_one_walks_from_a_lesson_back_to_a_quote_and_from_a_quote_to_the_lesson(client, cast, way):
    asked = ["How might we make waiting unnecessary?"]
    after = [["Answer in pairs", "Answer in fours"], *EVERYTHING[5:]]
    assert steps(client, cast.driver, way, "lesson") == EVERYTHING
    assert steps(client, cast.driver, way, "prototype") == EVERYTHING  # its sister is no step of its own way
    assert steps(client, cast.facilitator, way, "change_idea") == [*EVERYTHING[:4], *after]
    for kind in ("evidence", "quote", "insight"):
        assert steps(client, cast.facilitator, way, kind) == [*EVERYTHING[:3], asked, EVERYTHING[3], *after]
    assert steps(client, cast.team_member, way, "question") == [*EVERYTHING[:3], asked]
    assert steps(client, cast.sponsor, way, "question") == 404  # questions stay with the team
    client.force_login(cast.driver)
    page = client.get(reverse("lineage:of_change_idea", args=[way.change_idea.pk])).content.decode()
    assert "3 things led to it and 4 things came of it, as far as you can see." in page
    for address in (way.lesson.get_absolute_url(), way.insight.get_absolute_url(), way.evidence.get_absolute_url()):
        assert address in page


def test_the_pages_of_things_lead_to_their_lineage(client, cast, way):
    client.force_login(cast.driver)
    pages = {
        "evidence": way.evidence.get_absolute_url(),
        "insight": way.insight.get_absolute_url(),
        "change_idea": way.change_idea.get_absolute_url(),
        "prototype": reverse("prototypes:prototype", args=[way.prototype.pk]),
        "cycle": reverse("cycles:cycle", args=[way.cycle.pk]),
        "lesson": way.lesson.get_absolute_url(),
        "question": reverse("insights:questions", args=[cast.member.pk]),
    }
    for kind, address in pages.items():
        link = reverse(f"lineage:of_{kind}", args=[getattr(way, kind).pk])
        assert link in client.get(address).content.decode(), kind


def test_a_step_out_of_reach_ends_the_way_and_is_not_hinted_at(client, cast, way):
    assert steps(client, cast.neighbour_driver, way, "lesson") == 404
    way.open(cast, "lesson", "change_idea", "insight")
    # The cycle between is the team's: nothing tells that there is anything before the lesson.
    assert steps(client, cast.neighbour_driver, way, "lesson") == [EVERYTHING[6]]
    page = client.get(reverse("lineage:of_lesson", args=[way.lesson.pk])).content.decode()
    assert "Nothing that you can see led to it or came of it." in page
    assert steps(client, cast.sponsor, way, "insight") == EVERYTHING[2:4]
    way.open(cast, "cycle", "prototype")
    assert steps(client, cast.neighbour_driver, way, "lesson") == EVERYTHING[2:]
    client.force_login(cast.neighbour_driver)
    page = client.get(reverse("lineage:of_lesson", args=[way.lesson.pk])).content.decode()
    for hidden in ("Seen in March", "I wait until it is safe", "Answer in fours"):
        assert hidden not in page
    assert "4 things led to it" in page
    way.open(cast, "evidence")  # and with it its quotes
    assert steps(client, cast.neighbour_driver, way, "lesson") == EVERYTHING


def test_ideas_of_an_opened_round_stand_between_a_question_and_a_prototype(client, cast, way):
    asked = a_round(cast.member, "make waiting unnecessary", how_might_we=way.question, by=cast.driver)
    idea = an_idea(asked, "Everybody writes first", by=cast.team_member)
    Prototype.objects.filter(pk=way.other.pk).update(idea=idea, change_idea=None)
    for who in (cast.team_member, cast.driver):  # until it is opened not even its author's page tells of it
        assert steps(client, who, way, "question") == [*EVERYTHING[:3], ["How might we make waiting unnecessary?"]]
    open_round(asked, by=cast.driver)
    question = [*EVERYTHING[:3], ["How might we make waiting unnecessary?"], ["Everybody writes first"]]
    assert steps(client, cast.driver, way, "question") == [*question, ["Answer in fours"]]
    assert steps(client, cast.driver, way, "other") == [*question, ["Answer in fours"]]
    open_card(way.other, Openness("network"), by=cast.driver)
    assert steps(client, cast.neighbour_driver, way, "other") == [["Answer in fours"]]


def test_a_page_asks_once_for_each_kind_however_much_there_is(client, cast, way):
    client.force_login(cast.driver)
    address = reverse("lineage:of_change_idea", args=[way.change_idea.pk])

    def queries():
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    few = queries()
    for number in range(6):
        a_cycle(way.a_prototype(cast, f"Answer {number}"), by=cast.driver)
        an_insight(way.evidence, f"thing {number}", by=cast.driver).theory_nodes.add(way.change_idea)
    assert queries() == few


def test_every_kind_has_its_address_and_every_link_its_relations():
    named = {f"of_{kind}" for kind in KINDS}
    (urls,) = (one for one in get_resolver().url_patterns if getattr(one, "namespace", None) == "lineage")
    assert {one.name for one in urls.url_patterns} == named
    order = list(KINDS)
    for link in LINKS:
        assert order.index(link.earlier) < order.index(link.later)
        for kind, relation in ((link.later, link.forward), (link.earlier, link.backward)):
            wanted = Q(**{f"{relation}__in": [1]}) if isinstance(relation, str) else relation([1])
            KINDS[kind].rows().filter(wanted)  # Django refuses a relation that is not there
