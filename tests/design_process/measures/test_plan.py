"""The measurement plan: what it costs, what it says, and every version of it with the reason."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from design_process.measures.actions import Entry, PlanChangedMeanwhile, change_indicator, record_measurements
from design_process.measures.burden import WEEKS, load_of, minutes_a_week
from design_process.measures.models import Indicator
from tests.world import an_indicator

TODAY = date(2026, 10, 7)
PLAN = {
    "name": "Pupils who explain",
    "definition": "Pupils who explain their reasoning aloud in one lesson, counted by the teacher.",
    "unit": "share",
    "numerator_label": "pupils who explained",
    "denominator_label": "pupils in the lesson",
    "direction": "up",
    "frequency": "week",
    "kind": "outcome",
    "is_leading": "on",
    "is_new_data": "on",
    "seen": "1",
}


@pytest.fixture
def counted(cast):
    indicator = an_indicator(cast.network)
    record_measurements(cast.member, [Entry(indicator.pk, TODAY, 17, 42)], by=cast.driver, today=TODAY)
    return indicator


def send(client, indicator, **typed):
    return client.post(reverse("measures:edit_indicator", args=[indicator.pk]), {**PLAN, **typed})


@given(st.lists(st.tuples(st.sampled_from(sorted(WEEKS)), st.none() | st.integers(1, 600))))
def test_the_minutes_of_a_plan_are_those_of_its_numbers(collected):
    load = load_of(collected)
    assert load.indicators == len(collected)
    assert load.unknown == sum(minutes is None for _, minutes in collected)
    assert load.minutes == pytest.approx(sum(minutes / WEEKS[f] for f, minutes in collected if minutes))
    assert bool(load.warning) == (load.indicators > 5 or load.minutes > 30)


def test_a_weekly_number_costs_its_minutes_and_a_monthly_one_a_quarter_of_them():
    assert minutes_a_week("week", 12) == 12
    assert minutes_a_week("month", 13) == 3
    assert load_of([("week", 12), ("month", 13), ("year", None)]).words == (
        "about 15 minutes a week, and 1 number of unknown cost"
    )


def test_each_change_is_a_version_with_who_and_why(client, cast, counted):
    client.force_login(cast.facilitator)
    send(client, counted, collected_by="the class teacher")
    answer = send(client, counted, seen="2", definition="A nod counts too.", why="Quiet pupils nod.")
    assert answer.status_code == 302
    counted.refresh_from_db()
    assert (counted.version, counted.definition) == (3, "A nod counts too.")
    page = client.get(reverse("measures:indicator_history", args=[counted.pk])).content.decode()
    newest = page[page.index("Version 3") : page.index("Version 2")]
    assert "Why: Quiet pupils nod." in newest
    assert "Fran Ortega" in newest
    assert f"“A nod counts too.”, before “{PLAN['definition']}”" in newest
    assert "may not compare" in newest
    assert "“the class teacher”, before “nothing”" in page[page.index("Version 2") : page.index("Version 1")]
    assert "may not compare" not in page[page.index("Version 2") :]


@pytest.mark.parametrize(
    "typed", [{"definition": "Other."}, {"direction": "down"}, {"target": "60"}, {"denominator_label": "pupils asked"}]
)
def test_a_reason_is_asked_when_numbers_are_in_and_come_to_mean_something_else(client, cast, counted, typed):
    client.force_login(cast.facilitator)
    answer = send(client, counted, **typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["why"]
    assert Indicator.objects.get(pk=counted.pk).version == 1
    assert send(client, counted, **typed, why="We know better.").status_code == 302


def test_no_reason_is_asked_while_nothing_is_counted_nor_for_who_counts(client, cast, counted):
    client.force_login(cast.facilitator)
    assert send(client, counted, collected_by="the aide").status_code == 302
    fresh = an_indicator(cast.network, "Fresh")
    assert send(client, fresh, name="Fresh", definition="Other.").status_code == 302


def test_the_action_asks_for_the_reason_too(cast, counted):
    counted.target = 60
    with pytest.raises(ValueError, match="why"):
        change_indicator(counted, by=cast.facilitator)


def test_who_started_from_an_older_version_sees_both_and_overwrites_nothing(client, cast, counted):
    client.force_login(cast.facilitator)
    send(client, counted, collected_by="the aide")
    answer = send(client, counted, collected_by="the class teacher")
    assert answer.status_code == 409
    assert "“the aide” is kept; you typed “the class teacher”." in answer.content.decode()
    assert Indicator.objects.get(pk=counted.pk).collected_by == "the aide"
    assert send(client, counted, seen="2", collected_by="the class teacher").status_code == 302
    with pytest.raises(PlanChangedMeanwhile):
        change_indicator(counted, by=cast.facilitator, seen=2)


def test_a_share_may_become_events_per_100_and_nothing_else_once_numbers_are_in(client, cast, counted):
    client.force_login(cast.facilitator)
    assert "unit" in send(client, counted, unit="mean", why="Because.").context["form"].errors
    assert send(client, counted, unit="rate", why="Some explain twice.").status_code == 302
    told = record_measurements(cast.member, [Entry(counted.pk, TODAY, 60, 42)], by=cast.driver, today=TODAY)
    assert told.corrected == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"baseline": "120"}, "baseline"),
        ({"target_on": "2026-12-01"}, "target"),
        ({"baseline": "5", "baseline_on": "2026-12-01", "target": "9", "target_on": "2026-11-01"}, "target_on"),
        ({"unit": "rate", "target": "-1"}, "target"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "601"}, "minutes"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_beside_its_field(client, cast, typed, field):
    client.force_login(cast.facilitator)
    answer = send(client, an_indicator(cast.network), **typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_the_plan_of_a_district_is_one_sheet_with_its_cost_and_what_to_think_about(client, cast):
    an_indicator(cast.network, minutes=25, collected_by="the class teacher", baseline=97.0, baseline_on=TODAY)
    an_indicator(cast.network, "State test", frequency="year", is_leading=False, minutes=60)
    an_indicator(cast.network, "Calls", member=cast.member, unit="rate", minutes=9, target=5.0, target_on=TODAY)
    an_indicator(cast.network, "Theirs alone", member=cast.neighbour)
    client.force_login(cast.sponsor)
    page = client.get(reverse("measures:plan", args=[cast.member.pk])).content.decode()
    assert "3 numbers: about 35 minutes a week." in page
    assert "Above 30, collecting tends to stop in a busy week." in page
    assert "97 % on 7 Oct 2026" in page
    assert "5 per 100 by 7 Oct 2026" in page
    assert "It starts at 97 %: there is little room" in page
    assert "long over" in page
    assert "Our own." in page
    assert "Asked by the whole network." in page
    assert "Theirs alone" not in page
