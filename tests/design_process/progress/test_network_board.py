"""What the network's numbers lack: who is due, who is late, and the same four queries for few and for many."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from design_process.measures.actions import Entry, record_measurements
from design_process.progress.network_board import network_board
from districts.directory.actions import change_state
from districts.directory.models import District, Member
from tests.world import a_member, an_indicator

TODAY = date(2026, 11, 18)  # a Wednesday
LAST_WEEK = date(2026, 11, 9)
LONG_AGO = date(2026, 7, 1)


def give(member, indicator, numerator, denominator=None, *, period=LAST_WEEK):
    record_measurements(member, [Entry(indicator.pk, period, numerator, denominator)], by=None, today=TODAY)


@pytest.fixture
def members(cast):
    return [a_member(cast.network, name, on=LONG_AGO) for name in ("Aspen", "Birch", "Cedar")]


def test_who_is_late_stays_visible_by_name_with_the_last_it_sent(cast, members, perform_owed):
    Member.objects.filter(pk__in=[cast.member.pk, cast.neighbour.pk]).update(state=Member.State.PAUSED)
    indicator = an_indicator(cast.network, starts_on=date(2026, 10, 1))
    give(members[0], indicator, 17, 42)
    give(members[1], indicator, None)  # nothing to report is an answer
    give(members[2], indicator, 17, 42, period=LAST_WEEK - timedelta(days=21))
    perform_owed()
    board = network_board(cast.network, TODAY)
    (row,) = board.indicators
    assert [(one.name, one.of, one.last) for one in row.late] == [
        ("Cedar", "week of 9 Nov 2026", "last sent: week of 19 Oct 2026")
    ]
    assert [(one.name, one.of, one.is_late) for one in row.due] == [
        ("Aspen", "week of 16 Nov 2026", False), ("Birch", "week of 16 Nov 2026", False)
    ]  # fmt: skip
    assert (row.newest, row.reporting, row.expected) == ("the week of 9 Nov 2026", 1, 3)
    assert (row.sentence, board.sentence) == ("Cedar is late.", "1 district still owes numbers.")
    later = network_board(cast.network, TODAY + timedelta(days=30)).indicators[0]
    assert [one.name for one in later.late] == ["Birch", "Cedar", "Aspen"]
    give(members[2], indicator, 18, 42)
    perform_owed()
    assert network_board(cast.network, TODAY).sentence == "Every number that was due is in."


def test_nobody_owes_what_has_not_begun_and_paused_members_owe_nothing(cast, members, perform_owed):
    an_indicator(cast.network, "Later", starts_on=TODAY + timedelta(days=7))
    an_indicator(cast.network, "Only theirs", member=cast.member)
    assert network_board(cast.network, TODAY).indicators == ()
    an_indicator(cast.network, "Now", starts_on=date(2026, 10, 1))
    change_state(members[0], Member.State.PAUSED, by=None, on=TODAY, reason="A new principal.")
    (row,) = network_board(cast.network, TODAY).indicators
    assert [one.name for one in row.late] == ["Birch", "Camino Flat", "Cedar", "Gold Ridge Union"]
    assert (row.newest, row.sentence) == ("", "Birch, Camino Flat, Cedar and Gold Ridge Union are late.")


def test_the_same_four_queries_for_13_members_and_for_300(cast, perform_owed):
    indicators = [an_indicator(cast.network, name) for name in ("One", "Two")]
    for count in (13, 300):
        there = Member.objects.filter(network=cast.network).count()
        districts = District.objects.bulk_create(
            District(network=cast.network, name=f"District {n:03}") for n in range(there, count)
        )
        Member.objects.bulk_create(
            Member(network=cast.network, district=district, state="active", since=LONG_AGO) for district in districts
        )
        give(cast.member, indicators[0], count, 400)
        perform_owed()
        with CaptureQueriesContext(connection) as seen:
            board = network_board(cast.network, TODAY)
        assert len(seen) == 4
        assert len(board.indicators[1].due) == count


def test_the_hub_enters_a_late_number_from_the_board(cast, members, client):
    an_indicator(cast.network, starts_on=timezone.localdate() - timedelta(days=21))
    client.force_login(cast.facilitator)
    page = client.get(reverse("progress:network_board", args=[cast.network.slug])).content.decode()
    assert "5 districts still owe numbers." in page
    late = network_board(cast.network, timezone.localdate()).indicators[0].late[0]
    to = f"{reverse('measures:enter_numbers', args=[late.member_id])}?on={late.by}"
    assert to in page
    form = client.get(to).content.decode()
    assert late.of in form
