"""What a team wrote about few pupils, as somebody outside the network reads it. Pure.

A lesson is words, and words hold counts: "nine of 25". A sentence that tells of a small number is read without its
numbers, by the network's own threshold. A machine does not find every turn of words: the hub's page shows what
anybody reads, and the team mends it.
"""

import re
from dataclasses import dataclass

from network.lib.suppression import MARK, is_small

_SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_VALUES = {word: number for number, word in enumerate(_SMALL, 1)} | _TENS
_N = rf"\b(?:\d[\d,]*|{'|'.join(_VALUES)})\b"
_PUPILS = r"(?:pupils?|students?|child|children|kids?|girls?|boys?|learners?)"
_OF = re.compile(rf"({_N})(?:\s+[\w’'-]+)?\s*(?:(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)*|/)\s*({_N})", re.IGNORECASE)
_PUPILS_COUNTED = re.compile(rf"({_N})\s+(?:[\w’'-]+\s+)?{_PUPILS}\b", re.IGNORECASE)
_WORDS = "|".join(word for word in _VALUES if word != "one")  # "one" is a count only where pupils stand beside it
_ANY = re.compile(
    rf"(?<![\w.])\d(?:[\d.,]*\d)?(?:\s?%)?|\b(?:{_WORDS})\b"
    rf"|\bone\b(?=\s+(?:out\s+)?of\s+(?:{_N})|\s+(?:[\w’'-]+\s+)?{_PUPILS}\b)",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\b(?:grades?|years?|classe?s?)\s+(?:\d+\s*(?:to|and|or|-|–)\s*)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"((?<=[.!?])\s+|\n+)")


@dataclass(frozen=True)
class Read:
    """Words as anybody reads them. `hides`: numbers were left out."""

    words: str
    hides: bool


def for_anybody(words: str, threshold: int) -> Read:
    """Words without the numbers of each sentence that tells of fewer pupils than the threshold."""
    parts = [_ANY.sub(MARK, one) if _is_of_few(one, threshold) else one for one in _BETWEEN.split(words)]
    read = "".join(parts)
    return Read(read, read != words)


def without_numbers(words: str) -> str:
    """What somebody outside searches for: a number that is not shown is not found either."""
    return " ".join(word for word in words.split() if not re.fullmatch(_N, word, re.IGNORECASE))


def _is_of_few(sentence: str, threshold: int) -> bool:
    counted = [
        _value(found[1])
        for found in _PUPILS_COUNTED.finditer(sentence)
        if not _GRADE.search(sentence[: found.start()])  # "grade 4 pupils" counts nobody
    ]
    for found in _OF.finditer(sentence):
        part, whole = _value(found[1]), _value(found[2])
        counted += [part, whole, whole - part]
    return any(is_small(number, threshold) for number in counted if number > 0)


def _value(word: str) -> int:
    return _VALUES.get(word.casefold()) or int(word.replace(",", ""))
