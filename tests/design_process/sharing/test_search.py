"""One box over everything within reach."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from design_process.measures.actions import Entry, record_measurements
from design_process.sharing.search import EACH, search
from network.lib.searching import prefix_query
from network.membership.access import Holdings
from network.membership.models import Network
from network.people.models import Person
from tests.world import a_cycle, a_member, a_prototype, an_indicator

SEARCH = "/networks/sierra/search/"


def labels(answer):
    return [group.label for group in answer.context["groups"]]


def names(answer):
    return [found.name for group in answer.context["groups"] for found in group.found]


def ask(client, person, words, **headers):
    client.force_login(person)
    return client.get(SEARCH, {"q": words}, headers=headers)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", ""),
        ("  ' & | ! ( ) : * \\ ", ""),
        ("frac tals", "frac:* & tals:*"),
        ("K-8", "k:* & 8:*"),
        ("Ñandú's", "ñandú:* & s:*"),
        ("a:b* | !c", "a:* & b:* & c:*"),
    ],
)
def test_what_is_typed_becomes_beginnings_of_words(typed, query):
    assert prefix_query(typed) == query


@pytest.mark.django_db
@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_breaks_the_query(typed):
    person = Person(email="nobody@x.test")
    person.holdings = Holdings()
    assert search(person, Network(pk=1), typed) == []


def test_results_are_grouped_and_found_by_the_beginning_of_a_word(client, cast):
    cast.work  # noqa: B018
    answer = ask(client, cast.driver, "expl")
    assert labels(answer) == ["Test cycles"]
    answer = ask(client, cast.driver, "talk")
    assert labels(answer) == ["Prototypes", "Test cycles"]
    assert labels(ask(client, cast.driver, "gold")) == ["Districts"]
    assert labels(ask(client, cast.driver, "GOLD rid")) == ["Districts"]


def test_nothing_found_says_so_and_an_empty_box_says_what_to_write(client, cast):
    assert "Nothing you may see has these words." in ask(client, cast.driver, "zebra").content.decode()
    assert "Write the beginning of a word" in ask(client, cast.driver, "").content.decode()


@pytest.mark.parametrize("typed", ["\x00", "a" * 300, "'; drop table", "&|!:*", "<script>alert(1)</script>"])
def test_strange_words_are_harmless(client, cast, typed):
    answer = ask(client, cast.driver, typed)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_htmx_gets_the_results_alone(client, cast):
    answer = ask(client, cast.driver, "gold", **{"HX-Request": "true"})
    assert answer.content.decode().strip().startswith('<div id="results"')
    assert "HX-Request" in answer["Vary"]


def test_more_results_than_are_shown_are_said(client, cast):
    for n in range(EACH + 1):
        a_member(cast.network, f"Pine {n}", by=cast.facilitator)
    answer = ask(client, cast.driver, "pine")
    assert len(names(answer)) == EACH
    assert "There are more." in answer.content.decode()


def test_the_search_takes_the_same_queries_for_few_and_for_many(client, cast, django_assert_num_queries):
    a_prototype(cast.member, by=cast.driver)
    client.force_login(cast.driver)
    client.get(SEARCH)  # the very first request of a process asks whether anybody is there
    # session, person, holdings, network; districts, problems, evidence, insights, drivers and ideas, prototypes,
    # cycles, observations, lessons, celebrations
    with django_assert_num_queries(14):
        client.get(SEARCH, {"q": "talk"})
    for n in range(25):
        a_prototype(cast.member, f"Talk {n}", by=cast.driver)
    with django_assert_num_queries(14):
        client.get(SEARCH, {"q": "talk"})


def test_the_export_is_a_file_for_a_spreadsheet_that_runs_nothing(client, cast, django_assert_num_queries):
    card = a_prototype(cast.member, "=HYPERLINK(1)", by=cast.driver)
    a_cycle(card, "@SUM(A1)")
    client.force_login(cast.driver)
    client.get(SEARCH)
    # session, person, holdings, network; the cycles, their predictions
    with django_assert_num_queries(6):
        answer = client.get(reverse("sharing:export_cycles", args=["sierra"]))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="cycles-sierra.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbfDistrict,Prototype,Cycle")
    line = answer.content.decode("utf-8-sig").splitlines()[1]
    assert "'=HYPERLINK(1)" in line
    assert "'@SUM(A1)" in line


NUMBERS = "/networks/sierra/export/numbers.csv"


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.fixture
def counted(cast, perform_owed):
    """Last week's numbers of two districts, added up."""
    indicator = an_indicator(cast.network, by=cast.facilitator)
    last_week = timezone.localdate() - timedelta(days=7)
    for member, by, pair in ((cast.member, cast.driver, (9, 21)), (cast.neighbour, cast.neighbour_driver, (3, 14))):
        record_measurements(member, [Entry(indicator.pk, last_week, *pair)], by=by)
    perform_owed()
    return indicator


def test_the_numbers_of_a_district_leave_it_only_for_its_own_people_and_the_hub(client, cast, counted):
    expected = {
        cast.facilitator: {"Gold Ridge Union", "Camino Flat"},
        cast.driver: {"Gold Ridge Union"},
        cast.sponsor: {"Gold Ridge Union"},
        cast.neighbour_driver: {"Camino Flat"},
    }
    for person, districts in expected.items():
        client.force_login(person)
        rows = rows_of(client.get(NUMBERS))
        own = [row for row in rows if row["district"] != "Sierra Rural Network"]
        assert {row["district"] for row in own} == districts
        shared = [row for row in rows if row["district"] == "Sierra Rural Network"]
        assert {(row["numerator"], row["denominator"]) for row in shared} <= {("", "")}


def test_guests_take_no_numbers_away_and_strangers_find_no_file(client, cast, counted):
    for person, status in ((cast.expert, 403), (cast.other_driver, 404), (cast.other_facilitator, 404)):
        client.force_login(person)
        assert client.get(NUMBERS).status_code == status
