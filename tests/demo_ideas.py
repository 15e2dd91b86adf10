"""Rounds of ideas of the demonstration: one that is being written, one that was read, merged, built on, scored and decided."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from design_process.ideas import actions as ideas
from design_process.ideas.choosing import actions as choosing
from design_process.ideas.choosing.criteria import SHIPPED
from design_process.ideas.models import Idea, IdeaRound
from design_process.ideas.placing.actions import place_idea
from design_process.theory.actions import Hand
from design_process.theory.models import TheoryNode
from tests import demo_story as story
from tests.demo_days import at_three

PLACE, WRITING = "Gold Ridge Union", "Mill Creek Union"
QUESTION = "make it safe to explain a step aloud before anybody knows whether it is right"
TALK = "Pairs talk before anybody answers aloud"
# Who, title, what it is, where it comes from, what speaks for it.
WRITTEN = (
    ("Tomas Reyes", TALK, "One minute with your neighbour, on every question that has a why in it. Then anybody may be asked.", "own", "My grade 7 talks as soon as it may whisper."),
    ("Bea Holloway", "A minute of silence, then the partner", "Everybody writes half a sentence first. Only then they turn to each other.", "research", "Reviews of wait time: more pupils speak, and they speak longer."),
    ("Nia Abara", "Draw it or say it", "A pupil may show a step as a drawing instead of a sentence.", "own", "Three of mine explain everything with a pencil."),
    ("Dana Whitfield", "Two ways on the board, no names", "Two answers side by side. The class asks which step differs, never whose it is.", "district", "Seen at Mill Creek in the fall."),
    ("Tomas Reyes", "Teachers count to five", "Before taking an answer, in every lesson, for six weeks.", "research", ""),
)  # fmt: skip
MERGED = (
    "Half a sentence, then a minute with your neighbour",
    "Write half a sentence in silence, talk for a minute, then anybody may be asked.",
)
BUILT = ("Nia Abara", "Half a sentence or half a drawing", "As before, with a drawing for those who like that better.")
# Each person's scores, an idea in a row (by title) and a criterion in a column: first, and again after talking.
SCORES = (
    {
        "Dana Whitfield": ("3424", "4435", "4345", "5234", "3535"),
        "Tomas Reyes": ("4435", "5445", "4355", "2124", "4545"),
        "Bea Holloway": ("2324", "4335", "5345", "5245", "2534"),
        "Nia Abara": ("5445", "5445", "3245", "1124", "2425"),
    },
    {
        "Dana Whitfield": ("3424", "4445", "4345", "3234", "3535"),
        "Tomas Reyes": ("3435", "5445", "4355", "2124", "3545"),
        "Bea Holloway": ("3324", "4345", "4345", "3245", "3534"),
        "Nia Abara": ("4445", "5445", "3245", "2124", "3425"),
    },
)  # fmt: skip
REASON = "It asks no more of a pupil than half a sentence, costs nothing, and six weeks are enough to see whether more of them speak. Counting to five comes along for free."
DISSENT = "One of us fears that pairs of friends talk about other things. We look at that in the second week."
COUNTED, UNDER = "Teachers count to five", "There is time to think before anyone answers"
OPEN_QUESTION = "give every pupil a job in group work"
FIRST = (("Kit Morrow", "Four roles on four cards"), ("Lena Fiore", "Groups of three instead of four"))


def think_of_something(county: Any) -> IdeaRound:
    """A round of Gold Ridge from question to merged ideas, and one of Mill Creek that is being written."""
    member, driver = _who(county, PLACE)
    asked = ideas.start_round(member, ideas.RoundWords(QUESTION), by=driver, client_key=_key(county))
    made = {title: _write(county, asked, who, title, *rest) for who, title, *rest in WRITTEN}
    ideas.open_round(asked, by=driver)
    began = at_three(county.began + timedelta(weeks=10))
    IdeaRound.objects.filter(pk=asked.pk).update(started_at=began, opened_at=began + timedelta(days=6))
    words = ideas.IdeaWords(*MERGED)
    merged = ideas.merge_ideas(
        made[TALK], made["A minute of silence, then the partner"], words, by=driver, client_key=_key(county)
    )
    _write(county, asked, *BUILT, on=merged)
    _choose(county, asked)
    other, other_driver = _who(county, WRITING)
    until = timezone.localdate() + timedelta(days=5)
    words = ideas.RoundWords(OPEN_QUESTION, ends_on=until)
    writing = ideas.start_round(other, words, by=other_driver, client_key=_key(county))
    for who, title in FIRST:
        _write(county, writing, who, title)
    return asked


def _choose(county: Any, asked: IdeaRound) -> None:
    """Scored twice, the second time after talking; then decided."""
    _, driver = _who(county, PLACE)
    places = {idea.title: number for number, idea in enumerate(asked.ideas.standing().order_by("title"))}
    for turn in SCORES:
        scoring = choosing.start_scoring(asked, SHIPPED, by=driver)
        criteria = list(scoring.criteria.all())
        for who, rows in turn.items():
            given = {
                (idea.pk, one.pk): int(rows[places[idea.title]][number])
                for idea in asked.ideas.standing()
                for number, one in enumerate(criteria)
            }
            choosing.give_scores(scoring, given, by=county.people[who])
        choosing.reveal(scoring, by=driver)
    chosen = tuple(asked.ideas.filter(title__in=(BUILT[1], COUNTED)))
    runner_up = asked.ideas.get(title="Two ways on the board, no names")
    decision = choosing.decide(asked, choosing.Decided(chosen, REASON, runner_up, DISSENT), by=driver)
    decided_at = at_three(county.began + timedelta(weeks=12))
    type(decision).objects.filter(pk=decision.pk).update(decided_at=decided_at)
    _go_on(county, asked, driver)
    for scoring in asked.scorings.all():
        at = decided_at - timedelta(days=4 - scoring.number)
        type(scoring).objects.filter(pk=scoring.pk).update(started_at=at, revealed_at=at)


def _go_on(county: Any, asked: IdeaRound, driver: Any) -> None:
    """One of the two that were chosen stands in the theory already; the other waits there to be put in."""
    above = TheoryNode.objects.get(theory__member=asked.member, text=UNDER)
    place_idea(asked.ideas.get(title=BUILT[1]), above, hand=Hand(driver, _key(county)))


def _write(county: Any, asked: IdeaRound, who: str, title: str, *rest: str, on: Idea | None = None) -> Idea:
    what, source, basis = (*rest, "", "", "")[:3]
    hand = ideas.Hand(county.people[who], _key(county), named=who == "Nia Abara" and on is not None)
    asked.refresh_from_db()
    return ideas.write_idea(asked, ideas.IdeaWords(title, what, source, basis), hand, builds_on=on)


def _who(county: Any, place: str) -> tuple[Any, Any]:
    driver = next(one.driver for one in story.PLACES if one.name == place)
    return county.members[place], county.people[driver]


def _key(county: Any) -> UUID:
    return UUID(int=county.dice.getrandbits(128), version=4)
