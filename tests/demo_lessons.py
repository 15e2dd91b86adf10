"""What the teams of the demonstration tell each other: two lessons by name, one of them to everybody, one without a
name, and thanks for one."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from design_process.cards.actions import Openness, open_card
from design_process.cycles.models import TestCycle
from design_process.lessons import actions as lessons
from design_process.lessons.models import Lesson, Thanks
from design_process.lessons.public import switch_public_page
from districts.directory.models import Member
from network.people.models import Person

OPENED = (
    (
        "Mill Creek Union",
        "public",
        "Exit tickets by phone",
        "Paper in a shoe box by the door: forty seconds, and nobody needs a phone. Ask who has one before you plan.",
    ),
    (
        "Gold Ridge Union",
        "network",
        "Partner talk before answers",
        "Keep the minute, cut the starters to five words, allow drawings.",
    ),
)
WITHOUT_NAMES = ("Camino Flat Union", "One caller for each family")
UNNAMED = lessons.Unnamed(
    idea="One known voice calls each family",
    expected="As many families answer as when the office calls.",
    happened="About as many were reached as before, with half of the calls.",
    did_not_work="Old telephone numbers. Every third call went nowhere, and nobody had looked before we began.",
    instead="Ask each family for its number in the first week, and let the family choose who calls.",
)
LINE = "We had ordered the phone stands. We bought a shoe box instead, and ask one question on paper."


def tell_lessons(county: Any) -> None:
    """Lessons made of closed cycles, in the words that the teams wrote then."""
    for place, how_far, idea, instead in OPENED:
        lesson = _lesson(county, place, idea, instead)
        open_card(lesson, Openness(how_far), by=_driver(county, place))
    switch_public_page(county.network, on=True, by=county.facilitator)
    place, idea = WITHOUT_NAMES
    lesson = _lesson(county, place, idea)
    told = lessons.offer_unnamed(lesson, UNNAMED, by=county.facilitator)
    lessons.agree_unnamed(told, by=_driver(county, place), seen=lessons.state_of_unnamed(told))
    lessons.release_unnamed(told, by=county.facilitator)
    _thank(county)


def _lesson(county: Any, place: str, idea: str, instead: str = "") -> Lesson:
    cycle = TestCycle.objects.filter(member=_member(county, place), prototype__name=idea, closed_at__isnull=False)[0]
    words = lessons.words_from(cycle)
    return lessons.write_lesson(cycle, replace(words, instead=instead or words.instead), by=_driver(county, place))


def _thank(county: Any) -> None:
    helped = "Bellwood Union"
    lesson = Lesson.objects.get(member=_member(county, "Mill Creek Union"))
    thanks = lessons.thank(
        lesson, Thanks.Kind.AVOIDED, by=_driver(county, helped), member=_member(county, helped), line=LINE
    )
    Thanks.objects.filter(pk=thanks.pk).update(at=timezone.now() - timedelta(days=6))


def _member(county: Any, place: str) -> Member:
    found: Member = county.members[place]
    return found


def _driver(county: Any, place: str) -> Person:
    person: Person = county.people[next(one.driver for one in county.places if one.name == place)]
    return person
