"""School years printed as one: by the hub's yes, once and for ever, and nobody finds a few pupils in it."""

from datetime import date
from html import unescape

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import event, given, settings
from hypothesis import strategies as st

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.publication.actions import print_years
from design_process.measures.publication.cases import Readers, Row, Sheet
from design_process.measures.publication.deciding import Asked, decide, decide_together
from design_process.measures.publication.models import FigureTogether, PrintedFigure, Printing, YearsTogether
from design_process.measures.publication.spans import Beside, Span, Year, askable
from districts.directory.models import Member
from network.activity.models import Activity
from tests.design_process.measures.publication.seen import conclusions_over_years
from tests.world import a_member, an_indicator

TODAY = date(2026, 11, 18)
DAYS = (date(2023, 7, 1), date(2024, 7, 1), date(2025, 7, 1))
FIRST = "2025-07-01"


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel("2026-11-18 10:00", tick=False):
        yield


def give(member, indicator, day, groups):
    entries = [Entry(indicator.pk, day, x, n, group=group) for group, (x, n) in groups.items()]
    record_measurements(member, entries, by=None, today=TODAY)


GROUPS = {"all": (31, 67), "female": (14, 32), "male": (16, 33), "non_binary": (1, 2)}


@pytest.fixture
def yearly(cast, perform_owed):
    """Three years of five districts, with two non-binary pupils each, as they were printed."""
    for name in ("Aspen", "Birch", "Cedar"):
        a_member(cast.network, name, on=date(2023, 7, 1))
    indicator = an_indicator(cast.network, "Absent", frequency="year", groups=["female", "male", "non_binary"])
    for member in Member.objects.filter(network=cast.network):
        for day in DAYS:
            give(member, indicator, day, GROUPS)
    perform_owed()
    return indicator


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def texts(indicator) -> dict[tuple[int, str], str]:
    found = PrintedFigure.objects.filter(indicator=indicator, member=None)
    return {(one.period.year, one.group): one.text for one in found}


def told(indicator) -> tuple[dict, list]:
    """All printings by year, and years as one, as the attack wants them."""
    found: dict = {}
    for one in Printing.objects.filter(indicator=indicator).prefetch_related("numbers"):
        numbers = {n.cell: int(n.value) if n.value.isdigit() else n.value for n in one.numbers.all()}
        found.setdefault(one.period.isoformat(), []).append(([tuple(row) for row in one.basis], numbers))
    spans = []
    for one in YearsTogether.objects.filter(indicator=indicator).prefetch_related("figures"):
        used = {
            day: next(n for n, (rows, _) in enumerate(found[day]) if rows == [tuple(row) for row in rows_then])
            for day, rows_then in one.basis.items()
        }
        numbers = {}
        for figure in one.figures.all():
            numbers |= {f"n:{figure.group}": figure.pupils, f"rate:{figure.group}": figure.figure}
        spans.append((used, numbers))
    return found, spans


def choose(person, indicator, way, perform_owed, period=FIRST) -> str:
    """Through the pages: the list of ways, one of them, yes. Returns the page before the yes."""
    hub = client_of(person)
    address = reverse("measures:other_ways", args=[indicator.pk, period])
    hub.get(address)
    perform_owed()
    confirm = hub.post(address, {"way": way}).url
    page = unescape(hub.get(confirm).content.decode())
    hub.post(confirm)
    perform_owed()
    return page


def test_hidden_years_are_shown_as_one_and_stay_hidden_one_by_one(cast, yearly, perform_owed):
    before = texts(yearly)
    assert {group for (_, group), text in before.items() if text == "*"} >= {"non_binary"}
    page = choose(cast.facilitator, yearly, "years-3", perform_owed)
    assert "2023-24 to 2025-26, as one" in page
    assert "no single year of 2023-24 to 2025-26 that is hidden now will be shown" in page
    assert "41–50 %" in page
    figure = FigureTogether.objects.get(group="non_binary")
    assert (figure.text, figure.pupils, figure.reporting) == ("41–50 %", 30, 5)
    assert texts(yearly) == before
    assert Activity.objects.filter(words__contains="2023-24 to 2025-26, as one").count() == 1
    neighbour = client_of(cast.neighbour_driver)
    said = "2023-24 to 2025-26 together"
    for name, of in (
        ("indicator", [yearly.pk]),
        ("chart", [yearly.pk, "non_binary"]),
        ("numbers", [cast.network.slug]),
    ):
        page = neighbour.get(reverse(f"measures:{name}", args=of)).content.decode()
        assert f'{said}: <strong class="num">41–50 %</strong> of 30 pupils, 5 of 5 districts' in page
        assert "chart__together--at" in page
    table = neighbour.get(reverse("measures:chart_csv", args=[yearly.pk, "non_binary"])).content.decode()
    assert f"2023-07-01,{said},41–50 %" in table
    table = neighbour.get(reverse("sharing:export_numbers", args=[cast.network.slug])).content.decode()
    assert f"{said},,30,41–50 %,5,5," in table
    why = neighbour.get(reverse("measures:why_hidden", args=[yearly.pk, "non_binary", "2024-07-01"])).content.decode()
    assert "Shown with other years together" in why
    assert "2023-24 to 2025-26: 41–50 %" in why
    address = reverse("measures:other_ways", args=[yearly.pk, FIRST])
    refused = client_of(cast.facilitator).post(address, {"way": "years-2"})
    assert refused.status_code == 422  # two of the three would tell the third, by subtracting
    assert print_years(yearly, DAYS[1], 2, by=cast.facilitator, now=timezone.now()) is None
    assert print_years(yearly, DAYS[0], 3, by=cast.facilitator, now=timezone.now()) == figure.together
    assert YearsTogether.objects.count() == 1
    assert conclusions_over_years(*told(yearly)) == []


def test_who_comes_late_is_printed_beside_years_as_one_and_what_they_show_stays_hidden(cast, yearly, perform_owed):
    choose(cast.facilitator, yearly, "years-3", perform_owed)
    for name in ("Dogwood", "Elm", "Fir"):  # with these the group of the year would be large enough by itself
        many = {"all": (31, 67), "female": (10, 22), "male": (10, 22), "non_binary": (11, 23)}
        give(a_member(cast.network, name, on=date(2023, 7, 1)), yearly, DAYS[2], many)
    perform_owed()
    after = texts(yearly)
    assert PrintedFigure.objects.get(group="all", period=DAYS[2], member=None).pupils == 8 * 67
    assert after[2025, "non_binary"] == "*"
    assert conclusions_over_years(*told(yearly)) == []


def test_a_correction_of_a_year_that_is_shown_with_others_is_held(cast, yearly, perform_owed):
    choose(cast.facilitator, yearly, "years-3", perform_owed)
    member = Member.objects.filter(network=cast.network).first()
    give(member, yearly, DAYS[1], {**GROUPS, "all": (33, 69), "non_binary": (3, 4)})
    perform_owed()
    assert Printing.objects.filter(indicator=yearly, period=DAYS[1]).count() == 1
    assert conclusions_over_years(*told(yearly)) == []


def test_the_next_years_as_one_are_decided_beside_those_before(cast, yearly, perform_owed):
    choose(cast.facilitator, yearly, "years-2", perform_owed, period="2024-07-01")
    choose(cast.facilitator, yearly, "years-2", perform_owed)
    assert YearsTogether.objects.count() == 2
    assert print_years(yearly, DAYS[0], 3, by=cast.facilitator, now=timezone.now()) is None
    assert conclusions_over_years(*told(yearly)) == []


def test_the_database_keeps_what_was_printed_of_years(cast, yearly, perform_owed):
    choose(cast.facilitator, yearly, "years-2", perform_owed)
    made = YearsTogether.objects.get()
    about = {"network_id": made.network_id, "indicator": yearly, "threshold": 11}
    for wrong in (
        lambda: YearsTogether.objects.all().delete(),
        lambda: YearsTogether.objects.update(years=3),
        lambda: FigureTogether.objects.all().delete(),
        lambda: FigureTogether.objects.update(text="1"),
        lambda: YearsTogether.objects.create(first=made.first, years=2, **about),
        lambda: YearsTogether.objects.create(first=made.first, years=4, **about),
        lambda: FigureTogether.objects.create(
            network_id=made.network_id, together=made, group="non_binary", figure="1", text="1", value=1,
            reporting=1, expected=1,
        ),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            wrong()


@st.composite
def of_member(draw, member: int) -> list[Row]:
    n = draw(st.integers(1, 40))
    x = draw(st.integers(0, n))
    girls = draw(st.integers(0, n))
    counted = draw(st.integers(max(0, x - (n - girls)), min(x, girls)))
    return [
        Row(member, "all", x, n), Row(member, "female", counted, girls), Row(member, "male", x - counted, n - girls)
    ]  # fmt: skip


@st.composite
def history(draw) -> list[tuple[Row, ...]]:
    """Three years of three to five districts."""
    members = range(1, draw(st.integers(3, 5)) + 1)
    return [tuple(row for member in members for row in draw(of_member(member))) for _ in DAYS]


def printed(years) -> tuple[dict, list]:
    """What the product prints of each year, and then of two years, of three, and of the last two as one."""
    readers = Readers()
    found: dict[date, Year] = {}
    spans: list[Span] = []
    for day, rows in zip(DAYS, years, strict=True):
        decision = decide(Asked("share", rows, (), readers))
        found[day] = Year((Sheet(rows, decision.printed),) if decision.printed else (), readers)
    for days in (DAYS[:2], DAYS, DAYS[1:]):
        rows = {day: years[DAYS.index(day)] for day in days}
        beside = Beside(tuple(spans), found)
        asked = askable("share", beside, rows)
        decision = decide_together("share", beside, Span(rows, asked=asked))
        if decision.printed:
            spans.append(Span(rows, decision.printed))
    pages = {
        str(day): [(rows, dict(found[day].sheets[0].printed) if found[day].sheets else {})]
        for day, rows in zip(DAYS, years, strict=True)
    }
    return pages, [({str(day): 0 for day in span.rows}, dict(span.printed)) for span in spans]


@settings(max_examples=4)
@given(history())
def test_nobody_finds_out_about_few_pupils_in_years_and_years_as_one(years):
    pages, spans = printed(years)
    event(f"{len(spans)} times years as one")
    assert conclusions_over_years(pages, spans) == []


TINY = tuple(Row(member, "all", 2, 5) for member in range(1, 7))  # 30 pupils in six districts, each year


def test_the_attack_finds_the_third_year_where_two_and_three_are_printed_as_one():
    few = tuple(Row(member, "all", 1, 1) for member in range(1, 6))
    naive = [
        ({str(DAYS[0]): 0, str(DAYS[1]): 0}, {"n:all": 60, "rate:all": "36-40%"}),
        ({str(day): 0 for day in DAYS}, {"n:all": 65, "rate:all": "41-45%"}),
    ]
    years = [TINY, TINY, few]
    pages = {str(day): [(rows, {})] for day, rows in zip(DAYS, years, strict=True)}
    assert any("2025" in one for one in conclusions_over_years(pages, naive))
