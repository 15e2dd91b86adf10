"""The room: everybody of the network takes part, the hub runs it; phones come in by a code, letters by a link."""

import uuid

from network.lib.signed import sign
from network.rooms.actions import Move, drive
from network.rooms.closing_actions import close_meeting, correct_minutes
from network.rooms.commitment_links import PURPOSE
from tests.access_table.row import Row
from tests.world_guests import a_guest_pass
from tests.world_rooms import a_commitment, a_note, a_phone, a_running_meeting, a_vote, the_room

EVERYBODY = {
    "facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200, "expert": 200,
}  # fmt: skip
HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403, "expert": 403}


VISITOR = uuid.UUID("6f6d8a4e-0000-4000-8000-0000000000c8")


def then(answers, status=302):
    return {who: status if code == 200 else code for who, code in answers.items()}


# Who has no account at all: the code or the link lets them in, whoever else they may be.
ANYBODY = dict.fromkeys(("nobody", *EVERYBODY, "stranger", "other_driver"), 200)


def running(cast):
    meeting = a_running_meeting(
        cast.network, by=cast.facilitator, people=[cast.driver, cast.team_member, cast.sponsor, cast.expert]
    )
    drive(meeting, Move("next"), by=cast.facilitator)
    return meeting


def meeting(cast):
    return {"pk": running(cast).pk}


def visited(cast):
    found = running(cast)
    a_guest_pass(cast, meeting=found, client_key=VISITOR)
    return {"pk": found.pk}


def closed(cast):
    found = running(cast)
    a_commitment(found, cast.driver, by=cast.facilitator)
    close_meeting(found, by=cast.facilitator)
    return {"pk": found.pk}


def corrected(cast):
    found = running(cast)
    close_meeting(found, by=cast.facilitator)
    return {"pk": correct_minutes(found, "A name was wrong.", by=cast.facilitator, seen=1).pk}


def note(cast):
    return {"pk": a_note(running(cast), by=cast.driver).pk}


def vote(cast):
    return {"pk": a_vote(running(cast), by=cast.facilitator).pk}


def vote_here(cast):
    found = a_vote(running(cast), by=cast.facilitator)
    return {"pk": found.meeting_id, "vote": found.pk}


def participant(cast):
    return {"pk": a_phone(running(cast), cast.driver).pk}


def code(cast):
    return {"code": the_room(running(cast)).code}


def coded_vote(cast):
    found = a_vote(running(cast), by=cast.facilitator)
    return {"code": the_room(found.meeting).code, "pk": found.pk}


def promised(cast):
    return {"pk": a_commitment(running(cast), cast.driver, by=cast.facilitator).pk}


def linked(cast):
    return {"token": sign(PURPOSE, commitment=promised(cast)["pk"])}


def network(cast):
    a_commitment(running(cast), cast.driver, by=cast.facilitator)
    return {"slug": cast.network.slug}


def key():
    return str(uuid.uuid4())


GUEST = {"who": "guest", "name": "Gia", "attendance": "present", "client_key": key()}

ROWS = [
    Row("rooms:room", EVERYBODY, kwargs=meeting),
    Row("rooms:screen", EVERYBODY, kwargs=meeting),
    Row("rooms:start", then(HUB), kwargs=meeting, post={}),
    Row("rooms:drive", then(HUB), kwargs=meeting, post={"verb": "pause", "seen": ""}),
    Row("rooms:add_note", then(EVERYBODY), kwargs=meeting, post={"text": "Pairs.", "client_key": key()}),
    Row("rooms:add_decision", then(EVERYBODY), kwargs=meeting, post={"words": "We try it.", "client_key": key()}),
    Row("rooms:add_commitment", then(EVERYBODY, 422), kwargs=meeting, post={"what": "Ask", "client_key": key()}),
    Row("rooms:ask_room", then(HUB), kwargs=meeting, post={"kind": "fist", "question": "Try?", "client_key": key()}),
    Row("rooms:i_am_here", then(EVERYBODY), kwargs=meeting, post={"attendance": "present"}),
    Row("rooms:own_ballot", then(EVERYBODY), kwargs=vote_here, post={"level": "4"}),
    Row("rooms:people", HUB, kwargs=meeting),
    Row("rooms:people", then(HUB), kwargs=meeting, post={"a0": ""}),
    Row("rooms:guest_here", then(HUB), kwargs=visited, post={"guest": str(VISITOR), "attendance": "present"}),
    Row("rooms:guest_here", then(HUB, 404), kwargs=visited, post={"guest": "", "attendance": ""}, note="-unknown"),
    Row("rooms:free_place", then(HUB), kwargs=participant, post={}),
    Row("rooms:close", HUB, kwargs=meeting),
    Row("rooms:close", then(HUB), kwargs=meeting, post={}),
    Row("rooms:minutes", EVERYBODY, kwargs=closed),
    Row("rooms:correct", HUB, kwargs=closed),
    Row("rooms:correct", then(HUB), kwargs=closed, post={"why": "A name.", "seen": "1"}),
    Row("rooms:send_minutes", then(HUB), kwargs=corrected, post={}),
    Row("rooms:note", EVERYBODY, kwargs=note),
    Row("rooms:note", then(EVERYBODY), kwargs=note, post={"text": "Threes.", "seen": "1"}),
    Row("rooms:close_vote", then(HUB), kwargs=vote, post={}),
    Row("rooms:enter", ANYBODY),
    Row("rooms:phone", ANYBODY, kwargs=code),
    Row(
        "rooms:join",
        then(ANYBODY),
        kwargs=code,
        post={"who": "guest", "name": "Gia", "attendance": "present", "client_key": key()},
    ),
    Row("rooms:phone_here", then(ANYBODY), kwargs=code, post={"attendance": "present"}),
    Row("rooms:phone_ballot", then(ANYBODY), kwargs=coded_vote, post={"level": "4"}),
    Row("rooms:decisions", EVERYBODY | {"expert": 403}, kwargs=network),
    Row("rooms:commitments", HUB | {"expert": 403}, kwargs=network),
    Row("rooms:mine", {who: code for who, code in ANYBODY.items() if who != "nobody"}),
    Row("rooms:commitment", HUB | {"driver": 200}, kwargs=promised),
    Row("rooms:commitment", then(HUB | {"driver": 200}), kwargs=promised, post={"state": "done", "words": ""}),
    Row("rooms:answer_by_link", ANYBODY, kwargs=linked),
    Row("rooms:answer_by_link", ANYBODY, kwargs=linked, post={"state": "stuck", "words": "No key."}),
]
