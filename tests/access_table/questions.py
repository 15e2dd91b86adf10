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


def network(cast):
    a_questionnaire(cast.network)
    return {"slug": cast.network.slug}


def sheet(cast):
    return {"pk": a_questionnaire(cast.network).pk}


def asked(cast):
    return {"pk": a_wave(a_questionnaire(cast.network), cast.driver).pk}


def by_code(cast):
    return {"pk": a_wave(a_questionnaire(cast.network), openly=True).pk}


def of_kind(cast):
    return sheet(cast) | {"kind": "scale"}


def first(cast):
    return sheet(cast) | {"key": "worth"}


SEES, DOES = {"facilitator": 200}, {"facilitator": 302}
OTHERS = dict.fromkeys(("driver", "team_member", "sponsor", "neighbour", "expert"), 403)
TYPED = {"title": "The day", "purpose": "", "anonymous": "on", "texts_from": "5"}
WORDED = {"wording": "It was worth it.", "steps": "5", "low": "No", "high": "Yes"}

ROWS = [
    Row("questionnaires:questionnaires", SEES | OTHERS, kwargs=network),
    Row("questionnaires:new_questionnaire", SEES | OTHERS, kwargs=network),
    Row("questionnaires:new_questionnaire", DOES | OTHERS, kwargs=network, post=TYPED),
    Row("questionnaires:questionnaire", SEES, kwargs=sheet),
    Row("questionnaires:change", SEES, kwargs=sheet),
    Row("questionnaires:change", DOES, kwargs=sheet, post=TYPED),
    Row("questionnaires:edit", SEES, kwargs=sheet),
    Row("questionnaires:preview", SEES, kwargs=sheet),
    Row("questionnaires:publish", DOES, kwargs=sheet, post={}),
    Row("questionnaires:ask", SEES, kwargs=sheet),
    Row("questionnaires:ask_by_letter", SEES, kwargs=sheet),
    Row("questionnaires:add_question", SEES, kwargs=of_kind),
    Row("questionnaires:add_question", DOES, kwargs=of_kind, post=WORDED),
    Row("questionnaires:question", SEES, kwargs=first),
    Row("questionnaires:question", DOES, kwargs=first, post=WORDED),
    Row("questionnaires:move", DOES, kwargs=first, post={"to": "down"}),
    Row("questionnaires:remove", DOES, kwargs=first, post={}),
    Row("questionnaires:wave", SEES, kwargs=by_code),
    Row("questionnaires:wave", SEES, kwargs=asked, note="-by-links"),
    Row("questionnaires:close", DOES, kwargs=asked, post={}),
    Row("questionnaires:export", SEES, kwargs=asked),
    Row("questionnaires:answer", EVERYBODY, kwargs=own_link, note="the link is the right"),
    Row("questionnaires:answer", SENT, kwargs=own_link, post=SAID),
    Row("questionnaires:answer", GONE, kwargs=lambda cast: {"token": "made-up"}, note="-made-up"),
    Row("questionnaires:answer_open", EVERYBODY, kwargs=code),
    Row("questionnaires:answer_open", SENT, kwargs=code, post=SAID),
    Row("questionnaires:answer_open", GONE, kwargs=lambda cast: {"code": "abcdefg"}, note="-wrong"),
    Row("questionnaires:thanks", EVERYBODY),
]
