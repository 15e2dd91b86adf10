"""Running the agenda: who presses what, and what the clock says. Also when two press at the same moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from network.activity.models import Activity
from network.meetings.models import AgendaItem, Meeting
from network.rooms.actions import Move, NotRunning, drive, start_meeting
from network.rooms.models import Room
from tests.threads import in_threads
from tests.world_meetings import a_meeting
from tests.world_rooms import a_running_meeting, an_agenda, on_to_the_next


def states(meeting):
    return list(meeting.items.values_list("state", flat=True))


def press(meeting, verb, by, item=None):
    running = meeting.items.filter(state="running").first()
    return drive(meeting, Move(verb, running.pk if running else None, item.pk if item else None), by=by)


def test_a_meeting_starts_once_and_gets_one_code(cast):
    meeting = a_meeting(cast.network, by=cast.facilitator, tell=False)
    first = start_meeting(meeting, by=cast.facilitator)
    assert start_meeting(meeting, by=cast.facilitator) == first
    assert len(first.code) == 6
    assert Activity.objects.filter(words__startswith="started the meeting").count() == 1


@pytest.mark.parametrize("state", ["proposed", "cancelled"])
def test_a_meeting_that_is_not_planned_does_not_start(cast, state):
    meeting = a_meeting(cast.network, by=cast.facilitator, tell=False)
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    with pytest.raises(NotRunning):
        start_meeting(meeting, by=cast.facilitator)
    assert not Room.objects.exists()


def test_items_have_their_turns_in_order(cast):
    meeting = a_running_meeting(cast.network, by=cast.facilitator)
    titles = [on_to_the_next(meeting, by=cast.facilitator) for _ in range(4)]
    assert [item.title.split()[0] for item in titles[:3]] == ["Welcome", "Consultancy:", "Choose"]
    assert titles[3] is None
    assert states(meeting) == ["done", "done", "done"]


def test_time_is_added_up_over_turns(cast, time_machine):
    start = timezone.now().replace(microsecond=0)
    time_machine.move_to(start, tick=False)
    meeting = a_running_meeting(cast.network, by=cast.facilitator)
    first = on_to_the_next(meeting, by=cast.facilitator)
    time_machine.move_to(start + timedelta(seconds=90), tick=False)
    on_to_the_next(meeting, by=cast.facilitator)
    time_machine.move_to(start + timedelta(seconds=100), tick=False)
    assert press(meeting, "back", cast.facilitator)
    time_machine.move_to(start + timedelta(seconds=130), tick=False)
    assert press(meeting, "pause", cast.facilitator)
    first.refresh_from_db()
    assert (first.seconds_used, first.state, first.started_at) == (120, "planned", None)
    assert meeting.items.get(order=2).seconds_used == 10


def test_a_parked_item_waits_for_next_time_and_can_come_back(cast):
    meeting = a_running_meeting(cast.network, by=cast.facilitator)
    on_to_the_next(meeting, by=cast.facilitator)
    assert press(meeting, "park", cast.facilitator)
    assert states(meeting) == ["unheard", "running", "planned"]
    last = meeting.items.get(order=3)
    assert press(meeting, "park", cast.facilitator, last)
    assert press(meeting, "unpark", cast.facilitator, meeting.items.get(order=1))
    assert states(meeting) == ["planned", "running", "unheard"]


def test_an_item_out_of_its_turn_lets_the_running_one_come_again(cast):
    meeting = a_running_meeting(cast.network, by=cast.facilitator)
    on_to_the_next(meeting, by=cast.facilitator)
    assert press(meeting, "start", cast.facilitator, meeting.items.get(order=3))
    assert states(meeting) == ["done", "planned", "running"]
    assert press(meeting, "start", cast.facilitator, meeting.items.get(order=2))
    assert states(meeting) == ["done", "running", "planned"]
    on_to_the_next(meeting, by=cast.facilitator)
    assert states(meeting) == ["done", "done", "running"]


def test_an_item_can_have_five_more_minutes(cast):
    meeting = a_running_meeting(cast.network, by=cast.facilitator)
    first = on_to_the_next(meeting, by=cast.facilitator)
    assert press(meeting, "more", cast.facilitator)
    first.refresh_from_db()
    assert first.minutes == 15


def test_who_has_not_seen_the_last_move_changes_nothing(cast):
    meeting = a_running_meeting(cast.network, by=cast.facilitator)
    first = on_to_the_next(meeting, by=cast.facilitator)
    assert not drive(meeting, Move("next", None), by=cast.facilitator)
    assert drive(meeting, Move("next", first.pk), by=cast.facilitator)
    assert not drive(meeting, Move("next", first.pk), by=cast.facilitator)
    assert states(meeting) == ["done", "running", "planned"]


def test_nothing_moves_in_a_meeting_that_does_not_run(cast):
    meeting = a_meeting(cast.network, by=cast.facilitator, tell=False)
    an_agenda(meeting, by=cast.facilitator)
    with pytest.raises(NotRunning):
        drive(meeting, Move("next"), by=cast.facilitator)


@pytest.mark.django_db(transaction=True)
def test_two_facilitators_who_press_at_once_make_one_move(cast):
    meeting = a_running_meeting(cast.network, by=cast.facilitator)
    first = on_to_the_next(meeting, by=cast.facilitator)
    AgendaItem.objects.filter(pk=first.pk).update(started_at=timezone.now() - timedelta(seconds=300))
    moved = in_threads(lambda _: drive(meeting, Move("next", first.pk), by=cast.facilitator), 8)
    assert sum(moved) == 1
    assert states(meeting) == ["done", "running", "planned"]
    first.refresh_from_db()
    assert 300 <= first.seconds_used < 330


@pytest.mark.django_db(transaction=True)
def test_two_facilitators_who_start_at_once_open_one_room(cast):
    meeting = a_meeting(cast.network, by=cast.facilitator, tell=False)
    codes = in_threads(lambda _: start_meeting(meeting, by=cast.facilitator).code, 6)
    assert len(set(codes)) == 1
    assert Activity.objects.filter(words__startswith="started the meeting").count() == 1
