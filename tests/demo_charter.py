"""The charter of the demonstration: two versions, most people stand by it, one suggestion waits."""

from typing import TYPE_CHECKING
from uuid import UUID

from network.charter.actions import Words, stand_by, suggest, write_version

if TYPE_CHECKING:
    from tests.demo import County

FIRST = Words(
    vision="Every pupil in our valleys can say what they think and why, in the smallest school as in the largest.",
    mission="Thirteen rural districts try small changes in teaching, and tell each other what held and what did not.",
    equity="Pupils who live far out, and pupils who learn English, are asked first and counted always.",
    core_values="Small before big.\nWhat did not work is worth telling.\nEveryone’s view counts the same.",
    norms="We begin in time.\nWe listen to the end.\nNo names of pupils.",
)
SECOND = Words(
    **{**FIRST.__dict__, "norms": FIRST.norms + "\nWhoever drives longest speaks first.", "reason": "Long drives."}
)


def write_charter(county: "County") -> None:
    """Two versions; whoever was at the last meeting stands by the second."""
    write_version(county.network, FIRST, seen=0, by=county.facilitator)
    version = write_version(county.network, SECOND, seen=1, by=county.facilitator)
    for name in ("Dana Whitfield", "Sylvia Renner", "June Ames", "Theo Vasquez"):
        if name in county.people:
            stand_by(version, county.network, by=county.people[name])
    words = "Say that aides are part of the team, not guests in it."
    suggest(county.network, "core_values", words, by=county.people["Tomas Reyes"], client_key=UUID(int=1848))
