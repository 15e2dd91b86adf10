"""The theory of improvement of the demonstration: a first guess that was kept, what was learned, and how it stands."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pgtrigger

from design_process.cards.actions import Openness, open_card
from design_process.prototypes.actions import card_of, change_prototype, state_of
from design_process.prototypes.models import Prototype
from design_process.theory import actions as theory
from design_process.theory.models import Theory, TheoryNode, TheoryVersion
from network.people.models import Person
from tests.demo_days import at_three

PLACE = "Gold Ridge Union"
# Key, kind, under which, words, why, source.
GUESS = (
    ("talk", "primary", "", "Every pupil talks about the work in every lesson", "In our visits four pupils in ten said nothing all week.", ""),
    ("listen", "primary", "", "Teachers hear how pupils think", "We all mark answers; few of us could say how a pupil got there.", ""),
    ("safe", "primary", "", "A wrong answer is safe to say", "Pupils told us they wait until somebody else is wrong first.", ""),
    ("time", "secondary", "talk", "There is time to think before anyone answers", "The average wait after a question was under two seconds.", ""),
    ("words", "secondary", "talk", "Pupils have the words to begin a sentence", "Pupils who learn English begin, stop, and look at the floor.", ""),
    ("plan", "secondary", "listen", "The questions of a lesson are planned together", "Good questions came up in the lessons that two of us had planned.", ""),
    ("partner", "idea", "time", "Pairs talk for a minute before anyone answers", "Tried in many places, mostly in larger classes than ours.", "research"),
    ("posters", "idea", "words", "Posters with sentence starters in every room", "A colleague had them and liked them.", "member"),
    ("next_door", "idea", "plan", "Ten minutes a week in a colleague's lesson", "The coach from the county saw it change what teachers ask.", "expert"),
    ("drop", "idea", "safe", "Teachers show a mistake of their own each week", "", "member"),
)  # fmt: skip
NAME, LEARNED = (
    "Our first guess",
    (
        "What we thought in the autumn, before the first test. We were sure that words are what pupils lack, and less sure that "
        "time is."
    ),
)
REWORDED = "Pupils have five words to begin with, or a drawing"
WHY_REWORDED = (
    "Nobody read past the first line of a long starter. The quietest table explained most once they could draw."
)
GONE = "posters", "Nobody looked at them after the first week. The cards on the desks did their work."
LATER = (
    ("two", "idea", "safe", "Two ways to the same answer on the board", "Mill Creek does it, and nobody asks there which way is right.", "member"),
    ("recall", "idea", "plan", "Three shared questions for each unit", "Planning one question each took longer than three together.", "member"),
)  # fmt: skip
ALSO = (("partner", "safe"), ("two", "listen"))
TRIES = {"Partner talk before answers": "partner", "Ten minutes next door": "next_door"}


def think_it_through(county: Any) -> Theory:
    """Build the theory as the team did: the guess, a version of it, what was learned since, who may see it."""
    member = county.members[PLACE]
    driver: Person = county.people[next(one.driver for one in county.places if one.name == PLACE)]
    made = theory.begin_theory(member.goals.get(), by=driver)
    nodes: dict[str, TheoryNode] = {}
    _add(made, GUESS, nodes, driver)
    for key in ("talk", "listen"):
        nodes[key].indicators.add(county.explaining)
    kept = theory.keep_version(made, NAME, LEARNED, hand=_hand(driver, 900))
    with pgtrigger.ignore("design_process.TheoryVersion:stays_as_it_is"):
        TheoryVersion.objects.filter(pk=kept.pk).update(at=at_three(county.began + timedelta(weeks=6)))
    said = replace(theory.said_of(nodes["words"]), text=REWORDED, warrant=WHY_REWORDED)
    theory.change_node(nodes["words"], said, by=driver, seen=theory.state_of(nodes["words"]))
    gone, why = GONE
    theory.take_out(nodes[gone], why=why, by=driver)
    _add(made, LATER, nodes, driver)
    for key, above in ALSO:
        theory.connect(nodes[key], nodes[above], by=driver)
    for name, key in TRIES.items():
        card = Prototype.objects.get(member=member, name=name)
        change_prototype(card, replace(card_of(card), change_idea=nodes[key]), by=driver, seen=state_of(card))
    open_card(made, Openness("network"), by=driver)
    return made


def _add(made: Theory, told: Any, nodes: dict[str, TheoryNode], by: Person) -> None:
    for key, kind, under, words, why, source in told:
        said = theory.Said(words, why, source)
        nodes[key] = theory.add_node(made, kind, said, nodes.get(under), hand=_hand(by, len(nodes)))


def _hand(by: Person, number: int) -> theory.Hand:
    return theory.Hand(by, UUID(int=number + 1))
