"""Choosing what to be told: on one's own page, and by the link under a letter."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from network.lib.letters import Letter, send
from network.lib.signed import sign
from network.telling.actions import Wish, tell_once, wish_of
from network.telling.links import DIGEST, REMINDERS, fewer_link
from network.telling.models import Choice, Told
from tests.world import a_seat

FORTNIGHTLY, NEVER, WEEKLY = "fortnightly", "never", "weekly"


@pytest.fixture
def path(cast):
    return fewer_link(cast.driver.pk, cast.network.pk, DIGEST).removeprefix("http://127.0.0.1:8000")


def wish(cast):
    return wish_of(cast.driver.pk, cast.network.pk)


def test_whoever_chose_nothing_gets_both(cast):
    assert wish(cast) == Wish(WEEKLY, reminders=True)


def test_choosing_on_ones_own_page(cast, client):
    client.force_login(cast.driver)
    page = client.get(reverse("telling:letters"))
    assert "Every two weeks" in page.content.decode()
    name = f"network-{cast.network.pk}"
    answer = client.post(
        reverse("telling:letters"), {"network": cast.network.pk, f"{name}-digest": FORTNIGHTLY}, follow=True
    )
    assert "Saved: what Sierra Rural Network tells you." in answer.content.decode()
    assert wish(cast) == Wish(FORTNIGHTLY, reminders=False)
    assert wish_of(cast.sponsor.pk, cast.network.pk) == Wish()


def test_each_network_has_choices_of_its_own(cast, client):
    a_seat(cast.other_member, cast.driver)
    client.force_login(cast.driver)
    data = {"network": cast.network.pk, f"network-{cast.network.pk}-digest": NEVER}
    client.post(reverse("telling:letters"), data)
    assert wish(cast).digest == NEVER
    assert wish_of(cast.driver.pk, cast.other_network.pk) == Wish()


def test_a_network_of_others_is_not_chosen_for(cast, client):
    client.force_login(cast.driver)
    name = f"network-{cast.other_network.pk}"
    client.post(reverse("telling:letters"), {"network": cast.other_network.pk, f"{name}-digest": NEVER})
    assert not Choice.objects.exists()


def test_an_answer_that_is_no_choice_is_refused(cast, client):
    client.force_login(cast.driver)
    data = {"network": cast.network.pk, f"network-{cast.network.pk}-digest": "hourly"}
    assert client.post(reverse("telling:letters"), data).status_code == 422


def test_one_click_of_a_mail_program_ends_the_kind_of_that_letter(cast, path):
    mail_program = Client(enforce_csrf_checks=True)
    assert mail_program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert wish(cast) == Wish(NEVER, reminders=True)
    other = fewer_link(cast.driver.pk, cast.network.pk, REMINDERS).removeprefix("http://127.0.0.1:8000")
    mail_program.post(other, {"List-Unsubscribe": "One-Click"})
    mail_program.post(other, {"List-Unsubscribe": "One-Click"})
    assert wish(cast) == Wish(NEVER, reminders=False)


def test_looking_at_the_link_changes_nothing(cast, path):
    page = Client().get(path)
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]
    assert not Choice.objects.exists()


def test_the_link_opens_one_choice_and_tells_nothing_of_others(cast, path):
    said = Client().get(path).content.decode()
    assert "Sierra Rural Network" in said
    assert cast.driver.email not in said
    assert cast.driver.name not in said


def test_choosing_by_the_link_without_signing_in(cast, path):
    answer = Client().post(path, {"digest": FORTNIGHTLY, "reminders": "on"})
    assert "every two weeks" in answer.content.decode()
    assert wish(cast) == Wish(FORTNIGHTLY, reminders=True)


@pytest.mark.parametrize("purpose", ["rsvp", "feedback"])
def test_a_link_for_something_else_opens_nothing(cast, purpose):
    token = sign(purpose, p=cast.driver.pk, n=cast.network.pk, k=DIGEST)
    assert Client().get(f"/go/letters/{token}/").status_code == 404


def test_a_link_of_somebody_who_is_gone_opens_nothing(cast, path):
    cast.driver.is_active = False
    cast.driver.save()
    assert Client().get(path).status_code == 404


def test_something_is_told_once(cast):
    assert tell_once(cast.driver.pk, cast.network.pk, "meeting:1:eve")
    assert not tell_once(cast.driver.pk, cast.network.pk, "meeting:1:eve")
    assert tell_once(cast.sponsor.pk, cast.network.pk, "meeting:1:eve")
    assert Told.objects.count() == 2


def test_a_letter_with_a_link_says_so_to_mail_programs(cast):
    link = fewer_link(cast.driver.pk, cast.network.pk, DIGEST)
    words = {"grant": cast.driver.grants.first(), "person": cast.driver}
    send(Letter("some:letter", cast.driver.email, "A letter", "role_ended", words, fewer=link))
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe"] == f"<{link}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    send(Letter("another", cast.driver.email, "A letter", "role_ended", words))
    assert "List-Unsubscribe" not in mail.outbox[1].extra_headers
