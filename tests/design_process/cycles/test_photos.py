"""A photo of the tally sheet comes with a log, is drawn anew, stays with the team, and can be taken away."""

import io
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from design_process.cycles.models import Log, Observation
from design_process.cycles.photos import forms as photo_forms
from design_process.cycles.photos.models import ObservationPhoto
from tests.world import a_cycle, a_prototype

PLACE = b"38.7296 -120.7985 taken by Sam"


def a_picture(kind="JPEG", size=(2400, 1200)) -> bytes:
    """A picture that says where it was taken, lying on its side."""
    said = Image.Exif()
    said[0x010E] = PLACE.decode()  # a description
    said[0x0112] = 6  # to be turned upright
    written = io.BytesIO()
    Image.new("RGB", size, "white").save(written, kind, exif=said.tobytes())
    return written.getvalue()


@pytest.fixture
def cycle(cast):
    card = a_prototype(cast.member, "Talk moves", visibility="network", by=cast.driver)
    return a_cycle(card, "Do pairs help?", visibility="network", by=cast.driver)


@pytest.fixture
def driver(cast):
    client = Client()
    client.force_login(cast.driver)
    return client


def send(client, cycle, content: bytes, name="IMG_2041.jpg", **said):
    """Log it with a photo, as a browser without scripts sends it."""
    address = reverse("cycles:log_for_member", args=[cycle.member_id])
    as_of = client.get(address).context["numbers"]["as_of"]
    typed = {"client_key": uuid4(), "cycle": cycle.pk, "words": "Nine of 21.", "observed_on": timezone.localdate()}
    file = SimpleUploadedFile(name, content, "image/jpeg")
    return client.post(address, {**typed, as_of.html_name: as_of.value(), "photo": file, **said})


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_drawn_anew_and_shown_as_a_picture_alone(cycle, driver, kind):
    key = uuid4()
    sent = a_picture(kind)
    for _ in range(2):  # a form that is sent twice
        assert send(driver, cycle, sent, "whatever.exe", client_key=key).status_code == 302
    photo = ObservationPhoto.objects.get()
    drawn = Image.open(io.BytesIO(bytes(photo.content)))
    assert drawn.format == kind
    assert drawn.size == (photo.width, photo.height) == (800, 1600)  # upright, at most 1600
    assert PLACE in sent
    assert PLACE not in bytes(photo.content)
    assert not drawn.getexif()

    answer = driver.get(reverse("cycles:photo", args=[photo.pk]))
    assert answer.content == bytes(photo.content)
    assert answer["Content-Type"] == f"image/{kind.lower()}"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert (
        reverse("cycles:photo", args=[photo.pk])
        in driver.get(reverse("cycles:cycle", args=[cycle.pk])).content.decode()
    )


def observe(client, cycle, content: bytes = b"", **said):
    """Add an observation on the cycle's own page, as a browser without scripts sends it."""
    typed = {"words": "Nine of 21.", "observed_on": timezone.localdate(), **said}
    photo = {"photo": SimpleUploadedFile("IMG_2041.jpg", content, "image/jpeg")} if content else {}
    return client.post(reverse("cycles:observe", args=[cycle.pk]), {**typed, **photo})


def test_a_photo_comes_with_an_observation_on_the_cycles_page(cast, cycle, driver):
    assert 'enctype="multipart/form-data"' in driver.get(reverse("cycles:cycle", args=[cycle.pk])).content.decode()
    assert observe(driver, cycle).status_code == 302  # without one, as before
    for _ in range(2):  # a form that is sent twice
        assert observe(driver, cycle, a_picture()).status_code == 302
    photo = ObservationPhoto.objects.get()
    assert photo.observation == Observation.objects.get()
    assert photo.by == cast.driver
    assert PLACE not in bytes(photo.content)
    text = driver.get(reverse("cycles:cycle", args=[cycle.pk])).content.decode()
    assert reverse("cycles:photo", args=[photo.pk]) in text
    refused = observe(driver, cycle, b"<html>", words="Ten of 21.")
    assert refused.status_code == 422
    assert "This is no picture that can be kept." in refused.content.decode()
    assert "Ten of 21." in refused.content.decode()
    again = observe(driver, cycle, a_picture(), words="")
    assert "choose it again" in again.content.decode()
    assert ObservationPhoto.objects.count() == 1


def test_what_is_no_picture_is_refused_and_what_was_typed_stays(cycle, driver, monkeypatch):
    page = b"<html><script>alert(1)</script>"
    for content, why in (
        (page, "This is no picture that can be kept."),
        (b"\xff\xd8\xff\xe0" + page, "The picture cannot be read."),
        (b"", "The file is empty."),
    ):
        answer = send(driver, cycle, content, "sheet.jpg")
        text = answer.content.decode()
        assert answer.status_code == 422
        assert why in text
        assert "Nine of 21." in text
    monkeypatch.setattr(photo_forms, "MOST_BYTES", 1000)
    assert "larger than 8 MB" in send(driver, cycle, a_picture()).content.decode()
    monkeypatch.undo()
    answer = send(driver, cycle, a_picture(), words="")
    assert "Say in a word or two what the photo shows." in answer.content.decode()
    assert "choose it again" in answer.content.decode()
    assert not Log.objects.exists()


def test_a_photo_stays_with_the_team_when_the_cycle_is_open_and_can_be_taken_away(cast, cycle, driver):
    send(driver, cycle, a_picture())
    photo = ObservationPhoto.objects.get()
    address = reverse("cycles:photo", args=[photo.pk])
    reader = Client()
    reader.force_login(cast.neighbour_driver)
    assert reader.get(reverse("cycles:cycle", args=[cycle.pk])).status_code == 200
    assert reader.get(address).status_code == 404

    for _ in range(2):
        assert driver.post(reverse("cycles:take_photo_away", args=[photo.pk])).status_code == 302
    photo.refresh_from_db()
    assert bytes(photo.content) == b""
    assert photo.removed_by == cast.driver
    assert driver.get(address).status_code == 404
    text = driver.get(reverse("cycles:cycle", args=[cycle.pk])).content.decode()
    assert "There was a photo. It was taken away by" in text
    assert Observation.objects.get().words == "Nine of 21."
    with pytest.raises(IntegrityError), transaction.atomic():
        ObservationPhoto.objects.filter(pk=photo.pk).update(removed_at=None)


def test_a_page_with_many_photos_asks_as_often(cycle, driver, django_assert_max_num_queries):
    address = reverse("cycles:cycle", args=[cycle.pk])
    send(driver, cycle, a_picture(size=(20, 10)))
    driver.get(address)
    with django_assert_max_num_queries(30) as few:
        driver.get(address)
    asked = len(few)
    for _ in range(3):
        send(driver, cycle, a_picture(size=(20, 10)))
    with django_assert_max_num_queries(asked):
        driver.get(address)
