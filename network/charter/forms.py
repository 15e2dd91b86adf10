"""What people type about the charter."""

import uuid
from typing import Any

from django import forms

from network.charter.actions import Words
from network.charter.models import CharterSuggestion, CharterVersion, Part


def _text(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 4})
    )


class SuggestionChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: CharterSuggestion) -> str:
        return f"{obj.get_part_display()}: {obj.words} ({obj.by or 'somebody who has left'})"


class CharterForm(forms.Form):
    vision = _text("Vision", "What school is like for a child here when you have done your work.")
    mission = _text("Mission", "One or two sentences: why you work together.")
    equity = _text("Equity agenda", "Whom school serves least today, and what you owe them.")
    core_values = _text("Core values", "What you hold to when it is hard. One a line.")
    norms = _text("Norms", "How you treat each other when you meet. One a line.")
    taken = SuggestionChoice(
        label="Suggestions that this version takes up",
        queryset=CharterSuggestion.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The others are settled, too: their writers see that this version went another way.",
    )
    reason = forms.CharField(
        label="What changes, and why", max_length=300, help_text="One sentence. Everybody reads it beside the version."
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, before: CharterVersion | None, waiting: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if before is None:
            del self.fields["reason"]
        field: Any = self.fields["taken"]
        field.queryset = waiting
        if not waiting:
            del self.fields["taken"]

    def clean(self) -> dict[str, Any]:
        """A charter says something."""
        said = super().clean() or {}
        if not any(said.get(part) for part in Part.values) and not self.errors:
            self.add_error("vision", "Write at least one part. The others can follow.")
        return said

    def words(self) -> Words:
        """What was typed. Only after `is_valid`."""
        return Words(**{name: self.cleaned_data.get(name, "") for name in (*Part.values, "reason")})


class SuggestForm(forms.Form):
    part = forms.ChoiceField(label="Which part", choices=Part.choices)
    words = forms.CharField(
        label="What you would change or add", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
