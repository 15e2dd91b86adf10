"""A paragraph for the plan of a district: plain sentences, checked numbers, cards as far as their team opened them."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.publication.handing_out import check_member
from design_process.problems.actions import GoalWords, revise_goal
from design_process.progress.actions import judge_goal_by
from design_process.sharing.actions import save_snapshot, share_member_page, withdraw
from design_process.sharing.sheet import member_sheet
from tests.world import a_cycle, a_goal, a_prototype, an_indicator
from tests.world_lessons import a_lesson


@pytest.fixture(autouse=True)
def _saturday():
    with time_machine.travel("2026-11-28 10:00", tick=False):
        yield


@pytest.fixture
def goal(cast):
    made = a_goal(cast.member, by=cast.driver)
    words = GoalWords(
        what="Pupils explain how they solved a problem",
        for_whom="All pupils in grades 4 to 6",
        baseline="42 %",
        target="60 %",
        by_when=timezone.localdate().replace(year=2027, month=6),
        plan_kind="lcap",
        plan_part="goal 2, action 2.4",
        plan_years="2024-25 to 2026-27",
        serves="It moves the mathematics results that goal 2 is about",
        reason="The board asked which plan this is part of.",
    )
    revise_goal(made, words, seen=1, by=cast.driver)
    return made


@pytest.fixture
def read(cast, client, goal):
    def opened(who: str):
        client.force_login(getattr(cast, who))
        return client.get(reverse("sharing:for_the_plan", args=[goal.pk]))

    return opened


def text_of(answer) -> str:
    return answer.context["paragraph"].text


def test_it_says_what_for_whom_from_where_to_where_by_when_and_for_which_plan(cast, read):
    text = text_of(read("sponsor"))
    assert text.startswith(
        "Goal of Gold Ridge Union: Pupils explain how they solved a problem. It is for All pupils in grades 4 to 6. "
        "It is part of a plan we already have: LCAP 2024-25 to 2026-27, goal 2, action 2.4. We want to go from 42 % to "
        "60 % by 28 June 2027. It moves the mathematics results that goal 2 is about."
    )
    assert cast.network.name in text
    assert "The problem of practice we share is:" in text
    assert "What we try now" not in text
    assert "newest number" not in text


def test_a_sponsor_reads_only_what_the_team_has_opened_and_is_told_who_may_read_it(cast, read):
    mine = a_cycle(a_prototype(cast.member, "Talk moves", by=cast.driver), "Do pairs help?", by=cast.driver)
    lesson = a_lesson(cast.member, "Exit tickets", by=cast.driver)
    assert "Talk moves" in text_of(read("driver"))
    assert "With “Exit tickets” we saw:" in text_of(read("driver"))
    for who in ("sponsor", "facilitator"):
        assert "Talk moves" not in text_of(read(who))
        assert "Exit tickets" not in text_of(read(who))
    type(mine).objects.filter(pk=mine.pk).update(visibility="network")
    type(lesson).objects.filter(pk=lesson.pk).update(visibility="public")
    answer = read("sponsor")
    assert "“Talk moves”. We want to know: Do pairs help?" in text_of(answer)
    assert "What did not work: " in text_of(answer)
    assert [source.is_open for source in answer.context["paragraph"].sources] == [False, True]
    assert "Ask the team first" in answer.content.decode()


def test_what_cards_tell_of_few_pupils_stands_in_it_without_numbers_for_everybody(cast, read):
    lesson = a_lesson(cast.member, "Exit tickets", by=cast.driver, visibility="public")
    type(lesson).objects.filter(pk=lesson.pk).update(
        happened="Nine of 25 pupils sent one.", instead="Paper for all 25."
    )
    goal = cast.member.goals.get()
    type(goal.problem).objects.filter(pk=goal.problem_id).update(statement="Four children explain how.")
    for who in ("driver", "sponsor", "facilitator"):
        answer = read(who)
        assert "we share is: * children explain how." in text_of(answer)
        assert "we saw: * of * pupils sent one." in text_of(answer)
        assert "Paper for all 25." in text_of(answer)
        assert "42 % to 60 %" in text_of(answer), "the goal was written for a plan"
        assert "A number marked * is left out to protect pupils" in answer.content.decode()


def test_what_a_team_wrote_about_few_pupils_stands_in_it_without_its_numbers(cast, read):
    lesson = a_lesson(cast.member, "Exit tickets", by=cast.driver)
    type(lesson).objects.filter(pk=lesson.pk).update(
        happened="Nine of 25 sent one.", did_not_work="It took 10 minutes.", instead="Paper.", visibility="public"
    )
    assert "A number marked * is left out" in read("driver").content.decode()
    for who in ("driver", "sponsor", "facilitator"):
        text = text_of(read(who))
        assert "we saw: * of * sent one. What did not work: It took 10 minutes." in text
        assert "Nine" not in text
    type(lesson).objects.filter(pk=lesson.pk).update(happened="Many sent one.")
    a_cycle(a_prototype(cast.member, "Talk moves", by=cast.driver), "Do the 6 pupils talk?", by=cast.driver)
    text = text_of(read("driver"))
    assert "“Talk moves”. We want to know: Do the * pupils talk?" in text
    assert "A number marked *" in read("driver").content.decode()
    assert "A number marked *" not in read("sponsor").content.decode(), "the team has not opened its cycle"


def test_a_goal_that_tells_of_few_pupils_is_left_as_it_is_with_a_warning(cast, read):
    warning = "The goal itself tells of few pupils"
    assert warning not in read("driver").content.decode()
    version = cast.member.goals.get().versions.in_force().order_by("-number").first()
    type(version).objects.filter(pk=version.pk).update(baseline="3 of 11 pupils")
    answer = read("sponsor")
    assert "from 3 of 11 pupils to 60 %" in text_of(answer)
    assert warning in answer.content.decode()


def test_a_number_stands_in_it_only_as_it_was_checked_for_the_board(cast, client, goal, read, perform_owed):
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    shown = an_indicator(cast.network, by=cast.facilitator, starts_on=monday - timedelta(weeks=10))
    judge_goal_by(goal, shown, by=cast.driver)
    entries = [Entry(shown.pk, monday - timedelta(weeks=ago), 25 - ago, 42) for ago in range(9, 0, -1)]
    record_measurements(cast.member, entries, by=cast.driver)
    perform_owed()
    own = member_sheet(cast.member, timezone.now())
    save_snapshot(cast.network, own, made_for="own", by=cast.sponsor, member=cast.member)
    answer = read("sponsor")
    assert answer.context["paragraph"].number is None, "figures in full are never for a plan"
    assert "24 of 42" not in answer.content.decode()
    page = share_member_page(cast.member, check_member(cast.member, timezone.localdate()), by=cast.sponsor)
    number = read("sponsor").context["paragraph"].number
    assert number.page == page
    assert f"“{shown.name}” was at {number.text} (" in text_of(read("sponsor"))
    assert number.text == page.content["facts"]["numbers"][str(shown.pk)]["points"][0][1]
    assert "24 of 42" not in text_of(read("driver"))
    withdraw(page, why="Last year’s numbers", by=cast.sponsor)
    assert read("sponsor").context["paragraph"].number is None


def test_what_was_changed_comes_as_a_file_and_is_kept_nowhere(cast, client, goal, read):
    read("sponsor")
    address = reverse("sharing:for_the_plan", args=[goal.pk])
    answer = client.post(address, {"text": "Our own words.\r\nTwo lines."})
    assert answer.content.decode() == "Our own words.\nTwo lines.\n"
    assert answer["Content-Disposition"] == 'attachment; filename="goal-gold-ridge-union-2027.txt"'
    assert "Our own words." not in client.get(address).content.decode()
    nothing = client.post(address, {"text": " "})
    assert nothing.status_code == 422
    assert "There is nothing to save" in nothing.content.decode()


def test_the_way_there_stands_on_the_goal_and_on_the_sponsors_home(cast, client, goal):
    client.force_login(cast.sponsor)
    address = reverse("sharing:for_the_plan", args=[goal.pk])
    for page in (reverse("problems:goal", args=[goal.pk]), reverse("progress:home")):
        assert address in client.get(page).content.decode()


def test_it_belongs_to_the_problems_in_the_menu_and_not_to_the_search(cast, read):
    for who in ("facilitator", "sponsor"):
        text = read(who).content.decode()
        lit = re.findall(r'href="([^"]+)" aria-current=', text)
        assert set(lit) == {reverse("problems:problems", args=[cast.network.slug])}


def test_it_asks_as_often_for_much_as_for_little(cast, client, goal, read, django_assert_max_num_queries):
    read("driver")
    for number in range(6):
        a_cycle(a_prototype(cast.member, f"Card {number}", by=cast.driver), "Does it help?", by=cast.driver)
        a_lesson(cast.member, f"Ticket {number}", by=cast.driver)
    with django_assert_max_num_queries(10):  # session, person, holdings, goal, and six of its own
        answer = client.get(reverse("sharing:for_the_plan", args=[goal.pk]))
    assert len(answer.context["paragraph"].sources) == 6
