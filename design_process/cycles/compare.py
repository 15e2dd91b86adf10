"""What was predicted in numbers, in words, and whether it came true. Pure.

Values are in the indicator's unit (a share is 0 to 100) and are compared as they are printed, to one decimal: what a
reader sees on the page decides.
"""

import math
from dataclasses import dataclass
from datetime import date
from typing import Final

from design_process.measures.words import number
from network.lib.suppression import HIDDEN, is_small

ENDS: Final = 5  # percent: nearer to none or all of a group, a share speaks of each of its pupils
RISE, FALL, STAY = "rise", "fall", "stay"
HELD, PARTLY, NOT_HELD, OPEN = "held", "partly", "not_held", ""
NO_NUMBERS: Final = "There is no number from its time yet."
UNREAD: Final = "You do not read this district’s numbers, so nothing is compared here. Choose what the team told you."
VERDICTS: Final = {HELD: "Held", PARTLY: "Partly held", NOT_HELD: "Did not hold", OPEN: "Not compared yet"}


@dataclass(frozen=True)
class Claim:
    """Which way a number goes, and between which bounds it ends. Either bound may be open, for "stay" neither."""

    direction: str
    unit: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Judgement:
    """What the numbers say of a claim: one of VERDICTS, and why in a sentence."""

    verdict: str
    why: str


def said(claim: Claim, threshold: int = 0) -> str:
    """A claim as the end of a sentence: "rises to at least 50 %", "stays between 30 % and 40 %".

    `threshold`: for readers outside the team, from how many pupils a count may be read. With what came of it, a bound
    that names few pupils, or nearly none or all of a group, would speak of them: it is printed as hidden.
    """
    verb = {RISE: "rises", FALL: "falls", STAY: "stays"}[claim.direction]
    bounds = _bounds(claim, threshold)
    if not bounds:
        return verb
    return f"{verb} {bounds}" if claim.direction == STAY else f"{verb} to {bounds}"


def by_day(day: date) -> str:
    """ "by Fri 12 Dec 2026"."""
    return f"by {day:%a} {day.day} {day:%b %Y}"


def shown(unit: str, value: float) -> str:
    """A value with its unit, to one decimal where it has one."""
    after = {"share": " %", "rate": " per 100"}.get(unit, "")
    return f"{number(round(value, 1))}{after}"


def judge(claim: Claim, before: float | None, after: float | None) -> Judgement:
    """Compare a claim with the value before the test and the last one in its time.

    Held: it moved that way and ended within the bounds. Partly: it moved that way and came at least half of the way,
    or went past the far bound; or it is within the bounds without having moved. Without a number in its time: open.
    """
    if after is None:
        return Judgement(OPEN, NO_NUMBERS)
    now, then = round(after, 1), None if before is None else round(before, 1)
    moved = _moved(claim, then, now)
    if claim.direction == STAY:
        verdict = HELD if _is_within(claim, now) else NOT_HELD
        return Judgement(verdict, f"{moved} You said {_bounds(claim)}.")
    if claim.low is None and claim.high is None:
        return _by_direction(claim, then, now, moved)
    return _by_bounds(claim, then, now, moved)


def _by_direction(claim: Claim, then: float | None, now: float, moved: str) -> Judgement:
    if then is None:
        return Judgement(OPEN, f"{moved} There is no number from before to compare it with.")
    held = _goes(claim, then, now)
    return Judgement(HELD if held else NOT_HELD, f"{moved} You said it {said(claim)}.")


def _by_bounds(claim: Claim, then: float | None, now: float, moved: str) -> Judgement:
    you_said = f"You said {_bounds(claim)}."
    goes = then is None or _goes(claim, then, now)
    if _is_within(claim, now):
        if goes:
            return Judgement(HELD, f"{moved} {you_said}")
        verb = "rise" if claim.direction == RISE else "fall"
        return Judgement(PARTLY, f"{moved} {you_said} It is there, but it did not {verb}.")
    if not goes:
        return Judgement(NOT_HELD, f"{moved} {you_said}")
    if _is_past(claim, now):
        return Judgement(PARTLY, f"{moved} {you_said} It went further than that.")
    if then is not None and _is_half_way(claim, then, now):
        return Judgement(PARTLY, f"{moved} {you_said} It came at least half of the way.")
    return Judgement(NOT_HELD, f"{moved} {you_said}")


def _goes(claim: Claim, then: float, now: float) -> bool:
    return now > then if claim.direction == RISE else now < then


def _is_within(claim: Claim, now: float) -> bool:
    return (claim.low is None or now >= round(claim.low, 1)) and (claim.high is None or now <= round(claim.high, 1))


def _is_past(claim: Claim, now: float) -> bool:
    """Beyond the bound that lies farther on its way."""
    far = claim.high if claim.direction == RISE else claim.low
    return far is not None and (now > round(far, 1) if claim.direction == RISE else now < round(far, 1))


def _is_half_way(claim: Claim, then: float, now: float) -> bool:
    near = claim.low if claim.direction == RISE else claim.high
    return near is not None and abs(now - then) * 2 >= abs(round(near, 1) - then)


def _moved(claim: Claim, then: float | None, now: float) -> str:
    to = shown(claim.unit, now)
    if then is None:
        return f"It is {to}."
    if now == then:
        return f"It stayed at {to}."
    return f"It {'rose' if now > then else 'fell'} from {shown(claim.unit, then)} to {to}."


def _points_at_pupils(unit: str, bound: float, threshold: int) -> bool:
    if unit == "count":
        return is_small(math.ceil(bound), threshold)
    return unit == "share" and not ENDS <= bound <= 100 - ENDS


def _bound(unit: str, bound: float | None, threshold: int) -> str | None:
    if bound is None:
        return None
    return str(HIDDEN) if threshold and _points_at_pupils(unit, bound, threshold) else shown(unit, bound)


def _bounds(claim: Claim, threshold: int = 0) -> str:
    low, high = (_bound(claim.unit, bound, threshold) for bound in (claim.low, claim.high))
    if low is not None and high is not None:
        return f"between {low} and {high}"
    if low is not None:
        return f"at least {low}"
    return f"at most {high}" if high is not None else ""
