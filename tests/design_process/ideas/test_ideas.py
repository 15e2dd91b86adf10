"""Rounds of ideas: written in silence, kept once, opened, merged and built on; what was tried before stands beside."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from design_process.cards.actions import Openness, open_card
from design_process.evidence.insights.models import HowMightWe, Voting
from design_process.ideas.models import Credit, Idea, IdeaRound
from design_process.lessons import actions as lessons
from network.activity.models import Activity
from tests.threads import in_threads
from tests.world import a_cycle, a_decision, a_design_cycle, a_prototype, a_study, log_it
from tests.world_ideas import a_round, a_team, an_idea, an_open_round


def send(client, person, name, pk, said=None):
    client.force_login(person)
    return client.post(reverse(f"ideas:{name}", args=[pk]), said or {})


def page_of(client, person, address):
    client.force_login(person)
    return client.get(address)


def idea(**changed):
    return {"title": "Pairs talk first", "client_key": str(uuid4()), **changed}


def test_a_round_is_asked_once_with_a_question_of_the_team_or_one_that_is_typed(client, cast):
    key = str(uuid4())
    voting = Voting.objects.create(network=cast.network, member=cast.member, number=1)
    whose = {"network": cast.network, "voting": voting}
    ours = HowMightWe.objects.create(**whose, member=cast.member, question="let them draw first", client_key=uuid4())
    theirs = HowMightWe.objects.create(
        network=cast.network,
        member=cast.neighbour,
        voting=Voting.objects.create(network=cast.network, member=cast.neighbour, number=1),
        question="something else",
        client_key=uuid4(),
    )
    typed = {"question": " How might we help quiet pupils? ", "ends_on": "2026-10-05", "client_key": key}
    for _ in range(2):
        assert send(client, cast.driver, "start", cast.member.pk, typed).status_code == 302
    first = IdeaRound.objects.get()
    assert (first.question, first.ends_on, first.on_behalf) == ("help quiet pupils", date(2026, 10, 5), False)
    assert str(first) == "How might we help quiet pupils?"
    assert Activity.objects.filter(words__contains="started a round of ideas").count() == 1
    Voting.objects.filter(member=cast.member).update(closed_at=timezone.now())
    link = f"{reverse('ideas:start', args=[cast.member.pk])}?question={ours.pk}"
    asked = page_of(client, cast.driver, reverse("insights:questions", args=[cast.member.pk])).content.decode()
    assert f'href="{link}"' in asked
    assert page_of(client, cast.driver, link).context["form"]["how_might_we"].value() == str(ours.pk)
    chosen = {"how_might_we": ours.pk, "client_key": str(uuid4())}
    assert send(client, cast.facilitator, "start", cast.member.pk, chosen).status_code == 302
    second = IdeaRound.objects.exclude(pk=first.pk).get()
    assert (second.question, second.how_might_we, second.on_behalf) == ("let them draw first", ours, True)
    for wrong in ({"how_might_we": theirs.pk}, {"question": " How might we ? "}, {}):
        answer = send(client, cast.driver, "start", cast.member.pk, {**wrong, "client_key": str(uuid4())})
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) & {"question", "how_might_we"}


def test_an_idea_is_a_title_kept_once_and_nobody_else_reads_it_before_the_round_is_open(client, cast):
    asked, form = a_round(cast.member, by=cast.driver), idea()
    for _ in range(2):
        assert send(client, cast.team_member, "write", asked.pk, form).status_code == 302
    assert send(client, cast.driver, "write", asked.pk, idea(title="Silent minute")).status_code == 302
    assert set(Idea.objects.values_list("title", flat=True)) == {"Pairs talk first", "Silent minute"}
    mine = page_of(client, cast.team_member, asked.get_absolute_url()).content.decode()
    assert "Pairs talk first" in mine
    assert "Silent minute" not in mine
    assert "Two people have written so far." in mine
    for reader in (cast.facilitator, cast.driver):
        page = page_of(client, reader, asked.get_absolute_url()).content.decode()
        assert "Pairs talk first" not in page
        assert "Two people have written so far." in page
        written = Idea.objects.get(title="Pairs talk first")
        assert client.get(written.get_absolute_url()).status_code == 404
        assert client.get(reverse("ideas:edit", args=[written.pk])).status_code == 404


def test_what_is_sent_again_with_other_words_loses_neither_and_errors_keep_what_was_typed(client, cast):
    asked, key = a_round(cast.member, by=cast.driver), str(uuid4())
    send(client, cast.team_member, "write", asked.pk, idea(client_key=key))
    again = send(client, cast.team_member, "write", asked.pk, idea(client_key=key, title="Draw it"))
    assert again.status_code == 409
    assert "Pairs talk first" in again.content.decode()
    assert again.context["form"]["title"].value() == "Draw it"
    fresh = again.context["form"]["client_key"].value()
    assert send(client, cast.team_member, "write", asked.pk, idea(client_key=fresh, title="Draw it")).status_code == 302
    # a key that somebody else has used tells nothing of theirs, and loses nothing of mine
    assert send(client, cast.driver, "write", asked.pk, idea(client_key=key, title="Mine")).status_code == 302
    assert set(Idea.objects.values_list("title", flat=True)) == {"Pairs talk first", "Draw it", "Mine"}
    wrong = send(client, cast.driver, "write", asked.pk, idea(title="", what="Kept.", link="javascript:x()"))
    assert wrong.status_code == 422
    assert wrong.context["form"]["what"].value() == "Kept."
    assert set(wrong.context["form"].errors) == {"title", "link"}


def test_the_author_changes_or_takes_back_an_idea_until_others_have_read_it(client, cast):
    asked = a_round(cast.member, by=cast.driver)
    kept, gone = an_idea(asked, by=cast.team_member), an_idea(asked, "Not this", by=cast.team_member)
    seen = page_of(client, cast.team_member, reverse("ideas:edit", args=[kept.pk])).context["form"]["seen"].value()
    said = {"title": "Partners talk", "what": "Two minutes.", "client_key": kept.client_key, "named": "on"}
    assert send(client, cast.team_member, "edit", kept.pk, {**said, "seen": seen}).status_code == 302
    assert Credit.objects.get(idea=kept).is_named is True
    stale = send(client, cast.team_member, "edit", kept.pk, {**said, "seen": seen, "title": "Something else"})
    assert stale.status_code == 409
    assert "Two minutes." in stale.content.decode()
    assert stale.context["form"]["title"].value() == "Something else"
    assert send(client, cast.team_member, "edit", gone.pk, {"step": "away"}).status_code == 302
    assert not Idea.objects.filter(pk=gone.pk).exists()
    send(client, cast.driver, "open", asked.pk, {"sure": "on"})
    late = send(client, cast.team_member, "edit", kept.pk, {**said, "title": "Too late", "seen": seen})
    assert late.status_code == 409
    assert "Too late" in late.content.decode()  # what was typed is not lost
    assert send(client, cast.team_member, "edit", kept.pk, {"step": "away"}).status_code == 409
    kept.refresh_from_db()
    assert kept.title == "Partners talk"
    with pytest.raises(IntegrityError), transaction.atomic():
        Idea.objects.filter(pk=kept.pk).update(title="Behind the form")


def test_few_writers_are_warned_of_being_guessed_and_an_open_round_still_takes_ideas(client, cast):
    asked = a_round(cast.member, by=cast.driver)
    an_idea(asked, by=cast.team_member)
    refused = send(client, cast.driver, "open", asked.pk)
    assert refused.status_code == 422
    assert "easy to guess who wrote what" in refused.content.decode()
    for person in a_team(cast.member, "family", "student"):
        an_idea(asked, f"Idea of {person.pk}", by=person)
    assert send(client, cast.team_member, "open", asked.pk).status_code == 403
    for _ in range(2):
        assert send(client, cast.facilitator, "open", asked.pk).status_code == 302
    assert Activity.objects.filter(words__contains="opened the round").count() == 1
    page = page_of(client, cast.team_member, asked.get_absolute_url()).content.decode()
    assert "Three ideas, in no order." in page
    assert send(client, cast.driver, "write", asked.pk, idea(title="After all")).status_code == 302
    assert "After all" in page_of(client, cast.facilitator, asked.get_absolute_url()).content.decode()


def test_two_become_one_with_credit_for_both_and_the_two_stay_readable(client, cast):
    asked = an_open_round(cast.member, (cast.driver, "Partner talk"), (cast.team_member, "Sketch"), by=cast.driver)
    one, other = asked.ideas.get(title="Partner talk"), asked.ideas.get(title="Sketch")
    form = {"other": other.pk, "title": "Sketch, then talk", "what": "Both.", "client_key": str(uuid4())}
    for _ in range(2):
        assert send(client, cast.facilitator, "merge", one.pk, form).status_code == 302
    made = asked.ideas.get(title="Sketch, then talk")
    assert asked.ideas.count() == 3
    assert set(made.credits.values_list("person", "is_named")) == {
        (cast.driver.pk, False),
        (cast.team_member.pk, False),
    }
    page = page_of(client, cast.facilitator, made.get_absolute_url()).content.decode()
    assert one.get_absolute_url() in page
    assert other.get_absolute_url() in page
    assert "Sketch, then talk" in page_of(client, cast.facilitator, one.get_absolute_url()).content.decode()
    listed = page_of(client, cast.team_member, asked.get_absolute_url())
    assert [shown.idea for shown in listed.context["page"].ideas] == [made]
    again = send(client, cast.driver, "merge", one.pk, {**form, "client_key": str(uuid4()), "other": other.pk})
    assert again.status_code == 422
    assert "was merged meanwhile" in again.content.decode()
    assert again.context["form"]["title"].value() == "Sketch, then talk"


def test_who_builds_on_an_idea_has_the_credit_for_what_they_add(client, cast):
    asked = an_open_round(cast.member, (cast.driver, "Partner talk"), by=cast.driver)
    ground = asked.ideas.get()
    assert send(client, cast.team_member, "build", ground.pk, idea(title="With sentence starters")).status_code == 302
    child = asked.ideas.get(title="With sentence starters")
    assert (child.builds_on, child.credits.get().person) == (ground, cast.team_member)
    assert list(ground.credits.values_list("person", flat=True)) == [cast.driver.pk]
    assert "With sentence starters" in page_of(client, cast.driver, ground.get_absolute_url()).content.decode()
    written = an_idea(a_round(cast.member, by=cast.driver), by=cast.driver)
    assert send(client, cast.driver, "build", written.pk, idea()).status_code == 404  # nobody has read it yet


def test_has_anybody_tried_this_tells_what_was_given_and_nothing_else(client, cast):
    """Tried by another team: found in its lesson, its cycle and its card once each is open, not hinted at before."""
    a_design_cycle(cast.network, by=cast.facilitator)
    by = {"by": cast.neighbour_driver}
    card = a_prototype(cast.neighbour, "Partner talk with timers", what="Pairs explain before anyone answers.", **by)
    cycle = a_cycle(card, "Do partners explain longer?", **by)
    log_it(cast.neighbour, cycle=cycle, words="Three rang.", **by)
    a_study(cycle, did_not_work="The timers rang over the quiet ones.", **by)
    a_decision(cycle, "adapt", reason="Without timers.", **by)
    lesson = lessons.write_lesson(cycle, lessons.words_from(cycle), **by)
    asked = a_round(cast.member, by=cast.driver)
    typed = idea(title="Partner talks", what="with timers", look="1")

    def told(reader):
        answer = send(client, reader, "tried", asked.pk, typed)
        return [one.kind for one in answer.context["tried"]], answer.content.decode()

    for reader in (cast.team_member, cast.facilitator):
        kinds, page = told(reader)
        assert kinds == []
        assert "Nothing like it that has been shared with you" in page
        assert "timers" not in page
    for thing, kinds in (
        (card, ["Prototype"]),
        (cycle, ["Test cycle", "Prototype"]),
        (lesson, ["Lesson", "Prototype"]),
    ):
        open_card(thing, Openness("network"), **by)
        assert told(cast.team_member)[0] == kinds
    before = send(client, cast.team_member, "write", asked.pk, typed)  # looked up while writing, without JavaScript
    assert before.status_code == 200
    assert "The timers rang over the quiet ones." in before.content.decode()
    assert before.context["form"]["what"].value() == "with timers"
    assert not Idea.objects.exists()
    mine = an_idea(asked, "Partner talk with timers", by=cast.team_member)
    assert "The timers rang" in page_of(client, cast.team_member, mine.get_absolute_url()).content.decode()
    assert told(cast.team_member)[0]
    few = send(client, cast.team_member, "tried", asked.pk, {"title": "a b"})
    assert "A few words more" in few.content.decode()


def test_a_home_asks_whoever_has_not_written_and_nobody_else(client, cast):
    asked = a_round(cast.member, by=cast.driver, ends_on=timezone.localdate())
    address = f'href="{reverse("ideas:write", args=[asked.pk])}"'
    for person in (cast.driver, cast.team_member):
        assert address in page_of(client, person, "/").content.decode()
    an_idea(asked, by=cast.team_member)
    assert address not in page_of(client, cast.team_member, "/").content.decode()
    for person in (cast.facilitator, cast.neighbour_driver, cast.sponsor):
        assert address not in page_of(client, person, "/").content.decode()
    home = reverse("progress:due_now", args=[cast.member.pk])
    assert address not in page_of(client, cast.facilitator, home).content.decode()


def test_a_round_asks_as_much_of_the_database_for_two_ideas_as_for_forty(client, cast):
    asked = an_open_round(cast.member, (cast.driver, "One"), (cast.team_member, "Two"), by=cast.driver)
    addresses = [
        asked.get_absolute_url(),
        asked.ideas.first().get_absolute_url(),
        reverse("ideas:rounds", args=[cast.member.pk]),
    ]

    def cost():
        counts = []
        for address in addresses:
            page_of(client, cast.driver, address)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200
            counts.append(len(seen))
        return counts

    before = cost()
    for number in range(38):
        an_idea(asked, f"Idea {number}", by=cast.team_member, named=number % 2 == 0, on=asked.ideas.first())
        a_round(cast.member, f"Question {number}", by=cast.driver)
    assert cost() == before


@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_and_one_whose_phone_sends_twice_keep_what_they_wrote(cast):
    asked, key = a_round(cast.member, by=cast.driver), str(uuid4())
    same = idea(client_key=key)
    jobs = [(cast.driver, same), (cast.driver, same), (cast.driver, same), (cast.team_member, idea(title="Other"))]

    def write(number):
        person, form = jobs[number]
        return send(Client(), person, "write", asked.pk, form).status_code

    assert in_threads(write, 4) == [302] * 4
    assert sorted(Idea.objects.values_list("title", flat=True)) == ["Other", "Pairs talk first"]
    assert Credit.objects.count() == 2
