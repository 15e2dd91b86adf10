"""Letters about meetings: one each, to those concerned, with the event for their calendar and buttons to answer."""

import re
from datetime import timedelta

from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone
from icalendar import Calendar

from network.meetings.actions import (
    Invited,
    cancel_meeting,
    change_meeting,
    invite,
    owe_calendar_letter,
    withdraw,
)
from network.membership.actions import end_grant
from network.membership.models import RoleGrant
from network.outbox.models import Effect
from network.people.models import Person
from tests.world_meetings import a_call, a_meeting, local, the_invitee


def letters_to(person) -> list[EmailMessage]:
    return [letter for letter in mail.outbox if letter.to == [person.email]]


def the_letter(person) -> EmailMessage:
    [letter] = letters_to(person)
    return letter


def calendar_of(letter) -> Calendar:
    """The calendar part of a letter as a mail program finds it, the same as the file that goes with it."""
    message = letter.message()
    [part] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    assert part.get_content_charset() == "utf-8"
    [file] = [part for part in message.walk() if part.get_content_type() == "application/ics"]
    body = part.get_payload(decode=True)
    assert body.replace(b"\r\n", b"\n") == file.get_payload(decode=True).replace(b"\r\n", b"\n")
    calendar = Calendar.from_ical(body)
    assert part.get_param("method") == calendar["METHOD"]
    return calendar


def soon() -> dict:
    """A day on which the year and the clock do not matter."""
    return {"starts_at": local(timezone.now().year + 1, 10, 6)}


def test_each_invited_person_gets_one_letter_that_is_an_invitation(cast, perform_owed):
    meeting = a_meeting(
        cast.network, people=[cast.driver, cast.sponsor], by=cast.facilitator, purpose="A plan each.", **soon()
    )
    perform_owed()
    Effect.objects.update(state="owed")  # the worker died after sending: it comes again under the same name
    assert len(mail.outbox) == 2
    letter = the_letter(cast.driver)
    day = meeting.local_start
    assert letter.subject == f"Invitation: Network meeting, {day:%a} 6 Oct, 9:00"
    for words in (
        f"{day:%a} 6 Oct {day.year}, 9:00 to 12:00, Los Angeles time", "Gold Ridge School, library", "A plan each.",
        "Fran Ortega invites you", "with Gold Ridge Union", "To get fewer",
    ):  # fmt: skip
        assert words in letter.body
    assert letter.reply_to == [cast.facilitator.email]
    assert letter.message()["Content-Type"].startswith("multipart/mixed")
    calendar = calendar_of(letter)
    [event] = calendar.events
    assert calendar["METHOD"] == "REQUEST"
    assert (event["UID"], event["SEQUENCE"]) == (meeting.uid, 0)
    assert str(event["ATTENDEE"]) == f"mailto:{cast.driver.email}"
    assert event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert event["ORGANIZER"].params["CN"] == "Fran Ortega"


def test_a_letter_has_a_button_for_each_answer(cast, perform_owed):
    a_meeting(cast.network, people=[cast.driver])
    a_meeting(cast.network, "By link", people=[cast.sponsor], mode="virtual", link="https://meet.example/x", place="")
    perform_owed()
    assert re.findall(r"answer=(\w+)", the_letter(cast.driver).body) == ["yes", "virtual", "no"]
    assert re.findall(r"answer=(\w+)", the_letter(cast.sponsor).body) == ["yes", "no"]
    [(html, kind), _] = the_letter(cast.driver).alternatives
    assert kind == "text/html"
    assert html.count("/go/invitation/") == 3


def test_a_meeting_by_video_without_a_link_yet_says_so_in_the_letter_and_on_the_page_behind_it(
    cast, client, perform_owed
):
    a_meeting(cast.network, people=[cast.driver], by=cast.facilitator, mode="virtual", place="", **soon())
    perform_owed()
    letter = the_letter(cast.driver)
    html = letter.alternatives[0][0]
    page = client.get(re.search(r"http\S+/go/invitation/\S+", letter.body)[0]).text
    for words in (letter.body, html, page):
        assert "By video." in words
        assert "The link to join follows in a letter." in words


def test_who_lives_elsewhere_reads_their_own_hour_too(cast, perform_owed):
    Person.objects.filter(pk=cast.driver.pk).update(time_zone="America/Chicago")
    Person.objects.filter(pk=cast.sponsor.pk).update(time_zone="America/Tijuana")
    a_meeting(cast.network, people=[cast.driver, cast.sponsor], **soon())
    perform_owed()
    assert "11:00 to 14:00, Chicago time" in the_letter(cast.driver).body
    assert "Tijuana" not in the_letter(cast.sponsor).body  # the same hour


def test_a_change_moves_the_same_event_and_tells_whoever_is_still_invited(cast, perform_owed):
    meeting = a_meeting(cast.network, people=[cast.driver, cast.sponsor], **soon())
    perform_owed()
    withdraw(the_invitee(meeting, cast.sponsor), by=cast.facilitator)
    perform_owed()
    mail.outbox.clear()
    call = a_call(starts_at=meeting.starts_at + timedelta(days=7), place="Camino Flat, gym")
    change_meeting(meeting, call, by=cast.facilitator)
    perform_owed()
    letter = the_letter(cast.driver)
    assert len(mail.outbox) == 1
    assert "The time and the place of a meeting have changed." in letter.body
    assert "earlier answers no longer count" in letter.body
    [event] = calendar_of(letter).events
    assert (event["UID"], event["SEQUENCE"]) == (meeting.uid, 1)
    assert event["LOCATION"] == "Camino Flat, gym"


def test_two_changes_before_the_worker_comes_are_one_letter(cast, perform_owed):
    meeting = a_meeting(cast.network, people=[cast.driver], tell=False)
    for place in ("The gym", "The hall"):
        change_meeting(meeting, a_call(place=place), by=cast.facilitator)
    perform_owed()
    assert "The hall" in the_letter(cast.driver).body


def test_called_off_is_told_once_and_leaves_the_calendar(cast, perform_owed):
    meeting = a_meeting(cast.network, people=[cast.driver], tell=False)
    cancel_meeting(meeting, by=cast.facilitator, why="Snow on the pass.")
    perform_owed()
    letter = the_letter(cast.driver)
    assert letter.subject.startswith("Called off: ")
    assert "Snow on the pass." in letter.body
    calendar = calendar_of(letter)
    [event] = calendar.events
    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)


def test_taken_off_and_on_again_calendars_follow_one_number_upwards(cast, perform_owed):
    meeting = a_meeting(cast.network, people=[cast.driver])
    perform_owed()
    withdraw(the_invitee(meeting, cast.driver), by=cast.facilitator)
    perform_owed()
    invite(meeting, [Invited(cast.driver.pk)], by=cast.facilitator)
    perform_owed()
    told = [calendar_of(letter) for letter in letters_to(cast.driver)]
    assert [calendar["METHOD"] for calendar in told] == ["REQUEST", "CANCEL", "REQUEST"]
    assert [calendar.events[0]["SEQUENCE"] for calendar in told] == [0, 1, 2]


def test_nobody_is_written_to_whose_moment_is_over(cast, perform_owed):
    people = [cast.driver, cast.sponsor, cast.team_member, cast.expert]
    meeting = a_meeting(cast.network, people=people)
    withdraw(the_invitee(meeting, cast.team_member), by=cast.facilitator)
    Person.objects.filter(pk=cast.sponsor.pk).update(is_active=False)
    grant = RoleGrant.objects.get(person=cast.driver, ends_on=None)
    end_grant(grant, by=cast.facilitator, on=timezone.localdate() - timedelta(days=1), why="Moved.")
    Effect.objects.filter(kind="role_ended").delete()
    perform_owed()
    assert [letter.to for letter in mail.outbox if "Invitation" in letter.subject] == [[cast.expert.email]]


def test_a_year_of_dates_is_one_letter_with_a_file_for_each(cast, perform_owed):
    year = timezone.now().year + 1
    dates = [
        a_meeting(cast.network, f"Meeting {n}", people=[cast.driver], tell=False, starts_at=local(year, n, 10))
        for n in (2, 4, 12)
    ]
    others = a_meeting(cast.network, "Not theirs", people=[cast.sponsor], tell=False)
    off = a_meeting(cast.network, "Off", people=[cast.driver], tell=False)
    cancel_meeting(off, by=cast.facilitator, why="No.")
    Effect.objects.filter(kind="meeting_cancelled").delete()
    ids = [meeting.pk for meeting in [*dates, others, off]]
    for _ in range(2):
        owe_calendar_letter(cast.driver.pk, ids, key="plan:1", network_id=cast.network.pk)
        owe_calendar_letter(cast.team_member.pk, ids, key="plan:1", network_id=cast.network.pk)
    perform_owed()
    [letter] = mail.outbox  # who has no date of their own gets no letter
    assert letter.subject == "Your dates with Sierra Rural Network: 3 meetings"
    files = [part for part in letter.message().walk() if part.get_content_type() == "application/ics"]
    told = [Calendar.from_ical(file.get_payload(decode=True)) for file in files]
    assert [calendar["METHOD"] for calendar in told] == ["REQUEST"] * 3
    assert [calendar.events[0]["UID"] for calendar in told] == [meeting.uid for meeting in dates]
    assert all(calendar.events[0]["ATTENDEE"] == f"mailto:{cast.driver.email}" for calendar in told)
    assert [calendar.events[0]["DTSTART"].dt.hour for calendar in told] == [9, 9, 9]
    assert letter.body.count("answer=yes") == 3
