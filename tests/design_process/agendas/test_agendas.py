"""An agenda from facts: every item says why."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from design_process.agendas.fit import BREAK, CLOSING, OPENING
from design_process.agendas.propose import proposed_agenda
from districts.barriers.actions import Raised, raise_barrier
from network.feedback.actions import promise
from network.meetings.agenda_actions import Item, add_item, answer_commitment, commit_to
from network.meetings.models import AgendaItem
from network.questionnaires.actions import close_wave
from tests.design_process.agendas.october import NOW, TODAY, a_studied, proposals, ticked, words_of
from tests.world import a_cycle, a_member, a_prototype
from tests.world_meetings import a_meeting, local
from tests.world_questions import a_feedback, a_past_meeting, marks, people


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
    assert one.why == (
        "The team studied cycle 1 of Talk moves on Mon 26 Oct and now decides: adopt, adapt, expand or abandon."
    )
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
