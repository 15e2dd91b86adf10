"""School calendars through the front door: typing, sending a file, holidays, the year of all members."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from districts.calendars.models import CalendarSpan, CalendarUpload
from network.activity.models import Activity
from tests.world import a_member
from tests.world_calendars import a_span

FILES = Path(__file__).parents[2] / "data" / "calendars"
SNOW = {"kind": "closed", "label": "Snow day", "starts_on": "2027-01-12", "ends_on": ""}


@pytest.fixture
def driver(cast):
    client = Client()
    client.force_login(cast.driver)
    return client


def at(name, row):
    return reverse(f"calendars:{name}", args=[row.pk])


def send(client, member, name="school.ics", data=None, year="2026-27"):
    file = SimpleUploadedFile(name, data if data is not None else (FILES / name).read_bytes())
    return client.post(at("upload", member), {"file": file, "school_year": year})


def confirm(client, **said):
    upload = CalendarUpload.objects.latest("pk")
    page = client.get(at("preview", upload)).context["page"]
    rows = {f"row_{line.number}": line.kind for line in page.lines}
    client.post(at("preview", upload), {"step": "confirm", **rows, **said})
    return upload


def spans(member):
    return list(CalendarSpan.objects.filter(member=member).values_list("label", "kind", "starts_on", "ends_on"))


def test_typing_days_twice_puts_them_in_once(cast, driver):
    for _ in range(2):
        driver.post(at("add", cast.member), SNOW)
    assert spans(cast.member) == [("Snow day", "closed", date(2027, 1, 12), date(2027, 1, 12))]
    lines = Activity.objects.filter(about=Activity.About.CALENDAR)
    assert [line.words for line in lines] == ["put Snow day (Tue 12 Jan) into the calendar of Gold Ridge Union"]


def test_a_new_first_day_of_school_takes_the_place_of_the_old(cast, driver):
    for day in ("2026-08-12", "2026-08-17"):
        driver.post(
            at("add", cast.member), {"kind": "first_day", "label": "", "starts_on": day, "ends_on": "2026-09-01"}
        )
    assert spans(cast.member) == [("First day of school", "first_day", date(2026, 8, 17), date(2026, 8, 17))]


def test_changing_and_taking_out(cast, driver):
    span = a_span(cast.member, date(2026, 11, 23), date(2026, 11, 27))
    driver.post(at("change", span), SNOW | {"label": "Snow week", "ends_on": "2027-01-15"})
    assert spans(cast.member) == [("Snow week", "closed", date(2027, 1, 12), date(2027, 1, 15))]
    other = a_span(cast.member, date(2027, 1, 12), date(2027, 1, 15), label="Thaw")
    refused = driver.post(at("change", span), SNOW | {"label": "Thaw", "ends_on": "2027-01-15"})
    assert refused.status_code == 422
    assert "already" in refused.text
    driver.post(at("remove", other))
    driver.post(at("remove", span))
    assert spans(cast.member) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"starts_on": ""}, "Choose a day."),
        ({"ends_on": "2027-01-01"}, "before the first day"),
        ({"ends_on": "2027-12-01"}, "longer than 150 days"),
        ({"kind": "party"}, "Choose one from the list."),
    ],
)
def test_what_cannot_be_typed_is_said_beside_the_question(cast, driver, said, words):
    answer = driver.post(at("add", cast.member), SNOW | said)
    assert answer.status_code == 422
    assert words in answer.text
    assert not spans(cast.member)


@pytest.mark.parametrize("name", ["school.ics", "school.csv"])
def test_a_file_is_looked_at_corrected_and_brought_in_once(cast, driver, name):
    sent = send(driver, cast.member, name)
    assert not spans(cast.member)  # nothing before the yes
    page = driver.get(sent.url).context["page"]
    recess = next(line for line in page.lines if line.label == "Fall Recess")
    upload = confirm(driver, **{f"row_{recess.number}": "testing"})
    held = spans(cast.member)
    assert ("Fall Recess", "testing", date(2026, 11, 23), date(2026, 11, 27)) in held
    assert ("First day of school", "first_day", date(2026, 8, 12), date(2026, 8, 12)) in held
    driver.post(at("preview", upload), {"step": "confirm"})  # said again, too late
    assert spans(cast.member) == held
    assert Activity.objects.filter(about=Activity.About.CALENDAR).count() == 1


def test_the_same_file_again_changes_nothing_and_remembers_corrections(cast, driver):
    send(driver, cast.member)
    confirm(driver)
    CalendarSpan.objects.filter(label="Veterans Day").update(kind="event")
    held = list(CalendarSpan.objects.values())
    sent = send(driver, cast.member)
    assert driver.get(sent.url).context["page"].new == 0
    confirm(driver)
    assert list(CalendarSpan.objects.values()) == held


def test_days_that_moved_are_offered_to_be_taken_out(cast, driver):
    send(driver, cast.member)
    confirm(driver)
    moved = (FILES / "school.ics").read_bytes().replace(b"20261123", b"20261124")
    sent = send(driver, cast.member, data=moved)
    outdated = driver.get(sent.url).context["page"].outdated
    assert [(old.span.label, old.moved) for old in outdated] == [("Fall Recess", True)]
    confirm(driver, remove=str(outdated[0].span.pk))
    assert [row[2:] for row in spans(cast.member) if row[0] == "Fall Recess"] == [
        (date(2026, 11, 24), date(2026, 11, 27))
    ]


def test_an_upload_cannot_take_out_another_members_days(cast, driver):
    theirs = a_span(cast.neighbour, date(2026, 11, 23))
    send(driver, cast.member)
    confirm(driver, remove=str(theirs.pk))
    assert CalendarSpan.objects.filter(pk=theirs.pk).exists()


def test_what_cannot_be_read_is_said_and_nothing_is_kept(cast, driver):
    answer = send(driver, cast.member, "x.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:cut off")
    assert answer.status_code == 422
    assert "damaged" in answer.text
    huge = send(driver, cast.member, "x.ics", b"BEGIN:VCALENDAR\r\n" + b"x" * (10 * 1024 * 1024))
    assert huge.status_code == 422
    assert "10 MB; a calendar may have 5 MB" in huge.text
    assert not CalendarUpload.objects.exists()


def test_starting_from_public_holidays(cast, driver):
    driver.post(at("holidays", cast.member), {"state": "CA", "school_year": "2026-27"})
    page = driver.get(at("preview", CalendarUpload.objects.get())).context["page"]
    columbus = next(line for line in page.lines if line.label == "Columbus Day")
    confirm(driver, **{f"row_{columbus.number}": ""})
    labels = {row[0] for row in spans(cast.member)}
    assert "Labor Day" in labels
    assert "Columbus Day" not in labels
    assert set(CalendarSpan.objects.values_list("source", flat=True)) == {"holidays"}


def test_putting_an_upload_aside_keeps_nothing(cast, driver):
    sent = send(driver, cast.member)
    driver.post(sent.url, {"step": "drop"})
    assert CalendarUpload.objects.get().rows == []
    assert "put aside" in driver.get(sent.url).text


def test_the_year_of_all_members_names_clashes_and_who_is_missing(cast, driver):
    a_member(cast.network, "Pine Hollow")
    for member, first in ((cast.member, 23), (cast.neighbour, 25)):
        a_span(member, date(2026, 11, first), date(2026, 11, 27))
    a_span(cast.neighbour, date(2027, 4, 20), date(2027, 4, 21), kind="testing", label="Testing")
    answer = driver.get(reverse("calendars:year", args=["sierra"]))
    page = answer.context["page"]
    assert [row.name for row in page.missing] == ["Pine Hollow"]
    assert len(page.cells) - page.clear == 7
    assert page.partly == 4
    week = next(week for _, weeks in page.months for week in weeks if week.monday == date(2026, 11, 23))
    assert week.shut == "Gold Ridge Union all week; Camino Flat on Wed, Thu and Fri"
    assert page.sentence.endswith("open and not testing; on 4 days only some are. One calendar is missing.")
    assert answer.text.count("Add it") == 0  # a driver adds the calendar of their own district only


@pytest.mark.parametrize("year", ["", "2027-28", "1999-00", "2026-99", "x", "2026-27-28"])
def test_any_year_in_the_address_shows_a_page(cast, driver, year):
    for address in (reverse("calendars:year", args=["sierra"]), at("calendar", cast.member)):
        assert driver.get(address, {"year": year}).status_code == 200


def test_pages_ask_as_much_for_many_members_and_spans_as_for_few(cast, driver):
    addresses = [reverse("calendars:year", args=["sierra"]), at("calendar", cast.member)]
    a_span(cast.member, date(2026, 11, 23))
    counts = []
    driver.get(addresses[0])  # the first page of a session asks once more
    for turn in range(2):
        counts.append([])
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                driver.get(address)
            counts[-1].append(len(asked))
        for number in range(5):
            a_span(a_member(cast.network, f"District {turn} {number}"), date(2026, 10, 5))
            a_span(cast.member, date(2026, 10, 5 + number), label=f"Day {turn} {number}")
    assert counts[0] == counts[1]
