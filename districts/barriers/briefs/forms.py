"""What people type about a joint brief: the hub writes it, somebody at the county or the state answers it."""

import uuid
from datetime import date
from typing import Any

from django import forms

from districts.barriers.briefs.actions import Written
from districts.barriers.briefs.models import BriefAnswer, JointBrief
from districts.barriers.models import Barrier
from network.lib.fields import day_input

Kind = BriefAnswer.Kind


class BarrierPicker(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Barriers of several districts, each with its district's name: the hub's eyes only."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.member}: {obj.what}"


class BriefForm(forms.Form):
    title = forms.CharField(label="In a few words", max_length=120)
    what = forms.CharField(
        label="What is in the way",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        help_text="In your words, for somebody who does not know the districts. No pupil’s name, and nothing a "
        "team has told only you.",
    )
    seen = forms.CharField(
        label="What the network has seen",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        required=False,
        help_text="What was tried and what came of it: numbers that are published, lessons that teams released.",
    )
    ask = forms.CharField(
        label="What would remove it",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=600,
        help_text="The more exact you ask, the easier the yes.",
    )
    level = forms.ChoiceField(label="Who can remove it", choices=JointBrief.Level.choices)
    contact_name = forms.CharField(label="Whom it goes to", max_length=120)
    contact_office = forms.CharField(label="Their office", max_length=120, required=False)
    contact_email = forms.EmailField(
        label="Their e-mail address", help_text="They answer by a link of their own; they need no account."
    )
    barriers = BarrierPicker(
        label="The barriers behind it",
        queryset=Barrier.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="The brief says how many districts they are. It names a district only when its team says so.",
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, barriers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["barriers"]
        field.queryset = barriers

    def written(self) -> Written:
        """What was typed. Only after `is_valid`."""
        said = {name: self.cleaned_data[name] for name in Written.WORDS}
        return Written(**said, barriers=tuple(self.cleaned_data["barriers"]))


class BriefAnswerForm(forms.Form):
    kind = forms.ChoiceField(label="Your answer", choices=Kind.choices, widget=forms.RadioSelect)
    due_on = forms.DateField(
        label="By which day",
        required=False,
        widget=day_input(),
        help_text="For a promise.",
    )
    words = forms.CharField(
        label="Words for the districts", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """A promise has a day, a no has a reason."""
        said = super().clean() or {}
        day = said.get("due_on")
        if said.get("kind") == Kind.PROMISED and not self.has_error("due_on"):
            if not day:
                self.add_error("due_on", "Choose the day by which it will be done.")
            elif day < self.today:
                self.add_error("due_on", "That day has passed. Choose today or a later day.")
        if said.get("kind") == Kind.CANNOT and not said.get("words"):
            self.add_error("words", "Say why, in a sentence. The districts read it.")
        return said
