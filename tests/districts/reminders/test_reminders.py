"""Reminders: the job owes, the worker sends, each once, to those concerned and in their hours."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail

from districts.reminders.jobs import forget_told, owe_reminders
from network.meetings.actions import answer_invitation, cancel_meeting, change_meeting, withdraw
from network.meetings.agenda_actions import answer_commitment, commit_to
from network.membership.models import RoleGrant
from network.outbox.handlers import scheduled
from network.outbox.models import Effect
from network.outbox.tasks import give_turn
from network.telling.actions import Wish, choose
from network.telling.models import Told
from tests.world import a_person, a_seat
from tests.world_calendars import a_span
from tests.world_meetings import a_call, a_meeting, local, the_invitee

PACIFIC = ZoneInfo("America/Los_Angeles")
INVITED = datetime(2026, 9, 14, 10, tzinfo=PACIFIC)  # a Monday
WEDNESDAY = local(2026, 10, 7)  # the meeting, at nine


@pytest.fixture
def at(at):
    """The letters of a moment, each by the name before the @ of who got it."""

    def look(*when: int) -> list[tuple[str, str]]:
        return sorted((address.partition("@")[0], subject) for address, subject in at(*when))

    return look


@pytest.fixture
def meeting(cast):
    """A network meeting the driver comes to, the teacher has not answered, and the sponsor cannot come to."""
    with time_machine.travel(INVITED, tick=False):
        found = a_meeting(cast.network, starts_at=WEDNESDAY, people=[cast.driver, cast.team_member, cast.sponsor])
        answer_invitation(the_invitee(found, cast.driver), "yes")
        answer_invitation(the_invitee(found, cast.sponsor), "no", reason="clash")
    return found


def test_who_comes_and_who_has_not_answered_are_reminded_and_nobody_else(meeting, at):
    assert [who for who, _ in at(2026, 9, 21, 9)] == ["teacher"]  # asked once more, see below
    assert at(2026, 9, 30, 8, 50) == []
    subject = "Wed 7 Oct, 9:00: Network meeting"
    assert at(2026, 9, 30, 9, 0) == [("driver", subject), ("teacher", subject)]
    assert at(2026, 9, 30, 9, 10) == []
    tomorrow = "Tomorrow, 9:00: Network meeting"
    assert at(2026, 10, 6, 9, 0) == [("driver", tomorrow), ("teacher", tomorrow)]
    assert at(2026, 10, 7, 8, 50) == []


def test_an_invitation_without_an_answer_is_brought_up_once(meeting, at):
    assert at(2026, 9, 18, 9) == []
    assert at(2026, 9, 21, 9) == [("teacher", "Can you come on Wed 7 Oct? Network meeting")]
    assert at(2026, 9, 22, 9) == []


def test_whoever_has_not_answered_finds_the_link_that_answers(meeting, at, client):
    at(2026, 9, 30, 9)
    bodies = {letter.to[0]: letter.body for letter in mail.outbox}
    assert "/go/invitation/" not in bodies["driver@sierra.test"]
    link = next(word for word in bodies["teacher@sierra.test"].split() if "/go/invitation/" in word)
    with time_machine.travel(datetime(2026, 9, 30, 10, tzinfo=PACIFIC), tick=False):
        assert client.get(link.removeprefix("http://testserver")).status_code == 200


def test_all_unanswered_dates_of_a_year_are_one_letter(cast, at):
    with time_machine.travel(INVITED, tick=False):
        for month in (10, 11, 12):
            a_meeting(cast.network, f"Meeting {month}", starts_at=local(2026, month, 9), people=[cast.driver])
    assert at(2026, 9, 21, 9) == [("driver", "Can you come? Three dates wait for your answer")]
    assert [f"Meeting {month}" in mail.outbox[0].body for month in (10, 11, 12)] == [True] * 3
    assert at(2026, 9, 22, 9) == []


def test_the_letter_holds_the_dates_of_its_reader(cast, meeting, at):
    with time_machine.travel(INVITED, tick=False):
        later = a_meeting(
            cast.network, "Check-in", kind="check_in", starts_at=local(2026, 10, 21), people=[cast.driver]
        )
        answer_invitation(the_invitee(later, cast.driver), "yes")
        a_meeting(cast.network, "Of others", starts_at=local(2026, 10, 22), people=[cast.neighbour_driver])
    at(2026, 9, 30, 9)
    body = next(letter.body for letter in mail.outbox if letter.to == [cast.driver.email])
    assert "Wed 7 Oct, 9:00 to 12:00" in body
    assert "Gold Ridge School, library" in body
    assert "Wed 21 Oct, 9:00 to 12:00: Check-in" in body
    assert "Of others" not in body
    assert "You get this letter because you are invited to this meeting in Sierra Rural Network." in body
    assert "/go/letters/" in body
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_meeting_by_video_says_so_also_while_it_has_no_link(cast, at):
    with time_machine.travel(INVITED, tick=False):
        about = {"kind": "check_in", "starts_at": WEDNESDAY, "mode": "virtual", "place": ""}
        later = a_meeting(cast.network, "Check-in", people=[cast.driver], **about)
        answer_invitation(the_invitee(later, cast.driver), "yes")
    at(2026, 10, 6, 9)
    assert "Wed 7 Oct, 9:00 to 12:00\n    By video\n" in mail.outbox[0].body


def test_a_closed_day_of_ones_own_district_moves_the_letter_to_the_school_day_before(cast, meeting, at):
    with time_machine.travel(INVITED, tick=False):
        answer_invitation(the_invitee(meeting, cast.team_member), "no")
        neighbours = a_meeting(
            cast.network, "Theirs", kind="check_in", starts_at=WEDNESDAY, people=[cast.neighbour_driver]
        )
        answer_invitation(the_invitee(neighbours, cast.neighbour_driver), "yes")
        a_span(cast.member, date(2026, 10, 5), date(2026, 10, 6), label="Staff days")
    assert at(2026, 10, 2, 9) == [("driver", "Wed 7 Oct, 9:00: Network meeting")]  # Friday, since Monday is closed
    assert at(2026, 10, 6, 9) == [("driver", "Tomorrow, 9:00: Theirs")]


def test_a_letter_of_a_long_outage_goes_on_the_next_school_day_while_it_helps(meeting, at):
    assert [who for who, _ in at(2026, 9, 30, 19)] == []  # the worker came back in the evening
    assert [who for who, _ in at(2026, 10, 1, 8)] == ["driver", "teacher"]
    assert at(2026, 10, 7, 10) == []  # it has begun


def test_hours_are_those_of_the_reader(cast, meeting, at):
    cast.driver.time_zone = "America/New_York"
    cast.driver.save()
    assert [who for who, _ in at(2026, 10, 6, 6, 0)] == ["driver"]  # nine in New York
    assert "(12:00 on your clock)" in mail.outbox[0].body
    assert [who for who, _ in at(2026, 10, 6, 9, 0)] == ["teacher"]


def test_a_meeting_called_off_or_an_invitation_withdrawn_is_not_brought_up(cast, meeting, at):
    with time_machine.travel(INVITED + timedelta(days=1), tick=False):
        withdraw(the_invitee(meeting, cast.driver), by=cast.facilitator)
    assert [who for who, _ in at(2026, 9, 30, 9)] == ["teacher"]
    with time_machine.travel(INVITED + timedelta(days=18), tick=False):
        cancel_meeting(meeting, by=cast.facilitator, why="Snow")
    assert at(2026, 10, 6, 9) == []


def test_called_off_between_the_job_and_the_worker(cast, meeting, perform_owed):
    mail.outbox.clear()
    with time_machine.travel(datetime(2026, 10, 6, 9, tzinfo=PACIFIC), tick=False):
        owe_reminders()
        cancel_meeting(meeting, by=cast.facilitator, why="Snow")
        perform_owed()
    assert not [letter for letter in mail.outbox if "Tomorrow" in letter.subject]


def test_a_meeting_put_off_is_brought_up_again_for_its_new_day(cast, meeting, at):
    assert len(at(2026, 10, 6, 9)) == 2
    with time_machine.travel(datetime(2026, 10, 6, 10, tzinfo=PACIFIC), tick=False):
        change_meeting(meeting, a_call(starts_at=local(2026, 10, 14)), by=cast.facilitator)
    assert at(2026, 10, 6, 11) == []
    asked = dict(at(2026, 10, 13, 9))
    assert asked["driver"] == "Tomorrow, 9:00: Network meeting"


def test_whoever_wants_no_reminders_gets_none(cast, meeting, at):
    choose(cast.driver.pk, cast.network.pk, Wish("weekly", reminders=False))
    assert [who for who, _ in at(2026, 10, 6, 9)] == ["teacher"]


def test_nobody_without_an_account_in_use_is_written_to(cast, meeting, at):
    cast.driver.is_active = False
    cast.driver.save()
    assert [who for who, _ in at(2026, 10, 6, 9)] == ["teacher"]


@pytest.fixture
def promise(cast, meeting):
    with time_machine.travel(datetime(2026, 10, 7, 11, tzinfo=PACIFIC), tick=False):
        what = "Ask the office for the bus times"
        return commit_to(meeting, who_id=cast.driver.pk, what=what, due_on=date(2026, 10, 19), by=cast.facilitator)


def test_whoever_has_left_the_network_is_reminded_of_nothing(cast, meeting, promise, at):
    RoleGrant.objects.filter(person=cast.driver).delete()
    assert [who for who, _ in at(2026, 10, 6, 9)] == ["teacher"]
    assert at(2026, 10, 16, 9) == []


def test_a_promise_is_brought_up_before_its_day_and_once_when_it_is_late(promise, at):
    assert at(2026, 10, 15, 9) == []
    assert at(2026, 10, 16, 9) == [("driver", "Due soon: Ask the office for the bus times")]
    body = mail.outbox[0].body
    assert "Ask the office for the bus times (due Mon 19 Oct)" in body
    assert body.count("/go/commitment/") == 3
    assert at(2026, 10, 19, 9) == []
    assert at(2026, 10, 20, 9) == [("driver", "What became of it? Ask the office for the bus times")]
    assert at(2026, 10, 21, 9) == []


@pytest.mark.parametrize("state", ["done", "stuck", "needs_help"])
def test_a_promise_somebody_has_answered_is_not_brought_up(promise, at, state):
    answer_commitment(promise, state)
    assert at(2026, 10, 20, 9) == []


# --- once ---------------------------------------------------------------------------------------


def job(name):
    return next(found for found in scheduled() if found.name == name)


def test_the_job_run_twice_and_two_beats_send_each_letter_once(meeting, perform_owed):
    now = datetime(2026, 10, 6, 9, tzinfo=PACIFIC)
    mail.outbox.clear()
    with time_machine.travel(now, tick=False):
        for _ in range(2):  # two beats in one slot
            give_turn(job("reminders"), now)
        for _ in range(3):  # and the job itself, again and again
            owe_reminders()
        perform_owed()
        owe_reminders()
        perform_owed()
    assert sorted(letter.to[0] for letter in mail.outbox if "Tomorrow" in letter.subject) == [
        "driver@sierra.test",
        "teacher@sierra.test",
    ]


def test_a_worker_that_dies_while_sending_leaves_nothing_noted(cast, meeting, monkeypatch, perform_owed):
    from network.outbox.performing import carry_out, claim

    with time_machine.travel(datetime(2026, 10, 6, 9, tzinfo=PACIFIC), tick=False):
        owe_reminders()
        effect = Effect.objects.filter(kind="reminder").first()

        class Killed(BaseException):
            pass

        def die(letter):
            raise Killed

        monkeypatch.setattr("districts.reminders.notices.send", die)
        claimed = claim(effect.pk)
        with pytest.raises(Killed):
            carry_out(claimed)
        assert not Told.objects.exists()


@pytest.mark.parametrize("jump", [2, -2])
def test_a_clock_that_jumps_two_hours_loses_and_repeats_nothing(meeting, at, jump):
    sent = []
    for hour in range(7, 17):
        sent += at(2026, 10, 6, hour)
        if hour in (9, 14):
            sent += at(2026, 10, 6, hour + jump)
    assert sorted(who for who, _ in sent) == ["driver", "teacher"]


@pytest.mark.parametrize("day", [local(2026, 11, 2), local(2027, 3, 15), local(2027, 1, 4), local(2028, 3, 1)])
def test_over_both_clock_changes_a_year_end_and_a_leap_day(cast, at, day):
    with time_machine.travel(day - timedelta(days=40), tick=False):
        found = a_meeting(cast.network, starts_at=day, people=[cast.driver])
        answer_invitation(the_invitee(found, cast.driver), "yes")
    hours = []
    for before in range(9, -1, -1):
        wall = day.date() - timedelta(days=before)
        for hour in (0, 1, 2, 3, 8, 9, 10, 15, 16):
            hours += [hour for _ in at(wall.year, wall.month, wall.day, hour)]
    assert hours == [9, 9]


def test_the_job_costs_the_same_for_few_and_for_many(cast, django_assert_num_queries):
    from districts.reminders.due import due_now

    def fill(count, start):
        people = [a_person(f"p{start + n}@sierra.test") for n in range(count)]
        for person in people:
            a_seat(cast.member, person, "team_member")
        with time_machine.travel(INVITED, tick=False):
            a_meeting(cast.network, starts_at=WEDNESDAY, people=people)

    now = datetime(2026, 10, 6, 9, tzinfo=PACIFIC)
    fill(2, 0)
    for expected in (2, 14):
        with django_assert_num_queries(
            10
        ):  # invited, promises, four kinds of rounds, who wants none, closed days, seats, told
            assert len(due_now(cast.network, now)) == expected
        fill(12, expected)


def test_what_was_told_long_ago_is_forgotten(cast):
    old = {"network": cast.network, "person": cast.driver}
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=PACIFIC), tick=False):
        Told.objects.create(about="meeting:1:eve", **old)
    with time_machine.travel(datetime(2027, 1, 1, tzinfo=PACIFIC), tick=False):
        Told.objects.create(about="meeting:2:eve", **old)
        forget_told()
        assert Told.objects.count() == 2
    with time_machine.travel(datetime(2027, 3, 1, tzinfo=PACIFIC), tick=False):
        forget_told()
    assert [row.about for row in Told.objects.all()] == ["meeting:2:eve"]
