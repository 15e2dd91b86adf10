"""Pre-work: what is there and what would help next, from the facts of the position; gates passed with a reason."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from design_process.phases.actions import project_of, write_project
from design_process.problems.actions import adopt_problem
from design_process.progress.actions import note_gate
from design_process.progress.gates import GATE_OF, GATES
from design_process.progress.models import GateNote
from design_process.progress.position import Facts, missing_prework, position_of
from design_process.progress.positions import position_for
from design_process.progress.readiness import lines_of, sentence_of
from design_process.progress.readiness_page import readiness, readiness_board
from network.activity.models import Activity
from network.membership.roles import Role
from tests.world import a_design_cycle, a_goal, a_member, a_person, a_seat

TODAY = timezone.localdate()
NAMES = [gate.fact for gate in GATES]


@pytest.fixture
def as_(cast, client):
    def signed_in(who: str):
        client.force_login(getattr(cast, who))
        return client

    return signed_in


def page_of(client, member) -> str:
    return client.get(reverse("progress:readiness", args=[member.pk])).content.decode()


@given(st.fixed_dictionaries({name: st.booleans() for name in NAMES}), st.frozensets(st.sampled_from(sorted(GATE_OF))))
def test_lines_and_position_never_disagree(there, passed):
    known = Facts((), date(2026, 11, 23), passed=passed, **there)
    lines = lines_of(known, {}, {})
    assert tuple(line.gate.needs for line in lines if line.is_open) == missing_prework(known)
    assert ("Pre-work still needs" in position_of(known).reason) == any(line.is_open for line in lines)
    assert ("help next" in sentence_of(lines)) == any(line.is_open for line in lines)


def test_each_line_says_what_is_there_and_offers_what_is_not(cast, as_):
    page = page_of(as_("driver"), cast.member)
    assert "What would help next: a design team from at least two groups of people." in page
    assert "Sasha Lindqvist" in page  # the sponsor
    assert f"?member={cast.member.pk}&amp;role=team_member" in page
    for name in ("problems:adopt", "problems:new_goal", "progress:note_data"):
        assert reverse(name, args=[cast.member.pk]) in page
    assert "It is written once the design cycle has begun." in page
    assert "Let them go on without it" not in page


def test_a_team_member_reads_who_can_help_and_gets_no_button_that_would_refuse(cast, as_):
    page = page_of(as_("team_member"), cast.member)
    assert "Your project driver can do this, or the hub." in page
    assert reverse("problems:adopt", args=[cast.member.pk]) not in page


def test_who_has_not_signed_in_is_named_to_their_own_team(cast, as_):
    late = a_person("late@sierra.test", "Lou Late")
    late.joined_at = None
    late.save()
    a_seat(cast.member, late, Role.TEAM_MEMBER)
    assert "Not signed in yet:" in page_of(as_("driver"), cast.member)
    assert "Lou Late" in page_of(as_("driver"), cast.member)
    assert "a first sign-in of everyone in the team" in position_for(cast.member, TODAY).missing


def test_a_goal_that_lacks_something_says_what(cast, as_):
    a_goal(cast.member, by=cast.driver, target="90 %")
    assert "a goal" not in position_for(cast.member, TODAY).missing
    assert "To make it SMART: A step of 48 points is steep." in page_of(as_("driver"), cast.member)


def test_a_plan_is_there_on_the_page_as_in_the_position(cast, as_):
    a_design_cycle(cast.network)
    write_project(project_of(cast.member), "", "We meet on Tuesdays.", by=cast.driver, on=TODAY)
    assert "a project plan" not in position_for(cast.member, TODAY).missing
    assert f"Made on {TODAY.day} {TODAY:%b %Y}." in page_of(as_("driver"), cast.member)


def test_what_the_team_noticed_in_the_data_is_kept_once(cast, as_):
    client, to = as_("driver"), reverse("progress:note_data", args=[cast.member.pk])
    client.post(to, {"words": "Few of our pupils say why."})
    client.post(to, {"words": "Few of our pupils say why."})
    assert GateNote.objects.count() == 1
    assert "Few of our pupils say why. (Dana Whitfield," in page_of(client, cast.member)
    assert "a look at the common data together" not in position_for(cast.member, TODAY).missing


def test_a_gate_is_passed_with_a_reason_and_taken_back(cast, as_):
    client = as_("facilitator")
    to = reverse("progress:pass_gate", args=[cast.neighbour.pk, "sponsor"])
    refused = client.post(to, {"words": " "})
    assert refused.status_code == 422
    client.post(to, {"words": "The superintendent starts in January."})
    assert "a sponsor" not in position_for(cast.neighbour, TODAY).missing
    client.force_login(cast.neighbour_driver)
    page = page_of(client, cast.neighbour)
    assert "Passed: The superintendent starts in January. (Fran Ortega," in page
    note = GateNote.objects.get()
    client = as_("facilitator")
    board = client.get(reverse("progress:readiness_board", args=[cast.network.slug])).content.decode()
    assert "A sponsor: The superintendent starts in January. (Fran Ortega," in board
    client.post(reverse("progress:take_back_note", args=[note.pk]))
    client.post(reverse("progress:take_back_note", args=[note.pk]))  # sent twice
    assert "a sponsor" in position_for(cast.neighbour, TODAY).missing
    note.refresh_from_db()
    assert (note.taken_back_by, note.words) == (cast.facilitator, "The superintendent starts in January.")
    lines = list(Activity.objects.filter(network=cast.network, about="process").values_list("words", flat=True))
    assert sum("took back what was said of" in line for line in lines) == 1
    assert "let Camino Flat go on without a sponsor" in lines


def test_a_gate_that_is_none_is_not_found(cast, as_):
    to = reverse("progress:pass_gate", args=[cast.member.pk, "luck"])
    assert as_("facilitator").get(to).status_code == 404


def test_the_database_holds_one_pass_a_gate_with_its_words(cast):
    note_gate(cast.member, "plan", "They plan on paper.", passed=True, by=cast.facilitator)
    mine = {"network": cast.network, "member": cast.member, "by": cast.facilitator}
    for wrong in (
        {"gate": "plan", "passed": True, "words": "Again."},
        {"gate": "goal", "passed": True, "words": ""},
        {"gate": "goal", "passed": False, "words": "Only the data are noticed."},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            GateNote.objects.create(**mine, **wrong)


def test_the_board_names_each_member_once_in_three_queries(cast, as_, django_assert_num_queries):
    with django_assert_num_queries(3):
        readiness_board(cast.network, TODAY)
    for number in range(20):
        member = a_member(cast.network, f"District {number}", pupils=100 + number)
        note_gate(member, "plan", "On paper.", passed=True, by=cast.facilitator)
    with django_assert_num_queries(3):
        board = readiness_board(cast.network, TODAY)
    assert len(board.helped) == 22
    assert board.ready == ()
    page = as_("facilitator").get(reverse("progress:readiness_board", args=[cast.network.slug])).content.decode()
    assert page.count(">Camino Flat</a>") == 1
    assert "Harbor Point" not in page  # of another network


def test_a_page_asks_as_much_for_a_full_member_as_for_an_empty_one(cast, django_assert_num_queries):
    held = cast.facilitator.holdings
    a_design_cycle(cast.network)
    with django_assert_num_queries(8):
        readiness(cast.neighbour, held, TODAY)
    goal = a_goal(cast.member, by=cast.driver)
    adopt_problem(cast.member, goal.problem, by=cast.driver, on=TODAY - timedelta(days=1))
    for gate in ("team", "joined", "data", "plan"):
        note_gate(cast.member, gate, "They are only three.", passed=True, by=cast.facilitator)
    with django_assert_num_queries(8):
        page = readiness(cast.member, held, TODAY)
    assert page.sentence.startswith("Ready to begin")
    assert page.position.label == "Discover"
