"""Theories of improvement: built by the team, closed until it opens them, their ideas standing where tests put them."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from design_process.cards.actions import Openness, open_card
from design_process.cycles.models import Outcome
from design_process.cycles.prediction_actions import Predicted
from design_process.prototypes.models import Prototype
from design_process.theory.actions import take_out
from design_process.theory.models import Theory, TheoryLink, TheoryNode, TheoryVersion
from tests.world import a_cycle, a_decision, a_goal, a_prototype, a_study, an_indicator, log_it
from tests.world_theory import ATheory, a_node, a_version


@pytest.fixture
def made(cast):
    return ATheory(cast.member, by=cast.driver)


def at(name, thing):
    return reverse(f"theory:{name}", args=[thing.pk])


def page_of(client, person, address):
    client.force_login(person)
    return client.get(address).content.decode()


def typed(**said):
    return {"client_key": str(uuid4()), **said}


def test_a_team_builds_its_theory_from_its_goal(client, cast):
    """The aim is the goal in force; what is sent twice is stored once."""
    goal = a_goal(cast.member, by=cast.driver)
    page = page_of(client, cast.team_member, reverse("theory:of_member", args=[cast.member.pk]))
    assert reverse("theory:begin", args=[goal.pk]) in page
    for _ in range(2):
        client.post(reverse("theory:begin", args=[goal.pk]))
    theory = Theory.objects.get()
    assert "Pupils explain how they solved a problem" in client.get(theory.get_absolute_url()).content.decode()
    sent = typed(text="Pupils talk", warrant="We saw it.")
    for _ in range(2):
        assert client.post(at("add", theory), sent).status_code == 302
    talk = TheoryNode.objects.get()
    assert (talk.kind, talk.on_behalf, talk.created_by) == ("primary", False, cast.team_member)
    client.post(at("add", theory), typed(kind="idea", under=talk.pk, text="Partner talk", source="expert"))
    idea = TheoryNode.objects.get(kind="idea")
    assert TheoryLink.objects.get(node=idea).above == talk
    answer = client.post(at("add", theory), typed(kind="idea", text="", warrant="Kept words"))
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    client.force_login(cast.facilitator)
    client.post(at("add", theory), typed(kind="secondary", under=talk.pk, text="Time to think"))
    by_hub = TheoryNode.objects.get(kind="secondary")
    assert by_hub.on_behalf
    assert "for the team" in page_of(client, cast.driver, by_hub.get_absolute_url())


def test_the_sponsor_and_others_see_it_once_the_team_has_opened_it(client, cast, made):
    found = {"q": "partner talk"}
    for who in ("sponsor", "neighbour_driver", "expert", "other_driver"):
        client.force_login(getattr(cast, who))
        assert client.get(made.theory.get_absolute_url()).status_code == 404
        if who != "other_driver":
            assert made.partner.text not in client.get("/networks/sierra/search/", found).content.decode()
        listed = client.get(reverse("theory:of_member", args=[cast.member.pk]))
        assert made.theory.get_absolute_url() not in listed.content.decode()
    assert made.talk.text in page_of(client, cast.facilitator, made.theory.get_absolute_url())
    client.force_login(cast.driver)
    client.post(at("visibility", made.theory), {"visibility": "network"})
    for who in (cast.sponsor, cast.neighbour_driver):
        page = page_of(client, who, made.theory.get_absolute_url())
        assert made.talk.text in page
        assert made.partner.get_absolute_url() in client.get("/networks/sierra/search/", found).content.decode()
        assert at("add", made.theory) not in page
        assert reverse("problems:goal", args=[made.theory.goal_id]) not in page or who == cast.sponsor


def test_what_serves_two_drivers_is_connected_and_the_order_changes_without_dragging(client, cast, made):
    client.force_login(cast.driver)
    listing = client.get(made.theory.get_absolute_url()).content.decode()
    assert f"The same as above, under “{made.planned}”." in listing
    client.post(at("connect", made.partner), {"above": made.listen.pk})
    client.post(at("connect", made.partner), {"above": made.listen.pk})
    assert set(made.partner.upward.values_list("above", flat=True)) == {made.planned.pk, made.listen.pk}
    assert list(TheoryLink.objects.filter(above=made.listen).values_list("node", flat=True)) == [
        made.board.pk, made.partner.pk,
    ]  # fmt: skip
    client.post(at("order", made.theory), {"up": f"{made.partner.pk}-{made.listen.pk}"})
    client.post(at("order", made.theory), {"up": f"{made.partner.pk}-{made.listen.pk}"})  # the first stays the first
    assert list(TheoryLink.objects.filter(above=made.listen).values_list("node", flat=True)) == [
        made.partner.pk, made.board.pk,
    ]  # fmt: skip
    client.post(at("order", made.theory), {"down": f"{made.talk.pk}-0"})
    assert list(TheoryLink.objects.filter(above=None).values_list("node", flat=True)) == [made.listen.pk, made.talk.pk]
    client.post(at("disconnect", made.partner), {"above": made.listen.pk})
    answer = client.post(at("disconnect", made.partner), {"above": made.planned.pk}, follow=True)
    assert "It would stand under nothing." in answer.content.decode()
    assert made.partner.upward.get().above == made.planned


def test_what_is_taken_out_stays_with_its_reason_and_what_it_held_is_not_lost(client, cast, made):
    card = a_prototype(cast.member, by=cast.driver)
    Prototype.objects.filter(pk=card.pk).update(change_idea=made.partner)
    client.force_login(cast.team_member)
    assert client.post(at("take_out", made.partner), {"why": ""}).status_code == 422
    client.post(at("take_out", made.planned), {"why": "Nobody could plan it."})
    page = client.get(made.theory.get_absolute_url()).content.decode()
    assert "Under no driver now" in page
    assert "Nobody could plan it." in page
    assert made.partner.text in page.partition("Under no driver now")[2]
    assert (
        made.board.text not in page.partition("Under no driver now")[2].partition("Taken out")[0]
    )  # listening holds it
    answer = client.post(at("connect", made.partner), {"above": made.planned.pk})
    assert answer.status_code == 422  # what is gone cannot be chosen
    client.post(at("bring_back", made.planned))
    assert "Under no driver now" not in client.get(made.theory.get_absolute_url()).content.decode()
    with pytest.raises(ProtectedError):
        made.partner.delete()


def test_two_who_change_the_same_words_lose_nothing(client, cast, made):
    client.force_login(cast.driver)
    seen = client.get(at("edit", made.talk)).context["form"].initial["seen"]
    TheoryNode.objects.filter(pk=made.talk.pk).update(text="What the other wrote")
    sent = {"text": "What I wrote", "warrant": "Mine", "seen": seen}
    answer = client.post(at("edit", made.talk), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "What the other wrote" in page
    assert "What I wrote" in page
    client.post(at("edit", made.talk), {**sent, "seen": answer.context["form"]["seen"].value()})
    made.talk.refresh_from_db()
    assert made.talk.text == "What I wrote"
    assert made.talk.events.filter(text="What the other wrote").exists()  # its history has both


def test_an_idea_is_coloured_by_what_its_predictions_came_to(client, cast, made):
    """And each reader computes it from the cards that they see."""
    open_card(made.theory, Openness("network"), by=cast.driver)
    indicator = an_indicator(cast.network, by=cast.facilitator)
    card = a_prototype(cast.member, by=cast.driver, visibility="network")
    address = reverse("prototypes:edit_prototype", args=[card.pk])
    client.force_login(cast.driver)
    form = client.get(address).context["form"]
    sent = {"name": card.name, "what": card.what, "scale": card.scale, "seen": form.initial["seen"]}
    client.post(address, {**sent, "change_idea": made.partner.pk})
    card.refresh_from_db()
    assert card.change_idea == made.partner
    assert "Talk moves is ready, and no test has begun." in page_of(client, cast.driver, made.theory.get_absolute_url())
    assert made.partner.get_absolute_url() in page_of(
        client, cast.driver, reverse("prototypes:prototype", args=[card.pk])
    )
    said = Predicted(indicator, "rise", low=50.0, sure=80)
    cycle = a_cycle(card, by=cast.driver, predictions=(said,))
    log_it(cast.member, by=cast.driver, cycle=cycle, words="Nine of 25.")
    assert "Being tested" in page_of(client, cast.driver, made.theory.get_absolute_url())
    a_study(cycle, by=cast.driver)
    Outcome.objects.create(
        network=cast.network, prediction=cycle.predictions.get(), because="10 of 40", verdict="held", reason="Seen."
    )
    page = page_of(client, cast.driver, made.theory.get_absolute_url())
    assert "standing--held" in page
    assert "In cycle 1 of Talk moves, 1 of 1 prediction held. Cycle 1 of Talk moves is not decided yet." in page
    assert reverse("cycles:cycle", args=[cycle.pk]) in page_of(client, cast.driver, made.partner.get_absolute_url())
    for who in (cast.neighbour_driver, cast.sponsor):  # the cycle is the team's: to them nothing was compared
        theirs = page_of(client, who, made.theory.get_absolute_url())
        assert "standing--held" not in theirs
        assert "Talk moves is ready" in theirs
        assert reverse("cycles:cycle", args=[cycle.pk]) not in page_of(client, who, made.partner.get_absolute_url())
    a_decision(cycle, "abandon", by=cast.driver)
    assert "The team let go of Talk moves." in page_of(client, cast.driver, made.theory.get_absolute_url())


def test_a_version_is_kept_as_it_is_and_laid_beside_what_is_thought_now(client, cast, made):
    client.force_login(cast.driver)
    sent = typed(name="First guess", learned="")
    assert client.post(at("keep", made.theory), sent).status_code == 422
    sent["learned"] = "Talk matters most."
    for _ in range(2):
        client.post(at("keep", made.theory), sent)
    version = TheoryVersion.objects.get()
    edit = client.get(at("edit", made.partner)).context["form"]
    client.post(at("edit", made.partner), {"text": "Two minutes of partner talk", "seen": edit.initial["seen"]})
    take_out(made.board, why="Too long.", by=cast.driver)
    a_node(made.theory, "idea", "Sentence starters", made.talk, by=cast.driver)
    assert "A minute of partner talk" in page_of(client, cast.driver, version.get_absolute_url())
    page = page_of(client, cast.driver, at("compare", made.theory))
    assert "1 thing was added, 1 was taken away, 1 was reworded and 1 has another reason, source or number." in page
    assert "<del>A minute</del> <ins>Two minutes</ins> of partner talk" in page
    for mark in ("theory__mark--added", "theory__mark--taken", "theory__mark--reworded"):
        assert mark in page
    second = a_version(made.theory, "Second", by=cast.driver)
    assert second.number == 2
    same = client.get(at("compare", made.theory), {"older": "2", "newer": "now"}).content.decode()
    assert "They say the same." in same
    for change in ({"learned": "Something else"}, {"content": {}}, {"name": "Other"}):
        with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
            TheoryVersion.objects.filter(pk=version.pk).update(**change)
    with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
        version.delete()


def test_the_database_refuses_what_is_no_theory(cast, made):
    other = ATheory(cast.neighbour, by=cast.neighbour_driver)
    card = a_prototype(cast.member, by=cast.driver)
    for wrong in (
        lambda: TheoryLink.objects.create(network=cast.network, node=made.partner, above=None, place=9),
        lambda: TheoryLink.objects.create(network=cast.network, node=made.planned, above=made.partner, place=9),
        lambda: TheoryLink.objects.create(network=cast.network, node=made.partner, above=other.talk, place=9),
        lambda: TheoryNode.objects.filter(pk=made.partner.pk).update(kind="primary"),
        lambda: TheoryNode.objects.filter(pk=made.talk.pk).update(source="expert"),
        lambda: Prototype.objects.filter(pk=card.pk).update(change_idea=other.partner),
        lambda: Prototype.objects.filter(pk=card.pk).update(change_idea=made.talk),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_another_teams_idea_comes_along_with_the_card_that_tries_it(client, cast, made):
    """Only when its theory is open to who takes the card up, and only when they wish."""
    card = a_prototype(cast.member, by=cast.driver, visibility="network")
    Prototype.objects.filter(pk=card.pk).update(change_idea=made.partner)
    theirs = ATheory(cast.neighbour, by=cast.neighbour_driver)
    address = reverse("prototypes:new_prototype", args=[cast.neighbour.pk])
    client.force_login(cast.neighbour_driver)
    closed = client.get(address, {"like": card.pk})
    assert "copy_under" not in closed.context["form"].fields
    assert made.partner.text not in closed.content.decode().replace(theirs.partner.text, "", 1)
    open_card(made.theory, Openness("network"), by=cast.driver)
    assert "copy_under" in client.get(address, {"like": card.pk}).context["form"].fields
    sent = {"name": "Talk moves", "what": card.what, "scale": card.scale, "like": card.pk}
    sent["copy_under"] = theirs.listen.pk
    for _ in range(2):
        assert client.post(address, sent).status_code == 302
    taken = Prototype.objects.get(member=cast.neighbour)
    assert (taken.parent, taken.change_idea.text, taken.change_idea.source) == (card, made.partner.text, "member")
    assert (taken.change_idea.theory, taken.change_idea.parent) == (theirs.theory, made.partner)
    assert taken.change_idea.upward.get().above == theirs.listen


def test_an_idea_is_taken_up_from_an_opened_theory_and_each_end_leads_to_the_other(client, cast, made):
    theirs = ATheory(cast.neighbour, by=cast.neighbour_driver)
    client.force_login(cast.neighbour_driver)
    assert client.get(at("take_up", made.partner)).status_code == 404
    open_card(made.theory, Openness("network"), by=cast.driver)
    assert at("take_up", made.partner) in client.get(made.partner.get_absolute_url()).content.decode()
    assert client.get(at("take_up", made.talk)).status_code == 403  # drivers are a team's own
    sent = typed(under=theirs.talk.pk)
    for _ in range(2):
        client.post(at("take_up", made.partner), sent)
    taken = made.partner.children.get()
    assert (taken.text, taken.warrant, taken.source, taken.on_behalf) == (
        made.partner.text, made.partner.warrant, "member", False,
    )  # fmt: skip
    assert (taken.theory, taken.upward.get().above) == (theirs.theory, theirs.talk)
    assert client.post(at("take_up", made.partner), typed(under=made.talk.pk)).status_code == 422  # not their driver
    assert made.partner.get_absolute_url() in client.get(taken.get_absolute_url()).content.decode()
    # Who gave it sees who took it up once that team has opened its theory.
    assert "Taken up by" not in page_of(client, cast.driver, made.partner.get_absolute_url())
    open_card(theirs.theory, Openness("network"), by=cast.neighbour_driver)
    page = page_of(client, cast.driver, made.partner.get_absolute_url())
    assert "Taken up by" in page
    assert taken.get_absolute_url() in page
    open_card(made.theory, Openness("team"), by=cast.driver)
    assert "Taken up from" not in page_of(client, cast.neighbour_driver, taken.get_absolute_url())


def test_as_many_queries_for_a_large_theory_as_for_a_small_one(client, cast, made):
    a_version(made.theory, by=cast.driver)
    card = a_prototype(cast.member, by=cast.driver)
    Prototype.objects.filter(pk=card.pk).update(change_idea=made.partner)
    a_cycle(card, by=cast.driver)
    client.force_login(cast.driver)
    pages = [at("theory", made.theory), at("compare", made.theory), at("order", made.theory), at("node", made.partner)]

    def counts():
        client.get(pages[0])
        found = []
        for address in pages:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    few = counts()
    for number in range(8):
        idea = a_node(made.theory, "idea", f"Idea {number}", made.planned, by=cast.driver)
        more = a_prototype(cast.member, f"Card {number}", by=cast.driver)
        Prototype.objects.filter(pk=more.pk).update(change_idea=idea if number % 2 else made.partner)
        a_cycle(more, by=cast.driver)
        a_version(made.theory, f"Version {number}", by=cast.driver)
    assert counts() == few
