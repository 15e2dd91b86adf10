"""Check-ins through the client: planning once, topics, notes and who reads them, closing, the next date."""

import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from districts.calendars.models import CalendarSpan
from districts.support.models import CheckIn, CheckInNote, CheckInTopic, NoteVersion
from network.meetings.actions import cancel_meeting
from network.meetings.models import Commitment, Invitee, Meeting
from tests.world import Cast
from tests.world_questions import a_feedback, a_past_meeting, marks, people
from tests.world_support import a_checkin, a_note, a_past_checkin, a_topic, over

ZONE = ZoneInfo("America/Los_Angeles")
WHEN = {"day": "2099-10-06", "hour": "09:00", "minutes": "45", "mode": "virtual", "place": "", "link": ""}


def page_of(client, person, name, *args, **about):
    client.force_login(person)
    return client.get(reverse(f"support:{name}", args=args), about)


def send(client, person, name, pk, **said):
    client.force_login(person)
    return client.post(reverse(f"support:{name}", args=[pk]), said)


def test_a_check_in_planned_twice_with_one_form_is_one_and_its_drivers_are_invited(cast, client):
    key = str(uuid.uuid4())
    said = {**WHEN, "facilitator": str(cast.facilitator.pk), "client_key": key}
    first = send(client, cast.facilitator, "plan_checkin", cast.member.pk, **said)
    second = send(client, cast.facilitator, "plan_checkin", cast.member.pk, **said)
    assert first["Location"] == second["Location"]
    checkin = CheckIn.objects.get()
    assert checkin.meeting.minutes == 45
    assert (checkin.meeting.kind, checkin.meeting.scope) == ("check_in", f"member:{cast.member.pk}")
    invited = set(Invitee.objects.filter(meeting=checkin.meeting).values_list("person", flat=True))
    assert invited == {cast.facilitator.pk, cast.driver.pk}


def test_a_check_in_in_the_past_is_refused_and_what_was_typed_stays(cast, client):
    said = {**WHEN, "day": "2020-10-06", "facilitator": str(cast.facilitator.pk), "client_key": str(uuid.uuid4())}
    answer = send(client, cast.facilitator, "plan_checkin", cast.member.pk, **said)
    assert answer.status_code == 422
    assert "That time has passed." in answer.content.decode()
    assert 'value="2020-10-06"' in answer.content.decode()


def test_what_the_planner_only_proposes_a_team_does_not_see(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator, proposed=True)
    assert page_of(client, cast.driver, "checkins", cast.member.pk).context["coming"] == []
    assert page_of(client, cast.facilitator, "checkins", cast.member.pk).context["coming"] == [checkin]


def test_a_driver_adds_what_to_talk_about_in_one_field_and_takes_it_back(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    form = page_of(client, cast.driver, "checkin", checkin.pk).context["topic_form"]
    said = {"words": "Quiet pupils.", "client_key": str(form["client_key"].value())}
    for _ in range(2):
        send(client, cast.driver, "add_topic", checkin.pk, **said)
    assert "Quiet pupils." in page_of(client, cast.facilitator, "checkin", checkin.pk).content.decode()
    topic = CheckInTopic.objects.get()
    assert send(client, cast.facilitator, "drop_topic", topic.pk).status_code == 404
    assert send(client, cast.driver, "drop_topic", topic.pk).status_code == 302
    assert not CheckInTopic.objects.exists()


def test_who_reads_a_note(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    for person in (cast.facilitator, cast.driver):
        for how in ("private", "hub", "team"):
            a_note(checkin, f"{person.get_short_name()} {how}.", by=person, visibility=how)

    def read(person):
        text = page_of(client, person, "checkin", checkin.pk).content.decode()
        return {v.text for v in NoteVersion.objects.all() if v.text in text}

    assert read(cast.facilitator) == {"Fran private.", "Fran hub.", "Fran team.", "Dana hub.", "Dana team."}
    assert read(cast.driver) == {"Dana private.", "Dana hub.", "Dana team.", "Fran team."}
    assert read(cast.team_member) == {"Dana team.", "Fran team."}
    assert read(cast.sponsor) == set()


def test_another_facilitator_reads_no_private_note_anywhere(cast, client):
    from network.membership.actions import grant_role
    from tests.world import a_person

    colleague = a_person("second@sierra.test", "Cal Second")
    grant_role(cast.network, colleague, "facilitator", by=cast.facilitator, on=timezone.localdate())
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    note = a_note(checkin, "Zebra worn out.", by=cast.facilitator)
    assert page_of(client, colleague, "note", note.pk).status_code == 404
    for address in (
        reverse("support:checkin", args=[checkin.pk]),
        reverse("support:checkins", args=[cast.member.pk]),
        reverse("sharing:search", args=[cast.network.slug]) + "?q=zebra",
        reverse("activity:history", args=[cast.network.slug]),
    ):
        assert "worn out" not in client.get(address).content.decode().lower(), address


def test_what_was_private_stays_so_when_the_note_is_opened(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    note = a_note(checkin, "They are at odds.", by=cast.facilitator)
    said = {"text": "We look at roles.", "visibility": "team", "seen": "1", "client_key": str(uuid.uuid4())}
    send(client, cast.facilitator, "note", note.pk, **said)
    theirs = page_of(client, cast.driver, "note", note.pk).content.decode()
    assert "We look at roles." in theirs
    assert "at odds" not in theirs
    assert "at odds" in page_of(client, cast.facilitator, "note", note.pk).content.decode()


def test_only_its_author_opens_a_note(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    note = a_note(checkin, by=cast.driver, visibility="hub")
    said = {"text": "Changed.", "visibility": "team", "seen": "1", "client_key": str(uuid.uuid4())}
    send(client, cast.facilitator, "note", note.pk, **said)
    note.refresh_from_db()
    assert (note.visibility, note.number) == ("hub", 2)


def test_two_who_change_one_note_see_both_versions_and_lose_nothing(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    note = a_note(checkin, "First.", by=cast.facilitator, visibility="team")
    said = {"visibility": "team", "seen": "1", "client_key": str(uuid.uuid4())}
    assert send(client, cast.driver, "note", note.pk, text="From Dana.", **said).status_code == 302
    answer = send(client, cast.facilitator, "note", note.pk, text="From Fran.", **said)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "From Dana." in page
    assert "From Fran." in page
    again = {**said, "seen": str(answer.context["form"].data["seen"])}
    assert send(client, cast.facilitator, "note", note.pk, text="Both.", **again).status_code == 302
    assert list(note.versions.values_list("text", flat=True)) == ["Both.", "From Dana.", "First."]


def test_a_note_sent_twice_is_one(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    said = {"text": "Tired.", "visibility": "private", "client_key": str(uuid.uuid4())}
    for _ in range(2):
        send(client, cast.driver, "write_note", checkin.pk, **said)
    assert CheckInNote.objects.count() == NoteVersion.objects.count() == 1


def test_closing_keeps_what_was_agreed_and_proposes_the_next_date_at_once(db, client):
    with time_machine.travel(datetime(2026, 10, 6, 10, tzinfo=ZONE), tick=False):
        cast = Cast()
        start = datetime(2026, 10, 6, 9, tzinfo=ZONE)
        CalendarSpan.objects.create(
            network=cast.network,
            member=cast.member,
            school_year="2026-27",
            starts_on=date(2026, 11, 2),
            ends_on=date(2026, 11, 6),
            label="Fall recess",
        )
        checkin = a_checkin(cast.member, facilitator=cast.facilitator, at=start)
        closed = send(client, cast.facilitator, "close", checkin.pk, agreed="Try pairs.", mood="2")
        assert closed["Location"] == reverse("support:next_checkin", args=[checkin.pk])
        page = client.get(closed["Location"])
        assert "Tue 3 Nov is left out, because Gold Ridge Union has no school." in page.content.decode()
        proposal = page.context["proposal"]
        assert proposal.starts_at == datetime(2026, 10, 27, 9, tzinfo=ZONE)
        said = {**WHEN, "day": "2026-10-27", "minutes": "60", "why": "Because I say so."}
        for _ in range(2):
            send(client, cast.facilitator, "next_checkin", checkin.pk, **said)
    checkin.refresh_from_db()
    assert (checkin.agreed, checkin.mood_hub, checkin.mood_team) == ("Try pairs.", 2, None)
    assert checkin.meeting.state == Meeting.State.CLOSED
    (after,) = CheckIn.objects.exclude(pk=checkin.pk)
    assert after.meeting.starts_at == proposal.starts_at
    assert after.meeting.why == proposal.why
    assert after.facilitator == cast.facilitator


def test_one_that_was_called_off_may_be_planned_anew(cast, client):
    checkin = a_past_checkin(cast.member, facilitator=cast.facilitator)
    send(client, cast.facilitator, "next_checkin", checkin.pk, **WHEN, why="\0")
    cancel_meeting(CheckIn.objects.coming(timezone.now()).get().meeting, by=cast.facilitator, why="Snow.")
    send(client, cast.facilitator, "next_checkin", checkin.pk, **{**WHEN, "day": "2099-10-07"})
    assert CheckIn.objects.coming(timezone.now()).get().meeting.local_start.date() == date(2099, 10, 7)


def test_before_its_day_it_cannot_be_closed_and_what_was_typed_stays(db, client):
    with time_machine.travel(datetime(2026, 10, 5, 23, 59, tzinfo=ZONE), tick=False) as clock:
        cast = Cast()
        checkin = a_checkin(cast.member, facilitator=cast.facilitator, at=datetime(2026, 10, 6, 9, tzinfo=ZONE))
        close = reverse("support:close", args=[checkin.pk])
        said = "This check-in is on Tue 6 Oct. Close it on that day, or change its date first."
        assert close not in page_of(client, cast.facilitator, "checkin", checkin.pk).text
        assert said in client.get(close, follow=True).text
        refused = send(client, cast.facilitator, "close", checkin.pk, agreed="Try pairs.", mood="2")
        assert refused.status_code == 422
        assert said in refused.text
        assert "Try pairs." in refused.text
        checkin.meeting.refresh_from_db()
        assert (checkin.meeting.state, checkin.meeting.closed_at) == (Meeting.State.PLANNED, None)
        clock.move_to(datetime(2026, 10, 6, 0, 1, tzinfo=ZONE))
        assert close in page_of(client, cast.facilitator, "checkin", checkin.pk).text
        assert send(client, cast.facilitator, "close", checkin.pk, agreed="Try pairs.", mood="2").status_code == 302


def test_closed_by_two_it_keeps_what_the_first_wrote(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator, at=timezone.now())
    send(client, cast.facilitator, "close", checkin.pk, agreed="First.", mood="")
    page = send(client, cast.facilitator, "close", checkin.pk, agreed="Second.", mood="")
    assert "First." in client.get(page["Location"]).content.decode()
    checkin.refresh_from_db()
    assert checkin.agreed == "First."


@pytest.mark.parametrize(("who", "side"), [("driver", "mood_team"), ("facilitator", "mood_hub")])
def test_each_side_says_how_it_felt(cast, client, who, side):
    checkin = a_past_checkin(cast.member, facilitator=cast.facilitator)
    send(client, getattr(cast, who), "say_mood", checkin.pk, mood="4")
    checkin.refresh_from_db()
    assert getattr(checkin, side) == 4
    assert "Rather light (4 of 5)" in page_of(client, cast.driver, "checkin", checkin.pk).content.decode()


def test_a_commitment_is_captured_and_stands_on_the_next_card(cast, client):
    checkin = a_past_checkin(cast.member, facilitator=cast.facilitator)
    due = (timezone.localdate() + timedelta(days=9)).isoformat()
    said = {"who": str(cast.driver.pk), "what": "Ask the music teacher", "due_on": due}
    key = str(uuid.uuid4())
    for _ in range(2):
        assert send(client, cast.driver, "commit", checkin.pk, client_key=key, **said).status_code == 302
    assert Commitment.objects.count() == 1
    coming = a_checkin(cast.member, facilitator=cast.facilitator)
    card = page_of(client, cast.driver, "checkin", coming.pk).context["card"]
    assert [(p.who, p.what, p.state) for p in card.promises] == [("Dana Whitfield", "Ask the music teacher", "Open")]
    assert card.sentence == "Open now: 1 commitment."


def test_somebody_of_another_district_cannot_be_committed(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    said = {"who": str(cast.neighbour_driver.pk), "what": "X", "due_on": "2099-01-01", "client_key": str(uuid.uuid4())}
    assert send(client, cast.driver, "commit", checkin.pk, **said).status_code == 422


def test_pages_ask_the_same_number_of_questions_however_much_there_is(cast, client):
    first = a_checkin(cast.member, facilitator=cast.facilitator)
    a_topic(first, by=cast.driver)
    a_note(first, by=cast.driver)

    def asked(name, pk):
        client.force_login(cast.driver)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"support:{name}", args=[pk])).status_code == 200
        return len(queries)

    asked("checkin", first.pk)  # what a process learns once
    before = asked("checkin", first.pk), asked("checkins", cast.member.pk)
    for number in range(6):
        a_topic(first, f"Topic {number}", by=cast.team_member)
        a_note(first, f"Note {number}", by=cast.facilitator, visibility="team")
        more = a_past_checkin(cast.member, facilitator=cast.facilitator, days_ago=30 * (number + 1))
        Commitment.objects.create(
            network=cast.network, meeting=more.meeting, who=cast.driver, what=f"W{number}", due_on=timezone.localdate()
        )
    assert (asked("checkin", first.pk), asked("checkins", cast.member.pk)) == before
    assert before[0] <= 18


def test_one_that_is_over_and_not_closed_is_named(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    over(checkin.meeting)
    assert "Not closed yet" in page_of(client, cast.facilitator, "checkins", cast.member.pk).content.decode()


@pytest.mark.parametrize(("answers", "shown"), [(5, "4.0 of 5"), (4, None)])
def test_the_mood_of_the_last_meeting_is_shown_from_five_answers_on(cast, client, answers, shown):
    meeting = a_past_meeting(cast.network, *people(answers))
    feedback = a_feedback(meeting, *[marks(4)] * answers)
    feedback.wave.closes_at = timezone.now() - timedelta(minutes=1)
    feedback.wave.opens_at = timezone.now() - timedelta(days=1)
    feedback.wave.save()
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    mood = page_of(client, cast.driver, "checkin", checkin.pk).context["card"].mood
    assert mood.average == shown
    assert (f"{answers} answers" in mood.why) is True


def test_the_meeting_in_the_calendar_leads_to_the_check_in_for_those_who_may_see_it(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    proposed = a_checkin(cast.member, facilitator=cast.facilitator, proposed=True)

    def leads(person, one):
        client.force_login(person)
        page = client.get(reverse("meetings:meeting", args=[one.meeting_id])).content.decode()
        return reverse("support:checkin", args=[one.pk]) in page

    assert leads(cast.driver, checkin)
    assert (leads(cast.facilitator, proposed), leads(cast.driver, proposed)) == (True, False)
