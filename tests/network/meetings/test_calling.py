"""Calling a meeting, changing it, calling it off, inviting, answering."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from network.activity.models import Activity
from network.meetings.actions import (
    ChangedMeanwhile,
    Invited,
    MeetingOver,
    answer_invitation,
    call_meeting,
    cancel_meeting,
    change_meeting,
    confirm_meeting,
    invite,
    owe_calendar_letter,
    withdraw,
)
from network.meetings.models import Meeting
from network.outbox.models import Effect
from tests.threads import in_threads
from tests.world_meetings import a_call, a_meeting, the_invitee


def owed(kind: str) -> int:
    return Effect.objects.filter(kind=kind).count()


def test_published_twice_a_meeting_is_made_and_told_once(cast):
    call, invited = a_call(), [Invited(cast.driver.pk, "Gold Ridge Union"), Invited(cast.sponsor.pk)]
    first = call_meeting(cast.network, call, by=cast.facilitator, invited=invited, plan_key="plan:1:0")
    again = call_meeting(cast.network, call, by=cast.facilitator, invited=invited, plan_key="plan:1:0")
    assert again == first
    assert first.invitees.count() == 2
    assert owed("meeting_invitation") == 2
    assert Activity.objects.filter(about="meetings").count() == 1
    other = call_meeting(cast.other_network, call, by=cast.other_facilitator, plan_key="plan:1:0")
    assert other != first


def test_a_proposed_meeting_tells_nobody_until_it_is_confirmed(cast):
    meeting = a_meeting(cast.network, people=[cast.driver], proposed=True)
    assert (meeting.state, owed("meeting_invitation")) == (Meeting.State.PROPOSED, 0)
    meeting = change_meeting(meeting, replace(a_call(), place="Town hall"), by=cast.facilitator)
    assert owed("meeting_changed") == 0
    for _ in range(2):
        assert confirm_meeting(meeting, by=cast.facilitator).state == Meeting.State.PLANNED
    assert owed("meeting_invitation") == 1


def test_a_change_that_calendars_hold_raises_the_number_and_is_told_once(cast):
    meeting = a_meeting(cast.network, people=[cast.driver, cast.sponsor])
    withdraw(the_invitee(meeting, cast.sponsor), by=cast.facilitator)
    call = a_call(place="Camino Flat, gym")
    for _ in range(2):
        meeting = change_meeting(meeting, call, by=cast.facilitator)
    assert meeting.sequence == 1
    assert owed("meeting_changed") == 1
    meeting = change_meeting(meeting, replace(call, purpose="A plan each."), by=cast.facilitator)
    assert (meeting.sequence, meeting.purpose, owed("meeting_changed")) == (1, "A plan each.", 1)


def test_another_start_asks_for_answers_again_and_another_room_does_not(cast):
    meeting = a_meeting(cast.network, people=[cast.driver])
    asked = the_invitee(meeting, cast.driver)
    answer_invitation(asked, "no", reason="no_substitute")
    change_meeting(meeting, a_call(place="The gym"), by=cast.facilitator)
    asked.refresh_from_db()
    assert (asked.answer, asked.reason) == ("no", "no_substitute")
    later = a_call(place="The gym", starts_at=meeting.starts_at + timedelta(days=7))
    change_meeting(meeting, later, by=cast.facilitator)
    asked.refresh_from_db()
    assert (asked.answer, asked.reason, asked.answered_at) == ("", "", None)


def test_a_change_based_on_an_old_version_is_refused_with_the_new_one(cast):
    meeting = a_meeting(cast.network)
    seen = meeting.changed_at
    change_meeting(meeting, a_call(place="The gym"), by=cast.facilitator, seen=seen)
    with pytest.raises(ChangedMeanwhile) as refused:
        change_meeting(meeting, a_call(place="The hall"), by=cast.facilitator, seen=seen)
    assert refused.value.meeting.place == "The gym"


def test_called_off_once_and_never_changed_afterwards(cast):
    meeting = a_meeting(cast.network, people=[cast.driver])
    for _ in range(2):
        cancel_meeting(meeting, by=cast.facilitator, why="Snow on the pass.")
    meeting.refresh_from_db()
    assert (meeting.state, meeting.cancel_reason, meeting.sequence) == ("cancelled", "Snow on the pass.", 1)
    assert owed("meeting_cancelled") == 1
    with pytest.raises(MeetingOver):
        change_meeting(meeting, a_call(place="Elsewhere"), by=cast.facilitator)
    with pytest.raises(MeetingOver):
        invite(meeting, [Invited(cast.sponsor.pk)], by=cast.facilitator)
    with pytest.raises(MeetingOver):
        answer_invitation(the_invitee(meeting, cast.driver), "yes")


def test_what_is_over_is_changed_without_letters(cast):
    meeting = a_meeting(cast.network, people=[cast.driver], starts_at=timezone.now() - timedelta(days=3))
    assert owed("meeting_invitation") == 0
    call = a_call(starts_at=meeting.starts_at, place="It was the gym")
    assert change_meeting(meeting, call, by=cast.facilitator).place == "It was the gym"
    assert owed("meeting_changed") == 0
    with pytest.raises(MeetingOver):
        answer_invitation(the_invitee(meeting, cast.driver), "yes")


def test_invited_again_after_withdrawal_begins_anew(cast):
    meeting = a_meeting(cast.network, people=[cast.driver])
    asked = the_invitee(meeting, cast.driver)
    answer_invitation(asked, "yes")
    for _ in range(2):
        withdraw(asked, by=cast.facilitator)
    assert owed("meeting_withdrawn") == 1
    with pytest.raises(MeetingOver):
        answer_invitation(asked, "yes")
    both = [Invited(cast.driver.pk), Invited(cast.sponsor.pk), Invited(cast.sponsor.pk)]
    assert invite(meeting, both, by=cast.facilitator) == 2
    assert invite(meeting, both, by=cast.facilitator) == 0
    asked.refresh_from_db()
    assert (asked.answer, asked.withdrawn_at, asked.round) == ("", None, 3)
    assert owed("meeting_invitation") == 3


def test_the_last_answer_counts_and_the_same_again_changes_nothing(cast):
    meeting = a_meeting(cast.network, people=[cast.driver])
    asked = the_invitee(meeting, cast.driver)
    lines = Activity.objects.filter(about="meetings").count()
    for _ in range(2):
        asked = answer_invitation(asked, "no", reason="drive", words="The pass is closed.")
    assert (asked.answer, asked.reason) == ("no", "drive")
    assert Activity.objects.filter(about="meetings").count() == lines + 1
    asked = answer_invitation(asked, "virtual", reason="drive")
    assert (asked.answer, asked.reason, asked.words) == ("virtual", "", "")


def test_one_letter_for_many_dates_is_owed_once_a_person(cast):
    dates = [a_meeting(cast.network, f"Meeting {n}", people=[cast.driver], tell=False).pk for n in range(3)]
    assert owed("meeting_invitation") == 0
    for _ in range(2):
        for person in (cast.driver, cast.sponsor):
            owe_calendar_letter(person.pk, dates, key="plan:1", network_id=cast.network.pk)
    assert owed("calendar_letter") == 2


@pytest.mark.django_db(transaction=True)
def test_published_by_many_at_once_it_is_made_once(cast):
    call, invited = a_call(), [Invited(cast.driver.pk), Invited(cast.sponsor.pk)]

    def publish(_: int) -> int:
        return call_meeting(cast.network, call, by=cast.facilitator, invited=invited, plan_key="plan:1:0").pk

    assert len(set(in_threads(publish, 6))) == 1
    assert owed("meeting_invitation") == 2
    assert Activity.objects.filter(about="meetings").count() == 1


@pytest.mark.django_db(transaction=True)
def test_changed_by_many_at_once_each_change_has_its_number(cast):
    meeting = a_meeting(cast.network, people=[cast.driver])
    in_threads(lambda n: change_meeting(meeting, a_call(place=f"Room {n}"), by=cast.facilitator), 6)
    meeting.refresh_from_db()
    assert meeting.sequence == 6
    assert owed("meeting_changed") == 6
