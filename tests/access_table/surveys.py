"""Class surveys: the team's and the hub's; whoever has the code answers."""

from uuid import uuid4

from django.utils import timezone

from design_process.surveys.models import SurveyRound
from tests.access_table.row import WHO, Row
from tests.access_table.work import TEAM, saved, the_member, within
from tests.world_evidence import some_evidence
from tests.world_surveys import a_class, a_survey, closed, round_of, they_answer

EVERYBODY = dict.fromkeys(WHO, 200)
LAST_DAY = {"closes_on": str(timezone.localdate()), "expected": "19"}
ASK = {
    "audience": "students",
    "group": "Grade 7",
    "statements": "growth",
    "client_key": str(uuid4()),
    **LAST_DAY,
}
SAID = {"q-s1": "4", "client_key": "7f0c7a3e-1111-4222-8333-444455556666"}


def running(cast):
    return {"pk": a_survey(cast.member, by=cast.driver).pk}


def over(cast):
    survey = a_survey(cast.member, by=cast.driver)
    they_answer(round_of(survey), *a_class(1, 2, 5, 7, 4))
    closed(round_of(survey), by=cast.driver)
    return {"pk": survey.pk}


def over_round(cast):
    return {"pk": SurveyRound.objects.get(survey=over(cast)["pk"]).pk}


def code(cast):
    return {"code": round_of(a_survey(cast.member, by=cast.driver)).wave.code}


def on_board(cast):
    return {"pk": some_evidence(cast.member, by=cast.driver).pk}


WRONG = {"code": "abcdefg"}

ROWS = [
    Row("surveys:surveys", within(TEAM), the_member),
    Row("surveys:start", within(TEAM), the_member),
    Row("surveys:start", within(saved(TEAM)), the_member, ASK),
    Row("surveys:start", within(dict.fromkeys(TEAM, 422)), the_member, {"group": ""}, note="-empty"),
    Row("surveys:survey", TEAM, running),
    Row("surveys:survey", TEAM, over, note="-over"),
    Row("surveys:sheet", TEAM, running),
    Row("surveys:again", TEAM, over),
    Row("surveys:again", saved(TEAM), over, LAST_DAY),
    Row("surveys:close", saved(TEAM), running, {}),
    Row("surveys:to_board", saved(TEAM), over_round, {}),
    Row("surveys:answer", EVERYBODY, code, note="-the code is the right"),
    Row("surveys:answer", dict.fromkeys(WHO, 302), code, SAID),
    Row("surveys:answer", dict.fromkeys(WHO, 404), lambda cast: WRONG, note="-wrong"),
    Row("surveys:thanks", EVERYBODY, code),
    Row("evidence:take_off", saved(TEAM), on_board, {"because": "Counted twice."}),
    Row("evidence:take_off", dict.fromkeys(TEAM, 422), on_board, {}, note="-empty"),
    Row("evidence:put_back", saved(TEAM), on_board, {}),
]
