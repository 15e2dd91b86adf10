"""The roll-up rows are what the measurements add up to, cell for cell, whatever happens on the way."""

import threading
from datetime import date, datetime, timedelta
from decimal import Decimal

import pandas as pd
import pytest
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from design_process.measures import latest, rollup
from design_process.measures.actions import Entry, record_measurements
from design_process.measures.jobs import refresh_rollup, verify_rollups
from design_process.measures.models import Indicator, Measurement, Rollup
from districts.directory.actions import change_state
from districts.directory.models import Member, School
from network.outbox.handlers import scheduled
from network.outbox.models import Effect
from tests.world import a_member, an_indicator

MONDAY = date(2026, 10, 5)
TODAY = date(2026, 10, 14)
LONG_AGO = date(2026, 7, 1)


@pytest.fixture
def members(cast):
    """Three members that have taken part since long ago, besides the two of the cast, who joined today."""
    Member.objects.filter(network=cast.network).delete()
    return [a_member(cast.network, name, on=LONG_AGO) for name in ("Aspen", "Birch", "Cedar")]


def give(member, indicator, numerator, denominator=None, *, period=MONDAY, group="all"):
    record_measurements(
        member, [Entry(indicator.pk, period, numerator, denominator, group=group)], by=None, today=TODAY
    )


def network_row(indicator, group="all", period=MONDAY) -> Rollup:
    return Rollup.objects.get(member=None, indicator=indicator, group=group, period=period)


def rows(network) -> list[tuple]:
    return sorted(
        Rollup.objects.filter(network=network).values_list(
            "period", "indicator", "group", "member", "numerator", "denominator", "members_reporting"
        ),
        key=str,
    )


def test_numerators_over_denominators_never_an_average_of_rates(cast, members, perform_owed):
    indicator = an_indicator(cast.network)
    give(members[0], indicator, 9, 10)
    give(members[1], indicator, 10, 100)
    perform_owed()
    row = network_row(indicator)
    assert (row.numerator, row.denominator, row.largest) == (19, 110, 100)
    assert (row.members_reporting, row.members_expected) == (2, 3)
    assert Rollup.objects.get(member=members[0]).numerator == 9
    assert abs((timezone.now() - row.computed_at).total_seconds()) < 30


def test_a_correction_moves_the_sum_and_the_time_it_was_computed(cast, members, perform_owed):
    indicator = an_indicator(cast.network)
    give(members[0], indicator, 9, 10)
    perform_owed()
    before = network_row(indicator).computed_at
    give(members[0], indicator, 8, 10)
    perform_owed()
    after = network_row(indicator)
    assert after.numerator == 8
    assert after.computed_at > before


def test_drafts_replaced_numbers_and_nothing_to_report_do_not_count(cast, members, perform_owed):
    indicator = an_indicator(cast.network)
    give(members[0], indicator, 9, 10)
    give(members[1], indicator, 5, 10)
    give(members[1], indicator, None)
    give(members[2], indicator, 3, 10)
    Measurement.objects.filter(member=members[2]).update(status=Measurement.Status.DRAFT)
    perform_owed()
    assert (network_row(indicator).numerator, network_row(indicator).members_reporting) == (9, 1)
    assert {row.member for row in Rollup.objects.exclude(member=None)} == {members[0]}


def test_a_row_that_no_number_holds_up_goes(cast, members, perform_owed):
    indicator = an_indicator(cast.network)
    give(members[0], indicator, 9, 10)
    perform_owed()
    give(members[0], indicator, None)
    perform_owed()
    assert not Rollup.objects.exists()


def test_a_districts_own_figure_stands_in_for_its_schools(cast, members, perform_owed):
    indicator = an_indicator(cast.network)
    for name, numerator in (("North", 3), ("South", 4)):
        school = School.objects.create(network=cast.network, district=members[0].district, name=name)
        Measurement.objects.create(
            network=cast.network, member=members[0], indicator=indicator, school=school, period=MONDAY,
            numerator=numerator, denominator=10,
        )  # fmt: skip
    refresh_rollup(cast.network.pk, MONDAY.isoformat())
    assert (network_row(indicator).numerator, network_row(indicator).denominator) == (7, 20)
    give(members[0], indicator, 8, 21)
    perform_owed()
    assert (network_row(indicator).numerator, network_row(indicator).denominator) == (8, 21)


def test_a_members_own_indicator_has_no_network_row(cast, members, perform_owed):
    indicator = an_indicator(cast.network, member=members[0])
    give(members[0], indicator, 9, 10)
    perform_owed()
    assert [row.member for row in Rollup.objects.filter(indicator=indicator)] == [members[0]]


def test_who_was_expected_is_who_took_part_then(cast, members, perform_owed):
    indicator = an_indicator(cast.network)
    change_state(members[2], Member.State.PAUSED, by=None, on=MONDAY + timedelta(days=7), reason="A new principal.")
    give(members[0], indicator, 9, 10)
    give(members[0], indicator, 9, 10, period=MONDAY + timedelta(days=7))
    perform_owed()
    assert network_row(indicator).members_expected == 3
    assert network_row(indicator, period=MONDAY + timedelta(days=7)).members_expected == 2


def test_a_paused_member_that_reports_is_counted_among_the_expected(cast, members, perform_owed):
    indicator = an_indicator(cast.network)
    change_state(members[2], Member.State.PAUSED, by=None, on=LONG_AGO, reason="A new principal.")
    give(members[2], indicator, 9, 10)
    perform_owed()
    assert (network_row(indicator).members_reporting, network_row(indicator).members_expected) == (1, 3)


def test_a_change_touches_only_its_partition(cast, members, perform_owed):
    indicator = an_indicator(cast.network)
    for week in range(3):
        give(members[0], indicator, 9, 10, period=MONDAY - timedelta(days=7 * week))
    perform_owed()
    stamped = dict(Rollup.objects.values_list("pk", "computed_at"))
    give(members[0], indicator, 8, 10)
    perform_owed()
    moved = {row.period for row in Rollup.objects.all() if stamped[row.pk] != row.computed_at}
    assert moved == {MONDAY}


def test_a_replayed_job_gives_the_same_rows(cast, members, perform_owed):
    indicator = an_indicator(cast.network)
    give(members[0], indicator, 9, 10)
    perform_owed()
    before = rows(cast.network)
    for _ in range(3):
        refresh_rollup(cast.network.pk, MONDAY.isoformat())
    assert rows(cast.network) == before


def test_a_job_killed_half_way_leaves_the_rows_as_they_were(cast, members, perform_owed, monkeypatch):
    indicator = an_indicator(cast.network)
    give(members[0], indicator, 9, 10)
    perform_owed()
    before = rows(cast.network)
    give(members[0], indicator, 8, 10)
    whole = rollup.refresh

    def killed(*args):
        whole(*args)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(rollup, "refresh", killed)
        with pytest.raises(KeyboardInterrupt):
            refresh_rollup(cast.network.pk, MONDAY.isoformat())
    assert rows(cast.network) == before
    perform_owed()
    assert network_row(indicator).numerator == 8


def test_another_networks_rows_are_left_alone(cast, members, perform_owed):
    ours, theirs = an_indicator(cast.network), an_indicator(cast.other_network)
    give(members[0], ours, 9, 10)
    give(cast.other_member, theirs, 1, 10)
    perform_owed()
    stamp = network_row(theirs).computed_at
    refresh_rollup(cast.network.pk, MONDAY.isoformat())
    assert network_row(theirs).computed_at == stamp
    assert network_row(theirs).numerator == 1


def test_the_nightly_check_repairs_only_what_differs(cast, members, perform_owed):
    indicator = an_indicator(cast.network)
    periods = [MONDAY - timedelta(days=7 * week) for week in range(4)]
    for period in periods:
        give(members[0], indicator, 9, 10, period=period)
    perform_owed()
    right = rows(cast.network)
    stamped = dict(Rollup.objects.values_list("period").annotate(Max("computed_at")))
    Rollup.objects.filter(period=periods[0], member=None).update(numerator=1000)
    Rollup.objects.filter(period=periods[1]).delete()
    Rollup.objects.create(
        network=cast.network,
        indicator=indicator,
        group="foster",
        period=periods[2],
        numerator=1,
        computed_at=timezone.now(),
    )
    verify_rollups(cast.network.pk)
    assert Effect.objects.filter(kind="rollup", state=Effect.State.OWED).count() == 3
    perform_owed()
    assert rows(cast.network) == right
    now = dict(Rollup.objects.values_list("period").annotate(Max("computed_at")))
    assert all(now[period] > stamped[period] for period in periods[:2])
    assert all(now[period] == stamped[period] for period in periods[2:])  # a row too many goes; the others stay


def test_each_network_is_checked_once_a_night(cast):
    job = next(job for job in scheduled() if job.name == "verify_rollups")
    before_two, after_two = (timezone.make_aware(datetime(2026, 10, 5, hour)) for hour in (1, 2))  # noqa: DTZ001
    assert (job.slot(before_two), job.slot(after_two)) == (None, "2026-10-05")
    job.run()
    job.run()
    owed = Effect.objects.filter(kind="verify_rollups")
    assert {effect.network_id for effect in owed} == {cast.network.pk, cast.other_network.pk}
    assert owed.count() == 2


# One drawn batch: who, which indicator, group, week, numerator, and how many more there were.
NUMBER = st.tuples(
    st.integers(0, 2), st.integers(0, 2), st.sampled_from(["all", "english_learner"]), st.integers(0, 2),
    st.integers(0, 40), st.integers(1, 40), st.booleans(),
)  # fmt: skip


def _plain_python(network) -> list[tuple]:
    """The same sums the slow way: from the rows, one by one."""
    sums: dict[tuple, list] = {}
    for row in Measurement.objects.filter(network=network, superseded_at=None, numerator__isnull=False):
        owners = [row.member_id] if row.indicator.member_id else [row.member_id, None]
        for owner in owners:
            cell = sums.setdefault((row.period, row.indicator_id, row.group, owner), [Decimal(0), None, set()])
            cell[0] += Decimal(str(row.numerator))
            if row.denominator is not None:
                cell[1] = (cell[1] or Decimal(0)) + Decimal(str(row.denominator))
            cell[2].add(row.member_id)
    return sorted(
        ((*key, float(x), None if n is None else float(n), len(who)) for key, (x, n, who) in sums.items()), key=str
    )


def _pandas(network) -> dict[tuple, tuple[float, int]]:
    """The network's sums by a third hand."""
    table = pd.DataFrame(
        Measurement.objects.filter(
            network=network, superseded_at=None, numerator__isnull=False, indicator__member=None
        ).values("period", "indicator", "group", "member", "numerator")
    )
    if table.empty:
        return {}
    sums = table.groupby(["period", "indicator", "group"]).agg(x=("numerator", "sum"), who=("member", "nunique"))
    return {key: (row.x, row.who) for key, row in sums.iterrows()}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NUMBER, max_size=25))
def test_the_rows_equal_a_recount_from_scratch(cast, members, perform_owed, numbers):
    with transaction.atomic():
        indicators = [
            an_indicator(cast.network, "Share", groups=["english_learner"]),
            an_indicator(cast.network, "Count", unit=Indicator.Unit.COUNT, groups=["english_learner"]),
            an_indicator(cast.network, "Mean", unit=Indicator.Unit.MEAN, groups=["english_learner"]),
        ]
        for who, which, group, week, x, more, nothing in numbers:
            indicator = indicators[which]
            pair = (None, None) if nothing else (x, None if which == 1 else x + more)
            give(members[who], indicator, *pair, group=group, period=MONDAY - timedelta(days=7 * week))
        perform_owed()
        kept = rows(cast.network)
        assert kept == _plain_python(cast.network)
        assert {row[:3]: (row[4], row[6]) for row in kept if row[3] is None} == _pandas(cast.network)
        assert all(rollup.differences(cast.network.pk, day) == 0 for day in rollup.partitions(cast.network.pk))
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_give_the_same_rows(cast):
    indicator = an_indicator(cast.network)
    member = a_member(cast.network, "Aspen", on=LONG_AGO)
    for week in range(4):
        give(member, indicator, week, 10, period=MONDAY - timedelta(days=7 * week))
    problems = []

    def work(first):
        try:
            for week in (*range(first, 4), *range(first)):
                refresh_rollup(cast.network.pk, (MONDAY - timedelta(days=7 * week)).isoformat())
        except Exception as problem:  # noqa: BLE001 - shown by the assert below
            problems.append(problem)
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=(first,)) for first in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert problems == []
    assert rows(cast.network) == _plain_python(cast.network)
    assert latest.differences(cast.network.pk) == 0


def test_a_check_that_takes_long_goes_on_as_another_effect(cast, members, perform_owed, monkeypatch):
    indicator = an_indicator(cast.network)
    periods = [MONDAY - timedelta(days=7 * week) for week in range(3)]
    for period in periods:
        give(members[0], indicator, 9, 10, period=period)
    perform_owed()
    right = rows(cast.network)
    Rollup.objects.filter(network=cast.network, member=None).update(numerator=1000)
    monkeypatch.setattr("design_process.measures.jobs.VERIFY_S", -1)  # each has time for one partition
    verify_rollups(cast.network.pk)
    assert Effect.objects.filter(kind="rollup", state=Effect.State.OWED).count() == 1
    perform_owed()
    assert rows(cast.network) == right
    assert Effect.objects.filter(kind="verify_rollups").count() == len(periods)


def test_the_first_large_partition_of_a_network_is_made_known_to_the_database(cast, members, perform_owed, monkeypatch):
    """Else it would look for each series through all rows of a network that its statistics have never heard of."""
    monkeypatch.setattr(rollup, "MANY", 2)
    indicator = an_indicator(cast.network)
    for member in members:
        give(member, indicator, 9, 10, period=MONDAY)
    perform_owed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'design_process_rollup'")
        assert cursor.fetchone()[0] == Rollup.objects.count() == len(members) + 1
