"""What people type in private."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import uuid4

from django import forms

from design_process.heard.models import NotHeard
from network.lib.fields import long_text
from network.people.models import Person

READER_LEFT = "Somebody you chose is no facilitator any more. Choose again."


class ReadersForm(forms.Form):
    """Who reads it, by name. Whoever also has a seat in the writer's district is marked, and ticked only by hand."""

    readers = forms.MultipleChoiceField(
        label="Who reads it",
        widget=forms.CheckboxSelectMultiple,
        help_text="These people and nobody else. Untick whoever should not.",
        error_messages={"required": "Choose at least one person.", "invalid_choice": READER_LEFT},
    )

    def __init__(self, *args: Any, people: Sequence[Person], seated: Collection[int], team: str, **kwargs: Any) -> None:
        """`people`: who can be chosen. `seated`: ids of those of them who have a seat in the district `team`."""
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        field: Any = self.fields["readers"]
        field.choices = [
            (key, f"{one} (also has a seat in {team})" if one.pk in seated else str(one))
            for key, one in self.people.items()
        ]
        field.initial = [key for key, one in self.people.items() if one.pk not in seated]

    def chosen(self) -> list[Person]:
        """Only after `is_valid`."""
        return [self.people[key] for key in self.cleaned_data["readers"]]


class SayForm(ReadersForm):
    """Somebody was not heard."""

    what = forms.CharField(
        label="What happened",
        max_length=4000,
        widget=long_text(5),
        help_text="In your own words. Names of pupils do not belong here.",
        error_messages={"required": "Write a sentence on what happened."},
    )
    wish = forms.ChoiceField(
        label="What would help",
        choices=NotHeard.Wish.choices,
        initial=NotHeard.Wish.KNOW,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what would help."},
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    field_order = ("what", "wish", "readers")


class WordForm(forms.Form):
    """An answer, or more from the writer. `closes`: what was done about it."""

    words = forms.CharField(max_length=4000, widget=long_text(4))
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, is_writer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["words"]
        field.label = "Write on" if is_writer else "Answer, or say what was done"
        field.error_messages["required"] = "Write a sentence first."
