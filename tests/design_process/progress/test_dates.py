"""Next dates on the homes, and who has not answered, for the facilitator."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from design_process.progress.dates import next_dates, silent, with_dates
from districts.directory.models import Member
from districts.reminders.jobs import owe_reminders
from network.meetings.actions import answer_invitation, cancel_meeting
from network.meetings.agenda_actions import commit_to
from tests.world import Cast
from tests.world_meetings import a_meeting, local, the_invitee

PACIFIC = ZoneInfo("America/Los_Angeles")
INVITED = datetime(2026, 9, 14, 10, tzinfo=PACIFIC)


@pytest.fixture
def cast(db):
    with time_machine.travel(datetime(2026, 7, 1, 12, tzinfo=PACIFIC), tick=False):
        return Cast()


@pytest.fixture
def meeting(cast):
    with time_machine.travel(INVITED, tick=False):
        return a_meeting(cast.network, starts_at=local(2026, 10, 7), people=[cast.driver, cast.team_member])


def on(*when):
    return time_machine.travel(datetime(*when, tzinfo=PACIFIC), tick=False)


def test_who_was_asked_twice_stands_in_this_week_and_not_before(cast, meeting, perform_owed):
    assert silent(cast.network, INVITED + timedelta(days=8)) == []
    with on(2026, 9, 21, 9):
        owe_reminders()
        perform_owed()
    found = silent(cast.network, datetime(2026, 9, 24, 9, tzinfo=PACIFIC))
    assert [one.words for one in found] == ["2 people have not answered: Network meeting, Wed 7 Oct"]
    assert found[0].why == "Dana Whitfield and Tomas Reyes were asked twice. A call often helps."


def test_the_facilitators_page_shows_it(cast, meeting, client):
    client.force_login(cast.facilitator)
    with on(2026, 9, 24, 9):
        page = client.get("/").content.decode()
    assert "2 people have not answered: Network meeting, Wed 7 Oct" in page
    assert "were asked. A call often helps." in page  # no second letter went, so none is claimed


def test_who_answers_or_is_no_longer_asked_goes_from_the_list(cast, meeting):
    later = datetime(2026, 9, 24, 9, tzinfo=PACIFIC)
    with on(2026, 9, 24, 8):
        answer_invitation(the_invitee(meeting, cast.driver), "no", reason="drive")
        assert silent(cast.network, later)[0].words.startswith("1 person has not answered")
        cancel_meeting(meeting, by=cast.facilitator, why="Snow")
    assert silent(cast.network, later) == []


@pytest.mark.parametrize("who", ["driver", "team_member", "sponsor"])
def test_the_next_date_stands_on_the_home(cast, client, who):
    person = cast.everyone[who]
    with time_machine.travel(INVITED, tick=False):
        meeting = a_meeting(cast.network, starts_at=local(2026, 10, 7), people=[person])
    client.force_login(person)
    with on(2026, 9, 24, 9):
        page = client.get("/").content.decode()
        assert "Wed 7 Oct, 9:00 to 12:00 · Gold Ridge School, library" in page
        assert "Your answer waits" in page
        answer_invitation(the_invitee(meeting, person), "yes")
        assert "Your answer waits" not in client.get("/").content.decode()
        answer_invitation(the_invitee(meeting, person), "no", reason="drive")
        assert "Wed 7 Oct" not in client.get("/").content.decode()


def test_others_who_read_a_status_do_not_find_the_sponsors_dates(cast, client):
    with time_machine.travel(INVITED, tick=False):
        a_meeting(cast.network, "For the sponsor", starts_at=local(2026, 10, 7), people=[cast.sponsor])
    client.force_login(cast.driver)
    with on(2026, 9, 24, 9):
        page = client.get(f"/members/{cast.member.pk}/status/").content.decode()
    assert "For the sponsor" not in page


def test_a_promise_waits_on_the_page_of_whoever_made_it(cast, meeting, client):
    with on(2026, 9, 24, 9):
        due = date(2026, 9, 28)
        commit_to(meeting, who_id=cast.driver.pk, what="Ask for bus times", due_on=due, by=cast.facilitator)
        client.force_login(cast.driver)
        assert "Ask for bus times" in client.get("/").content.decode()
        client.force_login(cast.team_member)
        assert "Ask for bus times" not in client.get("/").content.decode()


def test_only_what_is_ahead_and_at_most_three(cast):
    with time_machine.travel(INVITED, tick=False):
        for day in (1, 8, 15, 22):
            a_meeting(cast.network, f"On {day}", starts_at=local(2026, 10, day), people=[cast.driver])
    now = datetime(2026, 10, 1, 13, tzinfo=PACIFIC)
    member = with_dates(Member.objects.select_related("network"), cast.driver.pk, now).get(pk=cast.member.pk)
    found = next_dates(member, cast.driver)
    assert [date.title for date in found] == ["On 8", "On 15", "On 22"]
