"""Choosing among ideas: scored without seeing others, spread before mean, decided with reasons, nobody unmasked."""

import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from design_process.ideas.choosing.coverage import Written, sentence
from design_process.ideas.choosing.criteria import SHIPPED
from design_process.ideas.choosing.models import Criterion, IdeaDecision, Score, Scoring
from design_process.ideas.choosing.results import coverage_of
from design_process.ideas.models import Credit
from design_process.prototypes.models import Prototype
from design_process.scoring.spread import spread_of, total
from network.activity.models import Activity
from tests.threads import in_threads
from tests.world import a_design_cycle
from tests.world_ideas import a_choice, a_round, a_team, an_idea, an_open_round, some_scores

LINES = {f"weight_{number}": "2" for number in range(1, 7)}
EFFECT = {**LINES, "name_1": "Likely effect", "definition_1": "5: it moves what we want to move."}


def send(client, person, name, pk, said=None):
    client.force_login(person)
    return client.post(reverse(f"choosing:{name}", args=[pk]), said or {})


def page_of(client, person, address):
    client.force_login(person)
    return client.get(address)


@pytest.fixture
def read(cast):
    """A round of three ideas, open; a team of four that scores."""
    cast.people = [cast.driver, cast.team_member, *a_team(cast.member, "family", "student")]
    titles = ("Partner talk", "Sketch first", "Count to five")
    cast.asked = an_open_round(cast.member, *zip(cast.people[1:], titles, strict=True), by=cast.driver)
    return cast


def scores_for(scoring, value):
    pairs = [(idea, one) for idea in scoring.round.ideas.standing() for one in scoring.criteria.all()]
    return {f"score-{idea.pk}-{one.place}": str(value) for idea, one in pairs}


def test_a_scoring_starts_once_with_the_criteria_of_the_team_the_network_or_those_shipped(client, read):
    address = reverse("choosing:start", args=[read.asked.pk])
    assert [row[1].value() for row in page_of(client, read.driver, address).context["form"].rows()][:4] == [
        line.name for line in SHIPPED
    ]
    assert send(client, read.team_member, "start", read.asked.pk, EFFECT).status_code == 403
    assert send(client, read.driver, "start", read.asked.pk, {**LINES, "name_1": "Reach"}).status_code == 422
    assert send(client, read.driver, "start", read.asked.pk, LINES).status_code == 422
    own = {**EFFECT, "seen": client.get(reverse("choosing:criteria", args=[read.network.slug])).status_code}
    criteria = reverse("choosing:criteria", args=[read.network.slug])
    seen = page_of(client, read.facilitator, criteria).context["form"]["seen"].value()
    assert client.post(criteria, {**own, "seen": seen}).status_code == 302
    assert client.post(criteria, {**own, "seen": seen}).status_code == 302  # the same once more
    stale = client.post(criteria, {**own, "seen": seen, "name_1": "Joy"})
    assert stale.status_code == 409
    assert stale.context["form"]["name_1"].value() == "Joy"
    assert [row[1].value() for row in page_of(client, read.driver, address).context["form"].rows()][:2] == [
        "Likely effect",
        "",
    ]
    for _ in range(2):
        assert send(client, read.driver, "start", read.asked.pk, {**EFFECT, "name_1": "Fun"}).status_code == 302
    scoring = Scoring.objects.get()
    assert list(scoring.criteria.values_list("name", "weight", "place")) == [("Fun", 2, 1)]
    assert Criterion.objects.of_network(read.network.pk).get().name == "Likely effect"
    late = an_open_round(read.member, (read.driver, "One"), (read.driver, "Two"), by=read.driver)
    again = page_of(client, read.driver, reverse("choosing:start", args=[late.pk]))
    assert next(again.context["form"].rows())[1].value() == "Fun"  # as the team did last time
    closed = a_round(read.member, by=read.driver)
    assert send(client, read.driver, "start", closed.pk, EFFECT).status_code == 409


def test_scores_are_each_persons_own_until_three_have_given_some_and_then_stay(client, read):
    scoring = some_scores(read.asked, by=read.driver)
    for person, value in zip(read.people, (1, 5, 5), strict=False):
        assert send(client, person, "score", scoring.pk, scores_for(scoring, value)).status_code == 302
        if person != read.people[2]:
            page = page_of(client, read.facilitator, reverse("choosing:scores", args=[scoring.pk])).content.decode()
            assert '<svg class="spread' not in page
            assert "gave" not in page.replace("what another gave", "")
            answer = send(client, read.driver, "reveal", scoring.pk, {"step": "show"})
            scoring.refresh_from_db()
            assert (answer.status_code, scoring.revealed_at) == (302, None)
    mine = page_of(client, read.driver, reverse("choosing:score", args=[scoring.pk])).content.decode()
    assert set(re.findall(r'value="(\d)"[^>]* checked', mine)) == {"1"}  # one's own, and nobody else's
    changed = {**scores_for(scoring, 2)}
    assert send(client, read.driver, "score", scoring.pk, changed).status_code == 302
    assert send(client, read.facilitator, "score", scoring.pk, changed).status_code == 403
    assert send(client, read.driver, "score", scoring.pk, {next(iter(changed)): "9"}).status_code == 422
    assert Score.objects.filter(scoring=scoring).count() == 3 * 3 * len(SHIPPED)
    for _ in range(2):
        assert send(client, read.facilitator, "reveal", scoring.pk, {"step": "show"}).status_code == 302
    late = send(client, read.driver, "score", scoring.pk, scores_for(scoring, 4))
    assert late.status_code == 409
    assert late.context["form"].data[next(iter(changed))] == "4"
    with pytest.raises(IntegrityError), transaction.atomic():
        Score.objects.filter(by=read.driver).update(value=4)
    assert Activity.objects.filter(words__contains="showed the scores").count() == 1
    assert not Activity.objects.filter(words__contains="score", by__in=read.people[1:]).exists()


def test_the_spread_stands_before_any_mean_and_a_second_round_keeps_the_first(client, read):
    first = some_scores(read.asked, *read.people[:2], by=read.driver)
    send(client, read.people[2], "score", first.pk, scores_for(first, 5))
    send(client, read.people[3], "score", first.pk, {**scores_for(first, 1)})
    send(client, read.driver, "reveal", first.pk, {"step": "show"})
    page = page_of(client, read.team_member, reverse("choosing:scores", args=[first.pk])).content.decode()
    assert "Scores from 1 to 5: you do not agree yet." in page
    assert page.index("Scores from 1 to 5") < page.index('id="totals"')
    assert 'aria-label="Reach: 1 gave 1, 2 gave 3, 1 gave 5"' in page
    assert page.count("<circle") == 4 * 3 * len(SHIPPED)
    assert not {str(person) for person in read.people[1:]} & set(re.findall(r"[A-Z]\w+ [A-Z]\w+", page))
    second = some_scores(read.asked, *read.people[:3], by=read.driver, shown=True)
    assert second.number == 2
    after = page_of(client, read.team_member, reverse("choosing:scores", args=[second.pk])).content.decode()
    assert "You see it alike" in after
    assert reverse("choosing:scores", args=[first.pk]) in after
    assert (
        "Scores from 1 to 5"
        in page_of(client, read.driver, reverse("choosing:scores", args=[first.pk])).content.decode()
    )


def test_what_was_scored_by_fewer_than_three_is_not_shown_and_scores_can_be_let_go_unseen(client, read):
    scoring = some_scores(read.asked, *read.people[:3], by=read.driver)
    late = an_idea(read.asked, "Late idea", by=read.driver)
    one = scoring.criteria.first()
    send(client, read.people[3], "score", scoring.pk, {f"score-{late.pk}-{one.place}": "5"})
    send(client, read.driver, "reveal", scoring.pk, {"step": "show"})
    page = page_of(client, read.driver, reverse("choosing:scores", args=[scoring.pk])).content.decode()
    assert "One person gave a score: too few to show without telling who gave what." in page
    assert "1 gave 5" not in page
    assert "Late idea</th>" not in page  # nor a mean of it
    unseen = some_scores(read.asked, read.driver, by=read.driver)
    assert send(client, read.driver, "decide", read.asked.pk, choice(read, "Late idea")).status_code == 409
    assert send(client, read.driver, "reveal", unseen.pk, {"step": "stop"}).status_code == 302
    assert not Score.objects.filter(scoring=unseen.pk).exists()
    assert send(client, read.driver, "reveal", scoring.pk, {"step": "stop"}).status_code == 302
    assert Score.objects.filter(scoring=scoring).exists()  # what was shown stays


def choice(read, *titles, **said):
    chosen = [read.asked.ideas.get(title=title).pk for title in titles]
    return {"chosen": chosen, "reason": "Small enough for next week.", **said}


def test_a_decision_keeps_reason_and_dissent_and_is_taken_up_again_only_with_a_reason(client, read):
    second = read.asked.ideas.get(title="Sketch first")
    said = choice(read, "Partner talk", dissent="Loud pupils may take over.", runner_up=second.pk)
    assert (
        send(client, read.driver, "decide", read.asked.pk, {**said, "runner_up": said["chosen"][0]}).status_code == 422
    )
    assert send(client, read.driver, "decide", read.asked.pk, {**said, "reason": ""}).status_code == 422
    for _ in range(2):
        assert send(client, read.facilitator, "decide", read.asked.pk, said).status_code == 302
    decision = IdeaDecision.objects.get()
    assert decision.on_behalf is True
    assert list(decision.chosen.values_list("idea__title", "is_runner_up")) == [
        ("Partner talk", False),
        ("Sketch first", True),
    ]
    other = send(client, read.driver, "decide", read.asked.pk, choice(read, "Count to five"))
    assert other.status_code == 409
    assert "Small enough for next week." in other.content.decode()
    page = page_of(client, read.team_member, read.asked.get_absolute_url()).content.decode()
    assert "Loud pupils may take over." in page
    assert "Make a prototype" not in page  # the driver's
    assert send(client, read.driver, "reopen", decision.pk, {"why": " "}).status_code == 422
    for _ in range(2):
        assert send(client, read.driver, "reopen", decision.pk, {"why": "The timers broke."}).status_code == 302
    assert Activity.objects.filter(why="The timers broke.").count() == 1
    assert send(client, read.driver, "decide", read.asked.pk, choice(read, "Count to five")).status_code == 302
    page = page_of(client, read.team_member, read.asked.get_absolute_url()).content.decode()
    assert "The timers broke." in page
    assert "Loud pupils may take over." in page
    with pytest.raises(IntegrityError), transaction.atomic():
        IdeaDecision.objects.update(reopened_at=decision.decided_at, reopened_why="")


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once_are_one_and_the_other_is_shown_it(cast):
    asked = an_open_round(cast.member, (cast.driver, "One"), (cast.team_member, "Two"), by=cast.driver)
    pks = list(asked.ideas.values_list("pk", flat=True))

    def write(number):
        said = {"chosen": [pks[number % 2]], "reason": f"Reason {number % 2}."}
        return send(Client(), cast.driver, "decide", asked.pk, said).status_code

    answers = in_threads(write, 4)
    assert sorted(answers) == [302, 302, 409, 409]
    assert IdeaDecision.objects.count() == 1


def test_a_prototype_begins_with_a_chosen_idea_and_only_the_team_and_the_hub_read_which(client, read):
    a_design_cycle(read.network, by=read.facilitator)
    idea = read.asked.ideas.get(title="Partner talk")
    new = reverse("prototypes:new_prototype", args=[read.member.pk])
    before = page_of(client, read.driver, f"{new}?chosen={idea.pk}")
    assert before.context["form"]["name"].value() is None  # not chosen: nothing of it goes out
    a_choice(read.asked, "Partner talk", by=read.driver, runner_up=read.asked.ideas.get(title="Sketch first"))
    assert f"{new}?chosen={idea.pk}" in page_of(client, read.driver, read.asked.get_absolute_url()).content.decode()
    form = page_of(client, read.driver, f"{new}?chosen={idea.pk}").context["form"]
    assert (form["name"].value(), form["begun_from"].value()) == ("Partner talk", idea.pk)
    said = {"name": "Partner talk", "what": "One minute.", "scale": "classroom", "begun_from": idea.pk}
    for _ in range(2):
        assert client.post(new, said).status_code == 302
    card = Prototype.objects.get(name="Partner talk")
    assert card.idea == idea
    Prototype.objects.filter(pk=card.pk).update(visibility="network")
    link = idea.get_absolute_url()
    address = reverse("prototypes:prototype", args=[card.pk])
    for reader in (read.driver, read.team_member, read.facilitator):
        assert link in page_of(client, reader, address).content.decode()
    for reader in (read.sponsor, read.neighbour_driver):
        assert link not in page_of(client, reader, address).content.decode()
    edit = reverse("prototypes:edit_prototype", args=[card.pk])
    seen = page_of(client, read.driver, edit).context["form"]["seen"].value()
    assert client.post(edit, {**said, "begun_from": "", "what": "Two minutes.", "seen": seen}).status_code == 302
    card.refresh_from_db()
    assert (card.what, card.idea) == ("Two minutes.", idea)
    with pytest.raises(IntegrityError), transaction.atomic():
        Prototype.objects.create(
            network=read.network, member=read.neighbour, project=card.project, name="Theirs", what="x", idea=idea
        )


def test_scores_and_decisions_ask_as_much_for_few_ideas_as_for_many(client, read):
    scoring = some_scores(read.asked, *read.people, by=read.driver, shown=True)
    decision = a_choice(read.asked, "Partner talk", by=read.driver)
    addresses = [read.asked.get_absolute_url(), reverse("choosing:scores", args=[scoring.pk])]

    def cost():
        counts = []
        for address in addresses:
            page_of(client, read.driver, address)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200
            counts.append(len(seen))
        return counts

    before = cost()
    send(client, read.driver, "reopen", decision.pk, {"why": "More ideas."})
    for number in range(20):
        an_idea(read.asked, f"Idea {number}", by=read.team_member)
    scoring = some_scores(read.asked, *read.people, by=read.driver, shown=True)
    a_choice(read.asked, *[f"Idea {number}" for number in range(20)], by=read.driver)
    addresses[1] = reverse("choosing:scores", args=[scoring.pk])
    assert cost() == before


def idea(chosen, *authors, named=False):
    """Authors as ("t", 1): group and person."""
    return Written({key: group for group, key in authors}, named, chosen)


def spoken(*ideas):
    return sentence(ideas, {"t": "Teacher", "o": "Central office"})


TEACHERS = [("t", key) for key in range(1, 5)]
OFFICE = [("o", key) for key in range(11, 15)]


def test_a_sentence_about_groups_never_narrows_anybody_down_to_fewer_than_three():
    six = [
        *(idea(True, who) for who in OFFICE[:3]),
        idea(True, TEACHERS[0]),
        idea(False, TEACHERS[1]),
        idea(False, TEACHERS[2]),
    ]
    assert spoken(*six) == "Three of four chosen ideas without a name came from one group: central office."
    assert (
        spoken(*six[:3], idea(True, TEACHERS[0]), idea(False, TEACHERS[1])) == ""
    )  # the fourth is from one of two teachers
    assert spoken(*six[:2], *six[3:]) == ""  # two of central office
    alone = [idea(True, who) for who in OFFICE[:3]]
    assert spoken(*alone).startswith("All three chosen ideas")  # nobody is left over
    # who is named does not hide anybody: two are left
    assert spoken(*six[:2], idea(True, OFFICE[2], named=True), *six[3:]) == ""
    assert spoken(*[idea(True, OFFICE[0], OFFICE[1], OFFICE[2])]) == ""  # one idea is no share
    assert spoken() == ""


def test_the_sentence_stands_on_the_page_for_three_of_a_group_and_goes_when_one_of_them_is_named(client, cast):
    offices, teachers = a_team(cast.member, *["central_office"] * 3), a_team(cast.member, *["teacher"] * 3)
    writers = [(who, f"Idea {number}") for number, who in enumerate([*offices, *teachers])]
    asked = an_open_round(cast.member, *writers, by=cast.driver)
    a_choice(asked, "Idea 0", "Idea 1", "Idea 2", "Idea 3", by=cast.driver)
    page = page_of(client, cast.team_member, asked.get_absolute_url()).content.decode()
    assert "Three of four chosen ideas without a name came from one group: central office." in page
    Credit.objects.filter(person=offices[0]).update(is_named=True)
    assert coverage_of(asked) == ""


def test_a_spread_in_words_and_weights_in_a_total():
    assert spread_of("Reach", "", 1, [1, 5, 3]).words == "Scores from 1 to 5: you do not agree yet."
    assert spread_of("Reach", "", 1, [4, 4, 4]).words == "Everybody gave 4: you agree."
    assert spread_of("Reach", "", 1, [3, 4, 4]).words == "Scores from 3 to 4: you see it alike."
    few = spread_of("Reach", "", 1, [1, 5])
    assert (few.values, few.mean, few.is_apart) == ((), None, False)
    ways = [spread_of("Reach", "", 1, order) for order in ([1, 5, 3, 3], [3, 1, 3, 5])]
    assert ways[0].dots == ways[1].dots  # no place says whose
    assert total([spread_of("A", "", 3, [5, 5, 5]), spread_of("B", "", 1, [1, 1, 1])]) == 4.0
    assert total([spread_of("A", "", 3, [5, 5, 5]), few]) is None
