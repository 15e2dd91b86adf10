"""Theories of improvement, for the tests that need some."""

from typing import Any
from uuid import uuid4

from design_process.cards.actions import Openness, open_card
from design_process.theory.actions import Hand, Said, add_node, begin_theory, connect, keep_version
from design_process.theory.models import Theory, TheoryNode, TheoryVersion
from districts.directory.models import Member
from network.people.models import Person
from tests.world import a_goal


def a_theory(member: Member, *, by: Person, visibility: str = "team", aim: str = "", **about: Any) -> Theory:
    """The theory of a goal of a member, empty. `aim`: of a goal of its own. `named=(member, …)` for NAMED."""
    goal = a_goal(member, aim, by=by) if aim else a_goal(member, by=by)
    theory = begin_theory(goal, by=by)
    open_card(theory, Openness(visibility, tuple(about.pop("named", ()))), by=by)
    theory.refresh_from_db()
    return theory


def a_node(
    theory: Theory, kind: str, text: str, under: TheoryNode | None = None, *, by: Person, **said: Any
) -> TheoryNode:
    """A driver or a change idea. `said`: warrant, source, indicators, on_behalf."""
    hand = Hand(by, uuid4(), on_behalf=said.pop("on_behalf", False))
    return add_node(theory, kind, Said(text, **said), under, hand=hand)


def a_version(
    theory: Theory, name: str = "First guess", *, by: Person, learned: str = "Talk matters."
) -> TheoryVersion:
    """What a theory says now, kept."""
    return keep_version(theory, name, learned, hand=Hand(by, uuid4()))


class ATheory:
    """A theory with two primary drivers, a secondary one, and two change ideas, the second under both of its drivers.

    `talk` ← `planned` ← `partner`, `board`; `listen` ← `board`.
    """

    def __init__(self, member: Member, *, by: Person, **about: Any) -> None:
        self.theory = a_theory(member, by=by, **about)
        self.talk = a_node(self.theory, "primary", "Pupils talk about how they think", by=by, warrant="They said so.")
        self.listen = a_node(self.theory, "primary", "Teachers listen for reasons", by=by)
        self.planned = a_node(self.theory, "secondary", "Talk is planned in every lesson", self.talk, by=by)
        self.partner = a_node(
            self.theory, "idea", "A minute of partner talk", self.planned, by=by, source="research", warrant="A study."
        )
        self.board = a_node(self.theory, "idea", "Two solutions on the board", self.planned, by=by)
        connect(self.board, self.listen, by=by)
