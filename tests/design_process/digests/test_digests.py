"""The letter of the week: by role, only if something waits, once."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail

from design_process.digests.jobs import owe_digests
from districts.barriers.actions import Raised, raise_barrier
from network.meetings.agenda_actions import commit_to
from network.outbox.models import Effect
from network.telling.actions import Wish, choose
from network.telling.models import Told
from tests.world import Cast, a_cycle, a_design_cycle, a_prototype, an_indicator, an_invitation
from tests.world_calendars import a_span
from tests.world_meetings import a_meeting, local

PACIFIC = ZoneInfo("America/Los_Angeles")


@pytest.fixture
def cast(db):
    with time_machine.travel(datetime(2026, 7, 1, 12, tzinfo=PACIFIC), tick=False):
        return Cast()


@pytest.fixture
def at(perform_owed):
    """Let the clock show a moment, the job look once, and the worker send. Returns the letters by their reader."""

    def look(*when: int) -> dict[str, object]:
        mail.outbox.clear()
        with time_machine.travel(datetime(*when, tzinfo=PACIFIC), tick=False):
            Effect.objects.exclude(kind="digest").delete()
            owe_digests()
            perform_owed()
        return {letter.to[0]: letter for letter in mail.outbox}

    return look


@pytest.fixture
def busy(cast):
    """Something waits for everybody: numbers and a log for the team, a barrier for the sponsor, gaps for the hub."""
    with time_machine.travel(datetime(2026, 9, 20, 12, tzinfo=PACIFIC), tick=False):
        an_indicator(cast.network, by=cast.facilitator, starts_on=date(2026, 9, 1))
        a_design_cycle(cast.network, by=cast.facilitator)
        a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver, starts_on=date(2026, 9, 21))
        raise_barrier(cast.member, Raised("No bus on Fridays"), by=cast.driver)
        Effect.objects.all().delete()
    return cast


def test_each_role_reads_what_waits_for_it(busy, at):
    sent = at(2026, 10, 5, 8)
    assert {f"{who}@sierra.test" for who in ("driver", "teacher", "sponsor", "facilitator")} <= set(sent)
    assert "Due now in Gold Ridge Union" in sent["driver@sierra.test"].body
    assert "One thing to give, Gold Ridge Union" in sent["teacher@sierra.test"].body
    assert "What Gold Ridge Union asks of you" in sent["sponsor@sierra.test"].body
    assert "No bus on Fridays" in sent["sponsor@sierra.test"].body
    assert "What needs you this week" in sent["facilitator@sierra.test"].body
    assert sent["sponsor@sierra.test"].subject == "One thing waits for you: No bus on Fridays"


def test_a_letter_says_why_it_came_and_how_to_get_fewer(busy, at):
    letter = at(2026, 10, 5, 8)["sponsor@sierra.test"]
    assert "because you have a role in Sierra Rural Network" in letter.body
    assert "/go/letters/" in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/go/letters/" in letter.alternatives[0][0]


def test_nobody_reads_of_another_districts_own_business(busy, at):
    at(2026, 10, 5, 8)
    neighbours = [letter for letter in mail.outbox if letter.to == ["driver@camino.test"]]
    assert all("No bus" not in letter.body and "Talk moves" not in letter.body for letter in neighbours)
    team = next(letter for letter in mail.outbox if letter.to == ["sponsor@sierra.test"])
    assert "Talk moves" not in team.body, "an unreleased card stays with its team"


def test_with_nothing_to_say_none_comes_and_that_is_noted(cast, at):
    assert "expert@sierra.test" not in at(2026, 10, 5, 8)
    noted = dict(Told.objects.values_list("person__email", "sent"))
    assert noted["sponsor@sierra.test"] is False
    assert at(2026, 10, 5, 8, 10) == {}


def test_once_a_week_though_the_job_runs_again_and_again(busy, at):
    assert "driver@sierra.test" in at(2026, 10, 5, 8)
    for when in ((2026, 10, 5, 8, 10), (2026, 10, 5, 15), (2026, 10, 6, 9), (2026, 10, 7, 9), (2026, 10, 4, 9)):
        assert at(*when) == {}
    assert "driver@sierra.test" in at(2026, 10, 12, 8)


def test_two_jobs_and_two_workers_send_one(busy, perform_owed):
    mail.outbox.clear()
    with time_machine.travel(datetime(2026, 10, 5, 8, tzinfo=PACIFIC), tick=False):
        for _ in range(3):
            owe_digests()
        Effect.objects.filter(kind="digest").update(state="owed")
        perform_owed()
        Effect.objects.filter(kind="digest").update(state="owed", done=0)
        perform_owed()
    drivers = [letter for letter in mail.outbox if letter.to == ["driver@sierra.test"] and "wait" in letter.subject]
    assert len(drivers) == 1


def test_in_the_readers_hours_and_on_their_first_school_day(busy, at):
    busy.driver.time_zone = "America/New_York"
    busy.driver.save()
    a_span(busy.neighbour, date(2026, 10, 5), label="Staff day")
    assert set(at(2026, 10, 5, 5)) == {"driver@sierra.test"}  # eight in New York
    today = at(2026, 10, 5, 8)
    assert "sponsor@sierra.test" in today
    assert "driver@camino.test" not in today
    assert "driver@camino.test" in at(2026, 10, 6, 8)


def test_every_two_weeks_or_never(busy, at):
    choose(busy.driver.pk, busy.network.pk, Wish("fortnightly"))
    choose(busy.sponsor.pk, busy.network.pk, Wish("never"))
    weeks = [set(at(2026, 10, day, 8)) for day in (5, 12, 19, 26)]
    drivers = ["driver@sierra.test" in week for week in weeks]
    assert drivers in ([True, False, True, False], [False, True, False, True])
    assert not any("sponsor@sierra.test" in week for week in weeks)


def test_who_has_not_joined_gets_no_letter_of_the_week(busy, at):
    with time_machine.travel(datetime(2026, 9, 1, 12, tzinfo=PACIFIC), tick=False):
        an_invitation(busy.member)
    assert "invited" not in at(2026, 10, 5, 8)


def test_dates_and_promises_are_in_it(cast, at):
    with time_machine.travel(datetime(2026, 9, 20, 12, tzinfo=PACIFIC), tick=False):
        meeting = a_meeting(cast.network, starts_at=local(2026, 10, 7), people=[cast.sponsor], tell=False)
        commit_to(meeting, who_id=cast.sponsor.pk, what="Call the bus firm", due_on=date(2026, 10, 9), by=cast.driver)
    body = at(2026, 10, 5, 8)["sponsor@sierra.test"].body
    assert "Your dates this week" in body
    assert "Wed 7 Oct, 9:00 to 12:00. You have not answered yet." in body
    assert "Call the bus firm" in body
    assert "due Fri 9 Oct" in body


def test_what_is_due_of_a_team_has_its_day_and_a_promise_is_said_once(cast, at):
    with time_machine.travel(datetime(2026, 9, 20, 12, tzinfo=PACIFIC), tick=False):
        meeting = a_meeting(cast.network, starts_at=local(2026, 9, 30), people=[], tell=False)
        commit_to(
            meeting, who_id=cast.team_member.pk, what="Call the bus firm", due_on=date(2026, 10, 2), by=cast.driver
        )
    letter = at(2026, 10, 5, 8)["teacher@sierra.test"]
    assert "3 days late. You promised it in" in letter.body
    assert letter.body.count("Call the bus firm") == 1
    assert letter.subject == "One thing waits for you: Call the bus firm"
