"""What people type about the pulse: an answer, and the day of the next."""

from typing import Any

from django import forms
from django.utils import timezone

from districts.directory.models import Member
from districts.pulse.models import CommitmentPulse
from network.lib.fields import day_input, long_text

Answer = CommitmentPulse.Answer


class PulseForm(forms.Form):
    """One of four answers; whatever is not a plain yes wants a sentence."""

    answer = forms.ChoiceField(
        label="Is your district still in?",
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the four answers."},
    )
    words = forms.CharField(
        label="A sentence for the hub",
        max_length=500,
        required=False,
        widget=long_text(),
        help_text="What has to change, or why. After a plain yes you can leave it empty.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("answer") not in (None, Answer.IN) and not said.get("words") and "words" not in self.errors:
            self.add_error("words", "Say in a sentence what has to change, or why.")
        return said


class DayForm(forms.Form):
    """When to ask: one member, or with none chosen every member that is at work."""

    member = forms.ModelChoiceField(
        label="Whom to ask", queryset=Member.objects.none(), required=False, empty_label="Every member at work"
    )
    on = forms.DateField(
        label="Ask on",
        widget=day_input(),
        error_messages={"required": "Choose the day on which they are asked."},
        help_text="The letters go out that morning.",
    )

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        field.queryset = members

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day < timezone.localdate():
            raise forms.ValidationError("This day is past. Choose today or a day to come.")
        return day
