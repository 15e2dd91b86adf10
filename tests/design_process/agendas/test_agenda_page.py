"""Proposing from the page: sent twice it stands there once, and minutes are the facilitator’s."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from design_process.agendas.fit import CLOSING, OPENING
from design_process.agendas.propose import proposed_agenda
from network.meetings.agenda_actions import Item, add_item
from network.meetings.carrying import carry_over
from network.meetings.models import AgendaItem
from tests.design_process.agendas.october import NOW, TODAY, a_studied, ticked
from tests.world import a_member
from tests.world_meetings import a_meeting, local


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
