"""Whose voice is missing: the groups a problem touches against team, evidence, insights and chosen ideas."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from design_process.coverage.alerts import GroupRow, Heard, alerts_of
from design_process.coverage.matrix import coverage
from design_process.ideas.models import Credit
from design_process.problems.actions import adopt_problem
from design_process.problems.models import ProblemOfPractice
from tests.world import a_design_cycle, a_problem
from tests.world_evidence import an_insight, some_evidence
from tests.world_ideas import a_choice, a_team, an_open_round


@pytest.fixture
def touched(cast):
    """The member works on a problem that touches teachers, students and special education."""
    a_design_cycle(cast.network, by=cast.facilitator)
    problem = a_problem(cast.network, by=cast.facilitator)
    groups = ["teacher", "student", "special_education"]
    ProblemOfPractice.objects.filter(pk=problem.pk).update(stakeholder_groups=groups)
    adopt_problem(cast.member, problem, by=cast.driver, on=cast.network.created_at.date())
    return problem


def page(client, cast, who=None):
    client.force_login(who or cast.driver)
    answer = client.get(reverse("coverage:voices", args=[cast.member.pk]))
    assert answer.status_code == 200
    return answer


def alerts(client, cast, who=None):
    return {alert.words: alert for alert in page(client, cast, who).context["alerts"]}


def test_the_hub_ticks_whom_a_problem_touches_and_the_database_knows_only_groups(client, cast):
    problem = a_problem(cast.network, by=cast.facilitator)
    client.force_login(cast.facilitator)
    address = reverse("problems:edit_problem", args=[problem.pk])
    sent = {"title": problem.title, "statement": problem.statement, "for_whom": problem.for_whom}
    wrong = client.post(address, {**sent, "title": "Kept as typed", "stakeholder_groups": ["student", "nobody"]})
    assert wrong.status_code == 422
    assert "Kept as typed" in wrong.content.decode()
    assert client.post(address, {**sent, "stakeholder_groups": ["student", "family"]}).status_code == 302
    problem.refresh_from_db()
    assert problem.stakeholder_groups == ["student", "family"]
    assert "Student and family" in client.get(reverse("problems:problem", args=[problem.pk])).content.decode()
    ticked = client.get(address).context["form"]["stakeholder_groups"]
    assert [box.data["value"] for box in ticked if box.data["selected"]] == ["student", "family"]
    with pytest.raises(IntegrityError, match="problem_touches_known_groups"), transaction.atomic():
        ProblemOfPractice.objects.filter(pk=problem.pk).update(stakeholder_groups=["nobody"])


def test_each_missing_voice_is_said_once_with_the_button_that_helps(client, cast, touched):
    a_team(cast.member, "teacher")
    found = alerts(client, cast)
    seat = found.pop("No special education or student voice in the team.")
    asked = parse_qs(urlsplit(seat.url).query)
    assert asked["stakeholder_group"] == ["special_education"]
    assert client.get(seat.url).context["form"]["stakeholder_group"].value() == "special_education"
    talk = found.pop("Students interviewed: 0.")
    assert client.get(talk.url).context["form"]["heard"].value() == "student"
    assert found.pop("No teacher or special education voice in Discover.").url
    assert not found
    # who may not invite is told who may
    no = alerts(client, cast, cast.team_member)["No special education or student voice in the team."]
    assert (no.url, no.button) == ("", "Your project driver can invite somebody, or the hub.")


def test_a_voice_that_was_heard_but_carries_no_insight_is_missing_in_interpret(client, cast, touched):
    teachers = some_evidence(cast.member, "Teachers say", by=cast.driver, kind="teacher_survey")
    some_evidence(cast.member, "Aides say", by=cast.driver, heard="special_education")
    some_evidence(cast.member, "Pupils say", by=cast.driver, kind="interview", heard="student")
    assert not any("Interpret" in words for words in alerts(client, cast))  # nothing is interpreted yet
    an_insight(teachers, by=cast.driver)
    said = [words for words in alerts(client, cast) if "Interpret" in words]
    assert len(said) == 1
    assert said[0].startswith("No special education or student voice in Interpret")
    rows = {row.key: (row.pieces, row.insights) for row in page(client, cast).context["page"].touched}
    assert rows == {"teacher": (1, 1), "special_education": (1, 0), "student": (1, 0)}
    assert "Students interviewed: 0." not in alerts(client, cast)


def test_ideas_count_for_a_group_only_when_their_authors_are_named(client, cast, touched):
    offices, teachers = a_team(cast.member, *["central_office"] * 3), a_team(cast.member, *["teacher"] * 3)
    writers = [(who, f"Idea {number}") for number, who in enumerate([*offices, *teachers])]
    asked = an_open_round(cast.member, *writers, by=cast.driver)
    a_choice(asked, "Idea 0", "Idea 1", "Idea 2", "Idea 3", by=cast.driver)
    before = page(client, cast).context["page"]
    assert all(row.chosen == 0 for row in (*before.touched, *before.others))
    assert any(one.words.startswith("Three of four chosen ideas") for one in before.alerts)
    Credit.objects.filter(person=offices[0]).update(is_named=True)
    after = page(client, cast).context["page"]
    assert {row.key: row.chosen for row in (*after.touched, *after.others) if row.chosen} == {"central_office": 1}
    assert not any("chosen ideas" in one.words for one in after.alerts)  # two are left, and would be known


def test_pre_work_says_what_is_missing_once_to_the_team_and_not_to_the_sponsor(client, cast, touched):
    address, words = reverse("progress:readiness", args=[cast.member.pk]), "voice in the team."
    for who, times in ((cast.driver, 1), (cast.facilitator, 1), (cast.sponsor, 0)):
        client.force_login(who)
        text = client.get(address).content.decode()
        assert text.count(words) == times
        assert ("See whose voice is missing" in text) == bool(times)


def test_without_a_problem_or_its_groups_the_page_says_what_comes_first(client, cast):
    text = page(client, cast).content.decode()
    assert "Choose the problem" in text
    problem = a_problem(cast.network, by=cast.facilitator)
    adopt_problem(cast.member, problem, by=cast.driver, on=cast.network.created_at.date())
    words = "Nobody has said yet which groups this problem touches."
    assert alerts(client, cast)[words].url == ""
    assert alerts(client, cast, cast.facilitator)[words].url == reverse("problems:edit_problem", args=[problem.pk])


def test_it_asks_as_much_for_a_full_board_as_for_a_small_one(cast, touched):
    def fill(times):
        for number in range(times):
            piece = some_evidence(cast.member, f"Piece {number}", by=cast.driver, heard="teacher")
            an_insight(piece, by=cast.driver)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            coverage(cast.member)
        return len(asked)

    team = a_team(cast.member, "teacher", "student", "family")
    asked = an_open_round(cast.member, *[(who, f"Idea of {who}") for who in team], by=cast.driver)
    a_choice(asked, str(asked.ideas.first()), by=cast.driver)
    fill(1)
    small = cost()
    a_team(cast.neighbour, "teacher")
    fill(12)
    assert cost() == small <= 11


def test_alerts_speak_of_the_groups_that_are_touched_alone():
    heard = Heard(1, 0, "", "Discover", "Interpret")
    rows = [GroupRow("family", "Family", True, seats=1, pieces=2), GroupRow("teacher", "Teacher", False)]
    assert alerts_of(rows, heard) == ()
