"""What a person may type about causes."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db.models import QuerySet

from design_process.evidence.causes.actions import CauseWords
from design_process.evidence.causes.models import WHYS, Cause
from design_process.evidence.insights.forms import EvidenceChoice
from design_process.evidence.models import Evidence

NOT_SAID = [("", "Not said yet"), *Cause.Hands.choices]


class CauseForm(forms.Form):
    words = forms.CharField(
        label="What is a cause of it?",
        max_length=160,
        help_text="What happens, not who is to blame. No name of a person.",
    )
    category = forms.CharField(
        label="Category",
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"list": "categories"}),
        help_text="Choose one that is offered, or write your own.",
    )
    parent = forms.ModelChoiceField(
        label="Or under another cause",
        queryset=Cause.objects.none(),
        required=False,
        empty_label="It stands by itself, in its category",
    )
    hands = forms.ChoiceField(
        label="Is it in your hands?", choices=NOT_SAID, required=False, help_text="Begin with what you can change."
    )
    evidence = EvidenceChoice(
        label="What speaks for it",
        queryset=Evidence.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, causes: QuerySet[Cause], evidence: QuerySet[Evidence], **kwargs: Any) -> None:
        """`causes`: under which it may stand; `evidence`: of its team."""
        super().__init__(*args, **kwargs)
        above: Any = self.fields["parent"]
        above.queryset = causes
        speaks: Any = self.fields["evidence"]
        speaks.queryset = evidence

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("parent"):
            said["category"] = ""  # it stands in that of the cause above it
        elif not said.get("category") and "category" not in self.errors:
            self.add_error("category", "Say where it belongs: a category, or a cause above it.")
        return said

    def cause(self) -> CauseWords:
        """What was said. Only after `is_valid`."""
        said = self.cleaned_data
        return CauseWords(said["words"], said["category"], said["parent"], said["hands"], frozenset(said["evidence"]))

    def key(self) -> UUID:
        key: UUID = self.cleaned_data["client_key"]
        return key


class WhysForm(forms.Form):
    """Five answers, each one step deeper. An empty one ends the chain; what stands after a gap moves up."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, WHYS + 1):
            self.fields[f"why_{number}"] = forms.CharField(
                label="Why is that?" if number == 1 else "And why is that?", max_length=200, required=False
            )

    def answers(self) -> list[str]:
        """What was said, without gaps. Only after `is_valid`."""
        said = (self.cleaned_data[f"why_{number}"] for number in range(1, WHYS + 1))
        return [answer for answer in said if answer]
