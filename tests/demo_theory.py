"""The theory of improvement of the demonstration: a first guess that was kept, what was learned, and how it stands."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pgtrigger

from design_process.cards.actions import Openness, open_card
from design_process.evidence.insights.models import Insight
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
    ("two", "idea", "safe", "Two ways to the same answer on the board", "Bellwood does it, and pupils there argue about the reasons.", "member"),
    ("recall", "idea", "plan", "Three shared questions for each unit", "Planning one question each took longer than three together.", "member"),
)  # fmt: skip
ALSO = (("partner", "safe"), ("two", "listen"))
RESTS_ON = {"safe": "pupils stay silent", "partner": "pupils stay silent", "time": "we answer our own questions"}
TRIES = {"Partner talk before answers": "partner", "Ten minutes next door": "next_door"}
# A second team, which let one idea go and tries another; only its team and the hub see it.
OTHER = "Mill Creek Union"
OTHER_GUESS = (
    ("know", "primary", "", "We know every day who understood", "Tests came after the unit, when nothing could be changed any more.", ""),
    ("ways", "primary", "", "Pupils see that there is more than one way", "Our pupils ask whether it is right before they ask why.", ""),
    ("phone", "idea", "know", "Pupils send a picture of one worked problem", "It looked quick.", "member"),
    ("paper", "idea", "know", "One worked problem on paper at the door", "Forty seconds, and nobody needs a telephone.", "member"),
)  # fmt: skip
TAKEN_UP = (
    "partner",
    "ways",
    "A minute of talk with a new partner each day",
    "Gold Ridge has it; we wanted all pupils to meet.",
)
OTHER_TRIES = {
    "Exit tickets by phone": "phone",
    "Paper tickets in a shoe box": "paper",
    "Partner talk before answers": "pairs",
}


def think_it_through(county: Any) -> None:
    """Build two theories as their teams did."""
    made, nodes, driver = _begin(county, PLACE, GUESS)
    _learn(county, made, nodes, driver)
    _try(made, nodes, TRIES, driver)
    open_card(made, Openness("network"), by=driver)
    other, ideas, by = _begin(county, OTHER, OTHER_GUESS)
    key, under, words, why = TAKEN_UP
    ideas["pairs"] = taken = theory.take_up(nodes[key], ideas[under], hand=_hand(by, other.pk * 100 + 99))
    said = replace(theory.said_of(taken), text=words, warrant=why)
    theory.change_node(taken, said, by=by, seen=theory.state_of(taken))
    _try(other, ideas, OTHER_TRIES, by)


def _begin(county: Any, place: str, guess: Any) -> tuple[Theory, dict[str, TheoryNode], Person]:
    driver: Person = county.people[next(one.driver for one in county.places if one.name == place)]
    made = theory.begin_theory(county.members[place].goals.get(), by=driver)
    nodes: dict[str, TheoryNode] = {}
    _add(made, guess, nodes, driver)
    return made, nodes, driver


def _learn(county: Any, made: Theory, nodes: dict[str, TheoryNode], driver: Person) -> None:
    """What it rests on and is watched by; the guess as a version; what was learned since."""
    for key, words in RESTS_ON.items():
        nodes[key].insights.add(Insight.objects.get(member=made.member, learned__startswith=words))
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


def _try(made: Theory, nodes: dict[str, TheoryNode], tries: dict[str, str], by: Person) -> None:
    """Which prototype tries which idea."""
    for name, key in tries.items():
        card = Prototype.objects.get(member=made.member, name=name)
        change_prototype(card, replace(card_of(card), change_idea=nodes[key]), by=by, seen=state_of(card))


def _add(made: Theory, told: Any, nodes: dict[str, TheoryNode], by: Person) -> None:
    for key, kind, under, words, why, source in told:
        said = theory.Said(words, why, source)
        number = 100 * made.pk + len(nodes)
        nodes[key] = theory.add_node(made, kind, said, nodes.get(under), hand=_hand(by, number))


def _hand(by: Person, number: int) -> theory.Hand:
    return theory.Hand(by, UUID(int=number + 1))
