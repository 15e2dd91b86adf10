"""A lesson without names: nothing in it leads to its team, and nobody reads it before the team's yes."""

import pytest
from django.urls import reverse

from design_process.cards.actions import Openness, open_card
from design_process.cycles.models import TestCycle
from design_process.lessons.models import UnnamedLesson
from design_process.lessons.names import identifying, names_of_places
from design_process.lessons.places import Where, safe_place
from tests.access_table.lessons import UNNAMED
from tests.world import a_member
from tests.world_lessons import a_lesson

LEDGER = "/networks/sierra/lessons/"
K8 = "K-8"


@pytest.mark.parametrize(
    ("own", "others", "said"),
    [
        (Where(K8, 480), [Where(K8, 500), Where(K8, 650)], "a K-8 district of 400 to 699 pupils"),
        (Where(K8, 480), [Where(K8, 500), Where(K8, 250)], "a K-8 district of 200 to 699 pupils"),
        (Where(K8, 480), [Where(K8, 500), Where(K8, 800)], "a K-8 district of 400 to 1,499 pupils"),
        (Where(K8, 11), [Where(K8, 150), Where(K8, 199)], "a K-8 district of fewer than 200 pupils"),
        (Where("9-12", 480), [Where(K8, 410), Where(K8, 690)], "a district of 400 to 699 pupils"),
        (Where("9-12", 480), [Where(K8, 9000), Where(K8, 5)], "a district"),
        (Where(K8, None), [Where(K8, 5), Where(K8, 900)], "a K-8 district"),
        (Where("", None), [Where(K8, 5), Where(K8, 900)], "a district"),
    ],
)
def test_a_place_is_told_so_that_three_fit_it(own, others, said):
    assert str(safe_place(own, [own, *others])) == said


def test_in_a_network_of_two_nobody_can_be_without_a_name():
    assert safe_place(Where(K8, 480), [Where(K8, 480), Where(K8, 490)]) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We asked Gold Ridge first.", ["Gold Ridge"]),
        ("we asked GOLD RIDGE UNION first", ["GOLD RIDGE UNION"]),
        ("Whitfield was away, and Ms. Holloway too.", ["Whitfield", "Ms. Holloway"]),
        ("On 5 October, and again 2026-10-12 and 10/12/2026.", ["October", "2026-10-12", "10/12/2026"]),
        ("In May it worked; we may go on.", ["In May"]),
        ("In the school year 2026-27 it held.", []),
        ("In 2026 it held.", ["2026"]),
        ("Nine of 25 pupils, on Mondays, in week three.", []),
    ],
)
def test_names_and_days_are_found(text, found):
    places = names_of_places(["Gold Ridge Union", "Camino Flat"])
    assert [one.casefold() for one in identifying(text, places, ["Dana Whitfield"])] == [
        one.casefold() for one in found
    ]


@pytest.fixture
def network(cast):
    for name in ("Silver Creek", "Mill Bend"):
        a_member(cast.network, name, by=cast.facilitator, pupils=450)
    cast.lesson = a_lesson(cast.member, "Phone tickets", by=cast.driver)
    return cast


def send(client, person, name, lesson, **sent):
    client.force_login(person)
    return client.post(reverse(f"lessons:{name}", args=[lesson.pk]), sent)


def share(client, cast):
    send(client, cast.facilitator, "offer", cast.lesson, **UNNAMED)
    page = client.force_login(cast.driver) or client.get(cast.lesson.get_absolute_url())
    send(client, cast.driver, "answer", cast.lesson, answer="yes", seen=page.context["told_state"])
    send(client, cast.facilitator, "release", cast.lesson)
    return UnnamedLesson.objects.get()


def test_a_facilitator_offers_the_team_agrees_and_only_then_others_read_it(client, network):
    send(client, network.facilitator, "offer", network.lesson, **UNNAMED)
    told = UnnamedLesson.objects.get()
    send(client, network.facilitator, "release", network.lesson)  # not agreed yet
    for who in (network.sponsor, network.neighbour_driver):
        client.force_login(who)
        assert client.get(told.get_absolute_url()).status_code == 404
        assert UNNAMED["idea"] not in client.get(LEDGER).content.decode()
    told = share(client, network)
    assert (told.agreed_by, told.released_by) == (network.driver, network.facilitator)
    for who in (network.sponsor, network.neighbour_driver):
        client.force_login(who)
        page, listed = client.get(told.get_absolute_url()).content.decode(), client.get(LEDGER).content.decode()
        for text in (page, listed):
            assert UNNAMED["did_not_work"] in text
            assert "a k-8 district of 400 to 699 pupils" in text.lower()
            for secret in (
                "Phone tickets",
                f"/lessons/{network.lesson.pk}/",
                "Dana Whitfield",
                f"members/{network.member.pk}/prototypes",
            ):
                assert secret not in text
        assert "Gold Ridge" not in page.replace("Gold Ridge Union · ", "") or who == network.sponsor
    client.force_login(network.expert)
    assert client.get(told.get_absolute_url()).status_code == 404


def test_the_database_refuses_a_release_without_a_yes(client, network):
    from django.db import IntegrityError, transaction
    from django.utils import timezone

    send(client, network.facilitator, "offer", network.lesson, **UNNAMED)
    with pytest.raises(IntegrityError, match="unnamed_lesson_agreed_before"), transaction.atomic():
        UnnamedLesson.objects.update(released_at=timezone.now())


@pytest.mark.parametrize(
    ("field", "words", "named"),
    [
        ("happened", "At Gold Ridge the line is slow.", "Gold Ridge"),
        ("instead", "Ask Dana Whitfield.", "Dana Whitfield"),
        ("expected", "Half by 12 October.", "October"),
        ("idea", "Phone tickets", "Phone tickets"),
    ],
)
def test_words_that_say_who_where_or_when_are_refused_beside_their_field(client, network, field, words, named):
    answer = send(client, network.facilitator, "offer", network.lesson, **{**UNNAMED, field: words})
    assert answer.status_code == 422
    assert named in answer.context["form"].errors[field][0]
    assert words in answer.content.decode()
    assert not UnnamedLesson.objects.exists()


def test_changed_words_need_a_new_yes_and_an_old_page_s_yes_does_not_count(client, network):
    send(client, network.facilitator, "offer", network.lesson, **UNNAMED)
    client.force_login(network.driver)
    seen = client.get(network.lesson.get_absolute_url()).context["told_state"]
    send(client, network.facilitator, "offer", network.lesson, **{**UNNAMED, "instead": "Something else."})
    send(client, network.driver, "answer", network.lesson, answer="yes", seen=seen)
    assert UnnamedLesson.objects.get().agreed_at is None


def test_the_team_takes_its_yes_back_and_nobody_reads_it_any_more(client, network):
    told = share(client, network)
    send(client, network.team_member, "answer", network.lesson, answer="no")
    client.force_login(network.neighbour_driver)
    assert client.get(told.get_absolute_url()).status_code == 404


def test_what_is_open_under_its_name_is_not_told_without_one(client, network):
    open_card(TestCycle.objects.get(), Openness("network"), by=network.driver)
    answer = send(client, network.facilitator, "offer", network.lesson, **UNNAMED)
    assert answer.status_code == 409
    assert not UnnamedLesson.objects.exists()


def test_thanks_for_a_lesson_without_a_name_reach_its_team_and_the_sponsor_is_not_told_whose_it_is(client, network):
    told = share(client, network)
    pages = []
    for who in (network.sponsor, network.neighbour_driver):
        client.force_login(who)
        pages.append("We avoided this because of you" in client.get(told.get_absolute_url()).content.decode())
    assert pages == [True, True]  # a missing button would tell the sponsor
    client.post(reverse("lessons:thank_unnamed", args=[told.code]), {"kind": "avoided", "line": "We bought a box."})
    client.force_login(network.driver)
    assert "We bought a box." in client.get(network.lesson.get_absolute_url()).content.decode()
