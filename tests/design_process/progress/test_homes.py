"""The three homes: what each puts first and why, and that they cost the same for any number of members."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from design_process.cycles.models import Log, TestCycle
from design_process.measures.actions import Entry, record_measurements
from design_process.progress import driver, facilitator, sponsor
from design_process.prototypes.models import Prototype
from districts.barriers.actions import Answered, answer_barrier
from districts.barriers.models import Barrier
from districts.directory.actions import change_state
from districts.directory.models import Member
from network.membership.roles import Role
from tests.world import (
    a_barrier,
    a_cycle,
    a_decision,
    a_design_cycle,
    a_goal,
    a_member,
    a_person,
    a_prototype,
    a_seat,
    a_study,
    an_indicator,
    an_invitation,
    log_it,
)

TODAY = timezone.localdate


def days(count: int):
    return timedelta(days=count)


@pytest.fixture
def testing(cast):
    """The member of the cast tests a prototype since twelve days, and has logged once."""
    cast.indicator = an_indicator(cast.network, by=cast.facilitator, starts_on=TODAY() - days(60))
    a_design_cycle(cast.network, by=cast.facilitator)
    cast.prototype = a_prototype(cast.member, by=cast.driver)
    cast.cycle = a_cycle(cast.prototype, by=cast.driver, starts_on=TODAY() - days(12))
    return cast


def needs(cast):
    return facilitator.this_week(cast.network, today=TODAY()).needs


# --- This week ----------------------------------------------------------------------------------


def test_a_barrier_for_the_county_reaches_the_facilitator_at_once_and_one_for_the_sponsor_after_a_week(cast):
    a_barrier(cast.member, "A form for every call", by=cast.driver, remover=Barrier.Remover.COUNTY)
    own = a_barrier(cast.member, "No substitute", by=cast.driver)
    assert [need.words for need in needs(cast) if need.rank == 1] == [
        "Gold Ridge Union is held up: A form for every call"
    ]
    Barrier.objects.filter(pk=own.pk).update(raised_at=timezone.now() - days(8))
    assert [need.words for need in needs(cast) if need.rank == 1] == [
        "Gold Ridge Union is held up: No substitute",
        "Gold Ridge Union is held up: A form for every call",
    ]


def test_a_member_that_tests_and_says_nothing_for_three_weeks_is_quiet_unless_it_is_paused(testing):
    log = log_it(testing.member, by=testing.driver, cycle=testing.cycle, words="Nine of 25.")
    assert not [need for need in needs(testing) if need.rank == 3]
    Log.objects.filter(pk=log.pk).update(at=timezone.now() - days(24))
    (quiet,) = [need for need in needs(testing) if need.rank == 3]
    assert quiet.words == "Gold Ridge Union is quiet"
    assert "3 weeks" in quiet.why
    page = facilitator.this_week(testing.network, today=TODAY())
    assert page.sentence == ("One of two members is testing; Gold Ridge Union has been quiet for three weeks or more.")
    change_state(testing.member, Member.State.PAUSED, by=testing.facilitator, on=TODAY(), reason="Leave")
    assert not [need for need in needs(testing) if need.rank == 3]


def test_a_cycle_past_its_last_day_asks_for_its_study_until_it_has_one(testing):
    log_it(testing.member, by=testing.driver, cycle=testing.cycle, words="Nine of 25.")
    assert not [need for need in needs(testing) if need.rank == 2]
    TestCycle.objects.filter(pk=testing.cycle.pk).update(ends_on=TODAY() - days(3))
    (late,) = [need for need in needs(testing) if need.rank == 2]
    assert late.words == "Gold Ridge Union: cycle 1 waits for its study"
    assert "3 days ago" in late.why
    a_study(testing.cycle, by=testing.driver)
    a_decision(testing.cycle, by=testing.driver)
    assert not [need for need in needs(testing) if need.rank == 2]


def test_a_member_without_a_driver_or_sponsor_and_an_old_invitation_are_named(cast):
    gaps = [need.words for need in needs(cast) if need.rank == 5]
    assert gaps == ["Camino Flat has no sponsor"]
    invitation = an_invitation(cast.neighbour, by=cast.facilitator)
    assert not [need for need in needs(cast) if need.rank == 6]
    type(invitation).objects.filter(pk=invitation.pk).update(sent_at=timezone.now() - days(9))
    (asked,) = [need for need in needs(cast) if need.rank == 6]
    assert asked.words == "One person has not answered the invitation"


def test_many_members_without_a_sponsor_are_one_line_and_keep_their_own_positions(testing):
    others = [a_member(testing.network, f"Valley {number}") for number in range(6)]
    for member in others[:3]:
        a_seat(member, a_person(f"driver{member.pk}@valley.test"), Role.DRIVER)
    (gap,) = [need for need in needs(testing) if need.rank == 5]
    assert gap.words == "Seven members have no driver or no sponsor"
    assert gap.why.startswith("Camino Flat, Valley 0, Valley 1, Valley 2 and three more. ")
    page = facilitator.this_week(testing.network, today=TODAY())
    missing = {row.name: row.position.missing[:2] for row in page.rows}
    assert missing["Valley 0"] == ("a sponsor", "a design team from at least two groups of people")
    assert missing["Valley 5"] == ("a sponsor", "a project driver")
    assert [row.position.label for row in page.rows if row.name == "Gold Ridge Union"] == ["Test"]


def test_the_board_lists_members_by_name_with_position_and_reason(testing, client):
    page = facilitator.this_week(testing.network, today=TODAY())
    assert [row.name for row in page.rows] == ["Camino Flat", "Gold Ridge Union"]
    gold = page.rows[1].position
    assert (gold.label, bool(gold.reason)) == ("Test", True)
    client.force_login(testing.facilitator)
    body = client.get("/").content.decode()
    assert gold.reason in body
    assert "track--at-5" in body


def test_an_empty_network_says_what_to_do_first(cast, client):
    from tests.world import a_network

    network = a_network("fresh")
    client.force_login(network.grants.get().person)
    body = client.get("/").content.decode()
    assert body.count("Add districts") == 1  # one thing to do, said once
    assert "No district takes part yet" in body


# --- Due now ------------------------------------------------------------------------------------


def lines(cast, who="driver"):
    return driver.due_now(cast.member, cast.everyone[who], today=TODAY()).items


def items(cast):
    return [line.item for line in lines(cast)]


def test_the_driver_sees_numbers_and_the_log_due_and_not_when_done(testing):
    assert [item.button for item in items(testing)] == ["Enter numbers", "Log it"]
    log_it(testing.member, by=testing.driver, cycle=testing.cycle, words="Nine of 25.")
    assert [item.button for item in items(testing)] == ["Enter numbers"]
    week = TODAY() - days(TODAY().weekday())
    entries = [Entry(testing.indicator.pk, week - days(7 * ago), 9, 25) for ago in range(2)]
    record_measurements(testing.member, entries, by=testing.driver)
    assert items(testing) == []


def test_a_number_that_is_late_leads_to_the_screen_of_its_week(testing, client):
    """The week before last Sunday is asked for on a screen of its own, not on that of the running week."""
    week = TODAY() - days(TODAY().weekday())
    an_indicator(testing.network, "Visits", unit="count", starts_on=week - days(21))
    an_indicator(testing.network, "Talks", unit="count", starts_on=week)
    type(testing.indicator).objects.filter(pk=testing.indicator.pk).update(starts_on=week - days(21))
    late, due = [line for line in lines(testing) if line.item.button == "Enter numbers"]
    assert (late.kind, late.item.words) == ("late", "Enter the numbers that are late")
    assert (due.kind, due.item.words, due.item.why[:5]) == ("due", "Enter the number that is due", "Talks")
    client.force_login(testing.driver)
    asked = client.get(late.item.url).context["form"].lines
    assert {line.period for line in asked} == {week - days(7)}
    assert {line.period for line in client.get(due.item.url).context["form"].lines} == {week}


def test_a_cycle_whose_time_is_over_comes_with_how_late_it_is(testing):
    log_it(testing.member, by=testing.driver, cycle=testing.cycle, words="Nine of 25.")
    TestCycle.objects.filter(pk=testing.cycle.pk).update(ends_on=TODAY() - days(3))
    late = [line for line in lines(testing) if line.item.button == "Write the study"]
    assert [(item.kind, item.when) for item in late] == [("late", "3 days late")]
    a_study(testing.cycle, by=testing.driver)
    assert "Decide" in [item.button for item in items(testing)]


def test_the_next_step_follows_from_what_exists(cast):
    def step():
        return [line.item.words for line in lines(cast) if line.kind == "info"]

    assert step() == ["Choose your problem of practice"]
    a_goal(cast.member, by=cast.driver)
    assert step() == ["Write down your plan"]


def test_an_answered_barrier_is_told_to_its_team(cast):
    barrier = a_barrier(cast.member, "No substitute", by=cast.driver)
    answer_barrier(barrier, Answered("removed", "Found one."), by=cast.sponsor)
    assert ("No substitute", "removed") in [(item.words, item.when) for item in items(cast)]


def test_what_did_not_work_elsewhere_is_shown_once_the_team_opened_it(testing):
    log_it(testing.member, by=testing.driver, cycle=testing.cycle, words="Nine of 25.")
    a_study(testing.cycle, by=testing.driver, did_not_work="Long starters.")

    def lessons():
        page = driver.due_now(testing.neighbour, testing.neighbour_driver, today=TODAY())
        return [lesson.words for lesson in page.lessons]

    assert lessons() == []
    TestCycle.objects.filter(pk=testing.cycle.pk).update(visibility="network")
    assert lessons() == ["Long starters."]


# --- The sponsor's page -------------------------------------------------------------------------


def status(cast):
    return sponsor.status(cast.member, now=timezone.now())


def test_asks_come_first_with_the_days_they_are_open_and_promises_with_their_day(cast):
    barrier = a_barrier(cast.member, "No substitute", by=cast.driver, ask="One substitute")
    Barrier.objects.filter(pk=barrier.pk).update(raised_at=timezone.now() - days(9))
    (ask,) = status(cast).asks
    assert (ask.words, ask.why, ask.when, ask.kind) == ("No substitute", "One substitute", "9 days open", "late")
    barrier.refresh_from_db()
    answer_barrier(barrier, Answered("promised", due_on=TODAY() + days(2)), by=cast.sponsor)
    (ask,) = status(cast).asks
    assert (ask.button, ask.kind) == ("Say it is done", "due")


def test_others_read_the_page_without_being_spoken_to_as_the_sponsor(cast, client):
    a_barrier(cast.member, "No substitute", by=cast.driver)
    for reader, says, button in (
        (cast.sponsor, "One thing waits for you.", ">Answer<"),
        (cast.driver, "One thing waits for the sponsor.", ">Read it<"),
    ):
        client.force_login(reader)
        page = client.get(f"/members/{cast.member.pk}/status/").content.decode()
        assert says in page
        assert button in page
        assert "raised today" in page


def test_a_goal_waits_for_the_sponsors_agreement(cast):
    a_goal(cast.member, by=cast.driver)
    (ask,) = status(cast).asks
    assert ask.button == "Read and agree"
    assert status(cast).problem == "Explaining reasoning"


def test_a_real_change_is_said_in_the_first_sentence_and_only_then(testing, perform_owed):
    assert status(testing).sentence == "Nothing waits for you. The team has not entered numbers yet."
    week = TODAY() - days(TODAY().weekday() + 7)
    shares = [30, 33, 31, 29, 32, 30, 31, 33, 29, 30, 32, 31, 55, 57, 54, 56, 58, 55, 57, 56, 54, 58, 57, 55]
    entries = [
        Entry(testing.indicator.pk, week - days(7 * (23 - number)), share, 100) for number, share in enumerate(shares)
    ]
    type(testing.indicator).objects.update(starts_on=entries[0].period)
    record_measurements(testing.member, entries, by=testing.driver)
    perform_owed()
    assert "“Pupils who explain” shows a real improvement." in status(testing).sentence


def test_the_sponsor_reads_a_cycle_only_after_the_team_opened_it(testing, client):
    client.force_login(testing.sponsor)
    assert testing.cycle.question not in client.get("/").content.decode()
    TestCycle.objects.filter(pk=testing.cycle.pk).update(visibility="named")
    assert testing.cycle.question in client.get("/").content.decode()


def test_a_guest_finds_what_was_opened_to_everyone_prototypes_and_cycles(testing, client):
    client.force_login(testing.expert)
    assert "No team has opened a card to you yet." in client.get("/").content.decode()
    TestCycle.objects.filter(pk=testing.cycle.pk).update(visibility="public")
    Prototype.objects.filter(pk=testing.cycle.prototype_id).update(visibility="public")
    page = client.get("/").content.decode()
    assert "Two cards are open to you." in page
    for address in (f"/cycles/{testing.cycle.pk}/", f"/prototypes/{testing.cycle.prototype_id}/"):
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200


# --- What it costs ------------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "wanted"), [("facilitator", 10), ("driver", 8), ("sponsor", 10)])
def test_a_home_costs_the_same_number_of_queries_for_two_members_and_for_thirty(testing, client, who, wanted):
    client.force_login(testing.everyone[who])

    def cost() -> int:
        client.get("/")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get("/").status_code == 200
        return len(seen)

    before = cost()
    for number in range(28):
        member = a_member(testing.network, f"District {number:02}")
        other = a_person(f"d{number}@sierra.test")
        a_seat(member, other, Role.DRIVER)
        cycle = a_cycle(a_prototype(member, by=other), by=other, visibility="network")
        log_it(member, by=other, cycle=cycle, words="Four of nine.")
        a_barrier(member, f"Barrier {number}", by=other, remover="county")
        an_indicator(testing.network, f"Indicator {number}", by=testing.facilitator)
    assert cost() == before
    assert before == wanted
