"""Barriers answered from a letter and from the sponsor's home; how long a sponsor takes; opened again."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from districts.barriers.actions import Answered, NotClosed, Raised, answer_barrier, raise_barrier, reopen_barrier
from districts.barriers.answering import quick_days
from districts.barriers.links import answer_address
from districts.barriers.models import Barrier, BarrierAnswer
from districts.barriers.response import usual_response, usual_words
from network.activity.models import Activity
from tests.world import a_barrier


@pytest.fixture
def asked(cast, perform_owed):
    """A barrier, and the path of the link that its letter carries."""
    barrier = a_barrier(cast.member, by=cast.driver)
    perform_owed()
    [letter] = [one for one in mail.outbox if one.to == [cast.sponsor.email]]
    [path] = re.findall(r"http://[^/\s]+(/go/barrier/\S+)", letter.body)
    mail.outbox.clear()
    return barrier, path


def test_a_sponsor_answers_from_the_letter_without_signing_in(asked, client, perform_owed, cast):
    barrier, path = asked
    page = client.get(path)
    assert page.status_code == 200
    assert "no-referrer" in page["Referrer-Policy"]
    assert "No substitute on Thursdays" in page.content.decode()
    assert not barrier.answers.exists(), "looking answers nothing"
    day = quick_days(timezone.localdate())[0]
    kept = client.post(path, {"kind": "promised", "due_on": day.isoformat()}, follow=True)
    assert "Thank you. We tell the team." in kept.content.decode()
    barrier.refresh_from_db()
    assert (barrier.state, barrier.due_on) == ("promised", day)
    answer = barrier.answers.get()
    assert (answer.by, answer.from_sponsor) == (cast.sponsor, True)
    perform_owed()
    assert [letter.to for letter in mail.outbox] == [[cast.driver.email]]
    assert Activity.objects.filter(about="barriers", by=cast.sponsor).exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"kind": "promised", "due_on": "2020-01-01"}, "That day has passed."),
        ({"kind": "cannot"}, "Say why, in a sentence."),
        ({"kind": "escalated", "passed_to": "county"}, "Say why, in a sentence."),
    ],
)
def test_what_is_missing_is_said_on_the_same_page(asked, client, typed, words):
    barrier, path = asked
    page = client.post(path, typed)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert not barrier.answers.exists()


def test_a_wrong_tap_is_taken_back_by_the_same_link(asked, client):
    barrier, path = asked
    client.post(path, {"kind": "removed"})
    barrier.refresh_from_db()
    assert not barrier.is_open
    page = client.post(path, {"kind": "reopened", "words": "The wrong button."}, follow=True)
    assert "No substitute on Thursdays" in page.content.decode()
    barrier.refresh_from_db()
    assert (barrier.state, barrier.closed_at) == ("open", None)
    assert [answer.kind for answer in barrier.answers.all()] == ["removed", "reopened"]


def test_a_link_ends_with_its_days_and_with_the_seat_of_its_person(asked, client, cast):
    barrier, path = asked
    other = answer_address(barrier, cast.neighbour_driver).split("/go/")[1]
    assert client.get(f"/go/{other}").status_code == 410, "who was never asked opens nothing"
    assert client.get(f"{path[:-3]}x/").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        page = client.get(path)
    assert page.status_code == 410
    assert "This was a while ago" in page.content.decode()
    seat = cast.member.seats.get(grant__person=cast.sponsor)
    seat.grant.ends_on = timezone.localdate()
    seat.grant.save()
    gone = client.post(path, {"kind": "removed"})
    assert gone.status_code == 410
    assert "No substitute" not in gone.content.decode()
    barrier.refresh_from_db()
    assert barrier.is_open


def test_the_sponsor_answers_on_their_home_and_stays_there(cast, client):
    barrier = a_barrier(cast.member, by=cast.driver)
    client.force_login(cast.sponsor)
    home = client.get("/")
    soon, _ = quick_days(timezone.localdate())
    assert f'value="{soon.isoformat()}"' in home.content.decode()
    done = client.post(
        reverse("barriers:barrier", args=[barrier.pk]),
        {"kind": "promised", "due_on": soon.isoformat(), "home": "1"},
        follow=True,
    )
    assert done.redirect_chain == [("/", 302)]
    assert "We tell the team what you answered: No substitute on Thursdays" in done.content.decode()
    client.force_login(cast.facilitator)
    seen = client.get(reverse("progress:status", args=[cast.member.pk])).content.decode()
    assert 'name="kind"' not in seen, "others read what is asked, and answer nothing"


def test_the_team_says_that_it_is_in_the_way_after_all_and_the_sponsor_is_asked_again(cast, client, perform_owed):
    barrier = a_barrier(cast.member, by=cast.driver)
    answer_barrier(barrier, Answered("removed"), by=cast.sponsor)
    perform_owed()
    mail.outbox.clear()
    client.force_login(cast.team_member)
    address = reverse("barriers:barrier", args=[barrier.pk])
    assert client.post(address, {"kind": "reopened", "words": ""}).status_code == 422
    client.post(address, {"kind": "reopened", "words": "She left after a week."})
    perform_owed()
    barrier.refresh_from_db()
    assert barrier.is_open
    assert {tuple(letter.to) for letter in mail.outbox} == {(cast.driver.email,), (cast.sponsor.email,)}
    with pytest.raises(NotClosed):
        reopen_barrier(barrier, by=cast.driver, words="Again.")


def test_how_long_a_sponsor_takes_is_told_to_them_and_the_hub_alone(cast, client):
    for days in (1, 3, 8):
        barrier = a_barrier(cast.member, f"Open {days}", by=cast.driver)
        Barrier.objects.filter(pk=barrier.pk).update(raised_at=timezone.now() - timedelta(days=days))
        answer_barrier(barrier, Answered("cannot", "No."), by=cast.sponsor)
    told = {cast.sponsor: "You usually answer within 3 days", cast.facilitator: "sponsor usually answers within 3 days"}
    address = reverse("barriers:barriers", args=[cast.member.pk])
    for who, words in told.items():
        client.force_login(who)
        assert words in client.get(address).content.decode()
    for who in (cast.driver, cast.team_member):
        client.force_login(who)
        assert "usually answer" not in client.get(address).content.decode()


def test_what_was_passed_to_the_sponsor_later_counts_from_then(cast):
    barrier = raise_barrier(cast.member, Raised("No room.", remover="hub"), by=cast.driver)
    passed = answer_barrier(barrier, Answered("escalated", "Theirs.", passed_to="sponsor"), by=cast.facilitator)
    answer_barrier(barrier, Answered("removed"), by=cast.sponsor)
    now = timezone.now()
    Barrier.objects.filter(pk=barrier.pk).update(raised_at=now - timedelta(days=22))
    BarrierAnswer.objects.filter(pk=passed.pk).update(at=now - timedelta(days=2))
    assert usual_response(cast.member.pk, whose="You") == "You answered the one barrier that was asked within 2 days."
    assert list(BarrierAnswer.objects.values_list("from_sponsor", flat=True)) == [False, True]


def test_the_middle_is_of_the_last_ten():
    assert usual_words([], whose="You") == ""
    assert usual_words([90] * 20 + [0] * 10, whose="You").startswith("You usually answer on the same day")
    assert usual_words([1, 2, 40], whose="The sponsor").startswith("The sponsor usually answers within 2 days")


@pytest.mark.parametrize(
    ("today", "soon", "later"),
    [
        (date(2026, 12, 2), date(2026, 12, 4), date(2026, 12, 18)),  # a Wednesday
        (date(2026, 12, 3), date(2026, 12, 11), date(2026, 12, 25)),  # a Thursday: tomorrow is too soon
        (date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 25)),
    ],
)
def test_quick_promises_are_for_fridays(today, soon, later):
    assert quick_days(today) == (soon, later)
