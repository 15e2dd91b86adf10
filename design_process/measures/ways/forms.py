"""Which other way of printing somebody chooses."""

from collections.abc import Sequence
from typing import Any

from django import forms


class WayForm(forms.Form):
    """One of the ways that can be kept."""

    way = forms.ChoiceField(
        label="Which way?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose one way.",
            "invalid_choice": "This cannot be chosen any more. Look at the table as it stands now.",
        },
    )

    def __init__(self, *args: Any, ways: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["way"]
        if isinstance(field, forms.ChoiceField):
            field.choices = ways
