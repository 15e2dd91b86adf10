"""Lessons of closed cycles, for the tests that need some."""

from typing import Any

from design_process.cards.actions import Openness, open_card
from design_process.lessons.actions import words_from, write_lesson
from design_process.lessons.models import Lesson
from districts.directory.models import Member
from network.people.models import Person
from tests.world import a_cycle, a_decision, a_prototype, a_study, log_it


def a_lesson(
    member: Member,
    idea: str = "Exit tickets",
    *,
    by: Person,
    visibility: str = "team",
    act: str = "abandon",
    **about: Any,
) -> Lesson:
    """The lesson of a closed cycle of a new prototype. `named=(member, …)` for NAMED; `about` is the study's."""
    named = about.pop("named", ())
    cycle = a_cycle(a_prototype(member, idea, by=by), by=by)
    log_it(member, by=by, cycle=cycle, words="Nine of 25 sent one.")
    a_study(cycle, by=by, **about)
    a_decision(cycle, act, by=by, reason="Paper in a shoe box takes forty seconds.")
    lesson = write_lesson(cycle, words_from(cycle), by=by)
    open_card(lesson, Openness(visibility, tuple(named)), by=by)
    lesson.refresh_from_db()
    return lesson
