"""Fields for the figures of a week, as people type them: "1,234", "1 234", "40 %" where a percent is meant.

Plain text fields with a number pad, not `type="number"`: there a browser drops what it does not understand before
anybody is told ("17/42" becomes 1742, a pasted "1 234" becomes nothing), and a number nobody typed would be stored.
"""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
_PAIR: Final = re.compile(r"(\d+)\s*(?:/|of|out of)\s*(\d+)", re.IGNORECASE)
_DECIMAL_COMMA: Final = re.compile(r"[+-]?\d+,\d+")
ONE_EACH: Final = "Put %(first)s here and %(second)s in its own field."
NO_PERCENT: Final = "Leave out the % sign: type how many it was, not the percent."
WITH_A_POINT: Final = "Write %(typed)s with a point: %(meant)s."


def plain(typed: str, *, percent: bool = False) -> str:
    """What somebody typed as a number that Python reads. Raises ValidationError where it can be said what to do."""
    said = " ".join(typed.split())
    if percent:
        said = said.removesuffix("%").rstrip()
    if "%" in said:
        raise ValidationError(NO_PERCENT)
    if pair := _PAIR.fullmatch(said):
        raise ValidationError(ONE_EACH, params={"first": pair[1], "second": pair[2]})
    if _GROUPED.fullmatch(said):
        return said.replace(",", "").replace(" ", "")
    return said


class WholeFigure(forms.IntegerField):
    """People, counted: a whole number."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> int | None:
        return super().to_python(plain(value) if isinstance(value, str) else value)


class Figure(forms.FloatField):
    """Any number. A comma before the decimals is not guessed at: 1,250 is more than a thousand, 12,5 is asked back."""

    widget = forms.TextInput

    def __init__(self, *args: Any, percent: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.percent = percent

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]
        if not isinstance(value, str):
            return super().to_python(value)
        said = plain(value, percent=self.percent)
        if _DECIMAL_COMMA.fullmatch(said):
            params = {"typed": said, "meant": said.replace(",", ".")}
            raise ValidationError(WITH_A_POINT, params=params)
        return super().to_python(said)
