"""Evidence, its files and quotes, and insights: who gets what answer."""

from uuid import uuid4

from design_process.evidence.insights.models import HowMightWe
from tests.access_table.row import Row
from tests.access_table.work import NETWORK, RELEASES, SEEN, TEAM, saved, the_member, within
from tests.world_evidence import a_cause, a_file, a_question, a_quote, an_insight, an_interview, some_evidence

EVIDENCE = {
    "kind": "attendance",
    "title": "Absences in spring",
    "says": "Mondays are the worst.",
    "client_key": str(uuid4()),
}
QUOTE = {"said": "I wait until somebody else says it.", "client_key": str(uuid4())}
INSIGHT = {"learned": "pupils wait", "because": "it is safer", "client_key": str(uuid4())}
BEGIN = {"consent": "on", "heard": "student", "client_key": str(uuid4())}
CAUSE = {"words": "Too few minutes", "category": "Time", "client_key": str(uuid4())}
OPEN = {"visibility": "network"}


def evidence_at(cast, step: str):
    named = (cast.neighbour,) if step == "named" else ()
    return some_evidence(cast.member, f"Seen {step}", by=cast.driver, visibility=step, named=named)


def piece_at(step: str):
    return lambda cast: {"pk": evidence_at(cast, step).pk}


def file_at(step: str):
    return lambda cast: {"pk": a_file(evidence_at(cast, step), by=cast.driver).pk}


def quote_at(step: str):
    return lambda cast: {"pk": a_quote(evidence_at(cast, step), by=cast.driver).pk}


def insight_at(step: str):
    def of(cast):
        about = {"visibility": step, "named": (cast.neighbour,) if step == "named" else ()}
        return {"pk": an_insight(evidence_at(cast, "team"), by=cast.driver, **about).pk}

    return of


def a_talk(cast):
    return {"pk": an_interview(cast.member, "I wait.", by=cast.driver).pk}


def asked(cast):
    insight = an_insight(some_evidence(cast.member, by=cast.driver), by=cast.driver)
    return {"pk": a_question(insight, by=cast.driver).pk}


def the_cause(cast):
    return {"pk": a_cause(cast.member, by=cast.driver).pk}


def the_round(cast):
    return {"pk": HowMightWe.objects.get(pk=asked(cast)["pk"]).voting_id}


def each(name: str, at, answers: dict[str, int] | None = None, post=None) -> list[Row]:
    """A row for each step of openness: who may not see it gets 404, who may not do it 403."""
    rows = []
    for step, seen in SEEN.items():
        expected = {who: answers.get(who, 403) for who in seen} if answers is not None else seen
        rows.append(Row(name, expected, at(step), post, note=f"-{step}"))
    return rows


ROWS = [
    Row("evidence:board", NETWORK, the_member),
    Row("evidence:add", within(TEAM), the_member),
    Row("evidence:add", within(saved(TEAM)), the_member, EVIDENCE),
    Row("evidence:add", within(dict.fromkeys(TEAM, 422)), the_member, {"title": ""}, note="-empty"),
    *each("evidence:piece", piece_at),
    *each("evidence:edit", piece_at, TEAM),
    *each("evidence:visibility", piece_at, RELEASES),
    *each("evidence:visibility", piece_at, saved(RELEASES), OPEN),
    *each("evidence:attach", piece_at, dict.fromkeys(TEAM, 422), {}),
    *each("evidence:add_quote", piece_at, saved(TEAM), QUOTE),
    *each("evidence:attachment", file_at),
    *each("evidence:take_file_away", file_at, saved(TEAM), {}),
    *each("evidence:quote", quote_at, TEAM),
    Row("evidence:start", within(TEAM), the_member),
    Row("evidence:start", within(saved(TEAM)), the_member, BEGIN),
    Row("evidence:prompts", within(TEAM), the_member),
    Row("evidence:prompts", within(dict.fromkeys(TEAM, 422)), the_member, {"prompts": ""}),
    Row("evidence:interview", TEAM, a_talk),
    Row("evidence:interview", saved(TEAM), a_talk, QUOTE),
    Row("evidence:finish", TEAM, a_talk),
    Row("evidence:finish", saved(TEAM), a_talk, {"title": "Interview", "says": "They wait."}),
    Row("evidence:forget", saved(TEAM), a_talk, {}),
    Row("insights:insights", NETWORK, the_member),
    Row("insights:add", within(TEAM), the_member),
    Row("insights:add", within(dict.fromkeys(TEAM, 422)), the_member, INSIGHT),
    *each("insights:insight", insight_at),
    *each("insights:edit", insight_at, TEAM),
    *each("insights:visibility", insight_at, RELEASES),
    *each("insights:visibility", insight_at, saved(RELEASES), OPEN),
    Row("insights:questions", within(TEAM), lambda cast: asked(cast) and the_member(cast)),
    Row("insights:ask", within(TEAM), the_member),
    Row("insights:ask", within(dict.fromkeys(TEAM, 422)), the_member, {"question": "listen"}),
    Row("causes:causes", within(TEAM), lambda cast: the_cause(cast) and the_member(cast)),
    Row("causes:add", within(TEAM), the_member),
    Row("causes:add", within(saved(TEAM)), the_member, CAUSE),
    Row("causes:edit", TEAM, the_cause),
    Row("causes:edit", saved(TEAM), the_cause, {"step": "away"}),
    Row("causes:whys", TEAM, the_cause),
    Row("insights:edit_question", TEAM, asked),
    Row("insights:vote", {"facilitator": 403, "driver": 302, "team_member": 302}, asked, {}),
    Row("insights:close", {"facilitator": 302, "driver": 403, "team_member": 403}, the_round, {}),
]
