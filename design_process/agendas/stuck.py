"""Members whose work stands still, for whoever makes an agenda: whom to ask, and why. Never a line on the agenda."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from design_process.agendas.fit import Note
from design_process.progress.at_work import QUIET_AFTER, first_to_end
from design_process.progress.position import Position
from network.lib.words import day_words, weeks_between


def stuck(members: list[Any], positions: Mapping[int, Position], today: date) -> Iterator[Note]:
    """A note for each member (of `members_at_work`) that is stuck: first a study that waits, then silence, then pace.

    A member has one note, about what is most pressing. No query.
    """
    found = [(note, member) for member in members if (note := _note(member, positions.get(member.pk), today))]
    for (_, words, url), _ in sorted(found, key=lambda pair: (pair[0][0], pair[1].name)):
        yield Note(words, url)


def _note(member: Any, position: Position | None, today: date) -> tuple[int, str, str] | None:
    """How pressing (the least first), in words, and the page it is about."""
    cycle, url = first_to_end(member), reverse("directory:member", args=[member.pk])
    if cycle and cycle.ends_on < today:
        words = f"{member.name}: cycle {cycle.number} ended on {day_words(cycle.ends_on)} and waits for its study."
        return 1, words, reverse("cycles:cycle", args=[cycle.pk])
    last = timezone.localdate(member.last_log_at) if member.last_log_at else member.since
    if cycle and last < today - QUIET_AFTER:
        return 2, f"{member.name} is quiet: a test is running, nothing logged for {weeks_between(last, today)}.", url
    if position is not None and position.pace == "behind":
        return 3, f"{member.name} is behind the timeline: {position.reason}", url
    return None
