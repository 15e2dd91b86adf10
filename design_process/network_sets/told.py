"""What of a set's sums may be read by the facilitators of its networks. Pure. What is not plainly safe is hidden.

A facilitator knows the sums of their own network, so the others together must be safe without the biggest of them: the
rules of `docs/decisions/0009-roll-ups-by-partition.md`, with networks in the place of districts. Only all pupils are
told, in bands and without counts: groups of several networks could be subtracted from one another.
"""

from dataclasses import dataclass

from network.lib.suppression import HIDDEN, Hidden, band

FEWEST = 3  # with two, each gets the other's sum by subtraction


@dataclass(frozen=True)
class SetSums:
    """One cell of a set's roll-up: of all pupils, in one period."""

    unit: str
    numerator: float
    denominator: float | None
    largest: float
    networks: int


def told(sums: SetSums, threshold: int) -> str | Hidden:
    """A set's figure as text, or that it is hidden. A mean needs enough pupils beside those of the biggest network."""
    if sums.networks < FEWEST or sums.unit == "rate":  # events are no people: no bound on them is known to be safe
        return HIDDEN
    x, n = sums.numerator, sums.denominator
    if sums.unit == "count" or n is None:
        return f"{x:,.0f}" if x - sums.largest >= threshold else HIDDEN
    if n - sums.largest < threshold:
        return HIDDEN
    if sums.unit == "mean":
        return f"{x / n:,.1f}"
    if x < threshold or n - x < threshold:
        return HIDDEN
    found = band(round(x), round(n), threshold, known=round(sums.largest))
    return HIDDEN if found is None else str(found)
