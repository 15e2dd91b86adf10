"""Date polls through the front door: asking, answering by link, who is missing, one letter each, one meeting."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from network.date_polls.actions import pick_date
from network.date_polls.jobs import close_polls, owe_nudges
from network.date_polls.models import DatePoll
from network.meetings.models import Meeting
from tests.world import a_person, a_seat
from tests.world_polls import a_poll, guest_of

ZONE = ZoneInfo("America/Los_Angeles")
# A Monday morning, months from any change of the clock.
NOW = datetime(2027, 1, 11, 9, tzinfo=ZONE)
CLOSES = datetime(2027, 1, 22, 17, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def hub(cast):
    client = Client()
    client.force_login(cast.facilitator)
    return client


@pytest.fixture
def poll(cast):
    return a_poll(cast.network, [cast.driver, cast.sponsor], by=cast.facilitator, closes_at=CLOSES)


def link_in(letter):
    return re.search(r"https?://[^/]+(/go/date-poll/\S+)", letter.body)[1]


def said(poll, *answers, words=""):
    return {f"date_{date.pk}": answer for date, answer in zip(poll.dates.all(), answers, strict=True)} | {
        "words": words
    }


def asked_by_form(cast, **about):
    days = {"day_1": "2027-02-02", "at_1": "09:00", "day_2": "2027-02-03", "at_2": "10:30"}
    rest = {"title": "Spring plan", "kind": "network", "mode": "virtual", "minutes": "90", "closes_on": "2027-01-22"}
    key = {"client_key": "6f9f8a0e-52e7-4b3f-9be6-8f6a3a9a3f01"}
    return {**days, **rest, **key, "people": [cast.driver.pk, cast.sponsor.pk], **about}


def test_from_asking_to_the_meeting(cast, hub, perform_owed):
    address = reverse("date_polls:ask", args=["sierra"])
    for _ in range(2):  # a second tap asks nobody twice
        hub.post(address, asked_by_form(cast))
    poll = DatePoll.objects.get()
    perform_owed()
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert sorted(letters) == [cast.driver.email, cast.sponsor.email]
    guest = Client()
    link = link_in(letters[cast.driver.email])
    assert "Tue 2 Feb, 9:00 to 10:30" in guest.get(link).text
    guest.post(link, said(poll, "yes", "no", words="Wednesdays are <hard>."))
    page = hub.get(reverse("date_polls:poll", args=[poll.pk]))
    assert page.context["board"].waiting == ("Sasha Lindqvist (Gold Ridge Union)",)
    assert "Wednesdays are &lt;hard&gt;." in page.text
    Client().post(link_in(letters[cast.sponsor.email]), said(poll, "if_needed", "yes"))
    mail.outbox.clear()
    perform_owed()
    assert [(letter.to[0], letter.subject) for letter in mail.outbox] == [
        (cast.facilitator.email, "Everyone has answered: Spring plan")
    ]
    best = poll.dates.first()
    done = hub.post(reverse("date_polls:pick", args=[poll.pk, best.pk]), {})
    meeting = Meeting.objects.get()
    assert done.url == reverse("meetings:meeting", args=[meeting.pk])
    assert (meeting.starts_at, meeting.minutes, meeting.title) == (best.starts_at, 90, "Spring plan")
    assert set(meeting.invitees.values_list("person", flat=True)) == {cast.driver.pk, cast.sponsor.pk}
    assert "The date is picked" in guest.get(link).text


def test_an_answer_can_be_changed_until_the_poll_closes(cast, poll, perform_owed, clock):
    perform_owed()
    link = link_in(next(letter for letter in mail.outbox if letter.to == [cast.driver.email]))
    guest = Client()
    guest.post(link, said(poll, "yes", "no"))
    guest.post(link, said(poll, "no", "if_needed"))
    mine = guest_of(poll, cast.driver)
    assert list(mine.answers.order_by("date__starts_at").values_list("answer", flat=True)) == ["no", "if_needed"]
    clock.move_to(CLOSES)
    assert guest.post(link, said(poll, "yes", "yes")).status_code == 410
    assert list(mine.answers.order_by("date__starts_at").values_list("answer", flat=True)) == ["no", "if_needed"]


def test_looking_changes_nothing_and_the_page_keeps_to_itself(cast, poll, perform_owed):
    perform_owed()
    response = Client().get(link_in(mail.outbox[0]))
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"
    assert "Sasha" not in Client().get(link_in(next(m for m in mail.outbox if m.to == [cast.driver.email]))).text
    assert not poll.guests.exclude(answered_at=None).exists()


def test_what_is_left_open_is_asked_for_and_what_was_chosen_is_kept(cast, poll, perform_owed):
    perform_owed()
    first = poll.dates.first()
    answer = Client().post(link_in(mail.outbox[0]), {f"date_{first.pk}": "if_needed"})
    assert answer.status_code == 422
    assert "Choose yes, if need be, or no." in answer.text
    assert re.search(rf'name="date_{first.pk}" value="if_needed"[^>]*checked', answer.text)
    assert not poll.guests.exclude(answered_at=None).exists()


@pytest.mark.parametrize(("token", "status"), [("nonsense", 404), ("eyJnIjoxLCJyIjoxfQ:1x:zz", 404)])
def test_a_link_that_is_not_ours_shows_a_kind_page(cast, token, status):
    response = Client().get(f"/go/date-poll/{token}/")
    assert response.status_code == status
    assert "This link does not work" in response.text


def test_links_end_with_the_role_with_the_poll_and_with_a_later_round(cast, poll, perform_owed):
    perform_owed()
    link = link_in(next(letter for letter in mail.outbox if letter.to == [cast.driver.email]))
    poll.guests.filter(person=cast.driver).update(round=2)
    assert Client().get(link).status_code == 410
    poll.guests.filter(person=cast.driver).update(round=1)
    DatePoll.objects.update(state="off")
    assert "No date is needed any more" in Client().get(link).text
    DatePoll.objects.update(state="open")
    cast.driver.grants.update(starts_on=NOW.date() - timedelta(days=9), ends_on=NOW.date())
    assert "This link has ended" in Client().get(link).text


def test_a_date_somebody_refused_is_called_only_when_that_is_said(cast, hub, poll):
    guest = guest_of(poll, cast.sponsor)
    first = poll.dates.first()
    guest.answers.create(network=cast.network, date=first, answer="no")
    address = reverse("date_polls:pick", args=[poll.pk, first.pk])
    assert "Sasha Lindqvist</strong> said no to this date" in hub.get(address).text
    assert hub.post(address, {}).status_code == 422
    assert not Meeting.objects.exists()
    hub.post(address, {"despite": "on"})
    assert Meeting.objects.get().starts_at == first.starts_at


def test_picking_twice_calls_one_meeting(cast, hub, poll):
    first, second = poll.dates.all()
    one = pick_date(poll, first, by=cast.facilitator)
    other = pick_date(poll, second, by=cast.facilitator)
    assert one == other == Meeting.objects.get()


def test_the_organizer_is_told_once_whatever_comes_first(cast, poll, perform_owed, clock):
    perform_owed()
    mail.outbox.clear()
    clock.move_to(CLOSES)
    for _ in range(3):
        close_polls()
        perform_owed()
    assert [letter.to[0] for letter in mail.outbox] == [cast.facilitator.email]
    assert "Not answered: " in mail.outbox[0].body
    assert "Sasha Lindqvist (Gold Ridge Union)" in mail.outbox[0].body


def test_one_reminder_before_the_end_to_those_who_have_not_answered(cast, poll, perform_owed, clock):
    perform_owed()
    link = link_in(next(letter for letter in mail.outbox if letter.to == [cast.driver.email]))
    Client().post(link, said(poll, "yes", "no"))
    mail.outbox.clear()
    sent = []
    moment = NOW
    while moment < CLOSES + timedelta(days=1):
        clock.move_to(moment)
        owe_nudges()
        perform_owed()
        sent += [(letter.to[0], moment) for letter in mail.outbox if "Still needed" in letter.subject]
        mail.outbox.clear()
        moment += timedelta(hours=3)
    assert sent == [(cast.sponsor.email, datetime(2027, 1, 20, 9, tzinfo=ZONE))]


def test_a_time_has_no_zero_before_it_on_any_page_of_a_poll(cast, hub, perform_owed):
    closes_at = datetime(2027, 1, 22, 8, 5, tzinfo=ZONE)
    poll = a_poll(cast.network, [cast.driver], by=cast.facilitator, closes_at=closes_at)
    perform_owed()
    (letter,) = mail.outbox
    pages = [
        letter.body,
        Client().get(link_in(letter)).text,
        hub.get(reverse("date_polls:poll", args=[poll.pk])).text,
        hub.get(reverse("date_polls:polls", args=["sierra"])).text,
    ]
    for page in pages:
        assert "Fri 22 Jan, 8:05" in page
        assert "08:05" not in page


def test_a_poll_that_closes_on_a_monday_reminds_on_the_friday_before(cast, perform_owed, clock):
    a_poll(cast.network, [cast.driver], by=cast.facilitator, closes_at=datetime(2027, 1, 25, 17, tzinfo=ZONE))
    perform_owed()
    clock.move_to(datetime(2027, 1, 21, 15, tzinfo=ZONE))
    assert owe_nudges() == 0
    clock.move_to(datetime(2027, 1, 22, 7, tzinfo=ZONE))
    assert owe_nudges() == 0  # before school
    clock.move_to(datetime(2027, 1, 22, 8, tzinfo=ZONE))
    assert owe_nudges() == 1


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"day_2": "", "at_2": ""}, "two dates at least"),
        ({"day_2": "2027-02-02", "at_2": "09:00"}, "Both dates are the same"),
        ({"day_1": "2027-01-05"}, "This date has passed"),
        ({"closes_on": "2027-02-02"}, "The first date comes before this"),
        ({"closes_on": "2027-01-10"}, "This moment has passed"),
        ({"at_1": ""}, "Choose a time."),
        ({"day_3": "2027-03-14", "at_3": "02:30"}, "the clock jumps over this hour"),
        ({"people": []}, "Tick somebody to ask."),
    ],
)
def test_a_poll_that_cannot_be_is_said_beside_the_question(cast, hub, about, words):
    answer = hub.post(reverse("date_polls:ask", args=["sierra"]), asked_by_form(cast, **about))
    assert answer.status_code == 422
    assert words in answer.text
    assert not DatePoll.objects.exists()


def test_the_page_asks_as_much_for_many_guests_as_for_few(cast, hub):
    counts = []
    for number in (1, 12):
        people = [a_person(f"p{number}{each}@sierra.test") for each in range(number)]
        for person in people:
            a_seat(cast.member, person, "team_member")
        poll = a_poll(cast.network, people, by=cast.facilitator, closes_at=CLOSES)
        address = reverse("date_polls:poll", args=[poll.pk])
        hub.get(address)
        with CaptureQueriesContext(connection) as asked:
            hub.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert timezone.now() == NOW
