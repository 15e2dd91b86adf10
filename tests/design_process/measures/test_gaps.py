"""Gaps between a group and everybody else: as Newcombe printed them, said plainly, and silent where few are behind."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.gaps import gap, words
from districts.directory.models import Agreement
from tests.world import an_indicator

SIDE = st.integers(11, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("group", "rest", "interval"),  # R. G. Newcombe 1998, table II, method 10
    [((56, 70), (48, 80), (0.0524, 0.3339)), ((5, 56), (0, 29), (-0.0381, 0.1926))],
)
def test_the_interval_is_newcombes(group, rest, interval):
    found = gap(group, rest)
    assert (found.low / 100, found.high / 100) == pytest.approx(interval, abs=0.0001)


@given(SIDE, SIDE)
def test_a_gap_seen_from_the_other_side_is_its_mirror_and_lies_within_what_is_possible(group, rest):
    found, other = gap(group, rest), gap(rest, group)
    assert (found.points, found.low, found.high) == pytest.approx((-other.points, -other.high, -other.low))
    assert -100 - 1e-9 <= found.low <= found.points <= found.high <= 100 + 1e-9


def test_a_gap_is_said_plainly_and_not_of_few():
    assert words(gap((20, 100), (120, 200))).startswith("40 points lower than everybody else; the difference could be")
    assert words(gap((10, 20), (52, 100))).startswith("no clear difference from everybody else: it could be anything")
    assert gap((3, 10), (52, 100)) is None
    assert gap((30, 40), (5, 10)) is None


def test_a_members_own_page_says_its_gaps(cast, client, perform_owed):
    week = timezone.localdate() - timedelta(days=timezone.localdate().weekday() + 7)
    about = an_indicator(cast.network, by=cast.facilitator, starts_on=week, groups=["english_learner", "hispanic"])
    numbers = (("all", 140, 300), ("english_learner", 20, 100), ("hispanic", 2, 9))
    entries = [Entry(about.pk, week, x, n, group=group) for group, x, n in numbers]
    record_measurements(cast.member, entries, by=cast.driver)
    perform_owed()
    client.force_login(cast.sponsor)
    said = client.get(f"/members/{cast.member.pk}/numbers/").content.decode()
    assert "40 points lower than everybody else" in said
    assert said.count("than everybody else") == 1
    Agreement.objects.all().delete()  # the hub no longer reads them in full
    client.force_login(cast.facilitator)
    assert "everybody else" not in client.get(f"/members/{cast.member.pk}/numbers/").content.decode()
