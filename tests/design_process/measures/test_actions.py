"""Numbers are kept as they were given: once, with every correction beside what it corrects."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from design_process.measures.actions import (
    Entry,
    NumberRefused,
    Recorded,
    record_measurements,
    retire_indicator,
)
from design_process.measures.models import Indicator, Measurement
from network.activity.models import Activity
from network.outbox.models import Effect
from tests.world import a_member, an_indicator

TODAY = date(2026, 10, 7)  # a Wednesday
MONDAY = date(2026, 10, 5)


def record(cast, *entries, today=TODAY, **how) -> Recorded:
    return record_measurements(cast.member, entries, by=cast.driver, today=today, **how)


def test_a_number_is_kept_at_the_start_of_its_period(cast):
    indicator = an_indicator(cast.network)
    assert record(cast, Entry(indicator.pk, TODAY, 17, 42)) == Recorded(new=1)
    row = Measurement.objects.get()
    assert (row.period, row.numerator, row.denominator, row.group) == (MONDAY, 17, 42, "all")
    assert (row.network, row.member, row.entered_by, row.on_behalf) == (cast.network, cast.member, cast.driver, False)


@pytest.mark.parametrize(
    ("frequency", "start"),
    [("week", MONDAY), ("month", date(2026, 10, 1)), ("quarter", date(2026, 10, 1)), ("year", date(2026, 7, 1))],
)
def test_every_frequency_has_its_start(cast, frequency, start):
    indicator = an_indicator(cast.network, frequency=frequency)
    record(cast, Entry(indicator.pk, TODAY, 1, 2))
    assert Measurement.objects.get().period == start


def test_the_same_number_again_stores_nothing(cast):
    indicator = an_indicator(cast.network)
    record(cast, Entry(indicator.pk, TODAY, 17, 42))
    wanted = Effect.objects.get(kind="rollup").wanted
    assert record(cast, Entry(indicator.pk, MONDAY, 17, 42)) == Recorded(same=1)
    assert Measurement.objects.count() == 1
    assert Effect.objects.get(kind="rollup").wanted == wanted


def test_a_correction_stands_beside_what_it_corrects(cast):
    indicator = an_indicator(cast.network)
    record(cast, Entry(indicator.pk, TODAY, 17, 42))
    outcome = record_measurements(
        cast.member,
        [Entry(indicator.pk, TODAY, 18, 42, note="One form came late.")],
        by=cast.facilitator,
        on_behalf=True,
        today=TODAY,
    )
    assert outcome == Recorded(corrected=1)
    now = Measurement.objects.current().get()
    assert (now.numerator, now.note, now.entered_by, now.on_behalf) == (
        18, "One form came late.", cast.facilitator, True,
    )  # fmt: skip
    assert now.supersedes is not None
    assert (now.supersedes.numerator, now.supersedes.entered_by) == (17, cast.driver)
    assert now.supersedes.superseded_at is not None


def test_what_a_row_said_before_a_change_is_kept_and_no_trigger_runs_for_each_row(cast):
    """One that does opens a subtransaction for each row, and a long file never comes to its end."""
    indicator = an_indicator(cast.network)
    record(cast, Entry(indicator.pk, TODAY, 17, 42), Entry(indicator.pk, TODAY - timedelta(days=7), 16, 42))
    Measurement.objects.update(numerator=18)
    kept = Measurement.events.rel.related_model.objects  # made by pghistory
    assert sorted(kept.values_list("numerator", "pgh_label")) == [(16, "before"), (17, "before")]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'design_process_measurement'::regclass"
            " AND NOT tgisinternal AND tgtype & 1 = 1"
        )
        assert cursor.fetchall() == []


def test_nothing_to_report_is_not_a_zero(cast):
    indicator = an_indicator(cast.network)
    record(cast, Entry(indicator.pk, TODAY, None, None))
    assert Measurement.objects.current().get().numerator is None
    record(cast, Entry(indicator.pk, TODAY, 0, 42))
    assert Measurement.objects.current().get().numerator == 0
    assert Measurement.objects.count() == 2


@pytest.mark.parametrize(
    ("unit", "numerator", "denominator", "field", "hint"),
    [
        ("share", 43, 42, "numerator", "wrong way round"),
        ("share", 0, 0, "denominator", "Nothing to report"),
        ("share", 3, 0, "denominator", "no rate"),
        ("share", -1, 42, "numerator", "below zero"),
        ("share", 1, -42, "denominator", "below zero"),
        ("share", 1, None, "denominator", "no rate"),
        ("share", None, 42, "numerator", "too"),
        ("share", float("nan"), 42, "numerator", "counted"),
        ("share", 1, float("inf"), "denominator", "counted"),
        ("count", -1, None, "numerator", "below zero"),
        ("count", 1, 2, "denominator", "alone"),
        ("count", 1e12, None, "numerator", "counted"),
        ("mean", 1, None, "denominator", "no rate"),
        ("rate", -1, 42, "numerator", "events"),
        ("rate", 1, None, "denominator", "no rate"),
    ],
)
def test_what_cannot_be_true_is_refused_and_nothing_of_the_batch_is_kept(
    cast, unit, numerator, denominator, field, hint
):
    good = an_indicator(cast.network, "Good one")
    indicator = an_indicator(cast.network, unit=unit)
    with pytest.raises(NumberRefused) as refused:
        record(cast, Entry(good.pk, TODAY, 1, 2), Entry(indicator.pk, TODAY, numerator, denominator))
    assert refused.value.field == field
    assert hint in refused.value.words
    assert not Measurement.objects.exists()
    assert not Effect.objects.filter(kind="rollup").exists()


def test_a_period_that_has_not_begun_is_refused(cast):
    indicator = an_indicator(cast.network)
    with pytest.raises(NumberRefused) as refused:
        record(cast, Entry(indicator.pk, MONDAY + timedelta(days=7), 1, 2))
    assert refused.value.field == "period"
    record(cast, Entry(indicator.pk, MONDAY + timedelta(days=6), 1, 2))  # later this week is this week


def test_a_group_that_is_not_collected_and_a_number_given_twice_are_refused(cast):
    indicator = an_indicator(cast.network, groups=["english_learner"])
    record(cast, Entry(indicator.pk, TODAY, 1, 2, group="english_learner"))
    with pytest.raises(NumberRefused, match="not collected"):
        record(cast, Entry(indicator.pk, TODAY, 1, 2, group="foster"))
    with pytest.raises(NumberRefused, match="twice"):
        record(cast, Entry(indicator.pk, TODAY, 1, 2), Entry(indicator.pk, MONDAY, 1, 3))


def test_an_indicator_of_somebody_else_is_as_if_it_were_not_there(cast):
    theirs = an_indicator(cast.network, member=cast.neighbour)
    foreign = an_indicator(cast.other_network)
    for indicator in (theirs, foreign):
        with pytest.raises(Indicator.DoesNotExist):
            record(cast, Entry(indicator.pk, TODAY, 1, 2))
    own = an_indicator(cast.network, "Our own", member=cast.member)
    record(cast, Entry(own.pk, TODAY, 1, 2))


def test_each_changed_partition_is_owed_in_the_same_transaction(cast):
    weekly, monthly = an_indicator(cast.network), an_indicator(cast.network, "Monthly", frequency="month")
    record(cast, Entry(weekly.pk, TODAY, 1, 2), Entry(monthly.pk, TODAY, 1, 2))
    owed = Effect.objects.filter(kind="rollup").order_by("key")
    assert [effect.ids for effect in owed] == [
        {"network": cast.network.pk, "period": "2026-10-01"},
        {"network": cast.network.pk, "period": "2026-10-05"},
    ]
    record(cast, Entry(weekly.pk, TODAY, 2, 2))
    assert [effect.wanted for effect in owed.all()] == [1, 2]


def test_a_batch_takes_the_same_number_of_queries_for_one_line_and_for_many_that_stay_the_same(
    cast, django_assert_num_queries
):
    indicators = [an_indicator(cast.network, f"Number {n}") for n in range(12)]
    entries = [Entry(found.pk, TODAY, 1, 2) for found in indicators]
    record(cast, *entries)
    for batch in (entries[:1], entries):
        with django_assert_num_queries(5):  # savepoint, indicators, lock, numbers so far, release
            record(cast, *batch)


def test_a_retired_indicator_keeps_its_numbers_and_says_who_stopped_it(cast):
    indicator = an_indicator(cast.network)
    record(cast, Entry(indicator.pk, TODAY, 1, 2))
    retire_indicator(indicator, by=cast.facilitator, why="Too much work.")
    retire_indicator(indicator, by=cast.facilitator)
    assert Measurement.objects.exists()
    assert not Indicator.objects.due_for(cast.member, TODAY).exists()
    lines = Activity.objects.filter(about=Activity.About.NUMBERS, words__startswith="stopped collecting")
    assert [(line.by, line.why) for line in lines] == [(cast.facilitator, "Too much work.")]


def test_a_member_that_joins_is_asked_for_the_networks_indicators_only(cast):
    an_indicator(cast.network)
    an_indicator(cast.network, "Not mine", member=cast.member)
    an_indicator(cast.network, "Later", starts_on=timezone.localdate() + timedelta(days=400))
    newcomer = a_member(cast.network, "Newcomer")
    assert [found.name for found in Indicator.objects.due_for(newcomer, TODAY)] == ["Pupils who explain"]
