"""All student groups that a network may count: those that Trellis knows, and its own, by dimension."""

from dataclasses import dataclass

from districts.directory.groups import ALL, GROUPS, PROGRAM, STANDARDS, Dimension, Standard
from districts.directory.models import OwnGroup


@dataclass(frozen=True)
class GroupRow:
    """A group with what the state and the standards call it."""

    key: str
    label: str
    codes: tuple[str, ...] = ()
    standard: Standard | None = None
    is_own: bool = False


@dataclass(frozen=True)
class GroupsOf:
    """A dimension with its groups."""

    dimension: Dimension
    groups: tuple[GroupRow, ...]


def dimensions_of(network_id: int) -> tuple[GroupsOf, ...]:
    """The dimensions of a network with their groups, without "all pupils". One query."""
    found: dict[Dimension, list[GroupRow]] = {}
    for group in GROUPS:
        if group.key != ALL:
            row = GroupRow(group.key, group.label, group.codes, STANDARDS.get(group.key))
            found.setdefault(group.dimension, []).append(row)
    for own in OwnGroup.objects.filter(network=network_id).select_related("dimension"):
        kept = own.dimension
        dimension = Dimension(f"own{kept.pk}", kept.label, is_partition=kept.is_partition) if kept else PROGRAM
        found.setdefault(dimension, []).append(GroupRow(own.key, own.label, is_own=True))
    return tuple(GroupsOf(dimension, tuple(rows)) for dimension, rows in found.items())


def choices_of(network_id: int) -> list[tuple[str, str]]:
    """Key and label of every group that a network may count besides all pupils. One query."""
    return [(row.key, row.label) for one in dimensions_of(network_id) for row in one.groups]
