"""Parts of forms that many features use."""

from django import forms


def long_text(rows: int = 3) -> forms.Textarea:
    """A field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


def day_input() -> forms.DateInput:
    """A day, as the browser's own calendar takes and gives it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
