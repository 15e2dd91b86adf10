"""Several people write at once: nothing is lost, nothing is stored twice."""

from uuid import uuid4

import pytest

from network.rooms.actions import NoteChanged, NotRunning, Written, add_note, edit_note
from network.rooms.models import Note
from tests.threads import in_threads
from tests.world_meetings import a_meeting
from tests.world_rooms import a_note, a_running_meeting


@pytest.fixture
def meeting(cast):
    return a_running_meeting(cast.network, by=cast.facilitator, people=[cast.driver, cast.team_member])


def test_a_note_belongs_to_its_item(cast, meeting):
    item = meeting.items.first()
    assert a_note(meeting, by=cast.driver, item=item.pk).item == item


def test_an_item_of_another_meeting_is_not_taken(cast, meeting):
    other = a_running_meeting(cast.network, by=cast.facilitator)
    assert a_note(meeting, by=cast.driver, item=other.items.first().pk).item is None


def test_nobody_writes_before_the_meeting_runs(cast):
    with pytest.raises(NotRunning):
        a_note(a_meeting(cast.network, by=cast.facilitator, tell=False), by=cast.driver)


def test_a_change_of_what_was_read_is_kept(cast, meeting):
    note = a_note(meeting, by=cast.driver)
    edit_note(note, "Pairs talk most.", by=cast.team_member, seen=1)
    note.refresh_from_db()
    assert (note.text, note.version, note.changed_by) == ("Pairs talk most.", 2, cast.team_member)


def test_the_second_of_two_changes_is_told_of_the_first(cast, meeting):
    note = a_note(meeting, by=cast.driver)
    edit_note(note, "Theirs.", by=cast.team_member, seen=1)
    with pytest.raises(NoteChanged) as refused:
        edit_note(note, "Mine.", by=cast.driver, seen=1)
    assert refused.value.note.text == "Theirs."
    assert Note.objects.get(pk=note.pk).text == "Theirs."


def test_the_same_change_sent_twice_is_made_once(cast, meeting):
    note = a_note(meeting, by=cast.driver)
    for _ in range(2):
        edit_note(note, "Mine.", by=cast.driver, seen=1)
    assert Note.objects.get(pk=note.pk).version == 2


def test_an_emptied_note_is_taken_out_but_kept(cast, meeting):
    note = a_note(meeting, by=cast.driver)
    edit_note(note, "", by=cast.driver, seen=1)
    edit_note(note, "", by=cast.driver, seen=1)
    assert not Note.objects.standing().exists()
    assert Note.objects.get().text == "Pairs talk more than groups."


@pytest.mark.django_db(transaction=True)
def test_two_note_takers_on_one_note_at_the_same_moment(cast):
    """Drill 23, with real connections: exactly one change is made, the others are told."""
    meeting = a_running_meeting(cast.network, by=cast.facilitator)
    note = a_note(meeting, by=cast.driver)
    people = [cast.driver, cast.team_member, cast.sponsor, cast.facilitator]

    def change(index):
        try:
            edit_note(note, f"Version of {people[index]}", by=people[index], seen=1)
        except NoteChanged:
            return False
        return True

    assert sum(in_threads(change, 4)) == 1
    assert Note.objects.get(pk=note.pk).version == 2


@pytest.mark.django_db(transaction=True)
def test_a_note_sent_twice_at_the_same_moment_is_stored_once(cast):
    """Drill 22."""
    meeting = a_running_meeting(cast.network, by=cast.facilitator)
    for _ in range(10):
        key = uuid4()
        made = in_threads(lambda _, key=key: add_note(meeting, Written("Same"), by=cast.driver, client_key=key).pk, 3)
        assert len(set(made)) == 1
    assert Note.objects.count() == 10
