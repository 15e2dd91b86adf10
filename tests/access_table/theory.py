"""Theories of improvement: who gets what answer."""

from design_process.theory.actions import take_out
from tests.access_table.row import Row
from tests.access_table.work import NETWORK, RELEASES, SEEN, TEAM, saved, the_member
from tests.world import a_goal
from tests.world_theory import ATheory, a_version

WORDS = {"text": "Two solutions", "client_key": "0c6d2c5e-5d66-4f0c-9a8e-3f0f6f5a0a01"}
KEPT = {"name": "After the visits", "learned": "Starters help.", "client_key": "0c6d2c5e-5d66-4f0c-9a8e-3f0f6f5a0a02"}


def at(step: str, what: str):
    """A thing of a theory that is open as far as `step`: the theory itself, one of its nodes, a version of it."""

    def of(cast):
        named = (cast.neighbour,) if step == "named" else ()
        made = ATheory(cast.member, by=cast.driver, visibility=step, named=named)
        if what == "version":
            return {"pk": a_version(made.theory, by=cast.driver).pk}
        return {"pk": getattr(made, what).pk}

    return of


def gone(cast):
    node = ATheory(cast.member, by=cast.driver).board
    take_out(node, why="Nobody had time.", by=cast.driver)
    return {"pk": node.pk}


def each(name: str, what: str, answers: dict[str, int] | None = None, post=None) -> list[Row]:
    """A row for each step of openness: who may not see it gets 404, who may not do it 403."""
    rows = []
    for step, seen in SEEN.items():
        expected = {who: answers.get(who, 403) for who in seen} if answers is not None else seen
        rows.append(Row(name, expected, at(step, what), post, note=f"-{step}"))
    return rows


ROWS = [
    Row("theory:of_member", NETWORK, lambda cast: at("network", "theory")(cast) and the_member(cast)),
    Row(
        "theory:begin",
        {**saved(TEAM), "sponsor": 403},
        lambda cast: {"pk": a_goal(cast.member, by=cast.driver).pk},
        {},
    ),
    *each("theory:theory", "theory"),
    *each("theory:print", "theory"),
    *each("theory:compare", "theory"),
    *each("theory:version", "version"),
    *each("theory:node", "partner"),
    *each("theory:visibility", "theory", RELEASES),
    *each("theory:visibility", "theory", saved(RELEASES), post={"visibility": "network"}),
    *each("theory:keep", "theory", TEAM),
    *each("theory:keep", "theory", saved(TEAM), post=KEPT),
    *each("theory:add", "theory", TEAM),
    *each("theory:add", "theory", saved(TEAM), post=WORDS),
    *each("theory:order", "theory", TEAM),
    *each("theory:order", "theory", saved(TEAM), post={}),
    *each("theory:edit", "partner", TEAM),
    *each("theory:connect", "partner", TEAM),
    *each("theory:disconnect", "board", saved(TEAM), post={}),
    *each("theory:take_out", "partner", TEAM),
    *each("theory:take_out", "partner", saved(TEAM), post={"why": "Nobody had time."}),
    *each("theory:take_up", "partner", {"neighbour": 200}),
    *each("theory:take_up", "partner", {"neighbour": 422}, post={"under": ""}),
    Row("theory:bring_back", saved(TEAM), gone, {}),
]
