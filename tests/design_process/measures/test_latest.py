"""What boards read: the newest, the one before and the first sums of each series, and the spread of the members."""

import statistics
from datetime import timedelta
from itertools import groupby

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from design_process.measures import latest
from design_process.measures.actions import change_indicator
from design_process.measures.jobs import rebuild, refresh_rollup, verify_rollups
from design_process.measures.models import Latest, Rollup
from districts.directory.actions import change_state
from districts.directory.models import Member
from network.outbox.models import Effect
from tests.design_process.measures.test_rollup import LONG_AGO, MONDAY, give, members, network_row  # noqa: F401
from tests.world import a_member, an_indicator

WEEK = timedelta(days=7)


def newest(indicator, member=None, group="all") -> Latest:
    return Latest.objects.get(member=member, indicator=indicator, group=group)


def facts(model, network) -> list[tuple]:
    """Every column of a network's rows that says something, in order."""
    columns = [f.attname for f in model._meta.concrete_fields if f.name not in {"id", "computed_at"}]
    return sorted(model.objects.filter(network=network).values_list(*columns), key=str)


def test_the_middle_of_the_members_and_its_spread(cast, members, perform_owed):  # noqa: F811
    members = [*members, a_member(cast.network, "Dogwood", on=LONG_AGO)]
    indicator = an_indicator(cast.network)
    values = [(9, 10), (10, 100), (30, 60), (20, 80)]
    for member, pair in zip(members, values, strict=True):
        give(member, indicator, *pair)
    perform_owed()
    row = network_row(indicator)
    shares = [x / n for x, n in values]
    expected = statistics.quantiles(shares, n=4, method="inclusive")
    assert [row.lower, row.middle, row.upper] == pytest.approx(expected)
    assert row.middle == statistics.median(shares)
    assert set(Rollup.objects.exclude(member=None).values_list("lower", "middle", "upper")) == {(None, None, None)}


def test_the_newest_the_one_before_and_the_first(cast, members, perform_owed):  # noqa: F811
    indicator = an_indicator(cast.network)
    for week, numerator in enumerate((9, 7, 6, 5)):
        give(members[0], indicator, numerator, 10, period=MONDAY - week * WEEK)
    give(members[1], indicator, 2, 10)
    perform_owed()
    mine, ours = newest(indicator, members[0]), newest(indicator)
    assert (mine.period, mine.numerator, mine.members_reporting) == (MONDAY, 9, 1)
    assert (mine.previous_period, mine.previous_numerator) == (MONDAY - WEEK, 7)
    assert (mine.baseline_period, mine.baseline_numerator) == (MONDAY - 3 * WEEK, 5)
    assert (ours.numerator, ours.denominator, ours.largest, ours.members_reporting) == (11, 20, 10, 2)
    assert (ours.previous_numerator, ours.previous_reporting, ours.baseline_reporting) == (7, 1, 1)
    assert newest(indicator, members[1]).previous_period is None


def test_an_old_period_that_changes_and_a_newest_one_that_goes(cast, members, perform_owed):  # noqa: F811
    indicator = an_indicator(cast.network)
    for week in range(3):
        give(members[0], indicator, 5, 10, period=MONDAY - week * WEEK)
    perform_owed()
    give(members[0], indicator, 4, 10, period=MONDAY - 2 * WEEK)
    give(members[0], indicator, None, period=MONDAY)
    perform_owed()
    row = newest(indicator, members[0])
    assert (row.period, row.previous_period, row.baseline_numerator) == (MONDAY - WEEK, MONDAY - 2 * WEEK, 4)
    give(members[0], indicator, 1, 10, period=MONDAY - 9 * WEEK)
    perform_owed()
    assert newest(indicator).baseline_period == MONDAY - 9 * WEEK
    for week in (1, 2, 9):
        give(members[0], indicator, None, period=MONDAY - week * WEEK)
    perform_owed()
    assert not Latest.objects.exists()


def test_the_day_of_a_baseline_chooses_its_period(cast, members, perform_owed):  # noqa: F811
    indicator = an_indicator(cast.network)
    for week in range(4):
        give(members[0], indicator, week, 10, period=MONDAY - week * WEEK)
    perform_owed()
    for day, period in ((MONDAY - WEEK, MONDAY - WEEK), (MONDAY - 5 * WEEK, MONDAY - 3 * WEEK)):
        indicator.baseline_on = day
        change_indicator(indicator, by=cast.facilitator, why="We began then.")
        perform_owed()
        assert newest(indicator).baseline_period == period


def test_a_row_that_stays_as_it_was_keeps_its_time(cast, members, perform_owed):  # noqa: F811
    indicator = an_indicator(cast.network)
    for week in range(4):
        give(members[0], indicator, 5, 10, period=MONDAY - week * WEEK)
    perform_owed()
    before = newest(indicator).computed_at
    give(members[0], indicator, 6, 10, period=MONDAY - 2 * WEEK)  # neither newest, nor the one before, nor the first
    perform_owed()
    assert newest(indicator).computed_at == before


def test_who_joins_is_expected_from_then_on(cast, members, perform_owed):  # noqa: F811
    indicator = an_indicator(cast.network)
    for week in range(3):
        give(members[0], indicator, 5, 10, period=MONDAY - week * WEEK)
    perform_owed()
    joined = a_member(cast.network, "Dogwood", on=MONDAY - WEEK + timedelta(days=2))
    perform_owed()
    expected = [network_row(indicator, period=MONDAY - week * WEEK).members_expected for week in range(3)]
    assert expected == [4, 4, 3]
    assert newest(indicator).members_expected == 4
    change_state(joined, Member.State.PAUSED, by=None, on=MONDAY, reason="A new principal.")
    assert Effect.objects.filter(kind="rollup", state=Effect.State.OWED).count() == 1


def test_the_nightly_check_and_the_command_mend_the_newest_too(cast, members, perform_owed, capsys):  # noqa: F811
    indicator = an_indicator(cast.network)
    give(members[0], indicator, 9, 10)
    give(members[0], indicator, 8, 10, period=MONDAY - WEEK)
    perform_owed()
    right = facts(Latest, cast.network)
    Latest.objects.filter(member=None).update(numerator=1000)
    Latest.objects.exclude(member=None).delete()
    verify_rollups(cast.network.pk)
    assert list(Effect.objects.filter(state=Effect.State.OWED).values_list("kind", flat=True)) == ["latest"]
    perform_owed()
    assert facts(Latest, cast.network) == right
    assert latest.differences(cast.network.pk) == 0
    Latest.objects.all().delete()
    Rollup.objects.all().delete()
    call_command("rebuild_rollups", "sierra")
    assert capsys.readouterr().out == "sierra: 2 partitions\n"
    assert facts(Latest, cast.network) == right


def _by_hand(network) -> list[tuple]:
    """The newest, the one before and the first of each series, from the roll-up rows, one by one."""
    found = []
    rows = Rollup.objects.filter(network=network).order_by("indicator", "group", "member", "period")
    for _, series in groupby(rows, key=lambda row: (row.indicator_id, row.group, row.member_id)):
        *rest, now = list(series)
        first, before = (rest or [now])[0], rest[-1] if rest else None
        found.append((now.member_id, now.indicator_id, now.group, now.period, now.numerator, now.middle,
                      now.members_expected, before and before.period, before and before.numerator, first.period,
                      first.numerator, first.members_reporting))  # fmt: skip
    return sorted(found, key=str)


def _kept(network) -> list[tuple]:
    return sorted(
        Latest.objects.filter(network=network).values_list(
            "member", "indicator", "group", "period", "numerator", "middle", "members_expected", "previous_period",
            "previous_numerator", "baseline_period", "baseline_numerator", "baseline_reporting",
        ), key=str,
    )  # fmt: skip


# What happens, drawn: a number of a member for a week (none withdraws it), a member that joins or pauses, or work done.
HAPPENS = st.one_of(
    st.tuples(st.just("number"), st.integers(0, 2), st.integers(0, 5), st.none() | st.integers(0, 9)),
    st.tuples(st.just("join"), st.integers(0, 5)),
    st.tuples(st.just("pause"), st.integers(0, 2), st.integers(0, 5)),
    st.tuples(st.just("refresh"), st.integers(0, 5)),
    st.tuples(st.just("all owed")),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HAPPENS, max_size=14))
def test_whatever_happens_in_whatever_order_the_rows_are_those_of_a_rebuild(
    cast,
    members,  # noqa: F811
    perform_owed,
    happened,
):
    with transaction.atomic():
        indicators = [an_indicator(cast.network, "Share"), an_indicator(cast.network, "Count", unit="count")]
        for step, (what, *about) in enumerate(happened):
            monday = MONDAY - about[-1 if what != "number" else 1] * WEEK if about else MONDAY
            if what == "number":
                who, _, x = about
                give(members[who], indicators[0], x, None if x is None else 10, period=monday)
                give(members[who], indicators[1], x, None, period=monday)
            elif what == "join":
                a_member(cast.network, f"Joined {step}", on=monday)
            elif what == "pause":
                change_state(members[about[0]], Member.State.PAUSED, by=None, on=monday, reason="A new principal.")
            elif what == "refresh":
                refresh_rollup(cast.network.pk, monday.isoformat())
            else:
                perform_owed()
        perform_owed()
        kept = facts(Rollup, cast.network), facts(Latest, cast.network)
        assert _kept(cast.network) == _by_hand(cast.network)
        Rollup.objects.all().delete()
        Latest.objects.all().delete()
        rebuild(cast.network.pk)
        assert (facts(Rollup, cast.network), facts(Latest, cast.network)) == kept
        assert latest.differences(cast.network.pk) == 0
        transaction.set_rollback(True)
