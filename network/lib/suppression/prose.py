"""What a team wrote about few pupils, as somebody outside the network reads it. Pure.

A lesson or a problem is words, and words hold counts: "nine of 25". A sentence that tells of a small number is read
without its numbers, by the network's own threshold. A machine does not find every turn of words: the hub's page of
public lessons shows what anybody reads, and the team mends it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from network.lib.suppression.figures import MARK, is_small

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
_N = rf"\b(?:\d[\d,]{{0,11}}|{'|'.join(_VALUES)})\b"
_PUPILS = r"(?:pupils?|students?|child|children|kids?|girls?|boys?|learners?)"
_THE = r"(?:(?:the|our|all|a|class\s+of|group\s+of)\s+)*"
_OF = re.compile(
    rf"({_N})(?:\s+[\w’'-]+)?[\s(]*-?(?:(?:out\s+)?of[\s-]+{_THE}|/\s*)({_N})"
    rf"|({_N})\s+(?:in|from|among)\s+{_THE}({_N})(?=\s+(?:[\w’'-]+\s+)?{_PUPILS}\b)",
    re.IGNORECASE,
)
_TURNED = re.compile(  # "of 25 pupils, 9": the whole first
    rf"\bof\s+{_THE}({_N})(?:\s+[\w’'-]+){{0,2}}?(?:\s*,\s*(?:(?:only|just)\s+)?|\s+(?:only|just)\s+)({_N})(?!\s?%)",
    re.IGNORECASE,
)
_SHARE = re.compile(rf"(?<!\d)(\d{{1,3}}(?:\.\d{{1,9}})?)\s?(?:%|per\s?cent)\s+of\s+{_THE}({_N})", re.IGNORECASE)
_PUPILS_COUNTED = re.compile(rf"({_N})\s+(?:[\w’'-]+\s+)?{_PUPILS}\b", re.IGNORECASE)
_WORDS = "|".join(word for word in _VALUES if word != "one")  # "one" is a count only where pupils stand beside it
_ANY = re.compile(
    rf"(?<![\w.])\d(?:[\d.,]*\d)?(?:\s?%)?|\b(?:{_WORDS})\b"
    rf"|\bone\b(?=\s+(?:out\s+)?of\s+(?:{_N})|\s+(?:[\w’'-]+\s+)?{_PUPILS}\b)",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\b(?:grades?|years?|classe?s?)\s+(?:\d+\s*(?:to|and|or|-|–)\s*)?$", re.IGNORECASE)
_WORD = re.compile(r"\w+")  # as the search takes words apart
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
    """What somebody outside searches for: a number that is not shown is not found either, whatever stands around it."""
    return " ".join(word for word in _WORD.findall(words) if not re.fullmatch(_N, word.strip("_"), re.IGNORECASE))


def _is_of_few(sentence: str, threshold: int) -> bool:
    counted = [
        _value(found[1])
        for found in _PUPILS_COUNTED.finditer(sentence)
        if not _GRADE.search(sentence[: found.start()])  # "grade 4 pupils" counts nobody
    ]
    for part, whole in _parts_of_a_whole(sentence):
        counted += [part, whole, whole - part]
    return any(is_small(number, threshold) for number in counted if number > 0)


def _parts_of_a_whole(sentence: str) -> Iterator[tuple[int, int]]:
    for found in _OF.finditer(sentence):
        yield _value(found[1] or found[3]), _value(found[2] or found[4])
    for found in _TURNED.finditer(sentence):
        yield _value(found[2]), _value(found[1])
    for found in _SHARE.finditer(sentence):  # "36 % of 25" is nine of them
        whole = _value(found[2])
        yield round(float(found[1]) * whole / 100), whole


def _value(word: str) -> int:
    return _VALUES.get(word.casefold()) or int(word.replace(",", ""))
