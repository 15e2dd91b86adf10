"""What a cell says: a number, hidden at the source, or nothing. Pure.

A star and an empty cell never become 0, and what could be read in two ways is refused.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from design_process.measures.checks import LARGEST

HIDDEN, NOTHING = "hidden", "nothing"  # a mark for “printed as *”, and an empty cell
_HIDDEN = re.compile(r"\*+|[<≤]=? ?[0-9]{1,3} ?%?|[≥>]=? ?[0-9]{1,3} ?%|redacted|suppressed|hidden", re.IGNORECASE)
_NOTHING = {"", "-", "--", "–", "—", "n/a", "na", "n.a.", "no data", "null", "none"}
_PLAIN = re.compile(r"[-+−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]*))?|[-+−]?\.([0-9]+)")
_FORMULA = re.compile(r"[=@]|[+\-][A-Za-z(]")
FORMULA_STARTS = ("=", "@", "+", "-")
_SHORTENED = re.compile(r"[-+]?[0-9]+([.,][0-9]+)?[eE][-+]?[0-9]+")
_PAIR = re.compile(r"\s*(\S+?)\s*(?:/|\bof\b|\bout of\b)\s*(\S+)\s*")


@dataclass(frozen=True)
class Number:
    """A number as printed. `half` is half a unit of its last printed digit: what rounding may have hidden."""

    value: float
    half: float
    is_percent: bool = False


class Unreadable(ValueError):
    """A cell that is no number. The message is the reason, to stand after “Line 12: ”."""


@lru_cache(maxsize=50_000)
def read(cell: str) -> Number | str:
    """A number (`1,234`, `12 %`, `-3.5`), or HIDDEN, or NOTHING. Raises Unreadable for everything else."""
    said = cell.strip()
    if said.casefold() in _NOTHING:
        return NOTHING
    if _HIDDEN.fullmatch(said):
        return HIDDEN
    percent = said.endswith("%")
    number = said.removesuffix("%").strip() if percent else said
    found = _PLAIN.fullmatch(number)
    if not found:
        raise Unreadable(_why_not(said, number))
    digits = len(found[1] or found[2] or "")
    value = float(number.replace(",", "").replace("−", "-"))
    if abs(value) > LARGEST:
        raise Unreadable(f"“{_short(said)}” is larger than anything that can be counted")
    return Number(value, 0.5 * 10.0**-digits, percent)


def pair(cell: str) -> tuple[str, str]:
    """The two cells that one like `17/42` or `17 of 42` stands for; one of a single number comes with an empty one."""
    found = _PAIR.fullmatch(cell)
    return (found[1], found[2]) if found else (cell, "")


def is_formula(cell: str) -> bool:
    """Would a spreadsheet run it? (`="0123"` is how one keeps a code's zeros, and is no formula.)"""
    said = cell.strip()
    return bool(_FORMULA.match(said)) and not re.fullmatch(r'="[^"]*"', said)


def _why_not(said: str, number: str) -> str:
    if is_formula(said):
        return f"“{_short(said)}” is a formula. Copy the column and paste it as values, then send the file again"
    if _SHORTENED.fullmatch(number):
        return f"“{_short(said)}” was shortened by a spreadsheet. Show the column as a number, and save it again"
    if re.fullmatch(r"[-+]?[0-9]+,[0-9]+", number):
        return f"“{_short(said)}” can be read in two ways. Write thousands as 1,234 and fractions with a point"
    return f"“{_short(said)}” is not a number"


def _short(said: str) -> str:
    return said if len(said) <= 24 else said[:23] + "…"
