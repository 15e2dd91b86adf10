"""How the planner says days, names, lists and counts. Pure."""

from collections.abc import Iterable
from datetime import date

from districts.planner.problem import Problem

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def said_day(day: date) -> str:
    """ "Wed 7 Oct 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def number(count: int) -> str:
    """In words up to twelve."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


LOCKED = "Locked: it stays as it is."  # instead of a reason: somebody settled it before


def sentence(text: str) -> str:
    """With a capital letter at its start."""
    return f"{text[:1].upper()}{text[1:]}"


def counted(count: int, one: str, many: str = "") -> str:
    """ "one day", "three days"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def listed(names: Iterable[str], most: int = 4) -> str:
    """ "A, B and C"; a long list ends in how many more there are."""
    found = list(names)
    if len(found) > most:
        return f"{', '.join(found[: most - 1])} and {number(len(found) - most + 1)} more"
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def named(problem: Problem, key: str | None) -> str:
    """A member or facilitator by name, or by id when there is no name."""
    row = problem.member.get(key or "") or problem.facilitator.get(key or "")
    return row.said if row else str(key)


def everybody(problem: Problem) -> str:
    """ "all twelve members"; "the only member"."""
    return f"all {number(len(problem.members))} members" if len(problem.members) > 1 else "the member"


def hours(minutes: int) -> str:
    """ "45 min", "2 h", "8 h 20 min", "0 min": the one way in which pages, letters and plans say a time."""
    whole, rest = divmod(minutes, 60)
    # a number and its unit stay on one line
    parts = (f"{whole}\u00a0h" if whole else "", f"{rest}\u00a0min" if rest or not whole else "")
    return " ".join(part for part in parts if part)
