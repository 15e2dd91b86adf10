"""Who sees a card at each step of openness, in words. Pure."""

from dataclasses import dataclass

STEPS = ("team", "named", "network", "public")


@dataclass(frozen=True)
class Step:
    """One step: its key, a short name, who sees the card then; `today`: the names of those whom it adds now."""

    key: str
    label: str
    who: str
    today: str = ""


def steps(district: str, network: str) -> tuple[Step, ...]:
    """The four steps from closed to open, in the words of this district and network."""
    return (
        Step("team", "Our team", f"The design team of {district} and the network's facilitators. Not your sponsor."),
        Step("named", "Districts we name", "Also your sponsor, and the people of each district you tick below."),
        Step("network", "The whole network", f"Also the people of every district in {network}."),
        Step("public", "Everyone", "Also the network's experts and partners. It may be published outside the network."),
    )


def seen_by_words(visibility: str, named: list[str]) -> str:
    """Who sees a card now, as the end of a sentence: "the team, its sponsor and Camino Flat"."""
    if visibility == "team":
        return "the team and the facilitators"
    if visibility == "named":
        return join(["the team", "its sponsor", *named])
    if visibility == "network":
        return "every district of the network"
    return "everybody, experts and partners too"


def is_wider(old: str, new: str) -> bool:
    """Does the step from `old` to `new` open the card further?"""
    return STEPS.index(new) > STEPS.index(old)


def join(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
