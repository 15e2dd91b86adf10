"""Why a figure is hidden: a link on the mark, an answer for each case, and no word that tells which number is small."""

import re
from datetime import date
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.publication.models import PrintedFigure
from design_process.measures.publication.reasons import Case, Kind, why
from design_process.measures.publication.why_page import why_page
from districts.directory.models import Agreement, Member
from tests.world import a_member, an_indicator

TODAY, LAST_WEEK = date(2026, 11, 18), date(2026, 11, 9)
EVERYBODY = ("facilitator", "driver", "sponsor", "neighbour")


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel("2026-11-18 10:00", tick=False):
        yield


def members(cast) -> list:
    others = [a_member(cast.network, name, on=date(2026, 7, 1)) for name in ("Aspen", "Birch", "Cedar")]
    return [cast.member, cast.neighbour, *others]


def give(member, indicator, x, n=67, group="all", period=LAST_WEEK):
    record_measurements(member, [Entry(indicator.pk, period, x, n, group=group)], by=None, today=TODAY)


def read(cast, who, name, **kwargs) -> str:
    client = Client()
    client.force_login(cast.everyone[who])
    answer = client.get(reverse(name, kwargs=kwargs))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def page(cast, who, indicator, group="all", period="2026-11-09") -> str:
    return read(cast, who, "measures:why_hidden", pk=indicator.pk, group=group, period=period)


def by_gender(cast, perform_owed, name, girls: int) -> object:
    """An indicator in which each district has 67 pupils, printed as such, of whom so many are girls, printed after."""
    there = list(Member.objects.filter(network=cast.network))
    indicator = an_indicator(cast.network, name, groups=["female", "male"])
    for member in there:
        give(member, indicator, 31)
    perform_owed()
    for member in there:
        give(member, indicator, min(30, girls), girls, group="female")
        give(member, indicator, min(30, 67 - girls), 67 - girls, group="male")
    perform_owed()
    return indicator


def said(html: str, name: str) -> str:
    """What a reader is told: the page without its chrome, tokens, addresses and the indicator's name."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(strip_tags(re.sub(r'(?:href|value)="[^"]*"', "", main)).replace(name, "").split())


def test_two_worlds_that_differ_in_which_number_is_small_say_the_same_to_everybody(cast, perform_owed):
    members(cast)
    girls, boys = by_gender(cast, perform_owed, "Few girls", 1), by_gender(cast, perform_owed, "Few boys", 66)
    marks = PrintedFigure.objects.filter(group__in=["female", "male"]).values_list("text", flat=True)
    assert list(marks) == ["*"] * 4  # five girls beside 330 boys, and the other way round
    for who in EVERYBODY:
        for group in ("female", "male"):
            pages = {said(page(cast, who, one, group), one.name) for one in (girls, boys)}
            assert len(pages) == 1
            assert "hidden to protect students" in pages.pop()
        of_both = {said(read(cast, who, "measures:indicator", pk=one.pk), one.name) for one in (girls, boys)}
        assert len(of_both) == 1


def test_the_mark_is_a_link_to_its_reason_and_all_marks_look_the_same(cast, perform_owed):
    members(cast)
    indicator = by_gender(cast, perform_owed, "Few girls", 1)
    html = read(cast, "neighbour", "measures:indicator", pk=indicator.pk)
    links = re.findall(r'<a class="why" href="([^"]+)">(.*?)</a>', html)
    assert [href.split("/")[4] for href, _ in links] == ["female", "male"]
    assert len({inside for _, inside in links}) == 1
    assert strip_tags(links[0][1]) == "*hidden to protect students: why?"
    client = Client()
    client.force_login(cast.everyone["neighbour"])
    for href, _ in links:
        assert "One of these is so" in client.get(href).content.decode()


def test_who_is_awaited_and_what_changed_is_told_only_to_those_who_may_know(cast, perform_owed):
    indicator = an_indicator(cast.network, starts_on=date(2026, 10, 5))
    there = members(cast)
    for member in there[:4]:
        give(member, indicator, 31)
    perform_owed()
    assert "week of 9 Nov 2026 is" in strip_tags(read(cast, "neighbour", "measures:numbers", slug="sierra"))
    hub = page(cast, "facilitator", indicator)
    assert "on Thu 19 Nov at the latest" in hub
    assert "Still missing, which only the hub is told: Cedar." in hub
    assert "Cedar" not in page(cast, "neighbour", indicator)
    give(there[4], indicator, 31)
    perform_owed()
    give(cast.member, indicator, 33)  # two pupils more: held
    perform_owed()
    assert PrintedFigure.objects.get().text == "46 %"
    assert "Changed or came after the printing, and not in it: Gold Ridge Union." in page(cast, "driver", indicator)
    assert "Gold Ridge" not in said(page(cast, "neighbour", indicator), indicator.name)


def test_the_page_costs_the_same_for_few_and_for_many(cast, perform_owed):
    indicator = an_indicator(cast.network)
    give(cast.member, indicator, 31)
    assert cast.facilitator.holdings.hub_networks  # loaded once a request
    seen = []
    for count in (0, 6):
        for number in range(count):
            a_member(cast.network, f"District {number}", on=date(2026, 7, 1))
        with CaptureQueriesContext(connection) as queries:
            found = why_page(cast.facilitator, indicator, None, "all", "2026-11-09", TODAY)
        assert len(found.awaited) == count
        seen.append(len(queries))
    assert seen == [4, 4]


def test_a_district_without_an_agreement_is_named_to_the_hub_with_the_way_out(cast, perform_owed):
    Agreement.objects.filter(member=cast.member).delete()
    there = members(cast)
    indicator = an_indicator(cast.network)
    for member in there:
        give(member, indicator, 1, 5 if member == cast.member else 67)
    perform_owed()
    assert PrintedFigure.objects.get(member=None).text == "*"  # the hub knows all the others
    assert "The agreement of Gold Ridge Union" in page(cast, "facilitator", indicator)
    assert "agreement" not in said(page(cast, "neighbour", indicator), indicator.name)
    address = {"pk": cast.member.pk, "indicator": indicator.pk, "group": "all", "period": "2026-11-09"}
    own = read(cast, "facilitator", "measures:member_why_hidden", **address)
    assert "a driver or sponsor of Gold Ridge Union records until when" in own
    assert reverse("measures:member_why_hidden", kwargs=address) in read(
        cast, "facilitator", "measures:member_numbers", pk=cast.member.pk
    )


@pytest.mark.parametrize(
    ("text", "period", "kind", "words"),
    [
        ("46 %", LAST_WEEK, Kind.PRINTED, "held for good"),
        ("*", LAST_WEEK, Kind.HIDDEN, "Fewer than 11 pupils"),
        ("needs three districts", LAST_WEEK, Kind.TOO_FEW, "by subtracting its own"),
        ("", date(2026, 11, 16), Kind.RUNNING, "it is over on Mon 23 Nov"),
        ("", LAST_WEEK, Kind.WAITING, "on Thu 19 Nov at the latest"),
        ("", date(2026, 11, 2), Kind.NOTHING, "No district had a number of it. A week without school stays empty"),
    ],
)
def test_each_case_has_its_answer(text, period, kind, words):
    found = why(Case("week", period, "all", text, 11), TODAY)
    assert found.kind == kind
    assert words in " ".join((found.sentence, found.lead, *found.reasons, *found.ways))


@pytest.mark.parametrize("period", ["2026-11-10", "week", "9999-12-27"])
def test_there_is_no_page_for_what_is_no_period(cast, client, period):
    client.force_login(cast.facilitator)
    indicator = an_indicator(cast.network)
    for group in ("all", "nobody"):
        address = reverse("measures:why_hidden", args=[indicator.pk, group, period])
        assert client.get(address).status_code == 404
