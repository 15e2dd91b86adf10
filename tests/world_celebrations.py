"""Celebrations of closed cycles, for the tests that need some."""

from typing import Any

from design_process.cards.actions import Openness, open_card
from design_process.celebrations.actions import Words, celebrate
from design_process.celebrations.models import Celebration
from districts.directory.models import Member
from network.people.models import Person
from tests.world import a_cycle, a_decision, a_prototype, a_study, log_it


def a_celebration(
    member: Member, title: str = "Half of the class explains", *, by: Person, visibility: str = "team", **about: Any
) -> Celebration:
    """The celebration of a closed cycle of a new prototype. `named=(member, …)` for NAMED, `act` of the decision."""
    named, act = about.pop("named", ()), about.pop("act", "abandon")
    cycle = a_cycle(a_prototype(member, f"Prototype of {title}", by=by), by=by)
    log_it(member, by=by, cycle=cycle, words="Nine of 25 sent one.")
    a_study(cycle, by=by)
    a_decision(cycle, act, by=by)
    words = {"learned": "Drawings count.", "helped": "A timer on the wall.", "not_known": "Whether it lasts.", **about}
    made = celebrate(cycle, Words(title, **words), by=by)
    open_card(made, Openness(visibility, tuple(named)), by=by)
    made.refresh_from_db()
    return made
