"""What is different between two states of a page, in sentences. Pure.

A state is a plain dictionary, so that it can be kept as JSON: with a person's last look, or with a snapshot. Nothing is
asked of the past that was not kept with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from network.lib.words import number_word

Facts = dict[str, dict[str, Any]]
"""`numbers`: indicator → name, trend, points (newest first, each a period's name and its text);
`goals`: goal → what, number (of its version), standing; `cards`: card → words, outcome;
`barriers`: barrier → what, state, is_open."""

TRENDS = {"better": "a real improvement", "worse": "a real change for the worse"}
SHOWN = 8


@dataclass(frozen=True)
class Change:
    """One thing that is different, and what it belongs to: signal, goal, barrier, card or number."""

    kind: str
    words: str


def changes(before: Facts, after: Facts) -> tuple[Change, ...]:
    """What changed, the most telling first: signals, goals, barriers, cards, numbers."""
    return (
        *(Change("signal", words) for words in _signals(*_both("numbers", before, after))),
        *(Change("goal", words) for words in _goals(*_both("goals", before, after))),
        *(Change("barrier", words) for words in _barriers(*_both("barriers", before, after))),
        *(Change("card", words) for words in _cards(*_both("cards", before, after))),
        *(Change("number", words) for words in _numbers(*_both("numbers", before, after))),
    )


def _both(part: str, before: Facts, after: Facts) -> tuple[dict[str, Any], dict[str, Any]]:
    return before.get(part, {}), after.get(part, {})


def _signals(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for key, now in after.items():
        was, trend = before.get(key, {}).get("trend", ""), now["trend"]
        if trend and trend != was:
            yield f"“{now['name']}” now shows {TRENDS[trend]}."
        elif was and not trend:
            yield f"“{now['name']}” no longer shows {TRENDS[was]}."


def _goals(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for key, now in after.items():
        was = before.get(key)
        if was is None:
            yield f"A goal was set: {now['what']}."
            continue
        if was["number"] != now["number"]:
            yield f"A goal was revised (version {now['number']}): {now['what']}."
        if now["standing"] and was["standing"] != now["standing"]:
            yield f"Goal “{now['what']}”: {now['standing']}{_until_then(was['standing'])}."
    for key in before.keys() - after.keys():
        yield f"A goal was retired: {before[key]['what']}."


def _until_then(standing: str) -> str:
    return f"; it was {standing} before" if standing else ""


def _barriers(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for key, now in after.items():
        was = before.get(key)
        if was is None and now["is_open"]:
            yield f"A barrier was raised: {now['what']}."
        elif was is None or was["state"] != now["state"]:
            yield f"Barrier “{now['what']}”: {now['state'].lower()}."
    for key in before.keys() - after.keys():
        if before[key]["is_open"]:
            yield f"Barrier “{before[key]['what']}” waits for somebody else now."


def _cards(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for key, now in after.items():
        was = before.get(key)
        if was is None:
            yield f"The team opened a card: {now['words']}"
        elif was["outcome"] != now["outcome"]:
            yield f"{now['words']} {now['outcome']}"


def _numbers(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for key, now in after.items():
        known = dict(before.get(key, {}).get("points", ()))
        new = [point for point in now["points"] if point[0] not in known]
        if new:
            period, text = new[0]
            count = "One new number" if len(new) == 1 else f"{number_word(len(new)).capitalize()} new numbers"
            last = "" if len(new) == 1 else "the latest "
            yield f"{count} for “{now['name']}”: {last}{text}, {period}."
        for period, text in now["points"]:
            if known.get(period, text) != text:
                yield f"“{now['name']}”, {period}: corrected from {known[period]} to {text}."
    for key in before.keys() - after.keys():
        yield f"“{before[key]['name']}” is no longer among the numbers."
