"""What a person may type about a task of the plan."""

import uuid
from datetime import date
from typing import Any

from django import forms

from design_process.project_plan.actions import Task
from districts.directory.models import Member, Seat
from network.lib.fields import day_input
from network.people.models import Person


class TaskForm(forms.Form):
    words = forms.CharField(label="What is to be done", max_length=200)
    due_on = forms.DateField(label="By which day", widget=day_input())
    owner = forms.ModelChoiceField(
        label="Who does it", queryset=Person.objects.none(), required=False, empty_label="Whoever of the team"
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, member: Member, days: tuple[date, date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days = days
        seats = Seat.objects.taken().filter(member=member)
        field: Any = self.fields["owner"]
        field.queryset = Person.objects.filter(pk__in=seats.values("grant__person")).order_by("name")

    def clean_due_on(self) -> date:
        """A day within the network's design cycle."""
        day: date = self.cleaned_data["due_on"]
        first, last = self.days
        if not first <= day <= last:
            raise forms.ValidationError(
                f"Choose a day of the design cycle: {first.day} {first:%b %Y} to {last.day} {last:%b %Y}."
            )
        return day

    def task(self) -> Task:
        """What was typed. Only after `is_valid`."""
        return Task(self.cleaned_data["words"], self.cleaned_data["due_on"], self.cleaned_data["owner"])


class DropForm(forms.Form):
    why = forms.CharField(
        label="Why you leave it out", max_length=300, help_text="One sentence. Your team and the hub read it."
    )
