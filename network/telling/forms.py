"""Choosing what to be told."""

from typing import Any

from django import forms

from network.telling.actions import Wish
from network.telling.models import Choice


class WishForm(forms.Form):
    """How often the digest comes, and whether reminders do."""

    digest = forms.ChoiceField(
        label="What waits for you, in one letter",
        help_text="On the first school day of the week, and only if something waits.",
        choices=Choice.Digest.choices,
        widget=forms.RadioSelect,
    )
    reminders = forms.BooleanField(
        label="Remind me before meetings and last days, of what I promised, and of what a test I run needs",
        help_text="In school hours, and never on a day your school is closed.",
        required=False,
    )

    def __init__(self, data: Any = None, *, wish: Wish, prefix: str | None = None) -> None:
        super().__init__(data, prefix=prefix, initial={"digest": wish.digest, "reminders": wish.reminders})

    @property
    def wish(self) -> Wish:
        """What was chosen, once the form is valid."""
        return Wish(self.cleaned_data["digest"], self.cleaned_data["reminders"])
