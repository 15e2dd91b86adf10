"""Walking from one thing to what it came from and to what came of it, through what one reader sees.

A step out of their reach ends the way there: it is not named, not counted, and nothing beyond it tells that it exists.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from design_process.lineage.steps import KINDS, LINKS, Link
from network.lib.words import counted, listed


@dataclass(frozen=True)
class Thing:
    title: str
    url: str
    is_here: bool


@dataclass(frozen=True)
class Step:
    """Everything of one kind on the way, in the order it was made."""

    label: str
    things: tuple[Thing, ...]

    @property
    def is_here(self) -> bool:
        return any(thing.is_here for thing in self.things)


@dataclass(frozen=True)
class Lineage:
    sentence: str
    steps: tuple[Step, ...]


def lineage_of(person: Any, kind: str, row: Any) -> Lineage:
    """What a thing came from and what came of it. One query for each kind, however much there is."""
    order = list(KINDS)
    here = order.index(kind)
    before = _followed(person, kind, row, reversed(order[:here]), backwards=True)
    after = _followed(person, kind, row, order[here + 1 :], backwards=False)
    steps = [_step(name, found, row) for name in order if (found := (before | after | {kind: [row]}).get(name))]
    return Lineage(_sentence(before, after), tuple(steps))


def _followed(person: Any, kind: str, row: Any, order: Iterable[str], *, backwards: bool) -> dict[str, list[Any]]:
    """The rows of each kind that a thing leads to in one direction."""
    reached: dict[str, list[Any]] = {kind: [row]}
    for name in order:
        ways = [way for link in LINKS if (way := _way(link, name, backwards=backwards)) and way[1] in reached]
        wanted = [_reaching(lookup, [one.pk for one in reached[other]]) for lookup, other in ways]
        if wanted:
            rows = KINDS[name].rows().seen_by(person).filter(reduce(or_, wanted))
            found = {one.pk: one for one in rows.select_related(*KINDS[name].with_names).order_by("pk")}
            if found:
                reached[name] = list(found.values())
    return {name: rows for name, rows in reached.items() if name != kind}


def _way(link: Link, name: str, *, backwards: bool) -> tuple[str | Callable[[list[int]], Q], str] | None:
    """By which relation, and from which other kind, a link leads to the rows of a kind."""
    if backwards:
        return (link.backward, link.later) if link.earlier == name else None
    return (link.forward, link.earlier) if link.later == name else None


def _reaching(lookup: str | Callable[[list[int]], Q], keys: list[int]) -> Q:
    return Q(**{f"{lookup}__in": keys}) if isinstance(lookup, str) else lookup(keys)


def _step(name: str, rows: list[Any], here: Any) -> Step:
    kind = KINDS[name]
    things = tuple(Thing(kind.title(row), kind.url(row), is_here=row == here) for row in rows)
    return Step(kind.one if len(rows) == 1 else kind.many, things)


def _sentence(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> str:
    """How far it goes in both directions."""
    parts = []
    if came_from := sum(len(rows) for rows in before.values()):
        parts.append(f"{counted(came_from, 'thing', 'things')} led to it")
    if came_of := sum(len(rows) for rows in after.values()):
        parts.append(f"{counted(came_of, 'thing', 'things')} came of it")
    if not parts:
        return "Nothing that you can see led to it or came of it."
    return f"{listed(parts)}, as far as you can see."
