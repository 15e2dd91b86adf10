"""Putting counts, lists and days into sentences. Pure: today is passed in."""

from collections.abc import Sequence
from datetime import date

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(number: int, one: str, many: str) -> str:
    """ "1 district", "3 districts": the number with the form of the word that fits it."""
    return f"{number:,} {one if number == 1 else many}"


def number_word(count: int) -> str:
    """A count as prose prints it: words up to twelve, then figures, then with a comma (1,234)."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"; `last` is the word before the last one."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def day_words(day: date) -> str:
    """A day as a page prints it: "Tue 6 Oct"."""
    return f"{day:%a} {day.day} {day:%b}"


def days_ago(day: date, today: date) -> str:
    """How long ago a day was: today, yesterday, 5 days ago, 3 weeks ago, 4 months ago."""
    days = (today - day).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 14:
        return f"{days} days ago"
    if days < 60:
        return f"{days // 7} weeks ago"
    return f"{days // 30} months ago"


def weeks_between(since: date, today: date) -> str:
    """A time in whole weeks, at least one: "3 weeks"."""
    return counted(max((today - since).days // 7, 1), "week", "weeks")


def late_by(due: date, today: date) -> str:
    """When something is due, seen from today: "due Tue 6 Oct", "due today", "3 days late"."""
    days = (today - due).days
    if days == 0:
        return "due today"
    if days < 0:
        return f"due {day_words(due)}"
    return f"{counted(days, 'day', 'days')} late"
