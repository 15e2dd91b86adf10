"""The agenda, what it decided and promised, and what goes on to the next meeting."""

import uuid
from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from network.activity.models import Activity
from network.meetings.actions import cancel_meeting
from network.meetings.agenda_actions import (
    Item,
    add_item,
    answer_commitment,
    change_item,
    commit_to,
    decide,
    move_item,
    remove_item,
)
from network.meetings.carrying import carry_over
from network.meetings.models import AgendaItem, Commitment, Meeting
from tests.world_meetings import a_meeting


def titles(meeting) -> list[str]:
    return list(meeting.items.values_list("title", flat=True))


def closed(meeting, **states):
    """Close a meeting, with these items (by title) in these states."""
    for title, state in states.items():
        meeting.items.filter(title=title).update(state=state)
    Meeting.objects.filter(pk=meeting.pk).update(state="closed", closed_at=timezone.now())
    meeting.refresh_from_db()
    return meeting


def test_items_are_added_changed_moved_and_removed(cast):
    meeting = a_meeting(cast.network)
    a, b, c = (add_item(meeting, Item(title), by=cast.driver) for title in "abc")
    move_item(c, 1, by=cast.facilitator)
    assert titles(meeting) == ["c", "a", "b"]
    move_item(c, 99, by=cast.facilitator)
    assert titles(meeting) == ["a", "b", "c"]
    change_item(b, Item("b2", minutes=40, lead_id=cast.driver.pk), by=cast.facilitator)
    for _ in range(2):
        remove_item(a, by=cast.facilitator)
    assert titles(meeting) == ["b2", "c"]
    lines = Activity.objects.filter(about="meetings").count()
    change_item(b, Item("b2", minutes=40, lead_id=cast.driver.pk), by=cast.facilitator)
    assert Activity.objects.filter(about="meetings").count() == lines


def test_a_fact_stands_on_an_agenda_once_and_keeps_its_key(cast):
    meeting = a_meeting(cast.network)
    fact = Item("Talk moves reached Study", fact_key="cycle:3:study")
    first = add_item(meeting, fact, by=None)
    assert add_item(meeting, replace(fact, title="Again"), by=None) == first
    assert change_item(first, Item("Talk moves"), by=cast.facilitator).fact_key == "cycle:3:study"
    add_item(meeting, Item("No fact"), by=None)
    add_item(meeting, Item("No fact either"), by=None)
    assert meeting.items.count() == 3


def test_decisions_and_commitments_sent_twice_are_kept_once(cast):
    meeting = a_meeting(cast.network)
    key, due = uuid.uuid4(), timezone.localdate()
    for _ in range(2):
        decide(meeting, "Meet in Camino Flat.", by=cast.facilitator, client_key=key)
        promise = commit_to(
            meeting, who_id=cast.driver.pk, what="Ask the bus", due_on=due, by=cast.facilitator, client_key=key
        )
    assert (meeting.decisions.count(), meeting.commitments.count()) == (1, 1)
    for _ in range(2):
        answer_commitment(promise, Commitment.State.NEEDS_HELP, words="No driver.")
    promise.refresh_from_db()
    assert (promise.state, promise.words) == ("needs_help", "No driver.")
    assert Activity.objects.filter(words__contains="commitment").count() == 1


def test_what_was_not_reached_goes_to_the_next_of_the_series_once(cast):
    when = timezone.now() + timedelta(days=3)
    old = a_meeting(cast.network, "First", series="year", starts_at=when)
    for title in ("heard", "unheard"):
        add_item(old, Item(title, why="Asked for."), by=cast.driver)
    later = a_meeting(cast.network, "Third", series="year", starts_at=when + timedelta(days=90))
    following = a_meeting(cast.network, "Second", series="year", starts_at=when + timedelta(days=60))
    a_meeting(cast.network, "Another row", series="other", starts_at=when + timedelta(days=30))
    closed(old, heard="done", unheard="unheard")
    assert [carry_over(old), carry_over(old)] == [1, 0]
    [item] = following.items.all()
    assert (item.title, item.carried_from.meeting_id) == ("unheard", old.pk)
    assert item.why.startswith("Not reached on ")
    assert item.why.endswith(" Asked for.")
    remove_item(item, by=cast.facilitator)
    assert carry_over(old) == 0  # taken off on purpose, it does not come back
    assert not later.items.exists()


def test_a_meeting_called_between_two_of_a_series_takes_part_in_its_row(cast):
    """What the planned one left goes to the one called in between, and from there to the next planned one."""
    when = timezone.now() + timedelta(days=3)
    planned = a_meeting(cast.network, "October", series="network", starts_at=when)
    add_item(planned, Item("unheard"), by=cast.driver)
    following = a_meeting(cast.network, "December", series="network", starts_at=when + timedelta(days=60))
    between = a_meeting(cast.network, "Called in between", starts_at=when + timedelta(days=30))
    closed(planned, unheard="unheard")
    assert carry_over(planned) == 1
    assert (titles(between), titles(following)) == (["unheard"], [])
    closed(between, unheard="unheard")
    assert carry_over(between) == 1
    assert titles(following) == ["unheard"]


def test_with_no_next_meeting_it_waits_until_one_is_called(cast):
    old = a_meeting(cast.network, "First", starts_at=timezone.now() + timedelta(days=3))
    add_item(old, Item("unheard", fact_key="cycle:1"), by=cast.driver)
    closed(old, unheard="unheard")
    assert carry_over(old) == 0
    a_meeting(cast.network, "A check-in", kind="check_in", starts_at=timezone.now() + timedelta(days=9))
    following = a_meeting(cast.network, "Second", starts_at=timezone.now() + timedelta(days=40))
    assert titles(following) == ["unheard"]


def test_the_agenda_of_a_meeting_called_off_goes_on_and_a_known_fact_stands_once(cast):
    when = timezone.now() + timedelta(days=3)
    off = a_meeting(cast.network, "First", starts_at=when)
    following = a_meeting(cast.network, "Second", starts_at=when + timedelta(days=40))
    add_item(following, Item("Known already", fact_key="cycle:1"), by=None)
    add_item(off, Item("Known", fact_key="cycle:1"), by=None)
    add_item(off, Item("Plans"), by=None)
    cancel_meeting(off, by=cast.facilitator, why="Snow.")
    assert titles(following) == ["Known already", "Plans"]
    assert AgendaItem.objects.filter(meeting=off, carried_at=None).count() == 0
