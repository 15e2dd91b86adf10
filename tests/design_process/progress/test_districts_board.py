"""The districts side by side: who reads what of whom, on one scale, by name; and filters that add nothing up anew."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.events.actions import Happened, note_event
from design_process.measures.models import Rollup
from design_process.measures.multiples import Listed, Place, side_by_side
from design_process.measures.publication.jobs import owe_due_printings
from design_process.problems.actions import ProblemWords, adopt_problem, write_problem
from districts.directory.access import holdings_of
from districts.directory.models import Agreement, District, Member
from network.outbox.models import Effect
from network.outbox.performing import do
from tests.rows import laid
from tests.world import Cast, a_design_cycle, a_member, an_agreement, an_indicator

LONG_AGO = date(2026, 7, 1)
LISTED = '<h3 class="chart__name" id="m'


def last_week() -> date:
    """A week that is over, and that nobody waits for any more."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday() + 21)


def a_county() -> Cast:
    """Five districts with numbers: three have not agreed, one of them tiny; a sixth has sent nothing."""
    cast = Cast()
    indicator = an_indicator(cast.network, starts_on=last_week() - timedelta(days=30))
    there = [cast.member, cast.neighbour, *(a_member(cast.network, n, on=LONG_AGO) for n in ("Aspen", "Birch", "Elm"))]
    a_member(cast.network, "Quiet Valley", on=LONG_AGO)
    Agreement.objects.filter(member__in=[cast.member.pk, there[2].pk, there[4].pk]).delete()
    for member in there:
        x, n = (4, 9) if member is there[4] else (31, 67)
        record_measurements(member, [Entry(indicator.pk, last_week(), x, n)], by=None)
    _do_all()
    owe_due_printings()
    _do_all()
    return cast


def _do_all() -> None:
    while effect := Effect.objects.filter(state=Effect.State.OWED).first():
        assert do(effect.pk), Effect.objects.get(pk=effect.pk).reason


@pytest.fixture
def county(db) -> Cast:
    return laid(a_county)


def page(cast, person, **asked) -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("progress:districts_board", args=[cast.network.slug]), asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def numbers_of_the_network(text: str) -> str:
    """What the page prints of all districts together."""
    return text.partition("<tbody>")[2].partition("</tbody>")[0]


def cards(text: str) -> dict[str, str]:
    """Each district's card by its name, in the order of the page."""
    found = {}
    for part in text.split(LISTED)[1:]:
        name = part.partition('">')[2].removeprefix("<a").partition("</")[0].rpartition(">")[2]
        found[name] = part.partition("</figure>")[0]
    return found


def test_each_district_in_full_as_printed_or_hidden_by_name(county):
    found = cards(page(county, county.facilitator))
    assert list(found) == ["Aspen", "Birch", "Camino Flat", "Elm", "Gold Ridge Union", "Quiet Valley"]
    assert "31 of 67 (46 %)" in found["Birch"]
    printed = {name: "46–50 %" in found[name] for name in ("Aspen", "Gold Ridge Union")}
    assert sorted(printed.values()) == [False, True]  # one of them hides the tiny one
    for name, is_shown in printed.items():
        assert "it has not agreed" in found[name]
        assert "31 of 67" not in found[name]
        assert ("<strong>*</strong>" in found[name]) is not is_shown
    assert "<strong>*</strong>" in found["Elm"]
    assert "Too few pupils are behind it" in found["Elm"]
    assert "4 of 9" not in found["Elm"]
    assert "<svg" not in found["Elm"]
    assert "No numbers yet." in found["Quiet Valley"]


def test_a_district_reads_its_own_beside_the_network_and_nobody_elses(county):
    text = page(county, county.driver)
    assert list(cards(text)) == ["Gold Ridge Union"]
    assert "31 of 67 (46 %)" in text
    assert "What the other 5 count is theirs" in text
    assert "Aspen" not in text
    assert "Phase</label>" not in text
    assert list(cards(page(county, county.driver, owes="on", phase="0"))) == ["Gold Ridge Union"]  # not theirs to ask


def test_filters_choose_districts_and_leave_the_networks_figure_alone(county):
    a_design_cycle(county.network)
    words = ProblemWords("Talk", "Pupils say little.", "Pupils", "Few explain", "Most explain")
    problem = write_problem(county.network, words, by=county.facilitator)
    adopt_problem(county.neighbour, problem, by=county.facilitator, on=LONG_AGO)
    for member in Member.objects.filter(network=county.network).exclude(district__name="Quiet Valley"):
        latest = Entry(county.network.indicators.get().pk, timezone.localdate() - timedelta(days=7), 31, 67)
        record_measurements(member, [latest], by=None)
    whole = page(county, county.facilitator)
    figure = numbers_of_the_network(whole)
    assert "46 %" in figure
    assert "never what the network’s figure is a sum of" in whole
    for asked, names in (
        ({"problem": problem.pk}, ["Camino Flat"]),
        ({"owes": "on"}, ["Quiet Valley"]),
        ({"phase": 0}, ["Aspen", "Birch", "Camino Flat", "Elm", "Gold Ridge Union", "Quiet Valley"]),
        ({"phase": 5}, []),
        ({"owes": "on", "problem": problem.pk}, []),
    ):
        text = page(county, county.facilitator, **asked)
        assert list(cards(text)) == names, asked
        assert numbers_of_the_network(text) == figure
        assert ("No district is both here and there." in text) is not names


def test_what_cannot_be_chosen_is_said_beside_the_field_and_htmx_gets_the_part(county):
    client = Client()
    client.force_login(county.facilitator)
    address = reverse("progress:districts_board", args=[county.network.slug])
    an_indicator(county.network, "By group", groups=["hispanic"])
    wrong = client.get(address, {"group": "hispanic", "indicator": county.network.indicators.first().pk + 1000})
    assert wrong.status_code == 422
    other = client.get(address, {"group": "hispanic", "indicator": county.network.indicators.last().pk})
    assert other.status_code == 422
    assert "is not counted for “Hispanic or Latino”" in unescape(other.content.decode())
    part = client.get(address, {"owes": "on"}, HTTP_HX_REQUEST="true").content.decode()
    assert "<html" not in part
    assert part.count("<svg") == 1


def test_all_stand_on_the_same_axes_and_events_on_their_day(county):
    """A district whose numbers begin later begins further to the right."""
    indicator = county.network.indicators.get()
    early = [Entry(indicator.pk, last_week() - timedelta(weeks=n), 60, 67) for n in range(1, 14)]
    record_measurements(county.neighbour, early, by=None)
    Rollup.objects.bulk_create(
        Rollup(
            network=county.network, member=county.neighbour, indicator=indicator, period=one.period, numerator=60,
            denominator=67, computed_at=timezone.now(),
        )
        for one in early
    )  # fmt: skip
    note_event(county.network.pk, county.neighbour, Happened(last_week(), "Flu week"), by=county.driver)
    aspen = Member.objects.get(district__name="Aspen")
    county.facilitator.holdings = holdings_of(county.facilitator)
    places = [Place(aspen.pk, "Aspen"), Place(county.neighbour.pk, "Camino Flat")]
    found = side_by_side(indicator, "all", Listed(places, places), county.facilitator, timezone.localdate())
    first, second = (one.chart.drawing for one in found.districts)
    assert first.value_ticks == second.value_ticks == found.network.drawing.value_ticks
    assert first.marks[-1].x == second.marks[-1].x == 312
    assert second.marks[0].x == 40
    assert [event.words for event in found.districts[1].chart.events] == [
        f"{last_week().day} {last_week():%b %Y}: Flu week"
    ]
    assert not found.districts[0].chart.events
    assert not found.network.events
    for place, whole in zip(places, found.districts, strict=True):  # a page of one has the axes of the whole list
        (alone,) = side_by_side(
            indicator, "all", Listed(places, [place]), county.facilitator, timezone.localdate()
        ).districts
        assert alone.chart.drawing == whole.chart.drawing


def test_no_more_queries_or_bytes_for_300_districts(cast):
    """With a year and more of numbers in each district: a page holds those it shows, and no more."""
    indicator = an_indicator(cast.network, starts_on=date(2025, 1, 6))
    a_design_cycle(cast.network)
    weeks = [last_week() - timedelta(weeks=n) for n in range(60)]
    seen = {}
    client = Client()
    client.force_login(cast.facilitator)
    for count in (13, 300):
        there = Member.objects.filter(network=cast.network).count()
        districts = District.objects.bulk_create(
            District(network=cast.network, name=f"District {n:03}") for n in range(there, count)
        )
        for member in Member.objects.bulk_create(
            Member(network=cast.network, district=district, state="active", since=LONG_AGO) for district in districts
        ):
            if there < 13:
                an_agreement(member)
                cells = [(week, 20 + (member.pk + n) % 20) for n, week in enumerate(weeks)]
                Rollup.objects.bulk_create(
                    Rollup(
                        network=cast.network, member=member, indicator=indicator, period=week, numerator=x,
                        denominator=42, computed_at=timezone.now(),
                    )
                    for week, x in cells
                )  # fmt: skip
        address = reverse("progress:districts_board", args=[cast.network.slug])
        for asked in ({}, {"phase": "0", "owes": "on"}):
            client.get(address, asked)
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(address, asked)
            seen[count, *asked] = len(queries)
            assert answer.status_code == 200
            assert len(answer.content) < 100_000
            assert answer.content.decode().count(LISTED) == min(count, 18)
    assert seen[300,] == seen[13,] <= 10
    assert seen[300, "phase", "owes"] == seen[13, "phase", "owes"] <= 10
