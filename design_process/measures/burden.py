"""What collecting numbers costs a team, in minutes a week. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from network.lib.words import counted

MANY_INDICATORS = 5  # what a busy team still collects in spring
MANY_MINUTES = 30  # a week, all of a team's numbers together
WEEKS = {"week": 1.0, "month": 52 / 12, "quarter": 13.0, "year": 52.0}  # between two collections


@dataclass(frozen=True)
class Load:
    """What a set of indicators costs: how many, the minutes a week of those whose cost is known, how many are not."""

    indicators: int
    minutes: float
    unknown: int

    @property
    def words(self) -> str:
        """ "about 12 minutes a week", with what is not known; empty without indicators."""
        if not self.indicators:
            return ""
        if self.unknown == self.indicators:
            return "nobody has said yet how many minutes they take"
        rest = f", and {counted(self.unknown, 'number', 'numbers')} of unknown cost" if self.unknown else ""
        return f"{minutes_words(self.minutes)}{rest}"

    @property
    def warning(self) -> str:
        """Why it may be too much, in a sentence or two; empty when it is not."""
        said = []
        if self.indicators > MANY_INDICATORS:
            said.append(
                f"These are {self.indicators} numbers. Teams that keep to about {MANY_INDICATORS} still collect them "
                "in spring; of more, some are soon left out."
            )
        if self.minutes > MANY_MINUTES:
            said.append(
                f"They take {minutes_words(self.minutes)}. Above {MANY_MINUTES}, collecting tends to stop in a busy "
                "week. Could you count a sample, or use numbers that somebody has already?"
            )
        return " ".join(said)


def minutes_a_week(frequency: str, minutes: int | None) -> float | None:
    """What an indicator costs a week when one collection costs `minutes`; None when nobody has said."""
    return None if minutes is None else minutes / WEEKS[frequency]


def load_of(collected: Iterable[tuple[str, int | None]]) -> Load:
    """The load of indicators, each given by its frequency and the minutes of one collection."""
    costs = [minutes_a_week(frequency, minutes) for frequency, minutes in collected]
    known = [cost for cost in costs if cost is not None]
    return Load(len(costs), sum(known), len(costs) - len(known))


def minutes_words(minutes: float) -> str:
    """ "about 12 minutes a week"."""
    whole = round(minutes)
    return "less than a minute a week" if whole == 0 else f"about {counted(whole, 'minute', 'minutes')} a week"
