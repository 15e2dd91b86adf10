"""Lessons: made of a closed cycle, opened by the team alone, found by words and surroundings, thanked for once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.lessons.actions import words_from, write_lesson
from design_process.lessons.models import Lesson, Thanks
from network.outbox.models import Effect
from network.outbox.performing import do
from tests.world import a_cycle, a_decision, a_member, a_person, a_prototype, a_seat, a_study, log_it
from tests.world_lessons import a_lesson

LEDGER = "/networks/sierra/lessons/"


def opened(client, person, address, **query):
    client.force_login(person)
    return client.get(address, query)


def ideas(answer):
    return [line.idea for line in answer.context["page"].object_list]


@pytest.fixture
def closed(cast):
    cycle = a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver)
    log_it(cast.member, by=cast.driver, cycle=cycle, words="Nine of 25.")
    a_study(cycle, by=cast.driver, did_not_work="The line was too slow.")
    a_decision(cycle, "abandon", by=cast.driver, reason="Paper tickets in a shoe box.")
    return cycle


def test_a_closed_cycle_becomes_a_lesson_without_typing_anything_again(client, cast, closed):
    page = opened(client, cast.driver, reverse("cycles:cycle", args=[closed.pk])).content.decode()
    assert reverse("lessons:write", args=[closed.pk]) in page
    answer = client.get(reverse("lessons:write", args=[closed.pk]))
    typed = answer.context["form"].initial
    assert typed["expected"] == closed.prediction
    assert typed["happened"] == "More pupils explained.\n\nThe poster was enough."
    assert typed["did_not_work"] == "The line was too slow."
    assert typed["instead"] == "Paper tickets in a shoe box."
    sent = {
        **{name: typed[name] for name in ("expected", "happened", "did_not_work", "instead")},
        "phase": typed["phase"].pk,
    }
    client.post(reverse("lessons:write", args=[closed.pk]), sent)
    client.post(reverse("lessons:write", args=[closed.pk]), sent)
    lesson = Lesson.objects.get()
    assert (lesson.visibility, lesson.idea, lesson.grades, lesson.pupils) == ("team", "Talk moves", "K-8", "400 to 699")
    assert lesson.phase.label == "Test"


def test_an_open_cycle_has_no_lesson_yet(client, cast):
    cycle = a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver)
    client.force_login(cast.driver)
    answer = client.post(reverse("lessons:write", args=[cycle.pk]), {"expected": "a", "happened": "b"})
    assert answer.status_code == 409
    assert not Lesson.objects.exists()


def test_a_lesson_says_all_four_things(client, cast, closed):
    client.force_login(cast.driver)
    sent = {"expected": "Half", "happened": "A third", "did_not_work": "", "instead": "Paper"}
    answer = client.post(reverse("lessons:write", args=[closed.pk]), sent)
    assert answer.status_code == 422
    assert "A third" in answer.content.decode()  # what was typed stays
    assert not Lesson.objects.exists()


def test_two_who_change_a_lesson_at_once_lose_nothing(client, cast):
    lesson = a_lesson(cast.member, by=cast.driver)
    address = reverse("lessons:edit", args=[lesson.pk])
    seen = opened(client, cast.driver, address).context["form"].initial["seen"]
    Lesson.objects.filter(pk=lesson.pk).update(instead="What the other wrote.")
    sent = {"expected": "a", "happened": "b", "did_not_work": "c", "instead": "d", "seen": seen}
    answer = client.post(address, sent)
    assert answer.status_code == 409
    assert "What the other wrote." in answer.content.decode()
    again = client.post(address, {**sent, "seen": answer.context["form"]["seen"].value()})
    assert again.status_code == 302
    assert Lesson.objects.get().instead == "d"


@pytest.mark.parametrize(
    ("step", "who"),
    [
        ("team", {"facilitator": False, "driver": True, "sponsor": False, "neighbour": False, "expert": False}),
        ("named", {"facilitator": True, "driver": True, "sponsor": True, "neighbour": True, "expert": False}),
        ("network", {"facilitator": True, "driver": True, "sponsor": True, "neighbour": True, "expert": False}),
        ("public", {"facilitator": True, "driver": True, "sponsor": True, "neighbour": True, "expert": True}),
    ],
)
def test_the_ledger_lists_what_a_team_has_released_and_to_whom(client, cast, step, who):
    """A facilitator may open a team's lesson, but the ledger is for what was given."""
    a_lesson(cast.member, by=cast.driver, visibility=step, named=(cast.neighbour,) if step == "named" else ())
    for name, listed in who.items():
        answer = opened(client, cast.everyone[name], LEDGER)
        assert bool(ideas(answer)) == listed, name
        assert ("Exit tickets" in answer.content.decode()) == listed, name


def test_the_ledger_is_searched_by_words_and_surroundings_and_ordered_by_day(client, cast):
    old = a_lesson(cast.member, "Exit tickets", by=cast.driver, visibility="network", did_not_work="The line was slow.")
    a_lesson(
        cast.neighbour, "Warm call", by=cast.neighbour_driver, visibility="network", act="adapt", did_not_work="Noise."
    )
    Lesson.objects.filter(pk=old.pk).update(learned_on=timezone.localdate() - timedelta(days=30))
    assert ideas(opened(client, cast.driver, LEDGER)) == ["Warm call", "Exit tickets"]
    for query, found in (
        ({"q": "slo lin"}, ["Exit tickets"]),
        ({"q": "warm"}, ["Warm call"]),
        ({"q": "shoe"}, ["Warm call", "Exit tickets"]),
        ({"q": "nowhere"}, []),
        ({"act": "abandon"}, ["Exit tickets"]),
        ({"pupils": "fewer than 200"}, ["Warm call"]),
        ({"grades": "K-8", "pupils": "400 to 699"}, ["Exit tickets"]),
        ({"phase": str(old.phase_id)}, ["Warm call", "Exit tickets"]),
        ({"grades": "no such grades"}, ["Warm call", "Exit tickets"]),
    ):
        assert ideas(opened(client, cast.driver, LEDGER, **query)) == found, query
    page = opened(client, cast.driver, LEDGER, q="nowhere").content.decode()
    assert "No lesson that you may read fits what you chose." in page


def test_the_search_of_lessons_uses_its_index(cast):
    a_lesson(cast.member, by=cast.driver, visibility="network")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT 1 FROM design_process_lesson WHERE searched @@ to_tsquery('simple', 'shoe:*')")
        plan = " ".join(line for (line,) in cursor.fetchall())
    assert "lesson_searched" in plan


def test_the_ledger_costs_the_same_for_many_lessons(client, cast):
    def count():
        client.force_login(cast.driver)
        client.get(LEDGER)
        with CaptureQueriesContext(connection) as queries:
            client.get(LEDGER)
        return len(queries)

    a_lesson(cast.member, "First", by=cast.driver, visibility="network")
    before = count()
    for number in range(4):
        a_lesson(cast.neighbour, f"Idea {number}", by=cast.neighbour_driver, visibility="network")
    assert count() == before


def test_giving_is_said_to_one_s_own_team_only_and_nobody_is_counted(client, cast):
    a_lesson(cast.member, "Shared", by=cast.driver, visibility="network")
    a_lesson(cast.member, "Kept", by=cast.driver)
    page = opened(client, cast.driver, LEDGER).content.decode()
    assert "Your team has shared 1 lesson here." in page
    assert "Your team has not shared a lesson yet." in opened(client, cast.neighbour_driver, LEDGER).content.decode()
    for who in (cast.facilitator, cast.sponsor):
        assert "has shared" not in opened(client, who, LEDGER).content.decode()


def test_only_the_team_opens_a_lesson(client, cast):
    lesson = a_lesson(cast.member, by=cast.driver)
    address = reverse("lessons:visibility", args=[lesson.pk])
    client.force_login(cast.facilitator)
    assert client.post(address, {"visibility": "network"}).status_code == 403
    client.force_login(cast.sponsor)
    assert client.post(address, {"visibility": "network"}).status_code == 404
    client.force_login(cast.team_member)
    assert client.post(address, {"visibility": "network"}).status_code == 302
    lesson.refresh_from_db()
    assert lesson.visibility == "network"
    assert [event.visibility for event in lesson.events.order_by("pgh_id")][-1] == "network"


def test_thanks_come_once_reach_the_driver_by_letter_and_stand_on_the_home(client, cast):
    lesson = a_lesson(cast.member, by=cast.driver, visibility="network")
    client.force_login(cast.neighbour_driver)
    address = reverse("lessons:thank", args=[lesson.pk])
    for _ in range(2):
        client.post(address, {"kind": "avoided", "line": "It saved us a month."})
    assert Thanks.objects.count() == 1
    (effect,) = Effect.objects.filter(kind="lesson_thanks")
    do(effect.pk)
    do(effect.pk)
    (letter,) = [one for one in mail.outbox if one.to == [cast.driver.email]]
    assert letter.subject == "Camino Flat thanks your team"
    assert "It saved us a month." in letter.body
    home = opened(client, cast.driver, reverse("progress:due_now", args=[cast.member.pk])).content.decode()
    assert "It saved us a month." in home
    lesson_page = reverse("lessons:lesson", args=[lesson.pk])
    assert "It saved us a month." in opened(client, cast.driver, lesson_page).content.decode()
    far = a_person("driver@far.test")
    a_seat(a_member(cast.network, "Silver Creek", by=cast.facilitator), far)
    page = opened(client, far, lesson_page).content.decode()
    assert "It saved us a month." not in page  # thanks are for the team that gave
    assert "We avoided this because of you" in page


def test_the_team_does_not_thank_itself_and_a_wrong_word_is_refused(client, cast):
    lesson = a_lesson(cast.member, by=cast.driver, visibility="network")
    address = reverse("lessons:thank", args=[lesson.pk])
    client.force_login(cast.driver)
    assert client.post(address, {"kind": "avoided"}).status_code == 403
    client.force_login(cast.neighbour_driver)
    client.post(address, {"kind": "best"})
    assert not Thanks.objects.exists()


def test_who_left_the_team_gets_no_thanks_that_were_owed(client, cast):
    from network.membership.actions import end_grant
    from network.membership.models import RoleGrant

    lesson = a_lesson(cast.member, by=cast.driver, visibility="network")
    client.force_login(cast.neighbour_driver)
    client.post(reverse("lessons:thank", args=[lesson.pk]), {"kind": "adapted"})
    grant = RoleGrant.objects.get(person=cast.driver)
    end_grant(grant, by=cast.facilitator, on=grant.starts_on)
    do(Effect.objects.get(kind="lesson_thanks").pk)
    assert not [one for one in mail.outbox if one.to == [cast.driver.email]]


def test_abandoning_is_celebrated_in_words(client, cast):
    a_lesson(cast.member, by=cast.driver, visibility="network", act="abandon")
    assert "Wisely let go" in opened(client, cast.neighbour_driver, LEDGER).content.decode()
    assert TestCycle.objects.get().act == "abandon"


@pytest.mark.parametrize("act", ["abandon", "adapt"])
def test_a_closed_cycle_asks_for_its_lesson_in_one_place(cast, act):
    cycle = a_cycle(a_prototype(cast.member, "Exit tickets", by=cast.driver), by=cast.driver)
    log_it(cast.member, by=cast.driver, cycle=cycle, words="Nine of 25.")
    a_study(cycle, by=cast.driver)
    a_decision(cycle, act, by=cast.driver)
    client, address = Client(), reverse("cycles:cycle", args=[cycle.pk])
    client.force_login(cast.driver)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).content.decode()
    assert page.count(reverse("lessons:write", args=[cycle.pk])) == 1
    assert sum('FROM "design_process_lesson"' in one["sql"] for one in asked) == 1
    made = write_lesson(cycle, words_from(cycle), by=cast.driver)
    page = client.get(address).content.decode()
    assert reverse("lessons:write", args=[cycle.pk]) not in page
    assert page.count(made.get_absolute_url()) == 1
