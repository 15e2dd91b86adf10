"""From whom the chosen ideas came, by stakeholder group, and never so that one person could be known. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from network.lib.words import number_word

LEAST_AUTHORS = 3  # of a group, and of all others together, before anything is said


@dataclass(frozen=True)
class Written:
    """An idea. `authors`: any key of a person → the group they sit for. `is_named`: one of them is known."""

    authors: Mapping[int, str]
    is_named: bool
    is_chosen: bool


def sentence(ideas: Iterable[Written], labels: Mapping[str, str]) -> str:
    """ "Three of four chosen ideas came from …": the group that most were from. Empty when it may not be said.

    Said of a group only when at least three people of it wrote without a name, and nobody or at least three others did:
    otherwise those that are left over would be known by what is not from the group. Ideas of people who are named
    are known anyway, and are not counted: taking them away would leave fewer than three.
    """
    unnamed = [one for one in ideas if not one.is_named and one.authors]
    people = {person: group for one in unnamed for person, group in one.authors.items()}
    chosen = [one for one in unnamed if one.is_chosen]
    for group, label in labels.items():
        own = sum(1 for one in people.values() if one == group)
        others = len(people) - own
        if own < LEAST_AUTHORS or 0 < others < LEAST_AUTHORS:
            continue
        count = sum(1 for one in chosen if group in one.authors.values())
        if len(chosen) > 1 and 2 * count > len(chosen):
            of = "All" if count == len(chosen) else f"{number_word(count).capitalize()} of"
            return f"{of} {number_word(len(chosen))} chosen ideas without a name came from one group: {label.lower()}."
    return ""
