"""Barriers through the client: raising once, one-tap answers, what each answer needs, the list."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from districts.barriers.models import Barrier
from tests.world import a_barrier

RAISED = {"what": "No bus on Fridays", "kind": "time", "ask": "One more run.", "remover": "sponsor"}


def sign_in(client, person):
    client.force_login(person)
    return client


def test_the_form_carries_a_key_so_that_two_taps_store_one(cast, client):
    sign_in(client, cast.driver)
    address = reverse("barriers:raise_barrier", args=[cast.member.pk])
    key = client.get(address).context["form"]["client_key"].value()
    first = client.post(address, RAISED | {"client_key": str(key)})
    second = client.post(address, RAISED | {"client_key": str(key)})
    assert first["Location"] == second["Location"]
    assert Barrier.objects.get().on_behalf is False


def test_a_facilitator_raises_on_behalf_and_it_says_so(cast, client):
    sign_in(client, cast.facilitator)
    address = reverse("barriers:raise_barrier", args=[cast.member.pk])
    page = client.post(address, RAISED | {"client_key": str(uuid.uuid4())}, follow=True)
    assert Barrier.objects.get().on_behalf is True
    assert "by Fran Ortega for the team" in page.content.decode()


def test_what_is_missing_is_said_and_what_was_typed_is_kept(cast, client):
    address = reverse("barriers:raise_barrier", args=[cast.member.pk])
    page = sign_in(client, cast.driver).post(address, RAISED | {"what": "", "client_key": str(uuid.uuid4())})
    assert page.status_code == 422
    assert "One more run." in page.content.decode()


def test_a_sponsor_answers_in_one_tap(cast, client):
    barrier = a_barrier(cast.member, by=cast.driver)
    sign_in(client, cast.sponsor)
    address = reverse("barriers:barrier", args=[barrier.pk])
    assert "and you can remove it" in client.get(address).content.decode()
    page = client.post(address, {"kind": "removed"}, follow=True)
    assert "We tell the team" in page.content.decode()
    barrier.refresh_from_db()
    assert barrier.state == "removed"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"kind": "promised"}, "Choose the day by which you will do it."),
        ({"kind": "promised", "due_on": "2020-01-01"}, "That day has passed."),
        ({"kind": "cannot"}, "Say why, in a sentence."),
        ({"kind": "escalated", "words": "Theirs."}, "Choose who gets it next."),
        ({"kind": "escalated", "words": "Theirs.", "passed_to": "sponsor"}, "Choose one from the list"),
    ],
)
def test_an_answer_without_what_it_needs_is_kept_open(cast, client, typed, words):
    barrier = a_barrier(cast.member, by=cast.driver)
    page = sign_in(client, cast.sponsor).post(reverse("barriers:barrier", args=[barrier.pk]), typed)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert '<details class="more" open>' in page.content.decode()
    assert not barrier.answers.exists()


def test_a_promise_is_shown_with_its_day_and_as_late_after_it(cast, client):
    barrier = a_barrier(cast.member, by=cast.driver)
    day = timezone.localdate() + timedelta(days=3)
    sign_in(client, cast.sponsor)
    client.post(reverse("barriers:barrier", args=[barrier.pk]), {"kind": "promised", "due_on": day.isoformat()})
    listed = reverse("barriers:barriers", args=[cast.member.pk])
    assert "Promised" in client.get(listed).content.decode()
    Barrier.objects.filter(pk=barrier.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    page = client.get(listed).content.decode()
    assert "Past its day" in page
    assert "1 promise is past the day" in page


def test_an_answer_to_what_is_closed_meanwhile_shows_how_it_ended(cast, client):
    barrier = a_barrier(cast.member, by=cast.driver)
    address = reverse("barriers:barrier", args=[barrier.pk])
    sign_in(client, cast.sponsor).post(address, {"kind": "removed"})
    assert client.post(address, {"kind": "removed"}).status_code == 403
    assert barrier.answers.count() == 1


def test_the_hub_passes_on_what_is_beyond_the_district(cast, client):
    barrier = a_barrier(cast.member, by=cast.driver)
    sign_in(client, cast.facilitator)
    client.post(reverse("barriers:route", args=[barrier.pk]), {"remover": "county", "words": "They set the windows."})
    barrier.refresh_from_db()
    assert (barrier.remover, barrier.state) == ("county", "escalated")
    page = client.get(reverse("barriers:barrier", args=[barrier.pk])).content.decode()
    assert "Passed on to the county" in page
    client.post(reverse("barriers:barrier", args=[barrier.pk]), {"kind": "cannot", "words": "State law."})
    barrier.refresh_from_db()
    assert barrier.state == "cannot"


def test_the_list_is_in_order_of_days_open_and_its_queries_do_not_grow(cast, client, django_assert_num_queries):
    for days in (1, 9, 4):
        barrier = a_barrier(cast.member, f"Open {days}", by=cast.driver)
        Barrier.objects.filter(pk=barrier.pk).update(raised_at=timezone.localtime() - timedelta(days=days))
    address = reverse("barriers:barriers", args=[cast.member.pk])
    sign_in(client, cast.sponsor)
    page = client.get(address).content.decode()
    assert "3 barriers are open, the oldest for 9 days." in page
    assert page.index("Open 9") < page.index("Open 4") < page.index("Open 1")
    with django_assert_num_queries(7):  # session, person, holdings, member, open, closed, answers
        client.get(address)
    for number in range(10):
        a_barrier(cast.member, f"More {number}", by=cast.driver)
    with django_assert_num_queries(7):
        client.get(address)


def test_a_neighbour_reaches_no_barrier(cast, client):
    barrier = a_barrier(cast.member, by=cast.driver)
    sign_in(client, cast.neighbour_driver)
    assert client.get(reverse("barriers:barrier", args=[barrier.pk])).status_code == 404
    assert list(Barrier.objects.seen_by(cast.neighbour_driver)) == []
