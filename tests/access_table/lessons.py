"""Lessons, named and without names: who gets what answer."""

from functools import partial

from design_process.cycles.models import TestCycle
from design_process.lessons.actions import Unnamed, agree_unnamed, offer_unnamed, release_unnamed, state_of_unnamed
from design_process.lessons.public import switch_public_page
from tests.access_table.row import WHO, Row
from tests.access_table.work import DRIVES, EVERYBODY, NETWORK, RELEASES, TEAM, each_card, saved, the_network
from tests.world import a_decision, a_member, a_study
from tests.world_lessons import a_lesson

WORDS = {
    "expected": "Half would send one.",
    "happened": "Nine did.",
    "did_not_work": "The line was slow.",
    "instead": "Paper in a box.",
}
UNNAMED = {"idea": "Photographs of solved problems", **WORDS}
HUB = {"facilitator": 200, "driver": 403, "team_member": 403}
ANYBODY, NOBODY = dict.fromkeys(WHO, 200), dict.fromkeys(WHO, 404)
THANKS = {"kind": "avoided", "line": "It saved us a month."}


def a_closed_cycle(cast):
    """A cycle of the member that is closed and has no lesson yet."""
    cycle = TestCycle.objects.get(pk=cast.work.cycle.pk)
    if cycle.state != TestCycle.State.CLOSED:
        a_study(cycle, by=cast.driver)
        a_decision(cycle, by=cast.driver)
    return {"pk": cycle.pk}


def lesson_at(step: str):
    def of(cast):
        cast.work  # noqa: B018
        named = (cast.neighbour,) if step == "named" else ()
        return {"pk": a_lesson(cast.member, f"Lesson {step}", by=cast.driver, visibility=step, named=named).pk}

    return of


def offered(cast):
    """A lesson of the team that a facilitator has asked to share without names."""
    cast.work  # noqa: B018
    for name in ("Silver Creek", "Mill Bend"):
        a_member(cast.network, name, by=cast.facilitator)
    lesson = a_lesson(cast.member, "Offered", by=cast.driver)
    return offer_unnamed(lesson, Unnamed(**UNNAMED), by=cast.facilitator)


def released(cast):
    told = offered(cast)
    agree_unnamed(told, by=cast.driver, seen=state_of_unnamed(told))
    release_unnamed(told, by=cast.facilitator)
    return {"code": told.code}


def public_page(*, on: bool = True):
    def of(cast):
        switch_public_page(cast.network, on=on, by=cast.facilitator)
        return {"slug": cast.network.slug}

    return of


def public_lesson(step: str):
    def of(cast):
        return public_page()(cast) | lesson_at(step)(cast)

    return of


each = partial(each_card, at=lesson_at)


ROWS = [
    Row("lessons:lessons", EVERYBODY, the_network),
    Row("lessons:write", DRIVES, a_closed_cycle),
    Row("lessons:write", saved(DRIVES), a_closed_cycle, WORDS),
    *each("lessons:lesson"),
    *each("lessons:edit", DRIVES),
    *each("lessons:visibility", RELEASES),
    *each("lessons:visibility", saved(RELEASES), post={"visibility": "network"}),
    *each("lessons:thank", {"sponsor": 302, "neighbour": 302}, post=THANKS),
    *each("lessons:offer", {"facilitator": 200}),
    Row("lessons:answer", saved(RELEASES), lambda cast: {"pk": offered(cast).lesson_id}, {"answer": "no"}),
    Row("lessons:release", saved(HUB), lambda cast: {"pk": offered(cast).lesson_id}, {}),
    Row("lessons:unnamed", NETWORK, released),
    Row("lessons:unnamed", TEAM, lambda cast: {"code": offered(cast).code}, note="-not-released"),
    Row(
        "lessons:thank_unnamed",
        {"facilitator": 403, "driver": 403, "team_member": 403, "sponsor": 302, "neighbour": 302},
        released,
        THANKS,
    ),
    Row("lessons:public_page", HUB | {"sponsor": 403, "neighbour": 403, "expert": 403}, the_network),
    Row(
        "lessons:public_page",
        saved(HUB | {"sponsor": 403, "neighbour": 403, "expert": 403}),
        the_network,
        {"on": "yes"},
    ),
    Row("lessons:public_lessons", ANYBODY, public_page()),
    Row("lessons:public_lessons", NOBODY, public_page(on=False), note="-off"),
    Row("lessons:public_feed", ANYBODY, public_page()),
    Row("lessons:public_feed", NOBODY, public_page(on=False), note="-off"),
    Row("lessons:public_lesson", ANYBODY, public_lesson("public"), note="-public"),
    *(
        Row("lessons:public_lesson", NOBODY, public_lesson(step), note=f"-{step}")
        for step in ("team", "named", "network")
    ),
]
