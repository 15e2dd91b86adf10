"""Members and phases: every cell leads to the work, and what stands there is computed, explained and dated."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import brotli
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from design_process.phases.actions import SaidPosition, finish_phase, override_position, project_of
from design_process.phases.models import Phase
from design_process.progress.position import CycleFact, Facts, Override, Stage, position_of
from design_process.progress.since import Days, since_when
from design_process.project_plan.actions import finish_task, make_plan
from design_process.project_plan.models import ProjectTask
from tests.world import a_cycle, a_design_cycle, a_goal, a_member, a_prototype
from tests.world_celebrations import a_celebration
from tests.world_evidence import an_insight, some_evidence
from tests.world_lessons import a_lesson

TODAY = timezone.localdate()
KINDS = ("understand", "frame", "imagine", "build", "try", "spread")
SIX = tuple(Stage(order, kind, kind.title()) for order, kind in enumerate(KINDS, start=1))


@pytest.fixture
def board_of(cast, client):
    def opened(who: str):
        client.force_login(getattr(cast, who))
        return client.get(reverse("phases:board", args=[cast.network.slug]))

    return opened


def row_of(response, name: str):
    return next(row for row in response.context["board"].rows if row.name == name)


def words_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


def test_each_cell_leads_to_the_work_of_its_member(cast, board_of):
    a_design_cycle(cast.network)
    a_goal(cast.member, by=cast.driver)
    an_insight(some_evidence(cast.member, by=cast.driver), by=cast.driver)
    a_cycle(a_prototype(cast.member, by=cast.driver))
    response = board_of("facilitator")
    cells = {cell.label: cell for cell in row_of(response, "Gold Ridge Union").cells}
    page = response.content.decode()
    for label, name, made in (
        ("Pre-work", "progress:readiness", "would help"),
        ("Discover", "evidence:board", "1 piece of evidence"),
        ("Interpret", "insights:insights", "1 insight"),
        ("Ideate", "ideas:rounds", "Ideas"),
        ("Prototype", "prototypes:prototypes", "1 prototype"),
        ("Test", "prototypes:prototypes", "1 test cycle"),
    ):
        assert made in cells[label].made
        assert cells[label].url == reverse(name, args=[cast.member.pk])
        assert cells[label].url in page
    ledger = f"{reverse('lessons:lessons', args=[cast.network.slug])}?member={cast.member.pk}"
    assert (cells["Evolve"].made, cells["Evolve"].url) == ("What came of it", ledger)
    assert ledger in page
    assert [cell.state for cell in cells.values()] == ["done"] * 5 + ["here", "ahead"]
    begun = TODAY - timedelta(days=7)
    assert f"In Test since {begun.day} {begun:%b %Y}. Test cycle 1 is being planned." in words_of(response)
    assert "What would move it: Write the study of the test cycle that runs, and decide" in words_of(response)
    assert "the work is 4 phases ahead of that" in words_of(response)


def test_members_stand_by_name_and_nobody_sees_anothers_row(cast, board_of):
    a_design_cycle(cast.network)
    assert [row.name for row in board_of("facilitator").context["board"].rows] == ["Camino Flat", "Gold Ridge Union"]
    for who in ("driver", "team_member", "sponsor"):
        page = words_of(board_of(who))
        assert "Gold Ridge Union" in page
        assert "Camino Flat" not in page
        assert "What the other 1 member does is theirs." in page
        assert "Set the position by hand" not in page
    assert "Gold Ridge Union" not in words_of(board_of("neighbour_driver"))


def test_the_last_cell_counts_what_was_learned_and_leads_to_it(cast, client, board_of):
    a_design_cycle(cast.network)
    lesson = a_lesson(cast.member, "Exit tickets", by=cast.driver)
    a_lesson(cast.neighbour, "Paper boats", by=cast.neighbour_driver, visibility="network")
    made = a_celebration(cast.member, by=cast.driver, visibility="network")

    def cell(who: str):
        return row_of(board_of(who), "Gold Ridge Union").cells[-1]

    assert cell("driver").made == "1 lesson and 1 celebration"
    assert cell("sponsor").made == "1 celebration", "the lesson is the team's until it opens it"
    type(lesson).objects.filter(pk=lesson.pk).update(visibility="network")
    found = cell("sponsor")
    assert found.made == "1 lesson and 1 celebration"
    page = client.get(found.url).content.decode()
    assert "Exit tickets" in page
    assert made.get_absolute_url() in page
    assert "Paper boats" not in page
    assert "Paper boats" in client.get(found.url.split("?")[0]).content.decode()


def test_the_process_the_pre_work_and_the_board_lead_to_one_another(cast, client, board_of):
    a_design_cycle(cast.network)
    board, slug = reverse("phases:board", args=[cast.network.slug]), cast.network.slug
    page = board_of("facilitator").content.decode()
    assert f'id="member-{cast.member.pk}"' in page
    assert reverse("progress:readiness_board", args=[slug]) in page
    for name in ("phases:process", "progress:readiness_board"):
        assert board in client.get(reverse(name, args=[slug])).content.decode()
    assert f"{board}#member-{cast.member.pk}" in client.get(reverse("phases:process", args=[slug])).content.decode()


def test_a_sponsor_is_given_no_way_that_is_closed_to_them(cast, client, board_of):
    a_design_cycle(cast.network)
    response = board_of("sponsor")
    row = row_of(response, "Gold Ridge Union")
    assert row.step_url == ""
    for cell in row.cells:
        assert not cell.url or client.get(cell.url).status_code == 200


def test_benchmarks_of_a_phase_are_met_or_not(cast, board_of):
    a_design_cycle(cast.network)
    project = project_of(cast.member)
    make_plan(project, by=cast.driver, on=TODAY)
    marks = ProjectTask.objects.standing().filter(project=project, is_benchmark=True)
    assert marks.exists()
    one = marks.first()
    finish_task(one, done=True, by=cast.driver, on=TODAY)
    of = marks.filter(phase=one.phase).count()
    cells = row_of(board_of("facilitator"), "Gold Ridge Union").cells
    assert cells[one.phase.order].benchmarks.startswith(f"1 of {of} benchmark")
    finish_phase(project, one.phase, "Asked 140 students.", by=cast.driver)
    cells = row_of(board_of("facilitator"), "Gold Ridge Union").cells
    assert cells[one.phase.order].benchmarks.startswith(f"{of} of {of} benchmark")
    assert row_of(board_of("facilitator"), "Camino Flat").cells[1].benchmarks == ""


def test_an_override_is_shown_with_its_day_and_when_the_work_has_gone_beyond_it(cast, board_of):
    a_design_cycle(cast.network)
    first = Phase.objects.get(template__network=cast.network, order=1)
    said = SaidPosition(first, TODAY - timedelta(days=20), "They look again.")
    override_position(project_of(cast.member), said, by=cast.facilitator)
    page = words_of(board_of("facilitator"))
    day = said.since
    assert f"In Discover since {day.day} {day:%b %Y}. They look again. (Set by Fran Ortega" in page
    assert "The work has gone beyond" not in page
    a_prototype(cast.member, by=cast.driver)
    assert "The work has gone beyond what was set by hand." in words_of(board_of("facilitator"))
    assert "They look again. (Set by Fran Ortega" in words_of(board_of("driver"))


def test_before_a_design_cycle_everybody_is_in_prework(cast, board_of):
    response = board_of("facilitator")
    assert "No design cycle has started yet" in words_of(response)
    assert "Set the position by hand" not in words_of(response)
    assert {row.position.label for row in response.context["board"].rows} == {"Pre-work"}


def test_sixty_members_cost_no_more_queries_and_stay_within_the_bytes(cast, django_assert_num_queries):
    a_design_cycle(cast.network)
    address = reverse("phases:board", args=[cast.network.slug])
    client = Client()
    client.force_login(cast.facilitator)
    client.get(address)
    # session, person, holdings, network, cycle, phases, facts, names, benchmarks, lessons, celebrations
    with django_assert_num_queries(11):
        client.get(address)
    for number in range(58):
        make_plan(project_of(a_member(cast.network, f"District {number}")), by=cast.facilitator, on=TODAY)
    with django_assert_num_queries(11):
        response = client.get(address)
    assert len(response.context["board"].rows) == 60
    assert len(brotli.compress(response.content, quality=4)) < 40_000


@pytest.mark.parametrize(
    ("known", "since"),
    [
        ({}, date(2026, 9, 1)),
        ({"evidence": 1}, date(2026, 9, 2)),
        ({"evidence": 1, "insights": 1}, date(2026, 9, 3)),
        ({"prototypes": 1}, date(2026, 9, 4)),
        ({"prototypes": 1, "cycles": (CycleFact(1, "do"),)}, date(2026, 9, 5)),
        ({"prototypes": 1, "cycles": (CycleFact(1, "closed", "adopt"),)}, date(2026, 9, 6)),
        ({"phases_done": frozenset({1, 2})}, date(2026, 9, 7)),
        ({"override": Override(5, "On paper.", "Fran", date(2026, 8, 1))}, date(2026, 8, 1)),
    ],
)
def test_since_is_the_day_of_the_first_fact_that_reaches_the_position(known, since):
    days = Days(*(date(2026, 9, day) for day in range(1, 8)))
    position = position_of(Facts(SIX, date(2026, 11, 23), **known))
    assert since_when(position, days) == since


def test_nothing_that_is_recorded_tells_since_when_prework_is_complete():
    ready = {"sponsor_named", "driver_named", "team_convened", "problem_adopted", "goal_set", "plan_made"}
    known = Facts(SIX, TODAY, everyone_joined=True, data_reviewed=True, **dict.fromkeys(ready, True))
    assert since_when(position_of(known), Days(took_part=TODAY)) is None


def test_a_day_is_the_day_where_the_reader_is(cast, board_of):
    """Half past six in the evening in California is tomorrow in London."""
    a_design_cycle(cast.network)
    card = a_prototype(cast.member, by=cast.driver)
    evening = datetime(2026, 10, 14, 18, 30, tzinfo=ZoneInfo("America/Los_Angeles"))
    type(card).objects.filter(pk=card.pk).update(created_at=evening)
    cast.facilitator.time_zone = "America/Los_Angeles"
    cast.facilitator.save()
    assert row_of(board_of("facilitator"), "Gold Ridge Union").since == date(2026, 10, 14)
