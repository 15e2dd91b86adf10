"""Due now, kind by kind: each is shown to the person it is for, and goes once it is answered; the order of the list."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from design_process.data_walks.models import DataWalk
from districts.directory.actions import change_state
from districts.directory.models import Member
from network.due.items import Item, Time, Weight, in_order, parts_of, time_of
from network.due.registry import kinds
from network.meetings.due_now import wanted_by
from tests.world import (
    a_cycle,
    a_goal,
    a_prototype,
    an_indicator,
)
from tests.world_due import CASES, TODAY, days, lines, said
from tests.world_ideas import a_round
from tests.world_meetings import a_meeting
from tests.world_ratings import a_rating
from tests.world_rooms import a_commitment
from tests.world_walks import a_walk


def test_every_kind_has_its_case():
    assert {kind.name for kind in kinds()} == set(CASES)


@pytest.mark.parametrize("kind", sorted(CASES))
def test_a_kind_is_shown_to_whom_it_is_for_and_goes_once_it_is_answered(cast, kind, client):
    case = CASES[kind](cast)
    words = next(case)
    found = [line.item for line in lines(cast) if line.item.words == words]
    assert len(found) == 1, said(cast)
    assert words not in said(cast, "neighbour", cast.neighbour) or kind in EVERYBODYS
    client.force_login(cast.driver)
    assert words in client.get("/").content.decode()
    assert client.get(found[0].url).status_code == 200, "the page that answers it opens"
    next(case, None)
    assert words not in said(cast)


EVERYBODYS = ("charter", "numbers", "problem_ratings", "data_walks", "brief_names")


@pytest.mark.parametrize("kind", sorted(CASES))
def test_of_a_member_that_rests_only_promises_are_asked_and_answers_told(cast, kind):
    words = next(CASES[kind](cast))
    change_state(cast.member, Member.State.PAUSED, by=cast.facilitator, on=TODAY(), reason="Leave")
    assert (words in said(cast)) == (kind in ("promises", "answered_barriers", "heard"))


# --- Order --------------------------------------------------------------------------------------

WEDNESDAY = date(2026, 10, 7)


def test_late_first_then_today_then_the_weeks_and_without_a_day_last():
    def item(words: str, day: date | None, weight: Weight = Weight.PERSON) -> Item:
        return Item(words, "", "/", "Do it", day, weight)

    items = [
        item("no day", None),
        item("news", None, Weight.NEWS),
        item("in two weeks", WEDNESDAY + days(12)),
        item("Monday", WEDNESDAY + days(5)),
        item("Sunday", WEDNESDAY + days(4)),
        item("today, routine", WEDNESDAY, Weight.ROUTINE),
        item("today, asked", WEDNESDAY),
        item("late", WEDNESDAY - days(1)),
        item("later than late", WEDNESDAY - days(9), Weight.ROUTINE),
    ]
    ordered = in_order(items, WEDNESDAY)
    assert [line.item.words for line in ordered] == [
        "later than late", "late", "today, asked", "today, routine", "Sunday", "Monday", "in two weeks",
        "no day", "news",
    ]  # fmt: skip
    assert [line.place for line in ordered] == list(range(1, 10))
    assert [line.kind for line in ordered] == ["late", "late", "due", "due", "due", "due", "due", "due", "info"]
    assert [(part.time.heading, len(part.lines)) for part in parts_of(ordered, WEDNESDAY)] == [
        ("Late", 2), ("Today", 2), ("This week", 1), ("Next week", 1), ("Later", 1), ("When it suits you", 2),
    ]  # fmt: skip
    assert ordered[0].when == "9 days late"
    assert ordered[4].when == "due Sun 11 Oct"


def test_on_a_sunday_the_next_day_is_of_next_week_until_its_own_sunday():
    sunday = date(2026, 10, 11)
    assert [time_of(sunday + days(n), sunday) for n in (1, 7, 8)] == [Time.NEXT_WEEK, Time.NEXT_WEEK, Time.LATER]


def test_an_invitation_wants_its_answer_two_days_before_and_of_nobody_on_the_day_they_are_asked():
    day = date(2026, 10, 20)
    assert wanted_by(day, date(2026, 10, 1)) == date(2026, 10, 18)
    assert wanted_by(day, date(2026, 10, 17)) == date(2026, 10, 19)
    assert wanted_by(day, date(2026, 10, 19)) == day


def test_what_different_features_ask_stands_in_one_list_in_order_of_the_day(cast):
    walk = a_walk(cast.network, by=cast.facilitator)
    DataWalk.objects.filter(pk=walk.pk).update(ends_on=TODAY() - days(3))
    a_round(cast.member, by=cast.driver, ends_on=TODAY())
    a_rating(cast.network, by=cast.facilitator)
    meeting = a_meeting(cast.network, starts_at=timezone.now() - days(21), people=[])
    a_commitment(meeting, cast.driver, "Call the county", by=cast.facilitator, due_on=TODAY() - days(5))
    found = [words for words in said(cast) if words != "Choose your problem of practice" and "number" not in words]
    assert found == [
        "Call the county",
        "A data walk is open: look and write",
        "A round of ideas is open: write one",
        "Rate the problems of practice",
    ]


def test_dates_far_ahead_are_one_line_and_near_ones_are_answered_one_by_one(cast):
    first = (timezone.now() + days(60)).replace(hour=20)
    a_meeting(cast.network, "Soon", starts_at=timezone.now() + days(9), people=[cast.driver])
    a_meeting(cast.network, "Far", starts_at=first, people=[cast.driver])
    assert {"Can you come? Soon", "Can you come? Far"} <= set(said(cast))
    a_meeting(cast.network, "Farther", starts_at=first + days(40), people=[cast.driver])
    found = [words for words in said(cast) if words != "Choose your problem of practice"]
    assert found == ["Can you come? Soon", "Two more dates wait for your answer"]


# --- Whose it is --------------------------------------------------------------------------------


def test_a_team_member_is_asked_what_concerns_them_and_finds_one_thing_to_give(cast, client):
    an_indicator(cast.network, by=cast.facilitator, starts_on=TODAY() - days(40))
    a_goal(cast.member, by=cast.facilitator, proposed=True)
    cycle = a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver, starts_on=TODAY() - days(9))
    a_round(cast.member, by=cast.driver, ends_on=TODAY())
    assert said(cast, "team_member") == ["A round of ideas is open: write one", f"Log what happened in {cycle}"]
    client.force_login(cast.team_member)
    page = client.get("/").content.decode()
    assert "One thing to give" in page
    a_meeting(cast.network, starts_at=timezone.now() + days(60), people=[cast.team_member])
    page = client.get("/").content.decode()
    assert page.index("Your next date") < page.index("One thing to give"), "the next meeting comes first"
    client.force_login(cast.driver)
    assert "One thing to give" not in client.get("/").content.decode()


def test_the_hub_reads_what_waits_for_a_team_and_nothing_that_waits_for_a_person(cast):
    cycle = a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver, starts_on=TODAY() - days(9))
    a_round(cast.member, by=cast.driver)
    a_meeting(cast.network, starts_at=timezone.now() + days(9), people=[cast.facilitator, cast.driver])
    assert said(cast, "facilitator") == [f"Log what happened in {cycle}"]


# --- Answered in place --------------------------------------------------------------------------


def tapped(client, words: str, button: str, *, htmx: bool = False):
    """Press a button of a line as the page has it."""
    page = client.get("/").context["page"]
    line = next(one for one in page.items if one.item.words == words)
    tap = next(one for one in line.item.taps.buttons if one.words == button)
    data = {tap.name: tap.value, "home": f"/?answered={line.place}"}
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(line.item.taps.url, data, follow=True, headers=headers)


@pytest.mark.parametrize(
    ("kind", "button", "thanks"),
    [
        ("charter", "I stand by this", "Your name stands under it"),
        ("invitations", "Yes, I come", "Your answer is noted"),
        ("promises", "It is done", "It is noted as done"),
        ("pulse", "Yes, we are in", "The hub alone reads what you said"),
        ("brief_names", "You may name us", "The brief names your district"),
        ("plan", "It is done", "Done: Ask the bus drivers"),
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_one_tap_answers_and_one_is_back_where_one_was(cast, client, kind, button, thanks, htmx):
    words = next(CASES[kind](cast))
    a_rating(cast.network, by=cast.facilitator)  # something is left
    client.force_login(cast.driver)
    answered = tapped(client, words, button, htmx=htmx)
    assert answered.redirect_chain[-1][0].startswith("/?answered=")
    body = answered.content.decode()
    assert words not in [line.item.words for line in answered.context["page"].items]
    assert thanks in body
    assert "Rate the problems of practice" in body
    assert ("<html" in body) is not htmx
    assert ("data-focus" in body) is htmx, "reading goes on where the line stood"


def test_an_answer_to_the_last_line_is_said_below_the_list(cast, client):
    next(CASES["charter"](cast))
    client.force_login(cast.driver)
    a_rating(cast.network, by=cast.facilitator)
    page = client.get("/?answered=99", headers={"HX-Request": "true"})
    assert page.context["place"] == len(page.context["page"].items) + 1
    assert client.get("/?answered=x²").status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)"])
def test_an_answer_never_leads_to_another_site(cast, client, elsewhere):
    meeting = a_meeting(cast.network, starts_at=timezone.now() + days(9), people=[cast.driver])
    client.force_login(cast.driver)
    sent = client.post(reverse("meetings:answer", args=[meeting.pk]), {"answer": "yes", "home": elsewhere})
    assert sent["Location"] == reverse("meetings:meeting", args=[meeting.pk])
