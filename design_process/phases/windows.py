"""Phase windows on a shared timeline: proposing them, and saying in plain words what is wrong with them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
# How much of the time each kind of phase takes: testing needs room for several cycles.
WEIGHTS = {"understand": 3, "frame": 2, "imagine": 2, "build": 2, "try": 5, "spread": 2}


@dataclass(frozen=True)
class Window:
    """When the network means to be in a phase. Both days are included."""

    label: str
    opens_on: date
    closes_on: date


def propose(phases: Sequence[tuple[str, str]], starts_on: date, ends_on: date) -> tuple[Window, ...]:
    """Share the days from `starts_on` to `ends_on` (both included) among phases (label, kind), by weight.

    No gap, no overlap, every phase at least one day. Raises ValueError when there are fewer days than phases.
    """
    days = (ends_on - starts_on).days + 1
    if days < len(phases):
        raise ValueError(f"{days} days are too few for {len(phases)} phases")
    weights = [WEIGHTS.get(kind, 2) for _, kind in phases]
    spare = days - len(phases)  # what is left once each has its one day
    windows: list[Window] = []
    passed, opens = 0, starts_on
    for (label, _), weight in zip(phases, weights, strict=True):
        passed += weight
        given = len(windows) + 1 + spare * passed // sum(weights)  # days used up to here
        closes = starts_on + timedelta(days=given - 1)
        windows.append(Window(label, opens, closes))
        opens = closes + DAY
    return tuple(windows)


def between(labels: Sequence[str], openings: Sequence[date], ends_on: date) -> tuple[Window, ...]:
    """The windows of phases that open on these days: each closes the day before the next opens."""
    closings = [*(day - DAY for day in openings[1:]), ends_on]
    return tuple(Window(*row) for row in zip(labels, openings, closings, strict=True))


def misplaced(labels: Sequence[str], openings: Sequence[date], ends_on: date) -> dict[int, str]:
    """Which opening days (by their place from 0) are out of order or outside the cycle, in words."""
    found: dict[int, str] = {}
    for place in range(1, len(openings)):
        if openings[place] > ends_on:
            found[place] = f"{labels[place]} has to open before the cycle ends, on {_day(ends_on)}."
        elif openings[place] <= openings[place - 1]:
            before = f"{labels[place - 1]} opens on {_day(openings[place - 1])}"
            found[place] = f"{labels[place]} comes after that: {before}, so choose a later day."
    return found


def troubles(windows: Sequence[Window], starts_on: date, ends_on: date) -> dict[int, str]:
    """What is wrong with each window (by its place from 0), in words: order, gaps, overlaps, outside the cycle."""
    found: dict[int, str] = {}
    for place, window in enumerate(windows):
        words = _trouble(window, windows[place - 1] if place else None, starts_on)
        if not words and place == len(windows) - 1 and window.closes_on != ends_on:
            words = f"{window.label} is the last phase, so it closes when the cycle ends, on {_day(ends_on)}."
        if words:
            found[place] = words
    return found


def _trouble(window: Window, before: Window | None, starts_on: date) -> str:
    if window.closes_on < window.opens_on:
        return f"{window.label} closes before it opens."
    if before is None:
        first = f"{window.label} is the first phase, so it opens when the cycle starts, on {_day(starts_on)}."
        return "" if window.opens_on == starts_on else first
    if window.opens_on <= before.closes_on:
        return f"{window.label} opens on {_day(window.opens_on)}, but {before.label} is still open on that day."
    if window.opens_on > before.closes_on + DAY:
        return f"Nothing is open between {before.label} and {window.label}: open it on {_day(before.closes_on + DAY)}."
    return ""


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
