"""The positions of a whole network: the facts of each member, in one query however many there are."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from design_process.evidence.models import Evidence
from design_process.phases.actions import (
    SaidPosition,
    finish_phase,
    override_position,
    project_of,
    remove_override,
    write_project,
)
from design_process.phases.models import DesignCycle, Phase
from design_process.progress.positions import position_for, positions_of
from districts.directory.actions import change_state
from tests.world import a_design_cycle, a_goal, a_member, a_problem
from tests.world_evidence import an_insight, some_evidence

TODAY = timezone.localdate()


@pytest.fixture
def under_way(cast):
    a_design_cycle(cast.network)
    return cast


def phase(cast, label: str) -> Phase:
    return Phase.objects.get(template__network=cast.network, label=label)


def test_before_any_design_cycle_everybody_is_in_prework(cast):
    found = positions_of(cast.network, TODAY)
    assert {p.label for p in found.values()} == {"Pre-work"}
    assert set(found) == {cast.member.pk, cast.neighbour.pk}
    assert found[cast.member.pk].pace == "unplanned"


def test_what_is_missing_is_named_for_each(under_way):
    found = positions_of(under_way.network, TODAY)
    assert "a sponsor" not in found[under_way.member.pk].missing
    assert "a sponsor" in found[under_way.neighbour.pk].missing
    assert "a project driver" not in found[under_way.neighbour.pk].missing


def test_facts_of_one_member_move_only_that_member(under_way):
    project = project_of(under_way.member)
    finish_phase(project, phase(under_way, "Discover"), "Asked 140 students.", by=under_way.driver)
    write_project(project, "", "Meet on Tuesdays.", by=under_way.driver, on=TODAY)
    found = positions_of(under_way.network, TODAY)
    assert found[under_way.member.pk].label == "Interpret"
    assert "a project plan" not in found[under_way.member.pk].missing
    assert found[under_way.neighbour.pk].label == "Pre-work"
    assert "Asked 140 students" not in found[under_way.member.pk].reason  # the board is seen beyond the team


def test_what_was_found_out_and_learned_moves_a_member_for_the_problem_of_today(under_way):
    member, by = under_way.member, under_way.driver
    a_goal(member, by=by)
    piece = some_evidence(member, by=by)
    found = position_for(member, TODAY)
    assert (found.label, found.reason) == (
        "Discover",
        "One piece of evidence is on the board; no insight is written down yet.",
    )
    an_insight(piece, by=by)
    found = position_for(member, TODAY)
    assert (found.label, found.reason) == ("Interpret", "One insight is written down.")
    assert position_for(under_way.neighbour, TODAY).label == "Pre-work"
    a_goal(member, by=by, problem=a_problem(under_way.network, "Reading together"))
    assert position_for(member, TODAY).label == "Pre-work"  # it was about another problem


def test_a_later_design_cycle_begins_with_what_is_found_out_in_it(under_way):
    old = some_evidence(under_way.member, by=under_way.driver)
    Evidence.objects.update(created_at=timezone.now() - timedelta(days=300))
    assert position_for(under_way.member, TODAY).label == "Discover"
    DesignCycle.objects.update(closed_at=timezone.now())
    a_design_cycle(under_way.network, starts_on=TODAY)
    assert position_for(under_way.member, TODAY).label == "Pre-work"
    some_evidence(under_way.member, by=under_way.driver)
    assert position_for(under_way.member, TODAY).label == "Discover"
    assert old.pk != Evidence.objects.latest("pk").pk


def test_an_override_is_shown_and_can_be_removed(under_way):
    project = project_of(under_way.member)
    said = SaidPosition(phase(under_way, "Test"), TODAY - timedelta(days=9), "They test on paper.")
    override_position(project, said, by=under_way.facilitator)
    found = position_for(under_way.member, TODAY)
    assert (found.label, found.computed_label, found.overridden_by) == ("Test", "Pre-work", "Fran Ortega")
    assert "They test on paper." in found.reason
    remove_override(project, by=under_way.facilitator)
    assert position_for(under_way.member, TODAY).label == "Pre-work"


def test_one_who_left_is_not_on_the_board_but_has_a_position(under_way):
    change_state(under_way.neighbour, "offboarded", by=under_way.facilitator, on=TODAY, reason="Merged.")
    assert under_way.neighbour.pk not in positions_of(under_way.network, TODAY)
    assert position_for(under_way.neighbour, TODAY).label == "Pre-work"


def test_another_networks_facts_do_not_count(under_way):
    a_design_cycle(under_way.other_network)
    project = project_of(under_way.other_member)
    own = Phase.objects.get(template__network=under_way.other_network, label="Test")
    finish_phase(project, own, "Two cycles.", by=under_way.other_driver)
    assert positions_of(under_way.other_network, TODAY)[under_way.other_member.pk].label == "Evolve"
    assert positions_of(under_way.network, TODAY)[under_way.member.pk].label == "Pre-work"


def test_one_query_for_two_members_and_for_forty(under_way, django_assert_num_queries):
    with django_assert_num_queries(1):
        positions_of(under_way.network, TODAY)
    for number in range(38):
        a_member(under_way.network, f"District {number}")
    with django_assert_num_queries(1):
        assert len(positions_of(under_way.network, TODAY)) == 40


def test_the_plan_follows_the_calendar(cast):
    a_design_cycle(cast.network, starts_on=date(2026, 9, 1))
    assert position_for(cast.member, date(2026, 8, 1)).planned_label == "Pre-work"
    assert position_for(cast.member, date(2026, 9, 1)).planned_label == "Discover"
    assert position_for(cast.member, date(2026, 9, 1) + timedelta(weeks=32)).planned_label == "Evolve"
