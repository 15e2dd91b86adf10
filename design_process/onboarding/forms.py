"""What people choose on the way."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from design_process.onboarding.pages import ReadingPage
from network.lib.fields import day_input


class QuestionForm(forms.Form):
    """What would you do? Every answer is explained, and none is kept."""

    answer = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": "Choose one. No answer is a mark."}
    )

    def __init__(self, *args: Any, page: ReadingPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["answer"]
        field.label = page.question
        field.choices = [(one.key, one.words) for one in page.choices]


class ShownAroundForm(forms.Form):
    on = forms.DateField(
        label="On which day",
        widget=day_input(),
        error_messages={"required": "Say on which day it was."},
    )

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError("This day is still to come. Note it afterwards.")
        return day
