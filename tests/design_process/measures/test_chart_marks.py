"""What people do to a chart: a new phase or a point left out, with a reason, shown, and taken back."""

import csv
import io
import re
from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from design_process.measures.actions import Entry, change_indicator, record_measurements
from design_process.measures.charts import member_charts, network_charts, own_series
from design_process.measures.indicator_forms import IndicatorForm
from design_process.measures.mark_actions import Place, mark_chart
from design_process.measures.models import ChartMark, Rollup
from network.activity.models import Activity
from tests.world import a_cycle, a_member, a_prototype, an_indicator

TODAY = date(2026, 11, 18)
FIRST = date(2026, 7, 6)
WEEKS = [FIRST + timedelta(weeks=n) for n in range(20)]
BEFORE, AFTER = (31, 36, 29, 34, 37, 30, 35, 32, 36, 31, 34, 33), (45, 47, 44, 48, 46, 45, 49, 47)


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel("2026-11-18 10:00", tick=False):
        yield


def client_of(person) -> Client:
    found = Client()
    found.force_login(person)
    return found


def given(cast, perform_owed, *members, **about):
    """An indicator with twenty weeks of numbers: a level, and from the 13th week a higher one."""
    indicator = an_indicator(cast.network, **about)
    for member in members or [cast.member]:
        entries = [Entry(indicator.pk, day, x, 80 + x % 7) for day, x in zip(WEEKS, BEFORE + AFTER, strict=True)]
        record_measurements(member, entries, by=None, today=TODAY)
    perform_owed()
    return indicator


def table(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_driver_begins_a_phase_with_a_reason_and_takes_it_back(cast, perform_owed):
    indicator, driver = given(cast, perform_owed), client_of(cast.driver)
    at = {"pk": cast.member.pk, "indicator": indicator.pk, "group": "all"}
    address, file = reverse("measures:member_chart", kwargs=at), reverse("measures:member_chart_csv", kwargs=at)
    before = unescape(driver.get(address).content.decode())
    assert "above the old median: this is a real improvement." in before
    assert "Is it a new phase?" in before  # it has lasted: asked, and nothing done
    assert "The change shows since the week of 28 Sep 2026." in before
    assert '<option value="2026-09-28" selected>' in before
    assert not ChartMark.objects.exists()
    assert {row["phase"] for row in table(driver.get(file))} == {"1"}
    refused = driver.post(address, {"period": WEEKS[0].isoformat(), "kind": "rephase", "reason": "Why not"})
    assert refused.status_code == 422
    assert "The chart begins here anyway" in refused.content.decode()
    assert "Why not" in refused.content.decode()
    typed = {"period": WEEKS[12].isoformat(), "kind": "rephase", "reason": "Talk moves in every class"}
    after = unescape(driver.post(address, typed, follow=True).content.decode())
    driver.post(address, typed)  # sent twice, stored once
    mark = ChartMark.objects.get()
    under = unescape(driver.get(reverse("measures:member_numbers", args=[cast.member.pk])).content.decode())
    for page in (after, under):
        assert "New phase: week of 28 Sep 2026" in page
        assert "“Talk moves in every class” " in page
        assert "18 Nov 2026" in page
    assert "Too few points to judge: two more weeks to go." in after
    assert [row["phase"] for row in table(driver.get(file))] == ["1"] * 12 + ["2"] * 8
    assert table(driver.get(file))[12]["by_hand"] == ("A new phase begins: Talk moves in every class (Dana Whitfield)")
    line = Activity.objects.latest("pk")
    assert (line.words, line.why, line.by) == (
        "began a new phase at the week of 28 Sep 2026 in the chart of “Pupils who explain”",
        "Talk moves in every class",
        cast.driver,
    )
    driver.post(reverse("measures:withdraw_chart_mark", args=[mark.pk]))
    driver.post(reverse("measures:withdraw_chart_mark", args=[mark.pk]))
    mark.refresh_from_db()
    assert mark.withdrawn_by == cast.driver
    assert "real improvement" in unescape(driver.get(address).content.decode())
    assert Activity.objects.filter(words__startswith="took back the new phase").count() == 1
    driver.post(address, typed)  # a mark that was taken back can be made again
    assert ChartMark.objects.count() == 2


def test_a_plan_that_counts_something_else_offers_a_phase_and_begins_none(cast, perform_owed):
    indicator, driver = given(cast, perform_owed), client_of(cast.driver)
    address = reverse("measures:member_chart", args=[cast.member.pk, indicator.pk, "all"])
    changes = ({"collected_by": "The coach"}, ""), ({"definition": "Written explanations too."}, "Quiet pupils write.")
    for said, why in changes:
        assert "Start a new phase" not in driver.get(address).content.decode()
        vars(indicator).update(said)
        with time_machine.travel("2026-10-01 10:00", tick=False):
            change_indicator(indicator, by=cast.facilitator, why=why)
    page = unescape(driver.get(address).content.decode())
    assert "Start a new phase at the week of 28 Sep 2026" in page
    assert not ChartMark.objects.exists()
    reason = re.search(r'name="reason" value="(.*?)"', page).group(1)
    assert reason.endswith("of the plan): Quiet pupils write.")
    driver.post(address, {"period": "2026-09-28", "kind": "rephase", "reason": reason})
    assert ChartMark.objects.get().reason == reason
    assert "Start a new phase" not in driver.get(address).content.decode()
    assert "Start a new phase" not in client_of(cast.sponsor).get(address).content.decode()


def test_a_point_left_out_is_drawn_as_a_cross_and_counts_nowhere(cast, perform_owed):
    indicator = given(cast, perform_owed)
    plain = member_charts(cast.member, TODAY)[0]
    mark_chart(Place(indicator, cast.member, "all", WEEKS[2]), "exclude", reason="Snow days", by=cast.driver)
    (chart,) = member_charts(cast.member, TODAY)
    assert chart.drawing is not None
    assert [mark.kind for mark in chart.drawing.marks].count("out") == 1
    assert chart.rows[-3].words == "✕ left out"
    assert chart.median != plain.median  # without the lowest week the old level is higher
    seen = unescape(client_of(cast.sponsor).get(reverse("progress:home")).content.decode())
    assert "Left out: week of 20 Jul 2026: “Snow days”" in seen
    with pytest.raises(IntegrityError), transaction.atomic():
        ChartMark.objects.create(
            network=cast.network, member=cast.member, indicator=indicator, kind="exclude", period=WEEKS[2], reason="x"
        )


def test_marks_of_a_district_and_of_the_network_are_apart(cast, perform_owed):
    members = [cast.member, cast.neighbour, a_member(cast.network, "Aspen", on=date(2026, 7, 1))]
    indicator = given(cast, perform_owed, *members)
    mark_chart(Place(indicator, cast.member, "all", WEEKS[12]), "rephase", reason="Ours alone", by=cast.driver)
    page = unescape(client_of(cast.neighbour_driver).get(reverse("measures:numbers", args=["sierra"])).content.decode())
    assert "Ours alone" not in page
    assert not network_charts(cast.network, TODAY)[0].phases
    hub = client_of(cast.facilitator)
    hub.post(
        reverse("measures:chart", args=[indicator.pk, "all"]),
        {"period": WEEKS[12].isoformat(), "kind": "rephase", "reason": "New state test"},
    )
    assert [phase.number for phase in network_charts(cast.network, TODAY)[0].phases] == [1, 2]
    assert not member_charts(members[2], TODAY)[0].phases


def test_the_chart_of_an_indicator_is_drawn_as_its_plan_says_for_its_own_people_only(cast, perform_owed):
    members = [cast.member, cast.neighbour, a_member(cast.network, "Aspen", on=date(2026, 7, 1))]
    given(cast, perform_owed, *members, chart="p")
    (own,), (shared,) = member_charts(cast.member, TODAY), network_charts(cast.network, TODAY)
    assert own.drawing is not None
    assert shared.drawing is not None
    assert len(own.drawing.limits) == 2
    assert all("V" in path for path in own.drawing.limits)  # in steps, as sizes differ
    assert own.limits_words == "limits"
    assert "They step because more pupils are behind some weeks" in own.how
    # The network's figures are bands: no limits are reckoned from what is behind them.
    assert (shared.drawing.limits, shared.limits_words, shared.centre_word) == ((), "", "median")


def test_the_rules_of_the_nhs_speak_of_the_latest_week_and_of_the_target(cast, perform_owed):
    given(cast, perform_owed, chart="i", rules="nhs", target=90.0)
    (chart,) = member_charts(cast.member, TODAY)
    assert "this is a real improvement. As things are, the target of 90 % is out of reach" in chart.sentence
    assert chart.trend == "better"
    assert chart.how.startswith("XmR chart, NHS rules: limits three standard deviations from the average.")
    assert any("above the upper limit" in row.words for row in chart.rows)


def test_hidden_figures_stay_hidden_in_the_file_of_a_chart(cast, perform_owed):
    """Two districts only: nothing of the network may be read, on the page or in the file, and nothing is judged."""
    indicator = given(cast, perform_owed, cast.member, cast.neighbour)
    rows = table(client_of(cast.sponsor).get(reverse("measures:chart_csv", args=[indicator.pk, "all"])))
    assert len(rows) == 19  # the running week is not told
    assert {row["number"] for row in rows} == {"needs three districts"}
    assert {row[name] for row in rows for name in ("change", "centre", "lower_limit", "upper_limit")} == {""}
    own = client_of(cast.sponsor).get(reverse("measures:member_chart_csv", args=[cast.member.pk, indicator.pk, "all"]))
    assert table(own)[0]["number"] == "31 of 83 (37 %)"
    assert client_of(cast.sponsor).get(reverse("measures:chart", args=[indicator.pk, "female"])).status_code == 404


def test_cycles_are_flagged_on_the_axis_and_in_the_table(cast, perform_owed):
    indicator = given(cast, perform_owed, member=cast.member)
    cycle = a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver, starts_on=date(2026, 9, 30))
    words = f"Cycle 1 of {cycle.prototype.name} began"
    address = reverse("measures:indicator", args=[indicator.pk])
    assert unescape(client_of(cast.driver).get(address).content.decode()).count(words) == 2  # on its flag, in its row
    assert words not in unescape(client_of(cast.sponsor).get(address).content.decode())  # until the team releases it


def test_the_order_that_sums_arrive_in_does_not_matter(cast, perform_owed):
    indicator = given(cast, perform_owed, chart="p")
    rows = list(Rollup.objects.filter(member=cast.member))
    one, other = own_series([indicator], rows, cast.member.pk), own_series([indicator], rows[::-1], cast.member.pk)
    assert one[0].judged() == other[0].judged()


@pytest.mark.parametrize(
    ("chosen", "wrong"),
    [
        ({"chart": "u"}, {"chart": "This chart does not fit that kind of number. Choose run chart, P chart,"}),
        ({"chart": "run", "rules": "nhs"}, {"rules": "These rules go with the I chart only."}),
        ({"chart": "p", "rules": "ihi"}, {"rules": "These rules go with the run chart only."}),
        ({"chart": "p", "rules": "anhoej"}, {}),
        ({}, {}),
    ],
)
def test_a_chart_fits_its_number_and_its_rules(cast, chosen, wrong):
    indicator = an_indicator(cast.network)
    typed = {
        "name": "X", "definition": "Y", "unit": "share", "numerator_label": "a", "denominator_label": "b",
        "direction": "up", "frequency": "week", "kind": "process", **chosen,
    }  # fmt: skip
    form = IndicatorForm(typed, instance=indicator)
    form.is_valid()
    found = {name: str(errors[0]) for name, errors in form.errors.items() if name in ("chart", "rules")}
    assert set(found) == set(wrong)
    assert all(found[name].startswith(words) for name, words in wrong.items())
    if not wrong:
        assert (form.instance.chart, form.instance.rules) == (chosen.get("chart", "run"), chosen.get("rules", "anhoej"))
