"""The kinds of question, and what each keeps beside its wording. Pure.

`settings` of a question is a small dictionary whose shape depends on its kind:

    scale   {"low": "Not at all", "high": "Fully", "steps": 5}
    choice  {"options": ["Bus", "Car"], "several": False}
    text    {"long": True}
    number  {"least": 0, "most": 100, "unit": "minutes"}      least and most may be None
    rubric  {"levels": [{"label": "Beginning", "words": "We have heard of it."}, …]}
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

SCALE, CHOICE, TEXT, NUMBER, RUBRIC = "scale", "choice", "text", "number", "rubric"
STEPS: Final = 5
MOST_OPTIONS: Final = 20
MOST_LEVELS: Final = 7
WORDS_AT_MOST: Final = 2000  # of an answer in words
Settings = Mapping[str, Any]


def checked(kind: str, settings: Settings) -> dict[str, Any]:
    """The settings of a question, complete and of the right shape. ValueError says what is wrong, for people."""
    try:
        check = _CHECKS[kind]
    except KeyError:
        raise ValueError(f"There is no kind of question called “{kind}”.") from None
    return check(settings)


def steps_of(kind: str, settings: Settings) -> tuple[str, ...]:
    """The names of the steps an answer is one of, in their order: of a scale, a choice or a rubric. Else none."""
    if kind == SCALE:
        return tuple(str(step) for step in range(1, int(settings["steps"]) + 1))
    if kind == CHOICE:
        return tuple(settings["options"])
    if kind == RUBRIC:
        return tuple(level["label"] for level in settings["levels"])
    return ()


def _scale(settings: Settings) -> dict[str, Any]:
    steps = settings.get("steps", STEPS)
    if not isinstance(steps, int) or not 3 <= steps <= 7:
        raise ValueError("A scale has 3 to 7 steps.")
    return {"low": _short(settings.get("low", "")), "high": _short(settings.get("high", "")), "steps": steps}


def _choice(settings: Settings) -> dict[str, Any]:
    options = [_short(option, 120) for option in settings.get("options", ()) if str(option).strip()]
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise ValueError(f"Give 2 to {MOST_OPTIONS} answers to choose from, one a line.")
    if len({option.casefold() for option in options}) < len(options):
        raise ValueError("Two of the answers to choose from are the same.")
    return {"options": options, "several": bool(settings.get("several", False))}


def _text(settings: Settings) -> dict[str, Any]:
    return {"long": bool(settings.get("long", True))}


def _number(settings: Settings) -> dict[str, Any]:
    least, most = settings.get("least"), settings.get("most")
    for limit in (least, most):
        if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int | float)):
            raise ValueError("A limit of a number is a number itself.")
    if least is not None and most is not None and least >= most:
        raise ValueError("The largest number is above the smallest.")
    return {"least": least, "most": most, "unit": _short(settings.get("unit", ""), 30)}


def _rubric(settings: Settings) -> dict[str, Any]:
    levels = [
        {"label": _short(level.get("label", "")), "words": _short(level.get("words", ""), 400)}
        for level in settings.get("levels", ())
    ]
    if not 2 <= len(levels) <= MOST_LEVELS or not all(level["label"] for level in levels):
        raise ValueError(f"Describe 2 to {MOST_LEVELS} levels, each with a name.")
    return {"levels": levels}


def _short(value: object, most: int = 60) -> str:
    words = " ".join(str(value).split())
    if len(words) > most:
        raise ValueError(f"“{words[:20]}…” is too long: {most} characters at most.")
    return words


_CHECKS: dict[str, Callable[[Settings], dict[str, Any]]] = {
    SCALE: _scale,
    CHOICE: _choice,
    TEXT: _text,
    NUMBER: _number,
    RUBRIC: _rubric,
}
