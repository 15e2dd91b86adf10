"""What an answer by mail says, where it says it plainly. Nothing is guessed. Pure."""

import re
from dataclasses import dataclass

from design_process.one_minute.question import RUN, START

_NUMBER = r"\d{1,9}(?:[.,]\d{1,4})?"
_PAIR = re.compile(rf"(?<![\w.,/])({_NUMBER}) +(?:of|out of) +({_NUMBER})(?![\w/]|[.,]\d)", re.I)
_PAIR_ALONE = re.compile(rf"^({_NUMBER}) ?/ ?({_NUMBER})\.?$")
_ALONE = re.compile(rf"^({_NUMBER})\.?$")
_FIRST = re.compile(r"^(yes|yep|yeah|no|not yet|nope|in part|partly|partially)(?![\w'’])[\s.,;:–—-]*", re.I)
_CHOICE = {"yes": "yes", "yep": "yes", "yeah": "yes", "no": "no", "nope": "no", "not yet": "no"}


@dataclass(frozen=True)
class Read:
    """`choice`: yes, partly, no, or empty where none is said first. The number: both halves, or one, or neither."""

    choice: str = ""
    words: str = ""
    numerator: float | None = None
    denominator: float | None = None


def read_answer(kind: str, text: str, *, number: bool = False) -> Read:
    """An answer to a question of a kind: how it begins, its one number if one is asked for, and its other words."""
    text = text.strip()
    if kind not in (START, RUN):
        return Read(words=text)
    choice, words = "", text
    begins = _FIRST.match(text)
    if begins:
        choice = _CHOICE.get(begins[1].lower(), "partly")
        words = text[begins.end() :].strip()
    if kind == START and choice == "partly":
        choice, words = "", text
    return Read(choice, *_number(words)) if number else Read(choice, words)


def _number(words: str) -> tuple[str, float | None, float | None]:
    """The number, where there is exactly one that can be meant, and the words; a line that is the number goes.

    "9/21" in a sentence may be a day, so there it is no number.
    """
    lines = [line.strip() for line in words.split("\n")]
    alone = [(at, found) for at, line in enumerate(lines) if (found := _PAIR_ALONE.match(line) or _ALONE.match(line))]
    pairs = _PAIR.findall(words)
    if len(pairs) + len(alone) != 1:
        return words, None, None
    if pairs:
        rest = "" if _PAIR.fullmatch(words.rstrip(".")) else words
        return rest, _value(pairs[0][0]), _value(pairs[0][1])
    at, found = alone[0]
    halves = [_value(half) for half in found.groups()]
    rest = "\n".join(line for index, line in enumerate(lines) if index != at).strip()
    return rest, halves[0], halves[1] if len(halves) > 1 else None


def _value(written: str) -> float | None:
    """ "9" or "9.5"; with a comma it may be 1,200 or 1,2, so it is not read."""
    return None if "," in written else float(written)
