"""From an invitation to a number on the sponsor's page: clicks in a browser, letters and sums by a worker."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from design_process.measures.models import Rollup
from network.membership.roles import Role
from network.people.models import Person
from tests.browser.letters import empty_the_mailbox, letter_to, path_in
from tests.browser.visitor import Visitor
from tests.services.conftest import start, worker  # noqa: F401 - fixtures: a real worker on this test's database
from tests.services.processes import wait_for
from tests.world import a_cycle, a_design_cycle, a_prototype, an_indicator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEW = "ines@gold-ridge.test"


@pytest.fixture
def ready(transactional_db, cast):
    """A member with a sponsor, a prototype whose cycle runs, and an indicator with numbers of the weeks before."""
    empty_the_mailbox()
    today = timezone.localdate()
    cast.indicator = an_indicator(cast.network, by=cast.facilitator, starts_on=today - timedelta(days=today.weekday()))
    a_design_cycle(cast.network, by=cast.facilitator)
    cast.cycle = a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver)
    return cast


@pytest.mark.parametrize(("scheme", "javascript"), [("light", True), ("dark", False)])
def test_the_first_day(ready, worker, page_at, scheme, javascript):  # noqa: F811 - one story
    worker()

    # The facilitator invites a driver.
    hub = Visitor(page_at, 1280, scheme, javascript=javascript)
    hub.sign_in(ready.facilitator.email)
    hub.page.get_by_role("heading", name="This week").wait_for()
    hub.look()
    hub.page.get_by_role("link", name="Invite somebody").first.click()
    hub.look()
    hub.page.get_by_label("E-mail address").fill(NEW)
    hub.page.get_by_label("Name").fill("Ines Okafor")
    hub.page.locator("[name=role]").select_option(Role.DRIVER)
    hub.page.locator("[name=member]").select_option(label="Gold Ridge Union")
    hub.page.get_by_role("main").get_by_role("button").first.click()
    hub.page.get_by_text("Ines Okafor").first.wait_for()
    hub.look()

    # The driver opens the letter on a phone, and chooses a password.
    phone = Visitor(page_at, 360, scheme, javascript=javascript)
    phone.page.goto(path_in(letter_to(NEW)))
    phone.look()
    assert Person.objects.get(email=NEW).joined_at is None  # to open the letter is not to accept
    phone.page.locator("[name=password]").fill("a quiet morning in June")
    phone.page.get_by_role("main").get_by_role("button").first.click()
    phone.page.get_by_role("heading", name="Due now").wait_for()
    assert Person.objects.get(email=NEW).joined_at is not None
    phone.look()

    # Two taps from home: Log it, and Log it.
    phone.page.get_by_role("link", name="Log it").first.click()
    phone.look()
    phone.page.locator("[name=words]").fill("Seventeen of forty-two explained their answer.")
    phone.page.locator("[name^=numbers-][name$=-numerator]").fill("17")
    phone.page.locator("[name^=numbers-][name$=-denominator]").fill("42")
    phone.page.get_by_role("main").get_by_role("button", name="Log it").click()
    phone.page.get_by_role("heading", name="It is in").wait_for()
    phone.look()

    # The worker's job adds the number up; the sponsor reads it, with the status.
    def added_up() -> bool:
        return Rollup.objects.filter(member=ready.member, numerator=17, denominator=42).exists()

    wait_for(added_up, 30, "the roll-up of the logged number")
    office = Visitor(page_at, 1280, scheme, javascript=javascript)
    office.sign_in(ready.sponsor.email)
    office.page.get_by_text("What is asked of you").wait_for()
    office.look()
    office.page.get_by_text("The numbers in a table").first.click()
    expect(office.page.get_by_role("cell", name="17 of 42 (40 %)")).to_be_visible()
    expect(office.page.get_by_text("Test cycle 1 is running").first).to_be_visible()
    assert not office.page.get_by_text("Seventeen of forty-two").count()  # the team has not released its cycle

    assert {**hub.wrong, **phone.wrong, **office.wrong} == {}
