"""Public lessons: read by anybody while the hub lets them, and nothing else of the network with them."""

import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from design_process.cards.actions import Openness, open_card
from design_process.lessons.actions import Unnamed, agree_unnamed, offer_unnamed, release_unnamed, state_of_unnamed
from design_process.lessons.models import Lesson, PublicPage
from design_process.lessons.public import switch_public_page
from design_process.phases.models import Phase
from districts.guest_passes.links import visit_path
from network.activity.models import Activity
from tests.world import a_member
from tests.world_guests import a_guest_pass
from tests.world_lessons import a_lesson

pytestmark = pytest.mark.at_work


@pytest.fixture
def opened(cast):
    """A network whose page is on, with a lesson at every step of openness and one without names."""
    cast.work  # noqa: B018
    switch_public_page(cast.network, on=True, by=cast.facilitator)
    for step in ("team", "named", "network", "public"):
        named = (cast.neighbour,) if step == "named" else ()
        a_lesson(cast.member, f"Idea {step}", by=cast.driver, visibility=step, named=named)
    return cast


def all_of(cast) -> str:
    return reverse("lessons:public_lessons", args=[cast.network.slug])


def one_of(cast, lesson: Lesson) -> str:
    return reverse("lessons:public_lesson", args=[cast.network.slug, lesson.pk])


def test_only_what_teams_opened_to_everyone_is_there(opened, client):
    for name in ("Silver Creek", "Mill Bend"):
        a_member(opened.network, name, by=opened.facilitator)
    hidden = a_lesson(opened.member, "Hidden", by=opened.driver)
    told = offer_unnamed(hidden, Unnamed("In general words", *["A sentence."] * 4), by=opened.facilitator)
    agree_unnamed(told, by=opened.driver, seen=state_of_unnamed(told))
    release_unnamed(told, by=opened.facilitator)
    page = client.get(all_of(opened))
    text = page.content.decode()
    assert re.findall(r'class="strong" href="[^"]+">([^<]+)<', text) == ["Idea public"]
    assert "Gold Ridge Union, a K-8 district of 400 to 699 pupils" in text
    assert "In general words" not in text, "what was told without names stays within the network"
    assert "X-Robots-Tag" not in page
    for lesson in Lesson.objects.filter(network=opened.network):
        expected = 200 if lesson.visibility == "public" else 404
        assert client.get(one_of(opened, lesson)).status_code == expected


def test_one_lesson_is_all_words_and_leads_to_nothing_behind_it(opened, client):
    lesson = Lesson.objects.get(idea="Idea public")
    text = client.get(one_of(opened, lesson)).content.decode()
    for words in (lesson.expected, lesson.happened, lesson.did_not_work, lesson.instead, "Gold Ridge Union"):
        assert words in text
    links = set(re.findall(r'href="(/[^"]*)"', text))
    assert {link for link in links if link.startswith(("/cycles", "/lessons", "/members", "/networks"))} == set()


def test_nobody_outside_reads_or_finds_a_number_of_few_pupils(opened, client):
    Lesson.objects.filter(idea="Idea public").update(
        happened="Nine of 25 sent one.", did_not_work="Sixteen of 25 had no phone.", instead="Paper for all 25."
    )
    lesson = Lesson.objects.get(idea="Idea public")
    one = client.get(one_of(opened, lesson)).content.decode()
    assert "* of * sent one." in one
    assert "A number marked * is left out to protect pupils" in one
    feed = client.get(reverse("lessons:public_feed", args=[opened.network.slug])).content.decode()
    guest = client.get(visit_path(a_guest_pass(opened))).content.decode()
    for text in (one, feed, guest, client.get(all_of(opened)).content.decode()):
        assert "Nine of" not in text
        assert "Sixteen of" not in text
        assert "Paper for all 25." in text
    for word in ("nine", "ten", "sixteen"):
        assert "Idea public" in client.get(all_of(opened), {"q": word}).content.decode(), "a number narrows nothing"
    client.force_login(opened.driver)
    assert "Nine of 25 sent one." in client.get(lesson.get_absolute_url()).content.decode(), (
        "its own people read it all"
    )


@pytest.mark.parametrize("asked", ["9%", "(nine)", "nin", "nine,", "sixtee", "25.", "9_"])
def test_a_hidden_number_is_not_found_whatever_stands_around_it_or_is_missing(opened, client, asked):
    found = []
    for happened, did_not_work in (
        ("Some sent one.", "Many had none."),
        ("Nine of 25 (9%).", "Sixteen of 25 had none."),
    ):
        Lesson.objects.filter(idea="Idea public").update(happened=happened, did_not_work=did_not_work)
        found.append("Idea public" in client.get(all_of(opened), {"q": asked}).content.decode())
    assert found[0] == found[1], "who searches cannot tell the two apart"
    assert "Idea public" in client.get(all_of(opened), {"q": "idea non"}).content.decode(), "its words are found"


def test_it_is_searched_by_words_and_phase(opened, client):
    other = a_lesson(opened.member, "Walks outside", by=opened.driver, visibility="public", did_not_work="The rain.")
    phase = Phase.objects.of_network(opened.network.pk).first()
    Lesson.objects.filter(pk=other.pk).update(phase=phase)
    for asked, found in (
        ({"q": "rain"}, ["Walks outside"]),
        ({"phase": phase.pk}, ["Walks outside"]),
        ({"q": "team"}, []),
        ({"phase": "x"}, ["Walks outside", "Idea public"]),
    ):
        page = client.get(all_of(opened), asked)
        assert [one.idea for one in page.context["page"].object_list] == found
        assert page["X-Robots-Tag"] == "noindex"


def test_a_team_that_closes_its_lesson_takes_it_off_at_once(opened, client):
    lesson = Lesson.objects.get(idea="Idea public")
    assert "no-cache" in client.get(one_of(opened, lesson))["Cache-Control"]
    open_card(lesson, Openness("network"), by=opened.driver)
    assert client.get(one_of(opened, lesson)).status_code == 404
    page = client.get(all_of(opened)).content.decode()
    assert "Idea" not in page
    assert "No team has opened a lesson to everyone yet." in page


def test_the_hub_switches_it_and_the_history_says_so(cast, client):
    address = reverse("lessons:public_page", args=[cast.network.slug])
    assert client.get(all_of(cast)).status_code == 404, "off, until somebody opens it"
    client.force_login(cast.facilitator)
    assert "Open the page to anybody" in client.get(address).content.decode()
    for _ in range(2):
        client.post(address, {"on": "yes"})
    assert Activity.objects.filter(words="opened the public lessons to anybody", by=cast.facilitator).count() == 1
    client.logout()
    assert client.get(all_of(cast)).status_code == 200
    client.force_login(cast.facilitator)
    client.post(address, {"on": "no"})
    assert client.get(all_of(cast)).status_code == 404
    assert Activity.objects.filter(words="closed the page of public lessons").count() == 1
    kept = PublicPage.pgh_event_model.objects.filter(network=cast.network).order_by("pgh_id")
    assert list(kept.values_list("is_on", flat=True)) == [False, True, False]


def test_the_hub_reads_every_lesson_as_anybody_would_before_the_page_is_open(opened, client):
    Lesson.objects.filter(idea="Idea public").update(happened="Nine of 25 sent one.")
    address = reverse("lessons:public_page", args=[opened.network.slug])
    client.force_login(opened.facilitator)
    assert one_of(opened, Lesson.objects.get(idea="Idea public")) in client.get(address).content.decode()
    client.post(address, {"on": "no"})
    closed = client.get(address).content.decode()
    assert "* of * sent one." in closed
    assert "Nine of" not in closed
    assert "A number marked * is left out" in closed
    assert "Idea network" not in closed
    for number in range(20):
        a_lesson(opened.member, f"More {number}", by=opened.driver, visibility="public")
    pages = [client.get(address, {"page": number}).content.decode() for number in (1, 2)]
    assert "Page 1 of 2" in pages[0]
    assert sum(page.count("What did not work.") for page in pages) == 21


def test_another_networks_lesson_is_not_found_under_this_ones_name(opened, client):
    foreign = a_lesson(opened.other_member, "Elsewhere", by=opened.other_driver, visibility="public")
    switch_public_page(opened.other_network, on=True, by=opened.other_facilitator)
    assert client.get(one_of(opened, foreign)).status_code == 404
    assert "Elsewhere" not in client.get(all_of(opened)).content.decode()


def test_the_feed_says_the_same(opened, client):
    answer = client.get(reverse("lessons:public_feed", args=[opened.network.slug]))
    assert answer["Content-Type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert [one.findtext(f"{atom}title") for one in root.iter(f"{atom}entry")] == ["Idea public"]


def test_the_feed_stands_whatever_was_pasted_into_a_lesson(opened, client):
    pasted = {"idea": "Idea\x0bpublic", "did_not_work": "A\x1f<b>&\ufffe", "instead": "Paper\x0c"}
    Lesson.objects.filter(idea="Idea public").update(**pasted)
    answer = client.get(reverse("lessons:public_feed", args=[opened.network.slug]))
    titles = [one.text for one in ElementTree.fromstring(answer.content).iter("{http://www.w3.org/2005/Atom}title")]
    assert titles[1:] == ["Idea public"]


def test_a_reader_of_a_public_lesson_is_told_that_anybody_reads_it(opened, client):
    lesson = Lesson.objects.get(idea="Idea public")
    client.force_login(opened.driver)
    assert "anybody, without an account" in client.get(lesson.get_absolute_url()).content.decode()
    switch_public_page(opened.network, on=False, by=opened.facilitator)
    assert "anybody, without an account" not in client.get(lesson.get_absolute_url()).content.decode()


def test_many_lessons_cost_no_more_queries(opened, client, django_assert_num_queries):
    client.get(all_of(opened))
    for number in range(25):
        a_lesson(opened.member, f"More {number}", by=opened.driver, visibility="public")
    with django_assert_num_queries(4):  # the network, its phases, how many, the page
        page = client.get(all_of(opened))
    assert "Page 1 of 2" in page.content.decode()
