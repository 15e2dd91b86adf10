"""Site visits through the client: offering, changing, places, writing down, debrief, the answer."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from design_process.cards.actions import Openness, open_card
from design_process.prototypes.models import VisitedPrototype
from districts.directory.models import Seat
from districts.support.visits.models import Place, SiteVisit, VisitEntry
from network.meetings.models import Invitee, Meeting
from network.membership.roles import Role
from tests.world import a_member, a_person, a_seat
from tests.world_support import a_place, a_visit, an_entry, let_it_be_today

OFFER = {
    "day": "2099-10-06",
    "starts": "09:00",
    "ends": "13:00",
    "place": "Silver Creek School",
    "question": "Where do pupils give reasons?",
    "look_fors": "Who speaks\n  Who   waits \nWho speaks\n",
    "improving": "Quiet pupils",
    "places_total": "2",
    "places_each": "2",
}


def look(client, person, name, pk, **about):
    client.force_login(person)
    return client.get(reverse(f"support:{name}", args=[pk]), about)


def send(client, person, name, pk, **said):
    client.force_login(person)
    return client.post(reverse(f"support:{name}", args=[pk]), said)


def words(answer):
    return " ".join(answer.content.decode().split())


def test_a_visit_that_has_begun_is_on_and_only_afterwards_has_taken_place(cast, client):
    visit = a_visit(cast.member, by=cast.driver)
    start, end = visit.meeting.starts_at, visit.meeting.ends_at
    for moment, said in ((start + timedelta(minutes=1), "It is on now."), (end, "It has taken place.")):
        with time_machine.travel(moment, tick=False):
            assert said in look(client, cast.neighbour_driver, "visit", visit.pk).text


def test_a_host_prepares_a_draft_and_offers_it_once(cast, client):
    key = str(uuid.uuid4())
    first = send(client, cast.driver, "make_visit", cast.member.pk, client_key=key, **OFFER)
    second = send(client, cast.driver, "make_visit", cast.member.pk, client_key=key, **OFFER)
    assert first["Location"] == second["Location"]
    visit = SiteVisit.objects.get()
    assert [row.words for row in visit.look_fors.all()] == ["Who speaks", "Who waits"]
    assert visit.meeting.local_start.hour == 9
    assert look(client, cast.neighbour_driver, "visit", visit.pk).status_code == 404
    for _ in range(2):
        send(client, cast.driver, "offer_visit", visit.pk)
    visit.refresh_from_db()
    assert (visit.meeting.state, visit.meeting.scope) == (Meeting.State.PLANNED, "")
    page = words(look(client, cast.neighbour_driver, "visit", visit.pk))
    assert "Two of 2 places are free." in page
    assert "Quiet pupils" in page


def test_what_makes_no_sense_is_said_and_what_was_typed_stays(cast, client):
    wrong = OFFER | {"ends": "08:00", "places_each": "9", "day": "2020-01-01"}
    answer = send(client, cast.driver, "make_visit", cast.member.pk, client_key=str(uuid.uuid4()), **wrong)
    assert answer.status_code == 422
    for told in (
        "It ends before it begins.",
        "That time has passed.",
        "There are fewer places in all.",
        "Quiet pupils",
    ):
        assert told in answer.content.decode()


def test_a_template_gives_look_fors_to_start_from(cast, client):
    page = look(client, cast.driver, "make_visit", cast.member.pk, **{"with": "talk"})
    assert "What pupils say to each other, word for word" in page.content.decode()


def test_two_who_change_one_visit_see_both_versions(cast, client):
    visit = a_visit(cast.member, by=cast.driver)
    said = {**OFFER, "client_key": str(uuid.uuid4()), "seen": "1"}
    assert send(client, cast.facilitator, "edit_visit", visit.pk, **{**said, "working": "Theirs."}).status_code == 302
    answer = send(client, cast.driver, "edit_visit", visit.pk, **{**said, "working": "Mine."})
    assert answer.status_code == 409
    assert "Theirs." in answer.content.decode()
    assert "Mine." in answer.content.decode()
    seen = str(answer.context["form"].data["seen"])
    send(client, cast.driver, "edit_visit", visit.pk, **{**said, "working": "Both.", "seen": seen})
    visit.refresh_from_db()
    assert visit.working == "Both."


def test_a_look_for_that_stays_keeps_what_was_written_about_it(cast, client):
    visit = a_visit(cast.member, by=cast.driver, look_fors=("Who speaks", "Who waits"))
    place = a_place(visit, cast.neighbour, cast.neighbour_driver)
    entry = an_entry(place)
    VisitEntry.objects.filter(pk=entry.pk).update(look_for=visit.look_fors.get(words="Who waits"))
    said = {**OFFER, "look_fors": "Who waits\nWho draws", "client_key": str(uuid.uuid4()), "seen": "1"}
    send(client, cast.driver, "edit_visit", visit.pk, **said)
    entry.refresh_from_db()
    assert entry.look_for.words == "Who waits"
    assert [row.words for row in visit.look_fors.all()] == ["Who waits", "Who draws"]


def test_only_cards_open_to_the_network_are_shown_and_closed_again_they_are_gone(cast, client):
    work = cast.work
    visit = a_visit(cast.member, by=cast.driver)
    offered = look(client, cast.driver, "choose_prototypes", visit.pk).context["form"].fields["prototypes"].queryset
    assert {row.visibility for row in offered} == {"network", "public"}
    closed = {"prototypes": [str(work.prototypes["team"].pk)]}
    assert send(client, cast.driver, "choose_prototypes", visit.pk, **closed).status_code == 422
    send(client, cast.driver, "choose_prototypes", visit.pk, prototypes=[str(work.prototypes["network"].pk)])
    assert "Talk moves network" in words(look(client, cast.neighbour_driver, "visit", visit.pk))
    open_card(work.prototypes["network"], Openness("team"), by=cast.driver)
    assert "Talk moves network" not in words(look(client, cast.neighbour_driver, "visit", visit.pk))
    send(client, cast.driver, "choose_prototypes", visit.pk)
    assert not VisitedPrototype.objects.exists()


def a_third(cast, name="Sugar Loaf"):
    member = a_member(cast.network, name)
    person = a_person(f"driver@{name.split()[0].lower()}.test", f"{name} Driver")
    a_seat(member, person, Role.DRIVER)
    return member, person


def test_a_driver_signs_people_up_and_who_finds_no_place_waits(cast, client, perform_owed):
    visit = a_visit(cast.member, by=cast.driver, places_total=1)
    _, other = a_third(cast)
    send(client, cast.neighbour_driver, "sign_up", visit.pk, people=[str(cast.neighbour_driver.pk)])
    page = client.post(reverse("support:sign_up", args=[visit.pk]), {"people": [str(cast.neighbour_driver.pk)]})
    assert page.status_code == 422  # named already: not offered again
    waits = send(client, other, "sign_up", visit.pk, people=[str(other.pk)])
    assert "1 person is on the waiting list." in words(client.get(waits["Location"]))
    assert [p.state for p in Place.objects.order_by("pk")] == ["held", "waiting"]
    assert set(Invitee.objects.filter(meeting=visit.meeting, withdrawn_at=None).values_list("person", flat=True)) == {
        cast.driver.pk,
        cast.neighbour_driver.pk,
    }
    perform_owed()
    mail.outbox.clear()
    first = Place.objects.get(person=cast.neighbour_driver)
    for _ in range(2):
        send(client, cast.neighbour_driver, "give_back", first.pk)
    perform_owed()
    theirs = [letter for letter in mail.outbox if letter.subject.startswith("A place is free")]
    assert [letter.to for letter in theirs] == [[other.email]]
    assert "/visits/" in theirs[0].body
    assert Place.objects.get(person=other).state == Place.State.HELD
    invitee = Invitee.objects.get(meeting=visit.meeting, person=other)
    assert (invitee.withdrawn_at, invitee.place) == (None, "Sugar Loaf")


def test_a_district_has_so_many_places_at_most(cast, client):
    visit = a_visit(cast.member, by=cast.driver, places_total=5, places_each=1)
    extra = a_person("teacher@camino.test", "Tea Cher")
    a_seat(cast.neighbour, extra, Role.TEAM_MEMBER)
    both = [str(cast.neighbour_driver.pk), str(extra.pk)]
    answer = send(client, cast.neighbour_driver, "sign_up", visit.pk, people=both)
    assert answer.status_code == 422
    assert "Camino Flat has room for 1 more person." in words(answer)


def test_the_hub_signs_up_for_any_district_but_the_host(cast, client):
    visit = a_visit(cast.member, by=cast.driver)
    a_third(cast)
    members = look(client, cast.facilitator, "sign_up", visit.pk).context["members"]
    assert [str(member) for member in members] == ["Camino Flat", "Sugar Loaf"]
    chosen = {"member": str(cast.neighbour.pk), "people": [str(cast.neighbour_driver.pk)]}
    send(client, cast.facilitator, "sign_up", visit.pk, **chosen)
    assert Place.objects.get().asked_by == cast.facilitator
    host = {"member": str(cast.member.pk), "people": [str(cast.driver.pk)]}
    assert send(client, cast.facilitator, "sign_up", visit.pk, **host).status_code == 200
    assert Place.objects.count() == 1


def test_nobody_signs_up_once_it_has_begun_or_is_called_off(cast, client):
    visit = a_visit(cast.member, by=cast.driver)
    people = [str(cast.neighbour_driver.pk)]
    let_it_be_today(visit)
    assert send(client, cast.neighbour_driver, "sign_up", visit.pk, people=people).status_code == 422
    other = a_visit(cast.member, by=cast.driver)
    send(client, cast.driver, "call_off_visit", other.pk, why="Snow on the pass.")
    assert send(client, cast.neighbour_driver, "sign_up", other.pk, people=people).status_code == 422
    assert "It was called off: Snow on the pass." in words(look(client, cast.neighbour_driver, "visit", other.pk))


def test_more_places_go_to_those_who_wait(cast, client):
    visit = a_visit(cast.member, by=cast.driver, places_total=1)
    a_place(visit, cast.neighbour, cast.neighbour_driver)
    third, other = a_third(cast)
    a_place(visit, third, other)
    send(client, cast.driver, "edit_visit", visit.pk, **OFFER, client_key=str(uuid.uuid4()), seen="1")
    assert set(Place.objects.values_list("state", "number")) == {("held", 1), ("held", 2)}


def test_evidence_comes_before_judgement(cast, client):
    visit = a_visit(cast.member, by=cast.driver)
    a_place(visit, cast.neighbour, cast.neighbour_driver)
    let_it_be_today(visit)
    page = look(client, cast.neighbour_driver, "capture", visit.pk)
    assert "warm" not in page.context["form"].fields
    key = str(uuid.uuid4())
    send(client, cast.neighbour_driver, "capture", visit.pk, warm="Lovely.", wondering="Who waits?", client_key=key)
    assert [row.kind for row in VisitEntry.objects.all()] == ["wondering"]
    look_for = visit.look_fors.get()
    said = {"evidence": "Four of nine spoke.", "look_for": str(look_for.pk), "client_key": str(uuid.uuid4())}
    for _ in range(2):
        send(client, cast.neighbour_driver, "capture", visit.pk, **said)
    assert VisitEntry.objects.filter(kind="evidence", look_for=look_for).count() == 1
    page = look(client, cast.neighbour_driver, "capture", visit.pk)
    assert {"warm", "cool"} <= set(page.context["form"].fields)
    send(client, cast.neighbour_driver, "capture", visit.pk, warm="Time to think.", client_key=str(uuid.uuid4()))
    assert VisitEntry.objects.filter(kind="warm").exists()
    empty = send(client, cast.neighbour_driver, "capture", visit.pk, client_key=str(uuid.uuid4()))
    assert empty.status_code == 422


def test_nobody_writes_down_before_the_day(cast, client):
    visit = a_visit(cast.member, by=cast.driver)
    a_place(visit, cast.neighbour, cast.neighbour_driver)
    assert look(client, cast.neighbour_driver, "capture", visit.pk).status_code == 403


def test_each_sees_their_own_until_the_debrief_opens(cast, client):
    visit = a_visit(cast.member, by=cast.driver)
    place = a_place(visit, cast.neighbour, cast.neighbour_driver)
    third, other = a_third(cast)
    theirs = a_place(visit, third, other)
    absent = a_person("absent@camino.test", "Ab Sent")
    a_seat(cast.neighbour, absent, Role.TEAM_MEMBER)
    let_it_be_today(visit)
    an_entry(place, "Four spoke.")
    an_entry(theirs, "Two drew.")
    for person in (cast.facilitator, cast.driver):
        assert "spoke" not in words(look(client, person, "debrief", visit.pk))
    mine = words(look(client, other, "debrief", visit.pk))
    assert ("Two drew." in mine, "Four spoke." in mine) == (True, False)
    assert look(client, absent, "debrief", visit.pk).status_code == 403
    send(client, cast.driver, "open_debrief", visit.pk)
    for person in (cast.facilitator, cast.driver, cast.team_member, other, cast.neighbour_driver):
        page = words(look(client, person, "debrief", visit.pk))
        assert "Two drew." in page
        assert "Four spoke." in page
    assert look(client, cast.sponsor, "debrief", visit.pk).status_code == 403
    assert look(client, absent, "debrief", visit.pk).status_code == 403
    assert list(VisitEntry.objects.seen_by(absent)) == []


def test_what_one_wrote_is_taken_back_only_before_others_have_seen_it(cast, client):
    visit = a_visit(cast.member, by=cast.driver)
    place = a_place(visit, cast.neighbour, cast.neighbour_driver)
    let_it_be_today(visit)
    gone, stays = an_entry(place, "Gone."), an_entry(place, "Stays.")
    send(client, cast.neighbour_driver, "drop_entry", gone.pk)
    send(client, cast.driver, "open_debrief", visit.pk)
    send(client, cast.neighbour_driver, "drop_entry", stays.pk)
    assert [row.words for row in VisitEntry.objects.all()] == ["Stays."]


def test_the_debrief_groups_by_theme_then_look_for_with_evidence_first(cast, client):
    visit = a_visit(cast.member, by=cast.driver, look_fors=("Who speaks", "Who waits"))
    place = a_place(visit, cast.neighbour, cast.neighbour_driver)
    let_it_be_today(visit)
    an_entry(place, "Four spoke.")
    warm = an_entry(place, "Time to think.", kind="warm")
    about = an_entry(place, "Three waited.")
    VisitEntry.objects.filter(pk=about.pk).update(look_for=visit.look_fors.get(words="Who waits"))
    send(client, cast.driver, "open_debrief", visit.pk)
    send(client, cast.driver, "debrief", visit.pk, **{f"theme-{warm.pk}": "  Quiet \0  time "})
    groups = look(client, cast.neighbour_driver, "debrief", visit.pk).context["groups"]
    assert [group.label for group in groups] == ["Quiet time", "Who waits", "Nothing in particular"]
    assert [kind for kind, _ in groups[0].parts] == ["Warm feedback"]
    send(client, cast.neighbour_driver, "debrief", visit.pk, **{f"theme-{warm.pk}": "Mine"})
    warm.refresh_from_db()
    assert warm.theme == "Quiet time"


def test_the_hosts_answer_reaches_everybody_who_came_once(cast, client, perform_owed):
    visit = a_visit(cast.member, by=cast.driver)
    a_place(visit, cast.neighbour, cast.neighbour_driver)
    let_it_be_today(visit)
    send(client, cast.driver, "open_debrief", visit.pk)
    perform_owed()
    mail.outbox.clear()
    send(client, cast.driver, "answer_visit", visit.pk, answer="Pairs, from Monday.", seen="0")
    stale = send(client, cast.facilitator, "answer_visit", visit.pk, answer="Ours.", seen="0")
    assert stale.status_code == 409
    assert "Pairs, from Monday." in stale.content.decode()
    send(client, cast.facilitator, "answer_visit", visit.pk, answer="Pairs, and time.", seen="1")
    perform_owed()
    (letter,) = mail.outbox
    assert letter.to == [cast.neighbour_driver.email]
    assert "Pairs, and time." in letter.body
    assert "Pairs, and time." in words(look(client, cast.neighbour_driver, "visit", visit.pk))
    _, other = a_third(cast)
    assert "Pairs, and time." not in words(look(client, other, "visit", visit.pk))


@pytest.mark.parametrize("name", ["visit", "visits", "debrief", "capture"])
def test_pages_ask_the_same_number_of_questions_however_many_come(cast, client, name):
    visit = a_visit(cast.member, by=cast.driver, places_total=12)
    an_entry(a_place(visit, cast.neighbour, cast.neighbour_driver))
    let_it_be_today(visit)
    send(client, cast.driver, "open_debrief", visit.pk)
    client.force_login(cast.neighbour_driver)
    address = reverse(f"support:{name}", args=[cast.network.slug if name == "visits" else visit.pk])

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    asked()
    before = asked()
    soon = timezone.now() + timedelta(days=9)  # so that more can sign up
    Meeting.objects.filter(pk=visit.meeting_id).update(starts_at=soon, ends_at=soon + timedelta(hours=4))
    for number in range(4):
        member, person = a_third(cast, f"Number{number} School")
        place = a_place(visit, member, person)
        for line in range(3):
            an_entry(place, f"Line {line}.")
        a_visit(member, by=person)
    let_it_be_today(visit)
    assert asked() == before
    assert Seat.objects.filter(member__network=cast.network).count() > 4
