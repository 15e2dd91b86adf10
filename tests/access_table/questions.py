"""Questionnaires: the hub writes and asks, whoever has a link answers."""

from network.lib.signed import sign
from network.questionnaires.links import PURPOSE
from tests.access_table.row import WHO, Row
from tests.world_questions import a_questionnaire, a_wave

EVERYBODY = dict.fromkeys(WHO, 200)
GONE = dict.fromkeys(WHO, 404)
SENT = dict.fromkeys(WHO, 302)
SAID = {"q-worth": "4", "q-change": "Less talk.", "client_key": "7f0c7a3e-1111-4222-8333-444455556666"}


def own_link(cast):
    wave = a_wave(a_questionnaire(cast.network), cast.driver)
    return {"token": sign(PURPOSE, r=wave.receipts.get().pk, n=1)}


def code(cast):
    return {"code": a_wave(a_questionnaire(cast.network), openly=True).code}


ROWS = [
    Row("questionnaires:answer", EVERYBODY, kwargs=own_link, note="the link is the right"),
    Row("questionnaires:answer", SENT, kwargs=own_link, post=SAID),
    Row("questionnaires:answer", GONE, kwargs=lambda cast: {"token": "made-up"}, note="-made-up"),
    Row("questionnaires:answer_open", EVERYBODY, kwargs=code),
    Row("questionnaires:answer_open", SENT, kwargs=code, post=SAID),
    Row("questionnaires:answer_open", GONE, kwargs=lambda cast: {"code": "abcdefg"}, note="-wrong"),
    Row("questionnaires:thanks", EVERYBODY),
]
