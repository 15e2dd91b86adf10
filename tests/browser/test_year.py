"""A year, the whole way: planned, published, answered, held, promised, said, and taken up at the next meeting.

Clicks in browsers, letters by a worker; whoever comes from a letter is not signed in and runs no scripts.
"""

from datetime import date, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from districts.scheduling import actions
from districts.scheduling.defaults import planned_year
from network.meetings.models import Commitment, Invitee, Meeting
from network.membership.roles import Role
from network.questionnaires.actions import Given, answer_by_link
from network.questionnaires.models import Receipt, Response
from tests.browser.letters import calendars_in, empty_the_mailbox, letter_to, path_in
from tests.browser.visitor import Visitor, fresh, join
from tests.services.conftest import start, worker  # noqa: F401 - fixtures: a real worker on this test's database
from tests.services.processes import wait_for
from tests.world import a_person, a_seat
from tests.world_meetings import the_invitee
from tests.world_planning import placed
from tests.world_rooms import a_phone, the_room

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AGENDA = ("Talk moves: what we tried", "Which prototype next", "Substitutes in spring")
PROMISE, WISH = "Ask the county for two substitutes", "Begin after the buses have come."


@pytest.fixture
def year(transactional_db, cast):
    """A network of two members on the map, three people in each team, and a year that begins in three weeks."""
    empty_the_mailbox()
    placed(cast.member, 39.1, -121.0)
    placed(cast.neighbour, 39.4, -120.8)
    more = [a_person(f"teacher{number}@sierra.test", f"Teacher {number}") for number in range(3)]
    for member, person in zip((cast.member, cast.neighbour, cast.neighbour), more, strict=True):
        a_seat(member, person, Role.TEAM_MEMBER)
    cast.quiet = [cast.team_member, *more]  # there too, without a page of their own in this story
    today = timezone.localdate()
    wished = {"starts_on": today + timedelta(days=21), "ends_on": today + timedelta(days=160)}
    actions.set_year(cast.network, wished, by=cast.facilitator)
    return cast


@pytest.fixture
def visitors(page_at):
    """Opens pages for the people of the story. In the end none of the pages they looked at was wrong."""
    opened = []

    def visitor(width, scheme="light", *, javascript=True):
        opened.append(Visitor(page_at, width, scheme, javascript=javascript))
        return opened[-1]

    yield visitor
    assert {where: found for one in opened for where, found in one.wrong.items()} == {}


def test_a_year(year, worker, visitors):  # noqa: F811 - one story
    worker()
    hub, letters = visitors(1280), visitors(360, javascript=False)
    hub.sign_in(year.facilitator.email)
    hub.page.get_by_role("heading", name="This week").wait_for()
    plan_and_change(year, hub)
    first, following = publish(year, hub)
    answer_the_invitation(year, first, letters)
    hold_it_now(year, first, hub)
    run_it(year, first, hub, visitors)
    close_it(first, following, hub)
    answer_the_minutes(year, letters)
    take_it_up(year, first, hub)
    open_the_next_agenda(following, hub)


def plan_and_change(year, hub):
    """The planner says why; the facilitator changes the first date by its form."""
    hub.open(reverse("scheduling:year", args=[year.network.slug]))
    hub.press("Plan the year")
    hub.page.get_by_role("link", name="Publish").wait_for(timeout=60_000)
    row = planned_year(year.network).current.plan["meetings"][0]
    hub.sees(row["why"])
    hub.look()
    day = date.fromisoformat(row["on"]) + timedelta(days=1)
    to = day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day
    hub.page.locator(".plan-card").get_by_role("link", name="Change").first.click()
    hub.page.get_by_label("On", exact=True).fill(to.isoformat())
    hub.page.get_by_role("button", name="Use this date").wait_for()
    hub.look()
    hub.press("Use this date")
    hub.sees("Not right? Undo brings the last draft back.")
    assert planned_year(year.network).current.plan["meetings"][0]["on"] == to.isoformat()


def publish(year, hub):
    """Returns the first two network meetings, once everything is out."""
    hub.press("Publish", role="link")
    hub.look()
    hub.press("Publish it")
    hub.page.get_by_text("every date is in the calendar").wait_for(timeout=60_000)
    hub.look()
    first, following = Meeting.objects.filter(network=year.network, kind="network").order_by("starts_at")[:2]
    assert f"{first.local_start.date()}" == planned_year(year.network).published.plan["meetings"][0]["on"]
    return first, following


def answer_the_invitation(year, first, letters):
    """One letter with a file for each date; two taps answer. To open the link answers nothing."""
    letter = letter_to(year.driver.email, "Your dates with")
    calendars = calendars_in(letter)
    assert len(calendars) == Invitee.objects.filter(person=year.driver).count()
    assert {f"{calendar['METHOD']}" for calendar in calendars} == {"REQUEST"}
    events = {f"{event['UID']}": event for calendar in calendars for event in calendar.walk("VEVENT")}
    begins = events[first.uid].decoded("DTSTART")
    assert (begins.date(), begins.time()) == (first.local_start.date(), time(9))
    assert begins == first.starts_at
    letters.open(path_in(letter, r"Network meeting.*?Yes:"))
    assert the_invitee(first, year.driver).answer == ""
    letters.press("Send my answer")
    letters.sees("We have noted: you come")
    letters.look()
    assert the_invitee(first, year.driver).answer == "yes"


def hold_it_now(year, first, hub):
    """The meeting is moved to this very minute, with an agenda of three items. Calendars hear of the move."""
    now = timezone.now().astimezone(ZoneInfo(first.time_zone))
    hub.open(reverse("meetings:change", args=[first.pk]))
    hub.page.get_by_label("Day", exact=True).fill(f"{now:%Y-%m-%d}")
    hub.page.get_by_label("Starts at", exact=True).fill(f"{now:%H:%M}")
    hub.press("Save the change")
    hub.page.get_by_role("link", name="Open the room").wait_for()
    moved = calendars_in(letter_to(year.driver.email, "Changed: "))[0].walk("VEVENT")[0]
    assert (f"{moved['UID']}", moved["SEQUENCE"]) == (first.uid, 1)
    hub.page.goto(reverse("meetings:agenda", args=[first.pk]))
    for title in AGENDA:
        hub.page.get_by_label("What is it?").fill(title)
        hub.press("Add it")
        hub.page.locator(".agenda").get_by_text(title, exact=True).wait_for()
    hub.look()


def run_it(year, first, hub, visitors):
    """A laptop and two phones: two of three items, a note, fist to five, a promise. Four others are there too."""
    hub.open(reverse("meetings:meeting", args=[first.pk]))
    hub.press("Open the room", role="link")
    hub.press("Start the meeting")
    hub.press("Begin with it")
    hub.page.get_by_role("heading", name=AGENDA[0], exact=True).wait_for()
    code = hub.page.locator(".room__code").inner_text()
    phones = [visitors(360), visitors(360, "dark")]
    for phone, name in zip(phones, ("Dana", "Noor"), strict=True):
        join(phone.page, code, name)
    for person in year.quiet:
        a_phone(first, person)
    hub.press("Next item")
    hub.page.get_by_role("heading", name=AGENDA[1], exact=True).wait_for()
    hub.page.get_by_label("Note", exact=True).fill("Pairs talk more than groups.")
    hub.press("Add the note")
    hub.page.locator("#room-notes").get_by_text("Pairs talk more than groups.", exact=True).wait_for()
    hub.page.get_by_text("Ask the room").first.click()
    hub.page.get_by_label("What do you ask the room?").fill("Do we try it?")
    hub.press("Ask the room")
    hub.sees("0 answers so far")
    for phone in phones:
        fresh(phone.page)
        phone.page.get_by_label("4 · I am all for it").check()
        phone.look()
        phone.press("This is my answer")
        phone.sees("Your answer is kept")
    fresh(hub.page)
    hub.sees("2 answers so far")
    hub.press("Close it and show what was said")
    hub.sees("2 answers, all at 4.")
    hub.page.get_by_text("Note who does what by when").click()
    hub.page.get_by_label("Who", exact=True).select_option(f"{year.driver.pk}")
    hub.page.get_by_label("Does what").fill(PROMISE)
    hub.press("Keep the commitment")
    wait_for(Commitment.objects.filter(who=year.driver, what=PROMISE).exists, 10, "the promise is kept")
    hub.look()
    fresh(phones[0].page)
    phones[0].sees("2 answers, all at 4.")
    phones[0].look()


def close_it(first, following, hub):
    """What was not reached goes to the next meeting of the year by itself."""
    hub.press("Close the meeting", role="link")
    hub.sees(f"They go onto the agenda of {following.title}")
    hub.look()
    hub.press("Close it and send the minutes")
    hub.sees("on their way to")
    hub.look()
    assert the_room(first).code is None
    assert Response.objects.count() == 0


def answer_the_minutes(year, letters):
    """The driver's own promise, and the minute of feedback, by the links of one letter."""
    letter = letter_to(year.driver.email, "Minutes: ")
    assert "WHAT YOU PROMISED" in letter.text
    assert PROMISE in letter.text
    letters.open(path_in(letter, "Done:"))
    assert Commitment.objects.get().state == "open"
    letters.press("Say so")
    letters.sees("It is noted as done.")
    assert Commitment.objects.get().state == "done"
    letters.open(path_in(letter, "HOW WAS IT.*?"))
    for scale in letters.page.locator("fieldset.scale").all():
        scale.get_by_label("4", exact=True).check()
    letters.page.get_by_label("What should we change?").fill(WISH)
    letters.press("Send my answers")
    letters.page.wait_for_url("**/q/thanks/")
    letters.look()
    assert Response.objects.count() == 1


def answer_for_others(people):
    """Everybody agrees with 4 of 5, and has nothing to add."""
    for receipt in Receipt.objects.filter(person__in=people).select_related("wave__version"):
        scales = receipt.wave.version.questions.filter(kind="scale")
        assert answer_by_link(receipt, [Given(one.pk, number=Decimal(4)) for one in scales])


def take_it_up(year, first, hub):
    """Nothing is shown while answers come in; then the average of five, and no words of one person alone."""
    hub.open(reverse("feedback:meeting", args=[first.pk]))
    hub.sees("1 of 6 have answered")
    hub.sees("Nothing is shown while answers still come in")
    answer_for_others(year.quiet)
    hub.page.reload()
    hub.press("Close it and show the answers")
    hub.page.get_by_role("heading", name="How far they agree").wait_for()
    hub.sees("on average they agree with 4.0 of 5")
    hub.sees("1 answer: too few to show")
    assert WISH not in hub.page.content()
    hub.look()
    hub.press("Take something up", role="link")
    hub.page.get_by_label("You said").fill("The morning is too early for the buses.")
    hub.page.get_by_label("We did, or will do").fill("We begin at half past nine.")
    hub.page.get_by_label("It is done").check()
    hub.look()
    hub.press("Save it")
    hub.sees("It is taken up.")


def open_the_next_agenda(following, hub):
    """It has what was not reached; what is proposed for it opens with what became of feedback."""
    hub.open(reverse("meetings:meeting", args=[following.pk]))
    hub.sees(AGENDA[2])
    hub.sees("Not reached on")
    hub.press("Propose an agenda", role="link")
    opening = hub.page.locator(".takes .take:not(.take--frame)").first
    expect(opening).to_contain_text("You said, we did")
    expect(opening).to_contain_text("The morning is too early for the buses")
    hub.look()
    hub.press("Put it on the agenda")
    hub.page.locator(".agenda").get_by_text("You said, we did", exact=True).wait_for()
    hub.look()
    titles = list(following.items.values_list("title", flat=True))
    assert {AGENDA[2], "You said, we did"} <= set(titles)
    assert titles.count(AGENDA[2]) == 1
