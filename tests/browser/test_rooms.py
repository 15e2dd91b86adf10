"""A meeting in a browser: a laptop, two phones and a wall; without scripts; and when the line breaks."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from network.meetings.models import Invitee
from network.rooms.models import Ballot, Note, Participant
from tests.browser.axe import violations
from tests.browser.visitor import fresh, join
from tests.world_rooms import a_running_meeting, a_vote, on_to_the_next, the_room

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def running(cast):
    people = [cast.driver, cast.team_member, cast.sponsor]
    cast.meeting = a_running_meeting(cast.network, by=cast.facilitator, people=people)
    on_to_the_next(cast.meeting, by=cast.facilitator)
    cast.code = the_room(cast.meeting).code
    cast.room = reverse("rooms:room", args=[cast.meeting.pk])
    return cast


def test_a_laptop_and_two_phones(signed_in_at, page_at, running):
    laptop = signed_in_at(running.facilitator)
    laptop.goto(running.room)
    dana, guest = page_at(360, "dark"), page_at(360)
    join(dana, running.code, "Dana")
    join(guest, running.code, "Gia Romano")
    laptop.get_by_text("Ask the room").first.click()
    laptop.get_by_label("How", exact=True).select_option("writing")
    laptop.get_by_label("What do you ask the room?").fill("What gets in the way?")
    laptop.get_by_role("button", name="Ask the room").click()
    for phone, words in ((dana, "Buses\nTime"), (guest, "Substitutes")):
        fresh(phone)
        phone.get_by_label("Your thoughts").fill(words)
        assert violations(phone) == []
        phone.get_by_role("button", name="Hand it in").click()
        phone.get_by_text("Your answer is kept").wait_for()
    fresh(laptop)
    laptop.get_by_text("2 answers so far").wait_for()
    assert laptop.get_by_text("Substitutes").count() == 0
    assert violations(laptop) == []
    laptop.get_by_role("button", name="Close it and show what was said").click()
    laptop.get_by_text("3 thoughts from 2 people.").wait_for()
    fresh(dana)
    dana.get_by_text("Substitutes").wait_for()
    assert Participant.objects.count() == 2
    assert Invitee.objects.get(meeting=running.meeting, person=running.driver).attendance == "present"


def test_a_complaint_goes_away_with_what_it_was_about(signed_in_at, running):
    """What was refused and is right now: no old complaint stays, and words that were sent are not typed again."""
    laptop = signed_in_at(running.facilitator)
    a_vote(running.meeting, "dots", "Which first?", by=running.facilitator, options=("Pairs", "Exit slips"))
    laptop.goto(running.room)
    laptop.get_by_text("Your own answer").click()
    laptop.get_by_label("Pairs").select_option("3")
    laptop.get_by_label("Exit slips").select_option("1")
    laptop.get_by_role("button", name="This is my answer").click()
    laptop.get_by_text("Take some back.").wait_for()
    assert laptop.get_by_text("It has not been sent yet").filter(visible=True).count() == 0
    laptop.get_by_label("Pairs").select_option("2")
    laptop.get_by_role("button", name="This is my answer").click()
    laptop.get_by_text("Your answer is kept").wait_for()
    assert laptop.get_by_text("Take some back.").count() == 0
    laptop.get_by_text("Note a decision").click()
    laptop.get_by_label("Because").fill("It costs nothing")
    laptop.get_by_role("button", name="Keep the decision").click()
    laptop.get_by_text("Fill this in.").first.wait_for()
    laptop.get_by_label("We decided").fill("We try pairs")
    laptop.get_by_role("button", name="Keep the decision").click()
    laptop.locator("#room-notes").get_by_text("We try pairs").wait_for()
    assert laptop.get_by_text("Fill this in.").count() == 0
    assert (laptop.get_by_label("We decided").input_value(), laptop.get_by_label("Because").input_value()) == ("", "")


def test_what_is_being_typed_stays_while_the_room_moves_on(signed_in_at, running):
    laptop, second = signed_in_at(running.facilitator), signed_in_at(running.driver)
    laptop.goto(running.room)
    second.goto(running.room)
    second.get_by_label("Note", exact=True).fill("Half a thou")
    laptop.get_by_role("button", name="Next item").click()
    fresh(second)
    second.get_by_role("heading", name="Consultancy: Camino Flat is stuck").wait_for()
    assert second.get_by_label("Note", exact=True).input_value() == "Half a thou"
    second.get_by_role("button", name="Add the note").click()
    second.locator("#room-notes").get_by_text("Half a thou", exact=True).wait_for()
    assert second.get_by_label("Note", exact=True).input_value() == ""
    assert Note.objects.get().item.title.startswith("Welcome")  # where it was begun
    laptop.get_by_label("Note", exact=True).fill("Another")
    laptop.get_by_role("button", name="Add the note").click()
    laptop.locator("#room-notes").get_by_text("Another", exact=True).wait_for()
    assert Note.objects.last().item.title.startswith("Consultancy")


def test_a_broken_line_keeps_the_words_and_stores_them_once(signed_in_at, running):

    page = signed_in_at(running.driver, 360)
    page.goto(running.room)

    def deliver_but_lose_the_answer(route):
        route.fetch()
        route.abort("connectionreset")

    page.route("**/room/notes/", deliver_but_lose_the_answer)
    page.get_by_label("Note", exact=True).fill("Nine explained.")
    page.get_by_role("button", name="Add the note").click()
    page.get_by_text("There is no connection.").first.wait_for()
    assert Note.objects.count() == 1
    page.unroute("**/room/notes/")
    page.reload()
    assert page.get_by_label("Note", exact=True).input_value() == "Nine explained."
    page.get_by_role("button", name="Add the note").click()
    expect(page.get_by_label("Note", exact=True)).to_have_value("")
    assert Note.objects.count() == 1


def test_running_and_closing_without_scripts(signed_in_at, page_at, running):
    laptop = signed_in_at(running.facilitator, javascript=False)
    laptop.goto(running.room)
    laptop.get_by_role("button", name="Next item").click()
    expect(laptop.get_by_role("heading", name="Consultancy")).to_be_visible()
    laptop.get_by_label("Note", exact=True).fill("By plain form.")
    laptop.get_by_role("button", name="Add the note").click()
    expect(laptop.locator("#room-notes").get_by_text("By plain form.", exact=True)).to_be_visible()
    laptop.get_by_text("Ask the room").first.click()
    laptop.get_by_label("What do you ask the room?").fill("Do we try it?")
    laptop.get_by_role("button", name="Ask the room").click()
    phone = page_at(360, javascript=False)
    join(phone, running.code, "Dana")
    phone.get_by_label("4 · I am all for it").check()
    phone.get_by_role("button", name="This is my answer").click()
    expect(phone.get_by_text("Your answer is kept")).to_be_visible()
    assert Ballot.objects.get().said == {"level": 4}
    laptop.goto(running.room)
    laptop.get_by_role("button", name="Close it and show").click()
    laptop.get_by_text("1 answer, all at 4.").wait_for()
    laptop.get_by_role("link", name="Close the meeting").click()
    laptop.get_by_role("button", name="Close it and send the minutes").click()
    expect(laptop.get_by_text("on their way to 4 people")).to_be_visible()


def test_the_wall_fits_without_scrolling_sideways(signed_in_at, running):
    wall = signed_in_at(running.facilitator)
    on_to_the_next(running.meeting, by=running.facilitator)
    for width, height in ((1280, 720), (1920, 1080), (360, 740)):
        wall.set_viewport_size({"width": width, "height": height})
        wall.goto(reverse("rooms:screen", args=[running.meeting.pk]))
        assert wall.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(wall) == []
