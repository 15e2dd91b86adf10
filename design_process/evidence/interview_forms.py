"""What a person may type about an interview."""

from typing import Any
from uuid import uuid4

from django import forms

from design_process.evidence.forms import LONGEST
from design_process.evidence.interview_actions import Heard
from design_process.evidence.prompts import FEWEST, MOST, problem_in, read
from districts.directory.models import StakeholderGroup
from network.lib.fields import long_text

# Those whose story is told least are offered first.
GROUPS = sorted(StakeholderGroup.choices, key=lambda group: group[0] not in ("student", "family"))


class StartForm(forms.Form):
    consent = forms.BooleanField(
        label="They know what it is for, that no name is written down, and that they may stop. They agree.",
        error_messages={"required": "Ask first. Without a yes there is no interview."},
    )
    heard = forms.ChoiceField(
        label="Who are you talking with?",
        choices=GROUPS,
        widget=forms.RadioSelect,
        help_text="A group, never a name.",
        error_messages={"required": "Choose the group they belong to."},
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class PromptsForm(forms.Form):
    prompts = forms.CharField(
        label="Your questions",
        widget=long_text(10),
        help_text=f"One a line, {FEWEST} to {MOST}. "
        "Open ones: “Tell me about a time when …” brings a story, a yes or no does not.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_prompts(self) -> list[str]:
        prompts = read(str(self.cleaned_data["prompts"]))
        if problem := problem_in(prompts):
            raise forms.ValidationError(problem)
        return prompts


class FinishForm(forms.Form):
    says = forms.CharField(
        label="What did you hear, in a sentence or two?",
        widget=long_text(3),
        max_length=LONGEST,
        help_text="What they told you, before you explain it. No names.",
    )
    needs = forms.CharField(
        label="What do they need?",
        widget=long_text(2),
        max_length=1000,
        required=False,
        help_text="Such as: time to think before others hear it.",
    )
    surprises = forms.CharField(label="What surprised you?", widget=long_text(2), max_length=1000, required=False)
    title = forms.CharField(label="Title", max_length=120, help_text="As it stands on the board.")

    def heard(self) -> Heard:
        """What was said. Only after `is_valid`."""
        said: dict[str, Any] = self.cleaned_data
        return Heard(**said)
