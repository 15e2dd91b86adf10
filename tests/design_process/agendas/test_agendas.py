"""An agenda from facts: every item says why, nothing a team keeps to itself is named, and proposing twice adds once."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from design_process.agendas.fit import BREAK, CLOSING, OPENING
from design_process.agendas.propose import proposed_agenda
from design_process.cycles.models import TestCycle
from districts.barriers.actions import Raised, raise_barrier
from districts.directory.access import Visibility
from network.feedback.actions import promise
from network.meetings.agenda_actions import Item, add_item, answer_commitment, commit_to
from network.meetings.carrying import carry_over
from network.meetings.models import AgendaItem
from network.questionnaires.actions import close_wave
from tests.world import Cast, a_cycle, a_decision, a_design_cycle, a_member, a_prototype, a_study, an_indicator, log_it
from tests.world_meetings import a_meeting, local
from tests.world_questions import a_feedback, a_past_meeting, marks, people

PACIFIC = ZoneInfo("America/Los_Angeles")
TODAY = date(2026, 10, 26)
NOW = datetime(2026, 10, 26, 10, tzinfo=PACIFIC)


@pytest.fixture
def cast(db):
    """The cast since July, with a network meeting in September behind it; it is October now."""
    with time_machine.travel(datetime(2026, 7, 1, 12, tzinfo=PACIFIC), tick=False):
        found = Cast()
    with time_machine.travel(NOW, tick=False):
        a_design_cycle(found.network, by=found.facilitator, starts_on=date(2026, 8, 17))
        yield found


@pytest.fixture
def last(cast):
    return a_meeting(cast.network, "September meeting", starts_at=local(2026, 9, 16), tell=False)


@pytest.fixture
def meeting(cast, last):
    return a_meeting(cast.network, "November meeting", starts_at=local(2026, 11, 4), hours=4, tell=False)


def proposals(meeting):
    found = proposed_agenda(meeting, TODAY)
    return {one.key: one for one in (*found.fit.chosen, *found.fit.left)}


def words_of(meeting):
    """Everything that readers of the agenda would read."""
    return " ".join(f"{one.title} {one.why} {one.link} {one.key}" for one in proposals(meeting).values())


def notes_of(meeting):
    return " ".join(note.words for one in proposals(meeting).values() for note in one.notes)


def a_studied(cast, name="Talk moves", *, visibility="team", act="", member=None, by=None):
    by = by or cast.driver
    cycle = a_cycle(
        a_prototype(member or cast.member, name, by=by, visibility=visibility),
        by=by,
        starts_on=date(2026, 9, 20),
        visibility=visibility,
    )
    log_it(member or cast.member, by=by, cycle=cycle, words="Nine raised a hand.", on=date(2026, 9, 22))
    a_study(cycle, by=by)
    if act:
        a_decision(cycle, act, by=by)
    return cycle


# --- what is proposed, and why ------------------------------------------------------------------


def test_every_meeting_opens_and_closes_and_a_long_one_has_a_break(meeting):
    found = [one.key for one in proposed_agenda(meeting, TODAY).fit.chosen]
    assert found[0] == OPENING
    assert found[-1] == CLOSING
    assert BREAK in found


def test_a_cycle_that_waits_for_a_decision_comes_with_a_consultancy(cast, meeting):
    cycle = a_studied(cast, visibility="network")
    one = proposals(meeting)[f"study:{cycle.pk}"]
    assert one.title == "Consultancy with Gold Ridge Union: Talk moves"
    assert one.protocol == "consultancy"
    assert one.why == ("The team studied cycle 1 of Talk moves on Mon 26 Oct and now decides: adopt, adapt or abandon.")
    assert one.link == reverse("cycles:cycle", args=[cycle.pk])


@pytest.mark.parametrize(
    ("act", "key", "title"),
    [
        ("adopt", "adopt", "Gold Ridge Union adopts Talk moves"),
        ("adapt", "first", "A first test cycle finished: Gold Ridge Union"),
    ],
)
def test_good_news_of_an_opened_card(cast, meeting, act, key, title):
    cycle = a_studied(cast, visibility="network", act=act)
    assert proposals(meeting)[f"{key}:{cycle.pk}"].title == title


def test_a_lesson_of_an_opened_card_that_was_not_the_first(cast, meeting):
    with time_machine.travel(NOW - timedelta(hours=2), tick=False):
        a_studied(cast, "Earlier", visibility="team", act="adapt")
    cycle = a_studied(cast, visibility="public", act="abandon")
    one = proposals(meeting)[f"lesson:{cycle.pk}"]
    assert one.title == "What Gold Ridge Union learned: Talk moves"
    assert "what did not work" in one.why


def test_what_an_earlier_meeting_talked_about_is_not_proposed_again(cast, last, meeting):
    cycle = a_studied(cast, visibility="network")
    item = add_item(last, Item("Heard", fact_key=f"study:{cycle.pk}"), by=cast.facilitator)
    assert f"study:{cycle.pk}" in proposals(meeting)
    AgendaItem.objects.filter(pk=item.pk).update(state=AgendaItem.State.DONE)
    assert f"study:{cycle.pk}" not in proposals(meeting)


def test_promises_are_counted_and_nobody_is_named(cast, last, meeting):
    due = date(2026, 10, 30)
    kept = [
        commit_to(last, who_id=cast.driver.pk, what=f"Promise {n}", due_on=due, by=cast.facilitator) for n in range(4)
    ]
    answer_commitment(kept[0], "done")
    answer_commitment(kept[1], "stuck", words="Nobody answers the phone")
    one = proposals(meeting)[f"promises:{last.pk}"]
    assert one.why == "Of 4 promises up to Wed 16 Sep: 1 done, 1 stuck or in need of help and 2 open."
    assert "Dana" not in words_of(meeting)
    assert "phone" not in words_of(meeting)


def test_what_people_want_changed_is_heard_even_when_nobody_has_taken_it_up(cast, hub):
    """Nothing of their words stands on the agenda; its maker is led to them. Taken up, it is you said, we did."""
    wrote = [marks(4, delta=f"Too long {n}") for n in range(5)]
    before = a_past_meeting(cast.network, *people(6), title="September meeting", days_ago=40)
    feedback = a_feedback(before, *wrote)
    meeting = a_meeting(cast.network, starts_at=local(2026, 11, 4), hours=4, tell=False)
    key = f"said:{before.pk}"
    assert key not in proposals(meeting)  # answers still come in
    close_wave(feedback.wave, by=cast.facilitator)
    one = proposals(meeting)[key]
    assert one.why == "5 people have written what to change after Wed 16 Sep."
    assert [note.url for note in one.notes] == [reverse("feedback:meeting", args=[before.pk])]
    promise(before, "It was too long.", by=cast.facilitator)
    assert proposals(meeting)[key].why.startswith("1 thing was heard in your feedback")
    address = reverse("agendas:propose", args=[meeting.pk])
    hub.post(address, ticked(hub.get(address)))
    assert [item.fact_key for item in meeting.items.all()][:2] == [key, OPENING]


def test_of_few_who_wrote_nothing_is_said(cast):
    before = a_past_meeting(cast.network, *people(6), title="September meeting", days_ago=40)
    feedback = a_feedback(before, *[marks(4, delta="Too long")] * 4, marks(4))
    close_wave(feedback.wave, by=cast.facilitator)
    meeting = a_meeting(cast.network, starts_at=local(2026, 11, 4), tell=False)
    assert f"said:{before.pk}" not in proposals(meeting)


def test_what_is_left_of_the_time_belongs_to_the_teams(cast, last):
    meeting = a_meeting(cast.network, starts_at=local(2026, 11, 4), hours=4, tell=False)
    for n in range(3):
        a_member(cast.network, f"District {n}")
    a_cycle(a_prototype(cast.member, "Talk moves", by=cast.driver), by=cast.driver)
    one = proposals(meeting)[f"teams:{last.pk}"]
    assert (
        one.why == "1 of 5 districts have a test running. Each team leaves with its next step: who does what by when."
    )
    assert "Gold Ridge" not in f"{one.why} {one.title}"
    short = a_meeting(cast.network, "Short", starts_at=local(2026, 11, 5), hours=0.5, tell=False)
    assert "Teams plan their next step" not in [one.title for one in proposed_agenda(short, TODAY).fit.chosen]


def test_promises_that_were_all_kept_take_no_time(cast, last, meeting):
    answer_commitment(commit_to(last, who_id=cast.driver.pk, what="It", due_on=TODAY, by=cast.facilitator), "done")
    assert f"promises:{last.pk}" not in proposals(meeting)


def test_a_phase_that_opens_before_the_next_meeting(cast, meeting):
    ahead = [one.title for key, one in proposals(meeting).items() if key.startswith("phase:")]
    assert ahead
    assert all(title.startswith("Ahead of us: ") for title in ahead)


def test_several_districts_held_up_by_the_same_thing_write_one_letter(cast, meeting):
    others = [a_member(cast.network, f"District {n}") for n in range(3)]
    with time_machine.travel(NOW - timedelta(days=40), tick=False):
        for member in (cast.member, others[0]):
            what = f"No substitute at {member.district.name}"
            raise_barrier(member, Raised(what, kind="staff"), by=cast.driver)
    one = next(found for key, found in proposals(meeting).items() if key.startswith("barriers:staff"))
    assert one.title == "A joint brief: staff or substitutes"
    assert "Gold Ridge" not in one.why
    assert ["No substitute at" in note.words for note in one.notes] == [True, True]


def test_of_few_districts_nobody_could_be_nameless(cast, meeting):
    with time_machine.travel(NOW - timedelta(days=40), tick=False):
        for member in (cast.member, cast.neighbour):
            raise_barrier(member, Raised("No bus", kind="time"), by=cast.driver)
    assert not [key for key in proposals(meeting) if key.startswith("barriers:")]


# --- what stays with its team -------------------------------------------------------------------


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


# --- the page -----------------------------------------------------------------------------------


@pytest.fixture
def hub(cast, client):
    client.force_login(cast.facilitator)
    return client


def ticked(page):
    form = page.context["form"]
    found = {f"take:{line.proposal.key}": "on" for line in form.fitting}
    return found | {f"minutes:{line.proposal.key}": line.proposal.minutes for line in form.fitting}


def test_from_an_empty_agenda_to_a_full_one(cast, meeting, hub):
    a_studied(cast, visibility="network")
    page = hub.get(reverse("agendas:propose", args=[meeting.pk]))
    answer = hub.post(reverse("agendas:propose", args=[meeting.pk]), ticked(page))
    assert answer.status_code == 302
    items = list(meeting.items.all())
    assert items[0].fact_key == OPENING
    assert items[-1].fact_key == CLOSING
    assert sum(item.minutes for item in items) <= meeting.minutes
    assert all(item.why for item in items)


def test_sent_twice_it_stands_there_once_and_new_facts_come_before_the_closing(cast, meeting, hub):
    address = reverse("agendas:propose", args=[meeting.pk])
    data = ticked(hub.get(address))
    hub.post(address, data)
    before = meeting.items.count()
    hub.post(address, data)
    assert meeting.items.count() == before
    cycle = a_studied(cast, visibility="network")
    again = hub.get(address)
    assert [line.proposal.key for line in again.context["form"].fitting] == [f"study:{cycle.pk}"]
    hub.post(address, ticked(again))
    keys = [item.fact_key for item in meeting.items.all()]
    assert keys[-2:] == [f"study:{cycle.pk}", CLOSING]
    assert keys[0] == OPENING


def test_what_every_meeting_has_anew_is_not_carried_to_the_next(cast, meeting, hub):
    address = reverse("agendas:propose", args=[meeting.pk])
    hub.post(address, ticked(hub.get(address)))
    with_a_reason = add_item(meeting, Item("Not reached", fact_key="study:1"), by=cast.facilitator)
    AgendaItem.objects.filter(meeting=meeting).update(state=AgendaItem.State.UNHEARD)
    following = a_meeting(cast.network, "December meeting", starts_at=local(2026, 12, 9), tell=False)
    carry_over(meeting)
    keys = {item.fact_key for item in following.items.all()}
    assert with_a_reason.fact_key in keys
    assert not [key for key in keys if key and key.startswith("frame:")]


def test_minutes_are_the_facilitators_and_words_are_the_facts(cast, meeting, hub):
    cycle = a_studied(cast, visibility="network")
    key = f"study:{cycle.pk}"
    data = {f"take:{key}": "on", f"minutes:{key}": 45, f"title:{key}": "Another title", "take:made:up": "on"}
    hub.post(reverse("agendas:propose", args=[meeting.pk]), data)
    item = meeting.items.get()
    assert (item.minutes, item.title) == (45, "Consultancy with Gold Ridge Union: Talk moves")


def test_a_card_closed_again_meanwhile_is_not_put_on_the_agenda(cast, meeting, hub):
    cycle = a_studied(cast, visibility="network")
    address = reverse("agendas:propose", args=[meeting.pk])
    data = ticked(hub.get(address))
    type(cycle).objects.filter(pk=cycle.pk).update(visibility="team")
    hub.post(address, data)
    assert not meeting.items.filter(title__contains="Talk moves").exists()


def test_minutes_that_are_none_are_refused(meeting, hub):
    data = {f"take:{OPENING}": "on", f"minutes:{OPENING}": 0}
    assert hub.post(reverse("agendas:propose", args=[meeting.pk]), data).status_code == 422
    assert not meeting.items.exists()


def test_a_closed_meeting_keeps_its_agenda(meeting, hub):
    type(meeting).objects.filter(pk=meeting.pk).update(state="closed", closed_at=NOW)
    assert hub.post(reverse("agendas:propose", args=[meeting.pk]), {f"take:{OPENING}": "on"}).status_code == 302
    assert not meeting.items.exists()


def test_as_many_queries_for_one_card_as_for_many(cast, last, meeting):
    a_studied(cast, "One", visibility="network")
    a_member(cast.network, "District A")
    a_member(cast.network, "District B")
    with CaptureQueriesContext(connection) as few:
        proposed_agenda(meeting, TODAY)
    for n in range(6):
        a_studied(cast, f"More {n}", visibility="network" if n % 2 else "team")
        a_member(cast.network, f"District {n}")
    with CaptureQueriesContext(connection) as many:
        proposed_agenda(meeting, TODAY)
    assert len(many) == len(few) <= 17
