"""What a person may type about a data walk."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from design_process.data_walks.actions import Said
from design_process.data_walks.models import WalkChart, WalkEntry
from design_process.measures.models import Indicator
from design_process.problems.actions import ProblemWords
from design_process.problems.forms import ProblemForm
from districts.directory.models import Member
from network.lib.fields import day_input, long_text

TWO_WEEKS = timedelta(days=14)


def _in_two_weeks() -> Any:
    return timezone.localdate() + TWO_WEEKS


class OpenForm(forms.Form):
    title = forms.CharField(
        label="What it is about", max_length=120, help_text="Such as: Who explains their thinking, and who does not?"
    )
    indicators = forms.ModelMultipleChoiceField(
        label="Charts to look at",
        queryset=Indicator.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Two or three are enough for ten minutes.",
        error_messages={"required": "Choose at least one chart."},
    )
    ends_on = forms.DateField(
        label="Last day to write",
        widget=day_input(),
        initial=_in_two_weeks,
        help_text="A wish, not a wall: what comes later is taken until you close the walk.",
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, indicators: QuerySet[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["indicators"]
        field.queryset = indicators

    def clean_ends_on(self) -> Any:
        day = self.cleaned_data["ends_on"]
        if day < timezone.localdate():
            raise forms.ValidationError("This day is past. Choose today or a day to come.")
        return day


class EntryForm(forms.Form):
    """One of the two is enough."""

    chart = forms.ModelChoiceField(
        label="About", queryset=WalkChart.objects.none(), required=False, empty_label="All of it together"
    )
    noticing = forms.CharField(
        label="I notice",
        required=False,
        max_length=500,
        widget=long_text(),
        help_text="What the chart shows, before anybody explains it. No pupil’s name.",
    )
    wondering = forms.CharField(
        label="I wonder", required=False, max_length=500, widget=long_text(), help_text="What it makes you ask."
    )
    member = forms.ModelChoiceField(label="You look for", queryset=Member.objects.none(), empty_label=None)
    named = forms.BooleanField(label="Show my name with it", required=False)
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, charts: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chart: Any = self.fields["chart"]
        chart.queryset = charts
        whose: Any = self.fields["member"]
        whose.queryset = Member.objects.filter(pk__in=[one.pk for one in members]).select_related("district")
        if len(members) == 1:
            del self.fields["member"]
        self.members = members

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not said.get("noticing") and not said.get("wondering"):
            self.add_error("noticing", "Write what you notice, or below what you wonder. One line is enough.")
        return said

    def said(self) -> Said:
        """What was typed. Only after `is_valid`."""
        typed = self.cleaned_data
        return Said(typed["noticing"], typed["wondering"], typed["chart"], typed["named"])

    def whose(self) -> Member:
        """For whom the person looks. Only after `is_valid`."""
        chosen: Member = self.cleaned_data.get("member") or self.members[0]
        return chosen


class CandidateForm(ProblemForm):
    """A problem of practice, with the entries of the walk that belong to it."""

    others = forms.ModelMultipleChoiceField(
        label="What else belongs to it",
        queryset=WalkEntry.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, others: QuerySet[WalkEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["others"]
        field.queryset = others
        if not others.exists():
            del self.fields["others"]

    def gathered(self) -> list[WalkEntry]:
        """The other entries that were ticked. Only after `is_valid`."""
        return list(self.cleaned_data.get("others", ()))

    def words(self) -> ProblemWords:
        return ProblemWords(**{name: text for name, text in self.cleaned_data.items() if name != "others"})
