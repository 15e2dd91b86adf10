"""Problems of practice and goals through the client: choosing, versions, proposals, agreement, two editors."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from design_process.problems.actions import adopt_problem
from design_process.problems.models import Adoption, Goal, GoalVersion, ProblemOfPractice
from design_process.problems.smart import Said, changes, hints, number_in
from network.activity.models import Activity
from tests.world import a_goal, a_member, a_problem

TODAY = date(2026, 11, 23)
GOOD = Said("Pupils explain their steps", "Grades 4 to 6", "42 %", "60 %", date(2027, 6, 1), "Local plan, goal 2")
TYPED = {
    "what": "Pupils explain their steps",
    "for_whom": "Grades 4 to 6",
    "baseline": "42 %",
    "target": "55 %",
    "by_when": (timezone.localdate() + timedelta(days=90)).isoformat(),
    "aligned_to": "Local plan, goal 2",
    "reason": "Half of the classes started late.",
}


def goal_lines(cast) -> list[str]:
    return list(Activity.objects.filter(network=cast.network, about="goals").values_list("words", flat=True))


def sign_in(client, person):
    client.force_login(person)
    return client


def test_a_good_goal_lacks_nothing():
    assert all(hint.there for hint in hints(GOOD, TODAY))


@pytest.mark.parametrize(
    ("said", "word", "words"),
    [
        (Said("Better math", *("x", "1", "2")), "Specific", "a few more words"),
        (Said("Pupils explain their steps", "", "1", "2"), "Specific", "for whom"),
        (Said(baseline="low", target="60 %"), "Measurable", "Give the baseline as a number"),
        (Said(baseline="low", target="high"), "Measurable", "Give the baseline and the target as a number"),
        (Said(baseline="42 %", target="42 %"), "Attainable", "the same number"),
        (Said(baseline="42 %", target="120 %"), "Attainable", "between 0 % and 100 %"),
        (Said(baseline="40 %", target="85 %"), "Attainable", "45 points is steep"),
        (Said(), "Realistic", "Name the district or site plan"),
        (Said(by_when=TODAY), "Timely", "The day has passed"),
        (Said(by_when=date(2031, 1, 1)), "Timely", "more than three years away"),
        (Said(), "Timely", "Say by which day"),
    ],
)
def test_what_a_goal_lacks_is_said_in_plain_words(said, word, words):
    [hint] = [hint for hint in hints(said, TODAY) if hint.word == word]
    assert not hint.there
    assert words in hint.words


@given(st.builds(Said, *[st.text(max_size=30)] * 4, st.none() | st.dates(), st.text(max_size=30)), st.dates())
def test_any_goal_gets_five_hints_with_words(said, today):
    found = hints(said, today)
    assert [hint.word for hint in found] == ["Specific", "Measurable", "Attainable", "Realistic", "Timely"]
    assert all(hint.words for hint in found)
    assert list(changes(said, said)) == []


@pytest.mark.parametrize(
    ("words", "number"), [("58 %", 58.0), ("about 1,5 days", 1.5), ("17 of 42", 17.0), ("low", None)]
)
def test_the_first_number_is_found(words, number):
    assert number_in(words) == number


def test_a_facilitator_adds_and_rewords_a_problem(cast, client):
    sign_in(client, cast.facilitator)
    typed = {"title": "Explaining", "statement": "Pupils seldom explain.", "for_whom": "All"}
    client.post(reverse("problems:new_problem", args=["sierra"]), typed)
    problem = ProblemOfPractice.objects.get()
    again = client.post(reverse("problems:new_problem", args=["sierra"]), typed | {"title": "explaining"})
    assert again.status_code == 422
    assert "already has a problem of this name" in again.content.decode()
    client.post(reverse("problems:edit_problem", args=[problem.pk]), typed | {"evidence": "Visits in spring."})
    assert "Visits in spring." in client.get(reverse("problems:problem", args=[problem.pk])).content.decode()


def test_the_list_shows_who_chose_what_and_who_has_not(cast, client):
    problem = a_problem(cast.network)
    adopt_problem(cast.member, problem, by=cast.driver, on=TODAY, reason="It fits.")
    page = sign_in(client, cast.sponsor).get(reverse("problems:problems", args=["sierra"])).content.decode()
    assert "Chosen by Gold Ridge Union" in page
    assert "1 member still has to choose one: Camino Flat." in page


def test_the_lists_queries_do_not_grow(cast, client, django_assert_num_queries):
    sign_in(client, cast.driver)
    address = reverse("problems:problems", args=["sierra"])
    adopt_problem(cast.member, a_problem(cast.network), by=cast.driver, on=TODAY)
    client.get(address)
    with django_assert_num_queries(8):  # session, person, holdings, network, problems, adoptions, undecided, ratings
        client.get(address)
    for number in range(12):
        problem = a_problem(cast.network, f"Problem {number}")
        adopt_problem(a_member(cast.network, f"District {number}"), problem, by=cast.facilitator, on=TODAY)
    with django_assert_num_queries(8):
        client.get(address)


def test_choosing_another_problem_ends_the_first_and_keeps_it(cast, client):
    first, second = a_problem(cast.network), a_problem(cast.network, "Reading together")
    sign_in(client, cast.driver)
    address = reverse("problems:adopt", args=[cast.member.pk])
    client.post(address, {"problem": first.pk, "reason": "It fits."})
    client.post(address, {"problem": first.pk, "reason": "Tapped twice."})
    client.post(address, {"problem": second.pk, "reason": "Our data says reading."})
    rows = list(Adoption.objects.filter(member=cast.member).values_list("problem", "ended_on", "reason"))
    assert rows == [(second.pk, None, "Our data says reading."), (first.pk, timezone.localdate(), "It fits.")]
    page = client.get(address).content.decode()
    assert "It fits." in page
    assert "Our data says reading." in page


def test_another_networks_problem_cannot_be_chosen(cast, client):
    theirs = a_problem(cast.other_network)
    response = sign_in(client, cast.driver).post(
        reverse("problems:adopt", args=[cast.member.pk]), {"problem": theirs.pk, "reason": "It fits."}
    )
    assert response.status_code == 422
    with pytest.raises(ValueError, match="another network"):
        adopt_problem(cast.member, theirs, by=cast.driver, on=TODAY)


def test_without_a_problem_a_goal_waits_for_it(cast, client):
    address = reverse("problems:new_goal", args=[cast.member.pk])
    page = sign_in(client, cast.driver).get(address)
    assert reverse("problems:adopt", args=[cast.member.pk]) in page.content.decode()
    client.post(address, TYPED | {"seen": "0"})
    assert not Goal.objects.exists()


def test_a_driver_sets_a_goal_and_sees_what_it_lacks(cast, client):
    adopt_problem(cast.member, a_problem(cast.network), by=cast.driver, on=TODAY)
    sign_in(client, cast.driver)
    client.post(reverse("problems:new_goal", args=[cast.member.pk]), TYPED | {"seen": "0", "aligned_to": ""})
    version = GoalVersion.objects.get()
    assert (version.number, version.proposed, version.reason) == (1, False, "")
    page = client.get(reverse("problems:goal", args=[version.goal_id])).content.decode()
    assert "Name the district or site plan" in page
    assert goal_lines(cast) == ["set a goal of Gold Ridge Union (version 1): Pupils explain their steps"]


def test_a_revision_needs_what_was_learned_and_keeps_the_old_version(cast, client):
    goal = a_goal(cast.member, by=cast.driver)
    sign_in(client, cast.driver)
    address = reverse("problems:revise_goal", args=[goal.pk])
    silent = client.post(address, TYPED | {"seen": "1", "reason": ""})
    assert silent.status_code == 422
    client.post(address, TYPED | {"seen": "1"})
    assert list(goal.versions.values_list("number", "target")) == [(2, "55 %"), (1, "60 %")]
    page = client.get(reverse("problems:goal", args=[goal.pk])).content.decode()
    assert "<del>60 %</del> <ins>55 %</ins>" in page
    assert "Half of the classes started late." in page


def test_two_editors_lose_nothing(cast, client):
    goal = a_goal(cast.member, by=cast.driver)
    sign_in(client, cast.driver)
    address = reverse("problems:revise_goal", args=[goal.pk])
    client.post(address, TYPED | {"seen": "1", "target": "50 %"})
    page = client.post(address, TYPED | {"seen": "1", "target": "58 %", "reason": "From the other laptop."})
    assert page.status_code == 409
    words = page.content.decode()
    assert "50 %" in words  # theirs
    assert 'value="58 %"' in words  # mine, still in the form
    assert 'value="From the other laptop."' in words
    assert 'name="seen" value="2"' in words
    assert goal.versions.count() == 2
    client.post(address, TYPED | {"seen": "2", "target": "58 %", "reason": "From the other laptop."})
    assert list(goal.versions.values_list("number", "target")) == [(3, "58 %"), (2, "50 %"), (1, "60 %")]


def test_what_the_hub_proposes_counts_when_the_district_takes_it(cast, client):
    goal = a_goal(cast.member, by=cast.driver)
    sign_in(client, cast.facilitator)
    client.post(reverse("problems:revise_goal", args=[goal.pk]), TYPED | {"seen": "1"})
    assert list(GoalVersion.objects.in_force().values_list("number", flat=True)) == [1]
    sign_in(client, cast.driver)
    page = client.get(reverse("problems:goal", args=[goal.pk])).content.decode()
    assert "Fran Ortega proposes this change" in page
    take = reverse("problems:take_goal", args=[goal.pk])
    for _ in range(2):
        client.post(take, {"seen": "2"})
    assert GoalVersion.objects.in_force().count() == 2
    assert sum("took the proposed goal" in line for line in goal_lines(cast)) == 1


def test_a_sponsor_agrees_to_the_version_they_saw(cast, client):
    goal = a_goal(cast.member, by=cast.driver)
    sign_in(client, cast.driver).post(reverse("problems:revise_goal", args=[goal.pk]), TYPED | {"seen": "1"})
    sign_in(client, cast.sponsor)
    agree = reverse("problems:agree_goal", args=[goal.pk])
    late = client.post(agree, {"seen": "1"}, follow=True)
    assert "changed while you were reading" in late.content.decode()
    assert not goal.versions.exclude(agreed_at=None).exists()
    for _ in range(2):
        client.post(agree, {"seen": "2"})
    assert goal.versions.get(number=2).agreed_by == cast.sponsor
    assert sum("agreed to the goal" in line for line in goal_lines(cast)) == 1


def test_a_proposal_is_not_agreed_before_it_is_taken(cast, client):
    goal = a_goal(cast.member, by=cast.facilitator, proposed=True)
    sign_in(client, cast.sponsor).post(reverse("problems:agree_goal", args=[goal.pk]), {"seen": "1"})
    assert goal.versions.get().agreed_at is None


def test_a_retired_goal_keeps_its_versions_and_takes_no_more(cast, client):
    goal = a_goal(cast.member, by=cast.driver)
    sign_in(client, cast.driver)
    retire = reverse("problems:retire_goal", args=[goal.pk])
    client.post(retire, {"why": ""})
    goal.refresh_from_db()
    assert goal.retired_at is None
    client.post(retire, {"why": "Reached in May."})
    assert client.get(reverse("problems:revise_goal", args=[goal.pk])).status_code == 404
    page = client.get(reverse("problems:goal", args=[goal.pk])).content.decode()
    assert "This goal was retired" in page
    assert "Version 1" in page
    assert Activity.objects.filter(about="goals", why="Reached in May.").count() == 1


def test_a_goal_says_which_plan_it_serves_and_each_version_keeps_its_own(cast, client):
    goal = a_goal(cast.member, by=cast.driver)
    sign_in(client, cast.driver)
    address = reverse("problems:revise_goal", args=[goal.pk])
    plan = {
        "plan_kind": "lcap",
        "aligned_to": "",
        "plan_part": "goal 2, page 41",
        "plan_years": "2024-25 to 2026-27",
        "serves": "It moves what goal 2 is about.",
    }
    assert client.post(address, TYPED | plan | {"seen": "1"}).status_code == 302
    page = client.get(reverse("problems:goal", args=[goal.pk])).content.decode()
    assert "LCAP 2024-25 to 2026-27, goal 2, page 41" in page
    assert "It moves what goal 2 is about." in page
    assert "Kind of plan: <del>nothing</del> <ins>LCAP</ins>" in page
    assert "Place in the plan: <del>nothing</del> <ins>goal 2, page 41</ins>" in page
    assert list(goal.versions.order_by("number").values_list("plan_kind", "aligned_to")) == [
        ("", "Local plan, goal 2"),
        ("lcap", ""),
    ]


@pytest.mark.parametrize(
    ("plan", "field", "words"),
    [
        ({"plan_kind": "other"}, "aligned_to", "Give the name of the plan."),
        ({"plan_part": "goal 2"}, "plan_kind", "Say which plan this is about"),
        ({"serves": "It helps."}, "plan_kind", "Say which plan this is about"),
    ],
)
def test_a_plan_without_a_name_is_asked_for_it_and_refused_by_the_database(cast, client, plan, field, words):
    goal = a_goal(cast.member, by=cast.driver)
    address = reverse("problems:revise_goal", args=[goal.pk])
    answer = sign_in(client, cast.driver).post(address, TYPED | {"seen": "1", "aligned_to": ""} | plan)
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert "Half of the classes started late." in answer.content.decode()
    with pytest.raises(IntegrityError, match="names_its_plan"), transaction.atomic():
        goal.versions.update(aligned_to="", **plan)


def test_the_hub_reads_which_plans_all_goals_serve(cast, client, django_assert_num_queries):
    a_goal(cast.member, by=cast.driver)
    other = a_goal(cast.neighbour, "Pupils read together", by=cast.neighbour_driver)
    other.versions.update(aligned_to="", plan_kind="")
    a_goal(a_member(cast.network, "Mill Bend"), by=cast.facilitator, proposed=True)
    address = reverse("progress:goals_board", args=["sierra"])
    board = sign_in(client, cast.facilitator).get(address).context["board"]
    assert board.sentence == "1 of 2 goals serves a plan that its district has anyway: another plan 1."
    assert [row.name for row in board.rows] == ["Camino Flat", "Gold Ridge Union"]
    assert [row.name for row in board.without] == ["Mill Bend"]
    page = client.get(address).content.decode()
    assert "Serves Local plan, goal 2" in page
    assert "Names no plan yet" in page
    goal = a_goal(cast.member, "Pupils check their work", by=cast.driver)
    goal.versions.update(aligned_to="", plan_kind="spsa")
    with django_assert_num_queries(6):  # session, person, holdings, network, members, goals
        again = client.get(address).context["board"]
    assert "2 of 3 goals serve a plan that its district has anyway: SPSA 1 and another plan 1." in again.sentence
