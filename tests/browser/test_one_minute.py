"""The one-minute log in a hand: a whole cycle by the links of letters, on a phone, without scripts or a menu."""

from datetime import timedelta

import pytest
from django.utils import timezone

from design_process.cycles.models import Outcome, Prediction, TestCycle
from design_process.cycles.prediction_actions import Predicted
from design_process.measures.models import Measurement
from design_process.one_minute.asking import put, question_of
from design_process.one_minute.links import link_path
from tests.browser.axe import violations
from tests.browser.letters import minute_path
from tests.world import a_cycle, a_prototype, an_indicator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIGHT_PAGE = 30_000  # bytes, with its styles and its scripts, as a first visit loads them: unpacked


@pytest.fixture
def cycle(cast):
    today = timezone.localdate()
    indicator = an_indicator(cast.network, by=cast.facilitator, starts_on=today)
    said = Predicted(indicator, Prediction.Direction.RISE, low=50.0)
    start = today - timedelta(days=2)
    return a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver, starts_on=start, predictions=(said,))


def test_a_driver_completes_a_cycle_by_links_alone(page_at, live_server, cast, cycle):
    page = page_at(360, "light", javascript=False)
    page.goto(minute_path(cycle, cast.driver))
    page.get_by_label("Yes, it started").check()
    page.get_by_role("button", name="Send it").click()
    page.get_by_text("Thank you. It is kept.").wait_for()

    page.goto(minute_path(cycle, cast.driver))
    page.get_by_label("In part").check()
    page.get_by_label("What happened?").fill("Two of three classes.")
    page.get_by_label("Pupils who explained").fill("17")
    page.get_by_label("Out of how many").fill("25")
    page.get_by_role("button", name="Send it").click()
    page.get_by_text("You can close this page").wait_for()
    TestCycle.objects.filter(pk=cycle.pk).update(ends_on=timezone.localdate() - timedelta(days=1))

    page.goto(minute_path(cycle, cast.driver))
    page.get_by_label("What did not work?").fill("Quiet pupils stayed quiet.")
    page.get_by_role("button", name="Send it").click()
    page.get_by_role("button", name="Next question").click()
    page.get_by_label("Held", exact=True).check()
    page.get_by_label("What makes you say so?").fill("Seventeen explained.")
    page.get_by_role("button", name="Send it").click()
    page.get_by_role("button", name="Next question").click()
    page.get_by_label("Adapt").check()
    page.get_by_label("Why?").fill("Try pairs.")
    page.get_by_role("button", name="Send it").click()
    page.get_by_text("Thank you. It is kept.").wait_for()
    assert page.locator("nav").count() == 0

    cycle.refresh_from_db()
    assert (cycle.state, cycle.act, cycle.did_not_work) == ("closed", "adapt", "Quiet pupils stayed quiet.")
    assert Outcome.objects.get().verdict == "held"
    assert Measurement.objects.get().numerator == 17


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (360, "light"), (1280, "dark")])
def test_the_page_is_light_and_passes_axe(page_at, live_server, cast, cycle, width, scheme):
    page, loaded = page_at(width, scheme), []
    page.on("response", lambda answer: loaded.append((answer.url, len(answer.body()))))
    address = minute_path(cycle, cast.driver)
    page.goto(address, wait_until="networkidle")
    assert {"js", "css"} <= {url.rpartition(".")[2] for url, _ in loaded}
    assert all(url.startswith(live_server.url) for url, _ in loaded)
    assert sum(size for _, size in loaded) < LIGHT_PAGE, loaded
    assert violations(page) == []
    page.get_by_role("button", name="Send it").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_link_names_nobody(cast, cycle):
    ask = put(
        question_of(cycle, timezone.localdate()), cycle, cast.driver, today=timezone.localdate(), now=timezone.now()
    )
    assert cast.driver.email.split("@")[0] not in link_path(ask)
