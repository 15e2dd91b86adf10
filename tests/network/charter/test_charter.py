"""The charter: written in versions, suggested for by anybody, affirmed with one tap."""

from uuid import uuid4

import pytest
from django.db import InternalError, transaction
from django.urls import reverse

from network.activity.models import Activity
from network.charter.actions import Words, newest, stand_by, write_version
from network.charter.models import CharterSuggestion, CharterYes

FIRST = Words(vision="Every child asks why.", mission="We learn together.", norms="We begin in time.")


@pytest.fixture
def page(cast):
    """The address of a page of the charter: `page("write")`."""
    return lambda name="charter": reverse(f"charter:{name}", args=[cast.network.slug])


def test_written_suggested_for_and_written_again(cast, client, page):
    client.force_login(cast.facilitator)
    assert "not written yet" in client.get(page()).content.decode()
    typed = {"vision": FIRST.vision, "mission": FIRST.mission, "norms": FIRST.norms, "seen": "0"}
    empty = client.post(page("write"), {"seen": "0"})
    assert empty.status_code == 422
    assert "Write at least one part." in empty.content.decode()
    for _ in range(2):  # sent twice: the second finds a version that it has not seen, with the same words
        client.post(page("write"), typed)
    assert newest(cast.network).number == 1
    cast.network.refresh_from_db()
    assert cast.network.mission == FIRST.mission

    client.force_login(cast.team_member)
    key = str(uuid4())
    said = {"part": "equity", "words": "Name the pupils who live far out.", "client_key": key}
    assert client.post(page("suggest"), said | {"words": ""}).status_code == 422
    for _ in range(2):
        client.post(page("suggest"), said)
    client.post(page("suggest"), said | {"words": "Longer days.", "client_key": str(uuid4())})
    assert CharterSuggestion.objects.count() == 2
    assert "Name the pupils who live far out." in client.get(page()).content.decode()

    client.force_login(cast.facilitator)
    taken = CharterSuggestion.objects.get(client_key=key)
    again = typed | {"seen": "1", "equity": "Who lives far out comes first.", "taken": [taken.pk]}
    assert client.post(page("write"), again).status_code == 422, "a change says why"
    client.post(page("write"), again | {"reason": "Distance was missing."})
    settled = CharterSuggestion.objects.order_by("pk").values_list("is_taken", "settled_in__number")
    assert list(settled) == [(True, 2), (False, 2)]
    versions = client.get(page("versions")).content.decode()
    assert "Distance was missing." in versions
    assert versions.index("Who lives far out comes first.") < versions.index("Every child asks why.")
    assert Activity.objects.filter(words__contains="of the charter").count() == 2


def test_a_yes_is_to_one_version_in_one_school_year_once(cast, client, page):
    version = write_version(cast.network, FIRST, seen=0, by=cast.facilitator)
    client.force_login(cast.sponsor)
    assert "I stand by this" in client.get(page()).content.decode()
    client.post(page("stand_by"), {"version": "1"})
    again = client.post(page("stand_by"), {"version": "1"}, follow=True).content.decode()
    assert "Your name stands under it already." in again, "a second tap is not silent"
    shown = client.get(page()).content.decode()
    assert "One person stands by version 1" in shown
    assert "I stand by this" not in shown
    write_version(cast.network, Words(vision="Every child asks.", reason="Shorter."), seen=1, by=cast.facilitator)
    late = client.post(page("stand_by"), {"version": "1"}, follow=True).content.decode()
    assert "There is a newer version. Read it first." in late
    assert CharterYes.objects.count() == 1
    cast.network.school_year = "2031-32"
    cast.network.save()
    assert stand_by(version, cast.network, by=cast.sponsor), "a new year asks anew"


def test_two_writers_at_once_see_each_other(cast, client, page):
    write_version(cast.network, FIRST, seen=0, by=cast.facilitator)
    write_version(cast.network, Words(vision="Theirs.", reason="Ours was long."), seen=1, by=cast.facilitator)
    client.force_login(cast.facilitator)
    mine = {"vision": "Mine.", "seen": "1", "reason": "Better."}
    both = client.post(page("write"), mine)
    assert both.status_code == 409
    assert "Theirs." in both.content.decode()
    assert "Mine." in both.content.decode()
    client.post(page("write"), mine | {"seen": "2"})
    assert (newest(cast.network).number, newest(cast.network).vision) == (3, "Mine.")


def test_a_version_stays_as_it_was(cast):
    version = write_version(cast.network, FIRST, seen=0, by=cast.facilitator)
    version.norms = "Other."
    with pytest.raises(InternalError), transaction.atomic():
        version.save()


def test_the_page_asks_as_much_for_many_as_for_few(cast, client, page, django_assert_num_queries):
    version = write_version(cast.network, FIRST, seen=0, by=cast.facilitator)
    client.force_login(cast.driver)
    client.get(page())
    with django_assert_num_queries(7):  # session, person, holdings, network, version, yeses, suggestions
        client.get(page())
    for person in (cast.sponsor, cast.driver, cast.facilitator, cast.team_member):
        stand_by(version, cast.network, by=person)
    with django_assert_num_queries(7):
        client.get(page())
