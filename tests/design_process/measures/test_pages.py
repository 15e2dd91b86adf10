"""The pages of numbers: a member's own in full, the network's made safe, and the same work for few and for many."""

import csv
import io
from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.charts import WINDOW, member_charts, network_charts
from design_process.measures.due import due_for
from design_process.measures.models import Indicator, Measurement
from design_process.measures.publication.jobs import owe_due_printings
from network.activity.models import Activity
from tests.world import a_member, an_indicator

NOW = "2026-11-18 10:00"  # a Wednesday
TODAY = date(2026, 11, 18)
LAST_WEEK = date(2026, 11, 9)


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def as_(cast):
    def client(who: str) -> Client:
        found = Client()
        found.force_login(cast.everyone[who])
        return found

    return client


def page(client, name, **kwargs) -> str:
    response = client.get(reverse(name, kwargs=kwargs))
    assert response.status_code == 200
    return unescape(response.content.decode())


def five_members(cast) -> list:
    others = [a_member(cast.network, name, on=date(2026, 7, 1)) for name in ("Aspen", "Birch", "Cedar")]
    return [cast.member, cast.neighbour, *others]


def give(member, indicator, numerator, denominator=None, *, period=LAST_WEEK, group="all"):
    entry = Entry(indicator.pk, period, numerator, denominator, group=group)
    record_measurements(member, [entry], by=None, today=TODAY)


def test_a_neighbour_sees_the_network_in_bands_and_nobodys_own_figures(cast, as_, perform_owed):
    indicator = an_indicator(cast.network)
    for member in five_members(cast):
        give(member, indicator, 31, 67)
    perform_owed()
    text = page(as_("neighbour"), "measures:numbers", slug="sierra")
    assert "46 %" in text  # 155 of 335
    assert "5 of 5 districts" in text
    shown = strip_tags(text)  # ids in addresses are numbers too, and other ones in every run
    for secret in ("31 of 67", "155", "335", "67"):
        assert secret not in shown
    own = page(as_("driver"), "measures:member_numbers", pk=cast.member.pk)
    assert "31 of 67 (46 %)" in own
    assert "Added up" in own


@pytest.mark.parametrize("who", ["neighbour", "driver", "sponsor", "facilitator"])
def test_few_districts_or_few_pupils_are_no_figure(cast, as_, perform_owed, who):
    two, small = an_indicator(cast.network, "Two only"), an_indicator(cast.network, "Small")
    members = five_members(cast)
    for member in members[:2]:
        give(member, two, 31, 67)
    for member in members:
        give(member, small, 1, 2)
    perform_owed()
    assert "needs three districts" not in page(as_(who), "measures:numbers", slug="sierra")  # others may still come
    with time_machine.travel("2026-11-20 10:00", tick=False):
        owe_due_printings()
        perform_owed()
        text = page(as_(who), "measures:numbers", slug="sierra")
    assert text.count("These figures are hidden to protect pupils.") >= 2
    assert "needs three districts" in text
    assert "2 of 5 districts" in text
    assert "46 %" not in text
    assert "≤" not in text


def test_the_running_week_is_seen_by_its_own_member_only(cast, as_, perform_owed):
    indicator = an_indicator(cast.network)
    for member in five_members(cast):
        give(member, indicator, 31, 67, period=TODAY)
    perform_owed()
    assert "31 of 67" in page(as_("sponsor"), "measures:member_numbers", pk=cast.member.pk)
    assert "46 %" not in page(as_("sponsor"), "measures:numbers", slug="sierra")


def test_the_pages_cost_the_same_for_few_and_many(cast, as_, perform_owed):
    def count(client, name, **kwargs) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            page(client, name, **kwargs)
        return len(caught)

    pages = [("measures:numbers", {"slug": "sierra"}), ("measures:member_numbers", {"pk": cast.member.pk}),
             ("measures:enter_numbers", {"pk": cast.member.pk})]  # fmt: skip
    client = as_("driver")
    first = an_indicator(cast.network, "One", groups=["female"])
    members = five_members(cast)
    for member in members[:3]:
        give(member, first, 31, 67)
    perform_owed()
    page(client, "measures:numbers", slug="sierra")  # the first request of a process also asks whether anybody is here
    few = [count(client, name, **kwargs) for name, kwargs in pages]
    for n in range(57):
        a_member(cast.network, f"District {n:02}", on=date(2026, 7, 1))
    for n in range(20):
        indicator = an_indicator(cast.network, f"Number {n}", groups=["female"])
        for member in members:
            for week in range(3):
                give(member, indicator, 31, 67, period=LAST_WEEK - timedelta(days=7 * week))
            give(member, indicator, 15, 33, group="female")
    perform_owed()
    assert [count(client, name, **kwargs) for name, kwargs in pages] == few
    assert max(few) <= 10


def test_a_chart_takes_few_queries_and_at_most_sixty_points(cast, perform_owed, django_assert_num_queries):
    indicator = an_indicator(cast.network)
    for week in range(WINDOW + 5):
        give(cast.member, indicator, 31, 67, period=TODAY - timedelta(days=7 * week))
    perform_owed()
    with django_assert_num_queries(2):
        charts = member_charts(cast.member, TODAY)
    assert len(charts[0].rows) == WINDOW
    assert (charts[0].latest, charts[0].latest_label) == ("31 of 67 (46 %)", "week of 16 Nov 2026")
    with django_assert_num_queries(3):
        network_charts(cast.network, TODAY)


def test_what_is_due_takes_one_query_and_says_why(cast, django_assert_num_queries):
    late = an_indicator(cast.network, "Late one", starts_on=date(2026, 9, 1))
    done = an_indicator(cast.network, "Done")
    an_indicator(cast.network, "This week")
    give(cast.member, done, 1, 2, period=TODAY)
    give(cast.member, late, 1, 2, period=TODAY)
    with django_assert_num_queries(1):
        due = due_for(cast.member, TODAY)
    assert [(one.name, one.is_late, one.when) for one in due] == [
        ("Late one", True, "3 days late"),
        ("This week", False, "by Sun 22 Nov"),
    ]
    assert due[0].why == "No number for the week of 9 Nov 2026 yet; it ended 3 days ago."


def fields(indicator, period="20261116", **values):
    return {f"numbers-{indicator.pk}-all-{period}-{end}": value for end, value in values.items()}


def test_numbers_are_entered_shown_back_and_corrected(cast, as_, perform_owed):
    indicator = an_indicator(cast.network)
    give(cast.member, indicator, 17, 42)
    address = reverse("measures:enter_numbers", kwargs={"pk": cast.member.pk})
    driver = as_("driver")
    assert "Last time: 17 of 42 (40 %), week of 9 Nov 2026" in unescape(driver.get(address).content.decode())
    typed = {"numbers-as_of": "2026-11-18", **fields(indicator, numerator="20", denominator="40")}
    answer = driver.post(address, typed, follow=True)
    assert "1 number is in." in answer.content.decode()
    again = driver.post(address, typed, follow=True)
    assert "Nothing is stored" in again.content.decode()
    perform_owed()
    assert "20 of 40 (50 %)" in page(driver, "measures:member_numbers", pk=cast.member.pk)
    facilitator = as_("facilitator")
    assert f"on behalf of {cast.member}" in page(facilitator, "measures:enter_numbers", pk=cast.member.pk)
    facilitator.post(address, typed | fields(indicator, numerator="21"))
    row = Measurement.objects.current().get(period=date(2026, 11, 16))
    assert (row.numerator, row.on_behalf, row.entered_by) == (21, True, cast.facilitator)


def test_a_refused_number_keeps_what_was_typed(cast, as_):
    indicator = an_indicator(cast.network)
    typed = {"numbers-as_of": "2026-11-18", **fields(indicator, numerator="50", denominator="40")}
    answer = as_("driver").post(reverse("measures:enter_numbers", kwargs={"pk": cast.member.pk}), typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "wrong way round" in text
    assert 'value="50"' in text
    assert not Measurement.objects.exists()


def test_an_earlier_week_can_be_entered(cast, as_):
    indicator = an_indicator(cast.network)
    address = reverse("measures:enter_numbers", kwargs={"pk": cast.member.pk})
    assert "week of 9 Nov 2026" in as_("driver").get(f"{address}?on=2026-11-11").content.decode()
    typed = {"numbers-as_of": "2026-11-11", **fields(indicator, "20261109", numerator="1", denominator="2")}
    as_("driver").post(address, typed)
    assert Measurement.objects.get().period == LAST_WEEK


INDICATOR = {
    "name": "Pupils who ask",
    "definition": "A pupil asks a question of their own.",
    "unit": "share",
    "numerator_label": "pupils who asked",
    "denominator_label": "pupils in the lesson",
    "direction": "up",
    "frequency": "week",
    "kind": "outcome",
    "groups": ["english_learner"],
}


def test_an_indicator_is_made_changed_and_its_versions_kept(cast, as_):
    facilitator = as_("facilitator")
    new = reverse("measures:new_network_indicator", kwargs={"slug": "sierra"})
    facilitator.post(new, INDICATOR)
    made = Indicator.objects.get()
    assert (made.network, made.member, made.groups) == (cast.network, None, ["english_learner"])
    edit = reverse("measures:edit_indicator", kwargs={"pk": made.pk})
    facilitator.post(edit, INDICATOR | {"target": "60", "definition": "A pupil asks aloud."})
    text = page(as_("neighbour"), "measures:indicator_history", pk=made.pk)
    assert "<dt>Target</dt><dd>“60”, before “nothing”</dd>" in text
    assert "A pupil asks a question of their own." in text
    assert [line.words for line in Activity.objects.filter(about="numbers").order_by("pk")] == [
        "added the indicator “Pupils who ask”",
        "changed the indicator “Pupils who ask”, version 2",
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"denominator_label": ""}, "denominator_label"),
        ({"target": "140"}, "target"),
        ({"name": "pupils WHO ask"}, "name"),
    ],
)
def test_an_indicator_that_makes_no_sense_is_refused(cast, as_, change, field):
    an_indicator(cast.network, "Pupils who ask" if field == "name" else "Other")
    new = reverse("measures:new_network_indicator", kwargs={"slug": "sierra"})
    answer = as_("facilitator").post(new, INDICATOR | change)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_what_the_numbers_mean_cannot_change_under_them(cast, as_):
    indicator = an_indicator(cast.network, "Pupils who ask")
    give(cast.member, indicator, 1, 2)
    edit = reverse("measures:edit_indicator", kwargs={"pk": indicator.pk})
    answer = as_("facilitator").post(edit, INDICATOR | {"unit": "mean", "frequency": "month", "why": "Once is enough."})
    assert set(answer.context["form"].errors) == {"unit", "frequency"}


def test_a_retired_indicator_keeps_its_page(cast, as_, perform_owed):
    indicator = an_indicator(cast.network, member=cast.member)
    give(cast.member, indicator, 17, 42)
    perform_owed()
    as_("driver").post(reverse("measures:retire", kwargs={"pk": indicator.pk}), {"why": "Done."})
    text = page(as_("driver"), "measures:indicator", pk=indicator.pk)
    assert "No longer asked for" in text
    assert "17 of 42 (40 %)" in text
    assert "17 of 42" not in page(as_("driver"), "measures:member_numbers", pk=cast.member.pk)


def table(client) -> list[dict[str, str]]:
    answer = client.get(reverse("sharing:export_numbers", kwargs={"slug": "sierra"}))
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_table_holds_own_figures_in_full_and_the_networks_made_safe(cast, as_, perform_owed):
    big = an_indicator(cast.network, "=Big", groups=["foster"])
    for member in five_members(cast):
        give(member, big, 31, 67)
        give(member, big, 1, 3, group="foster")
    perform_owed()
    rows = table(as_("driver"))
    assert {row["district"] for row in rows} == {"Gold Ridge Union", cast.network.name}
    assert {row["indicator"] for row in rows} == {"'=Big"}
    own = next(row for row in rows if row["protection"] == "own figures" and row["student_group"] == "All pupils")
    assert (own["numerator"], own["denominator"], own["value"], own["period"]) == (
        "31", "67", "46.27", "week of 9 Nov 2026",
    )  # fmt: skip
    network = {row["student_group"]: row for row in rows if row["district"] == cast.network.name}
    assert (network["All pupils"]["value"], network["All pupils"]["protection"]) == ("46 %", "shown")
    assert (network["All pupils"]["numerator"], network["All pupils"]["denominator"]) == ("", "335")
    foster = next(row for group, row in network.items() if group != "All pupils")
    assert (foster["value"], foster["denominator"], foster["protection"]) == ("21–40 %", "15", "shown")
    assert {row["district"] for row in table(as_("facilitator"))} >= {"Gold Ridge Union", "Camino Flat", "Aspen"}


def test_the_table_takes_the_same_queries_for_few_and_many(cast, as_, perform_owed, django_assert_num_queries):
    client = as_("facilitator")
    table(client)
    for count in (2, 10):
        indicator = an_indicator(cast.network, f"Number {count}")
        for member in [a_member(cast.network, f"D{count}-{n}") for n in range(count)]:
            give(member, indicator, 31, 67)
        perform_owed()
        with django_assert_num_queries(7):  # session, person, holdings, network; sums in full, what was printed, years
            table(client)


def test_the_time_of_the_sums_is_on_the_page(cast, as_, perform_owed):
    indicator = an_indicator(cast.network)
    give(cast.member, indicator, 17, 42)
    perform_owed()
    local = timezone.localtime()
    assert f"Added up {local:%a} {local.day} {local:%b}, {local.hour}:{local:%M}." in page(
        as_("sponsor"), "measures:member_numbers", pk=cast.member.pk
    )
