"""Logging and entering numbers without a line: the pages open, what is sent waits, nothing is lost or doubled."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from design_process.cycles.models import Log, Observation
from design_process.evidence.interview_actions import Heard, finish_interview
from design_process.evidence.models import Evidence, Interview, Quote
from design_process.measures.actions import Entry, record_measurements
from design_process.measures.models import Measurement
from design_process.one_minute.models import Answer, Ask
from tests.browser.letters import minute_path
from tests.world import a_cycle, a_prototype, an_indicator
from tests.world_evidence import an_interview

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WAITING = """() => new Promise((done) => {
  const asked = indexedDB.open("trellis", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("waiting", { keyPath: "key" });
  asked.onsuccess = () => {
    const all = asked.result.transaction("waiting").objectStore("waiting").getAll();
    all.onsuccess = () => (asked.result.close(), done(all.result.length));
  };
})"""
KEPT = """async () => (await caches.has("trellis-private"))
  ? (await (await caches.open("trellis-private")).keys()).map((one) => new URL(one.url).pathname) : []"""


@pytest.fixture
def phone(chromium, live_server, cast):
    """A driver's phone on which the worker has kept a page: `phone(address)`, or `phone(address, signed_in=False)`."""
    an_indicator(cast.network, by=cast.facilitator)
    cast.cycle = a_cycle(a_prototype(cast.member, by=cast.driver))
    contexts = []

    def open_at(address: str, *, signed_in: bool = True):
        context = chromium.new_context(base_url=live_server.url, viewport={"width": 360, "height": 740}, has_touch=True)
        contexts.append(context)
        if signed_in:
            client = Client()
            client.force_login(cast.driver)
            cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
            context.add_cookies([cookie])
        page = context.new_page()
        page.goto(address)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        for _ in range(100):
            if address in page.evaluate(KEPT):
                return page
            page.wait_for_timeout(50)
        raise AssertionError(f"the phone did not keep {address}")

    yield open_at
    for context in contexts:
        context.close()


def back_on_line(page, to: str = "/") -> None:
    """The line is back: the page that said there was none goes home by itself, or back to the link it came from."""
    page.context.set_offline(False)
    page.wait_for_url(lambda address: urlsplit(address).path == to)


def answered_without_a_line(page, words: str) -> None:
    """The letter's page is opened again without a line, and answered."""
    page.context.set_offline(True)
    page.reload()
    page.get_by_label("Yes, it started").check()
    page.get_by_label("What happened, or what is in the way?").fill(words)
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("What you wrote is kept on this phone.")).to_be_visible()
    expect(page.get_by_role("link", name="The question of your letter")).to_be_visible()


def nothing_waits(page) -> None:
    """The worker has taken the last row out of what waits, now or within five seconds."""
    for _ in range(50):
        if page.evaluate(WAITING) == 0:
            return
        page.wait_for_timeout(100)
    raise AssertionError("something still waits to be sent")


def test_two_notes_without_a_line_are_two_notes_when_it_is_back(phone, cast):
    page = phone("/log/")
    page.context.set_offline(True)
    for words in ("Nine of 21 explained.", "Two more at lunch."):
        page.goto("/log/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Log it")
        page.get_by_label("What happened?").fill(words)
        page.get_by_role("button", name="Log it").click()
        expect(page.get_by_text("What you wrote is kept on this phone.")).to_be_visible()
        expect(page.get_by_role("link", name="Log it")).to_be_visible()
    assert page.evaluate(WAITING) == 2
    assert Log.objects.count() == 0
    back_on_line(page)
    expect(page.get_by_text("There is a line again: what you wrote without one is in.")).to_be_visible()
    assert sorted(Observation.objects.values_list("words", flat=True)) == [
        "Nine of 21 explained.",
        "Two more at lunch.",
    ]
    assert set(Log.objects.values_list("by", "on_behalf")) == {(cast.driver.pk, False)}
    page.goto("/log/")
    assert page.get_by_label("What happened?").input_value() == ""
    nothing_waits(page)
    assert Log.objects.count() == 2


def test_a_number_that_somebody_else_wrote_meanwhile_is_shown_beside_mine(phone, cast):
    address = f"/members/{cast.member.pk}/numbers/enter/"
    page = phone(address)
    page.context.set_offline(True)
    page.goto(address)
    page.locator("input.number").nth(0).fill("9")
    page.locator("input.number").nth(1).fill("21")
    page.get_by_role("button", name="Save the numbers").click()
    expect(page.get_by_text("What you wrote is kept on this phone.")).to_be_visible()
    indicator = cast.network.indicators.get()
    desk = Client()
    desk.force_login(cast.driver)
    day = desk.get(address).context["form"].lines[0].cell.period
    record_measurements(cast.member, [Entry(indicator.pk, day, 12, 21)], by=cast.facilitator, on_behalf=True)
    back_on_line(page)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Enter numbers")
    assert page.locator("input.number").nth(0).input_value() == "9"
    nothing_waits(page)  # it is in the person's hands now
    assert Measurement.objects.filter(superseded_at=None).get().numerator == 12, "nothing is written over unseen"
    page.get_by_label("Why did a number change?").fill("Three came late.")
    page.get_by_role("button", name="Save the numbers").click()
    expect(page.get_by_text("1 number is in.")).to_be_visible()
    assert Measurement.objects.filter(superseded_at=None).get().numerator == 9


def test_an_interview_goes_on_without_a_line(phone, cast):
    talk = an_interview(cast.member, by=cast.driver)
    page = phone(talk.get_absolute_url())
    page.context.set_offline(True)
    for words in ("I wait until I am sure.", "I ask Jayden."):
        page.goto(talk.get_absolute_url())
        page.get_by_label("What they said").fill(words)
        page.get_by_role("button", name="Keep the quote").click()
        expect(page.get_by_text("What you wrote is kept on this phone.")).to_be_visible()
        expect(page.get_by_role("link", name="Go on with the interview")).to_be_visible()
    assert page.evaluate(WAITING) == 2
    finish_interview(talk, Heard("A student", "They wait."), by=cast.team_member)  # somebody else, with a line
    back_on_line(page)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("“Jayden” looks like a name")).to_be_visible()
    page.get_by_label("What they said").fill("I ask a friend.")
    page.get_by_role("button", name="Keep the quote").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A student")
    nothing_waits(page)
    evidence = Evidence.objects.get()
    assert sorted(evidence.quotes.values_list("said", flat=True)) == ["I ask a friend.", "I wait until I am sure."]


def test_an_interview_that_is_taken_back_leaves_nothing_on_the_phone(phone, cast):
    talk = an_interview(cast.member, by=cast.driver)
    page = phone(talk.get_absolute_url())
    page.context.set_offline(True)
    page.goto(talk.get_absolute_url())
    page.get_by_label("What they said").fill("My father drinks.")
    page.get_by_role("button", name="Keep the quote").click()
    expect(page.get_by_text("What you wrote is kept on this phone.")).to_be_visible()
    page.goto(talk.get_absolute_url())
    page.get_by_text("They do not agree any more").click()
    page.get_by_role("button", name="Forget this interview").click()
    expect(page.get_by_text("What you wrote is kept on this phone.")).to_be_visible()
    assert talk.get_absolute_url() not in page.evaluate(KEPT)
    assert page.evaluate(WAITING) == 1  # the wish alone
    back_on_line(page)
    nothing_waits(page)
    assert not Interview.objects.exists()
    assert not Quote.objects.exists()


def test_a_shared_phone_keeps_nothing_after_signing_out(phone):
    page = phone("/log/")
    page.context.set_offline(True)
    page.goto("/log/")
    page.get_by_label("What happened?").fill("Ana cried.")
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_text("What you wrote is kept on this phone.")).to_be_visible()
    page.context.route("**/log/", lambda route: route.abort("connectionreset"))  # it cannot be sent
    back_on_line(page)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    expect(page.get_by_text("waits on this phone for a line")).to_be_visible()
    page.evaluate("document.querySelector('form[action$=\"/logout/\"]').requestSubmit()")
    page.wait_for_url("**/accounts/login/**")
    assert asked == ["One thing you wrote has not been sent yet. Sign out, and lose it?"]
    assert (page.evaluate(KEPT), page.evaluate(WAITING)) == ([], 0)
    page.context.set_offline(True)
    page.goto("/log/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no connection right now")
    assert "Ana cried." not in page.content()


def test_a_letter_is_answered_without_a_line_and_without_signing_in(phone, cast):
    path = minute_path(cast.cycle, cast.driver)
    page = phone(path, signed_in=False)
    answered_without_a_line(page, "The pairs began.")
    assert (page.evaluate(WAITING), Answer.objects.count()) == (1, 0)
    back_on_line(page, to=path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. It is kept.")
    assert Observation.objects.get().words == "The pairs began."
    nothing_waits(page)
    assert page.evaluate(KEPT) == ["/whose"], "an answered question is not kept"
    page.goto(path)
    assert Answer.objects.count() == 1
    assert page.get_by_label("What happened, or what is in the way?").input_value() == "", "nor what was typed"


def test_words_whose_link_has_ended_meanwhile_are_shown_and_not_lost(phone, cast):
    path = minute_path(cast.cycle, cast.driver)
    page = phone(path, signed_in=False)
    answered_without_a_line(page, "The pairs began.")
    Ask.objects.update(expires_at=timezone.now())
    back_on_line(page, to=path)
    expect(page.get_by_role("heading", level=1)).to_have_text("This link has run out")
    expect(page.get_by_text("The pairs began.")).to_be_visible()
    page.get_by_role("button", name="Throw it away").click()
    expect(page.get_by_text("The pairs began.")).to_be_hidden()
    nothing_waits(page)
    assert not Answer.objects.exists()
