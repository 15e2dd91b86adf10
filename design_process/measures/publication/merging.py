"""Which groups of a printed table may be printed as one: those of a kind that are hidden. Pure.

The choice is made by the marks that everybody sees, never by which of them is small.
"""

from collections import defaultdict
from collections.abc import Mapping

from design_process.measures.publication.texts import TOO_FEW
from districts.directory.groups import adding_up, others_key
from network.lib.suppression import MARK


def mergeable(printed: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """By the key of the one group the groups in it: at least two are hidden, and not all of their kind are.

    `printed`: the text of each group of the table. All hidden groups of a kind together would be all pupils again.
    """
    of_kind: dict[str, list[str]] = defaultdict(list)
    for group in sorted(printed):
        if kind := adding_up(group):
            of_kind[kind].append(group)
    found = {}
    for kind, groups in of_kind.items():
        hidden = tuple(group for group in groups if printed[group] in (MARK, TOO_FEW))
        if 2 <= len(hidden) < len(groups) and others_key(kind) not in printed:
            found[others_key(kind)] = hidden
    return found
