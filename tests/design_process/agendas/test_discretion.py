"""What stays with its team: nothing a team keeps to itself is named on an agenda, and no district is shown up."""

from datetime import date

import pytest

from design_process.cycles.models import TestCycle
from districts.barriers.actions import Raised, raise_barrier
from districts.directory.access import Visibility
from tests.design_process.agendas.october import a_studied, notes_of, proposals, words_of
from tests.world import a_cycle, a_member, a_prototype, an_indicator
from tests.world_meetings import a_meeting, local


@pytest.mark.parametrize("visibility", ["team", "named"])
@pytest.mark.parametrize("act", ["", "adopt", "abandon"])
def test_a_card_that_is_not_open_to_all_is_only_a_note_to_ask_first(cast, meeting, visibility, act):
    a_studied(cast, "Secret starters", visibility=visibility, act=act)
    assert "Secret" not in words_of(meeting)
    assert "Gold Ridge" not in words_of(meeting)
    assert "Gold Ridge Union: Cycle 1 of Secret starters" in notes_of(meeting)
    assert "ask them first" in notes_of(meeting)


def test_a_member_behind_is_a_note_and_never_a_line(cast, meeting):
    assert "Camino Flat is behind the timeline" in notes_of(meeting)
    assert "Camino" not in words_of(meeting)


def test_whoever_is_stuck_is_a_note_and_whoever_pauses_is_left_in_peace(cast, meeting):
    quiet, late, paused = (a_member(cast.network, name) for name in ("Quiet", "Late", "Paused"))
    for member, ends_on in ((quiet, date(2026, 12, 1)), (late, date(2026, 10, 12)), (paused, date(2026, 10, 12))):
        made = a_prototype(member, "Talk moves", by=cast.facilitator)
        a_cycle(made, by=cast.facilitator, starts_on=date(2026, 9, 1))
        TestCycle.objects.filter(member=member).update(ends_on=ends_on)
        type(member).objects.filter(pk=member.pk).update(since=date(2026, 8, 1))
    type(paused).objects.filter(pk=paused.pk).update(state="paused")
    notes = notes_of(meeting)
    assert "Late: cycle 1 ended on Mon 12 Oct and waits for its study." in notes
    assert "Quiet is quiet: a test is running, nothing logged for 12 weeks." in notes
    assert "Paused" not in notes
    assert notes.index("Late") < notes.index("Quiet") < notes.index("behind the timeline")
    assert not [name for name in ("Late", "Quiet") if name in words_of(meeting)]


def test_with_guests_in_the_room_only_public_cards_are_named(cast, last):
    within = a_studied(cast, "Within", visibility="network")
    public = a_studied(cast, "Outside", visibility="public")
    people = [cast.driver, cast.expert]
    meeting = a_meeting(cast.network, starts_at=local(2026, 11, 4), people=people, tell=False)
    found = proposals(meeting)
    assert f"study:{public.pk}" in found
    assert f"study:{within.pk}" not in found
    assert "Within" not in words_of(meeting)


def test_a_check_in_is_read_by_the_sponsor_so_the_teams_own_card_is_not_named(cast):
    own = a_studied(cast, "Secret starters", visibility="team")
    opened = a_studied(cast, "Opened", visibility="network")
    check_in = a_meeting(
        cast.network, "Check-in", kind="check_in", scope=f"member:{cast.member.pk}", starts_at=local(2026, 11, 4)
    )
    found = proposals(check_in)
    assert f"study:{opened.pk}" in found
    assert f"study:{own.pk}" not in found
    assert "Secret" not in words_of(check_in)
    assert "Secret starters" in notes_of(check_in)


def test_a_check_in_speaks_of_its_own_district_and_of_no_other(cast):
    a_studied(cast, "Of the neighbour", visibility="team", member=cast.neighbour, by=cast.neighbour_driver)
    raise_barrier(cast.neighbour, Raised("No bus for them"), by=cast.neighbour_driver)
    raise_barrier(cast.member, Raised("No bus for us"), by=cast.driver)
    an_indicator(cast.network, "Pupils who explain", by=cast.facilitator)
    check_in = a_meeting(
        cast.network, "Check-in", kind="check_in", scope=f"member:{cast.member.pk}", starts_at=local(2026, 11, 4)
    )
    said = words_of(check_in) + notes_of(check_in)
    assert "No bus for us" in said
    assert "Pupils who explain" in said
    assert "No bus for them" not in said
    assert "Of the neighbour" not in said


def test_a_visitor_at_a_districts_own_meeting_reads_nothing_of_its_own(cast):
    raise_barrier(cast.member, Raised("No bus for us"), by=cast.driver)
    team = a_meeting(
        cast.network,
        "Session",
        kind="team",
        scope=f"member:{cast.member.pk}",
        starts_at=local(2026, 11, 4),
        people=[cast.driver, cast.neighbour_driver],
    )
    assert "No bus" not in words_of(team)


def test_another_networks_work_is_nowhere(cast, meeting):
    a_studied(cast, "Elsewhere", visibility="public", member=cast.other_member, by=cast.other_driver)
    assert "Elsewhere" not in words_of(meeting) + notes_of(meeting)


@pytest.mark.parametrize("kind", ["webinar", "expert", "open", "site_visit"])
def test_other_kinds_have_their_frame_only(cast, kind):
    a_studied(cast, "Within", visibility="network")
    found = proposals(a_meeting(cast.network, kind=kind, starts_at=local(2026, 11, 4)))
    assert all(one.is_frame or key.startswith("phase:") for key, one in found.items())


def test_every_visibility_is_judged():
    assert set(Visibility.values) == {"team", "named", "network", "public"}
