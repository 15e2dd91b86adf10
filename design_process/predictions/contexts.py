"""Where something was tried, in words that fit any district; what differs between where it held and not. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from network.lib.words import listed

# Pupils of a district, from and to below. The lowest band is wide enough for a district of eleven to be one of many.
BANDS = ((0, 200), (200, 400), (400, 700), (700, 1500), (1500, 5000), (5000, None))
LABELS = {
    "grades": "Grades",
    "pupils": "Pupils in the district",
    "problem": "Problem of practice",
    "scale": "Scale of the test",
}
UNKNOWN = "not known"


@dataclass(frozen=True)
class Context:
    """One try's surroundings. `pupils` is a band, never a count; what nobody said is empty."""

    grades: str = ""
    pupils: str = ""
    problem: str = ""
    scale: str = ""

    def __str__(self) -> str:
        """ "a K-8 district of 400 to 699 pupils"."""
        kind = f"a {self.grades} district" if self.grades else "a district"
        return f"{kind} of {self.pupils} pupils" if self.pupils else kind


@dataclass(frozen=True)
class Difference:
    """One side of the surroundings that was not the same where a prediction held and where it did not."""

    label: str
    held: str
    other: str


def band(pupils: int | None) -> str:
    """The band of a district's size: "400 to 699", "fewer than 200", "5,000 or more". Empty when it is not known."""
    if pupils is None:
        return ""
    low, high = next((low, high) for low, high in BANDS if high is None or pupils < high)
    if high is None:
        return f"{low:,} or more"
    return f"{low:,} to {high - 1:,}" if low else f"fewer than {high:,}"


def differing(held: Collection[Context], other: Collection[Context]) -> tuple[Difference, ...]:
    """What differs between where it held and where not; nothing while there is only one side to look at."""
    if not held or not other:
        return ()
    found = []
    for name, label in LABELS.items():
        ours, theirs = ({getattr(one, name) for one in side} for side in (held, other))
        if ours != theirs:
            found.append(Difference(label, _values(ours), _values(theirs)))
    return tuple(found)


def places(contexts: Iterable[Context]) -> str:
    """Each kind of place once: "a K-8 district of 400 to 699 pupils and a 9-12 district of 5,000 or more pupils"."""
    return listed(sorted({str(one) for one in contexts}))


def _values(values: set[str]) -> str:
    return listed(sorted(value or UNKNOWN for value in values))
