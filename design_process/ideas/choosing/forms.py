"""What a person may type while choosing: the decision, and why it is reopened."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from design_process.ideas.choosing.actions import Decided
from design_process.ideas.models import Idea
from network.lib.fields import long_text


class DecideForm(forms.Form):
    chosen = forms.ModelMultipleChoiceField(
        label="What you go on with",
        queryset=Idea.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one idea."},
    )
    runner_up = forms.ModelChoiceField(
        label="What comes next, if that does not work",
        queryset=Idea.objects.none(),
        required=False,
        empty_label="None",
    )
    reason = forms.CharField(label="Why", max_length=4000, widget=long_text(3))
    dissent = forms.CharField(
        label="What speaks against it",
        max_length=4000,
        required=False,
        widget=long_text(3),
        help_text="Doubts that stay, in words and without names. They help you to see later what you missed.",
    )

    def __init__(self, *args: Any, ideas: QuerySet[Idea], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("chosen", "runner_up"):
            field: Any = self.fields[name]
            field.queryset = ideas

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("runner_up") and said["runner_up"] in (said.get("chosen") or []):
            self.add_error("runner_up", "You have chosen this one. Name another, or none.")
        return said

    def decided(self) -> Decided:
        """What was typed. Only after `is_valid`."""
        said = self.cleaned_data
        return Decided(tuple(said["chosen"]), said["reason"], said["runner_up"], said["dissent"])


class ReopenForm(forms.Form):
    why = forms.CharField(
        label="Why you take it up again",
        max_length=300,
        widget=long_text(2),
        help_text="What was decided stays readable.",
    )
