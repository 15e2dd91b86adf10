"""What visitors wrote down, grouped for talking it over: by theme where one was given, else by look-for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from districts.support.visits.models import VisitEntry

KINDS = dict(VisitEntry.Kind.choices)
WITHOUT = "Nothing in particular"


@dataclass(frozen=True)
class Group:
    """One theme or look-for, with its entries kind by kind: (label of the kind, entries)."""

    label: str
    parts: tuple[tuple[str, tuple[VisitEntry, ...]], ...]


def grouped(entries: Iterable[VisitEntry]) -> tuple[Group, ...]:
    """Themes by name, then look-fors in the host's order, then the rest; in each, evidence before feedback."""
    found: dict[tuple[int, int, str], list[VisitEntry]] = defaultdict(list)
    for entry in entries:
        found[_place(entry)].append(entry)
    return tuple(Group(key[2], _by_kind(found[key])) for key in sorted(found))


def _place(entry: VisitEntry) -> tuple[int, int, str]:
    if entry.theme:
        return 0, 0, entry.theme
    if entry.look_for is not None:
        return 1, entry.look_for.order, entry.look_for.words
    return 2, 0, WITHOUT


def _by_kind(entries: list[VisitEntry]) -> tuple[tuple[str, tuple[VisitEntry, ...]], ...]:
    of_kind = {kind: tuple(entry for entry in entries if entry.kind == kind) for kind in KINDS}
    return tuple((str(KINDS[kind]), rows) for kind, rows in of_kind.items() if rows)
