"""A prediction on a phone without scripts: from the plan to the study, the ledger, and one's own page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.measures.actions import Entry, record_measurements
from tests.browser.visitor import Visitor
from tests.world import a_prototype, an_indicator, log_it

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_was_predicted_on_a_phone_is_compared_and_told(page_at, cast, perform_owed):
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    indicator = an_indicator(cast.network, by=cast.facilitator, starts_on=monday - timedelta(weeks=8))
    prototype = a_prototype(cast.member, by=cast.driver, indicators=(indicator,))
    phone = Visitor(page_at, 360, "dark", javascript=False)
    phone.sign_in(cast.driver.email)

    phone.open(f"/prototypes/{prototype.pk}/cycles/new/")
    page = phone.page
    page.get_by_label("What do you want to find out?").fill("Do pairs help?")
    page.get_by_label("What do you think will happen?").fill("Half of the class explains.")
    page.get_by_label("First day").fill((monday - timedelta(weeks=3)).isoformat())
    page.get_by_label("Last day").fill(timezone.localdate().isoformat())
    page.get_by_label("At least").first.fill("fifty")
    phone.press("Keep this plan")
    phone.sees("Use a number, such as 4.5.")
    phone.look()
    page.get_by_label("Which number?").first.select_option(label="Pupils who explain")
    page.get_by_label("What will it do?").first.select_option(label="rises")
    page.get_by_label("At least").first.fill("50 %")
    page.get_by_label("How sure are you?").first.select_option(label="80 %")
    phone.press("Keep this plan")
    phone.sees("Pupils who explain: rises to at least 50 %")
    phone.look()

    cycle = TestCycle.objects.get()
    log_it(cast.member, by=cast.driver, cycle=cycle, words="It ran.")
    counted = [Entry(indicator.pk, monday - timedelta(weeks=back), x, 21) for back, x in ((4, 7), (1, 13))]
    record_measurements(cast.member, counted, by=cast.driver)
    perform_owed()
    phone.open(f"/cycles/{cycle.pk}/study/")
    phone.sees("It rose from 33.3 % to 61.9 %.")
    assert page.get_by_label("Held", exact=True).is_checked()
    page.get_by_label("What surprised you?").fill("Drawings count.")
    page.get_by_label("What did you find?").fill("More pupils explain.")
    page.get_by_label("What did not work?").fill("The timer.")
    phone.press("Keep the study")
    phone.sees("What do you decide?")

    phone.open(f"/networks/{cast.network.slug}/predictions/")
    page.get_by_text("Every cycle").click()
    phone.sees("Not released: only your team sees and counts this one.")
    phone.open("/people/me/predictions/")
    phone.sees("Of the one thing you were 80 % sure of: it came true.")
    phone.open(f"/prototypes/{prototype.pk}/")
    phone.sees("Predictions held 1 of 1")
    assert phone.wrong == {}
