"""Positions: total, explained, and never moved back by a fact that is added."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from design_process.phases.shipped import KEYS, shipped_template
from design_process.progress.gates import GATE_OF
from design_process.progress.next_step import next_step
from design_process.progress.position import (
    PREWORK,
    CycleFact,
    Facts,
    Override,
    Stage,
    planned_order,
    position_of,
)

TODAY = date(2026, 11, 23)


def stages(key: str = "six-phase", starts: date | None = date(2026, 9, 1)) -> tuple[Stage, ...]:
    """The phases of a shipped template, 30 days each."""
    found = []
    for order, phase in enumerate(shipped_template(key).phases, start=1):
        opens = starts + timedelta(days=30 * (order - 1)) if starts else None
        found.append(Stage(order, phase.kind, phase.label, opens, opens + timedelta(days=29) if opens else None))
    return tuple(found)


SIX = stages()
READY = Facts(SIX, TODAY, True, True, True, True, True, True, everyone_joined=True, data_reviewed=True)

cycle_facts = st.builds(
    CycleFact,
    number=st.integers(1, 9),
    state=st.sampled_from(["plan", "do", "study", "closed"]),
    act=st.sampled_from(["", "adopt", "adapt", "abandon"]),
)
facts = st.builds(
    Facts,
    stages=st.sampled_from([stages(key) for key in KEYS] + [(), stages(starts=None)]),
    today=st.dates(date(2026, 7, 1), date(2027, 7, 1)),
    sponsor_named=st.booleans(),
    driver_named=st.booleans(),
    team_convened=st.booleans(),
    problem_adopted=st.booleans(),
    goal_set=st.booleans(),
    plan_made=st.booleans(),
    phases_done=st.frozensets(st.integers(1, 6)),
    prototypes=st.integers(0, 5),
    cycles=st.lists(cycle_facts, max_size=6).map(tuple),
    override=st.none(),
    everyone_joined=st.booleans(),
    data_reviewed=st.booleans(),
    passed=st.frozensets(st.sampled_from(sorted(GATE_OF))),
    evidence=st.integers(0, 3),
    insights=st.integers(0, 3),
)


@given(facts)
def test_any_facts_give_one_position_with_a_reason(known):
    position = position_of(known)
    orders = {PREWORK, *(stage.order for stage in known.stages)}
    assert position.order in orders
    assert position.reason.endswith(".")
    assert position.label
    assert [step.state for step in position.steps].count("here") == 1
    assert [step.order for step in position.steps] == sorted(orders)
    assert position.pace_words.endswith(".")


@given(facts, cycle_facts, st.integers(1, 6))
def test_adding_a_fact_never_moves_anybody_back(known, cycle, order):
    before = position_of(known).order
    more = (
        known._replace(sponsor_named=True),
        known._replace(driver_named=True),
        known._replace(team_convened=True),
        known._replace(problem_adopted=True),
        known._replace(goal_set=True),
        known._replace(plan_made=True),
        known._replace(everyone_joined=True),
        known._replace(data_reviewed=True),
        known._replace(passed=known.passed | {"sponsor"}),
        known._replace(phases_done=known.phases_done | {order}),
        known._replace(evidence=known.evidence + 1),
        known._replace(insights=known.insights + 1),
        known._replace(prototypes=known.prototypes + 1),
        known._replace(cycles=(*known.cycles, cycle)),
    )
    assert all(position_of(facts).order >= before for facts in more)


@given(facts, st.integers(1, 6))
def test_an_override_is_shown_with_its_reason_and_with_what_was_computed(known, order):
    said = Override(order, "They are testing on paper.", "Fran Ortega")
    position = position_of(known._replace(override=said))
    computed = position_of(known)
    assert position.computed_order == computed.order
    if order in {stage.order for stage in known.stages}:
        assert position.order == order
        assert position.is_overridden
        assert "They are testing on paper." in position.reason
        assert "Fran Ortega" in position.reason
        assert computed.label in position.reason
    else:
        assert position == computed


@pytest.mark.parametrize(
    ("known", "label", "reason"),
    [
        (
            Facts(SIX, TODAY, sponsor_named=True, driver_named=True),
            "Pre-work",
            "a design team from at least two groups",
        ),
        (READY._replace(plan_made=False), "Pre-work", "Pre-work still needs a project plan."),
        (READY._replace(data_reviewed=False), "Pre-work", "Pre-work still needs a look at the common data together."),
        (READY._replace(sponsor_named=False, passed=frozenset({"sponsor"})), "Discover", "Pre-work is complete"),
        (READY, "Discover", "Pre-work is complete"),
        (
            READY._replace(evidence=1),
            "Discover",
            "One piece of evidence is on the board; no insight is written down yet.",
        ),
        (Facts(SIX, TODAY, evidence=3), "Discover", "3 pieces of evidence are on the board"),
        (READY._replace(evidence=3, insights=2), "Interpret", "2 insights are written down."),
        (READY._replace(insights=1, prototypes=1), "Prototype", "A prototype is made"),
        (READY._replace(phases_done=frozenset({1, 2})), "Ideate", "through Discover and Interpret."),
        (READY._replace(phases_done=frozenset({6})), "Evolve", "through Evolve."),
        (READY._replace(prototypes=1), "Prototype", "A prototype is made; no test cycle has been planned yet."),
        (READY._replace(prototypes=1, cycles=(CycleFact(1, "do"),)), "Test", "Test cycle 1 is running."),
        (
            READY._replace(prototypes=1, cycles=(CycleFact(1, "closed", "adapt"),)),
            "Test",
            "Test cycle 1 ended with a decision to adapt; no next one is planned yet.",
        ),
        (
            READY._replace(prototypes=1, cycles=(CycleFact(1, "closed", "adopt"), CycleFact(2, "study"))),
            "Evolve",
            "A test cycle ended with a decision to adopt. Test cycle 2 is being studied.",
        ),
    ],
)
def test_the_furthest_fact_decides_and_says_why(known, label, reason):
    position = position_of(known)
    assert position.label == label
    assert reason in position.reason


def test_a_process_without_a_building_phase_puts_a_prototype_where_it_is_tried():
    position = position_of(READY._replace(stages=stages("model-for-improvement"), prototypes=1))
    assert position.label == "Test cycles"


def test_a_process_that_ends_with_testing_keeps_an_adopted_change_there():
    closed = (CycleFact(1, "closed", "adopt"),)
    assert position_of(READY._replace(stages=stages("design-thinking"), cycles=closed)).label == "Test"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (READY, "Find out how it is now"),
        (READY._replace(evidence=2), "Write down what you learned"),
        (READY._replace(evidence=2, insights=1), "Say what you made in Interpret"),
        (READY._replace(phases_done=frozenset({1})), "Say what you made in Interpret"),
        (READY._replace(phases_done=frozenset({1}), evidence=1), "Write down what you learned"),
        (READY._replace(phases_done=frozenset({1, 2}), evidence=1), "Make your first prototype"),
        (READY._replace(phases_done=frozenset({1, 2, 3, 4}), evidence=1), "Write down the prototype you try"),
    ],
)
def test_the_next_step_of_understanding_is_what_is_not_there_yet(known, words):
    assert next_step(position_of(known)).words == words


@pytest.mark.parametrize(
    ("today", "planned"),
    [
        (date(2026, 8, 31), 0),
        (date(2026, 9, 1), 1),
        (date(2026, 9, 30), 1),
        (date(2026, 10, 1), 2),
        (date(2028, 1, 1), 6),
    ],
)
def test_the_plan_is_the_window_that_holds_today(today, planned):
    assert planned_order(SIX, today) == planned


def test_without_a_design_cycle_there_is_no_plan():
    position = position_of(READY._replace(stages=stages(starts=None)))
    assert position.planned_order is None
    assert position.pace == "unplanned"
    assert not any(step.planned for step in position.steps)


def test_pace_says_how_far_from_the_plan():
    behind = position_of(READY)  # planned: Ideate, there: Discover
    assert (behind.pace, behind.behind_by) == ("behind", 2)
    assert behind.pace_words == "The network plans to be in Ideate now; the work is 2 phases behind that."
    ahead = position_of(READY._replace(prototypes=1))
    assert (ahead.pace, ahead.behind_by) == ("ahead", 0)
    assert position_of(READY._replace(phases_done=frozenset({2}))).pace == "on"


def test_the_bar_shows_loops_of_numbered_cycles():
    cycles = (*tuple(CycleFact(n, "closed", "adapt") for n in range(1, 6)), CycleFact(6, "do"))
    steps = {step.label: step for step in position_of(READY._replace(prototypes=2, cycles=cycles)).steps}
    assert steps["Test"].loops == ("6",)
    assert steps["Evolve"].loops == ("1–2", "3", "4", "5")
    assert steps["Pre-work"].state == "done"
    assert steps["Ideate"].planned
