"""What a person writes down of an event."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone

from design_process.measures.events.actions import Happened
from network.lib.fields import day_input

EARLIEST = timedelta(days=366 * 10)


class EventForm(forms.Form):
    """Asks for the day and a few words."""

    on = forms.DateField(
        label="When did it happen?",
        widget=day_input(),
        help_text="The day it began.",
    )
    words = forms.CharField(
        label="What happened?",
        max_length=120,
        help_text="A few words that explain a jump later: “New bus schedule”, “Flu week”. No names of pupils.",
    )

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        today = timezone.localdate()
        if on > today:
            raise forms.ValidationError("This day has not come yet. Write it down once it has happened.")
        if on < today - EARLIEST:
            raise forms.ValidationError("This is more than ten years ago. Is the year right?")
        return on

    def said(self) -> Happened:
        """What was written, once it is valid."""
        return Happened(self.cleaned_data["on"], " ".join(self.cleaned_data["words"].split()))
