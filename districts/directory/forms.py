"""What a person may type about districts and members."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone

from districts.directory.models import District, Member
from network.lib.csvfile import too_large
from network.lib.dates import school_year_of
from network.lib.fields import day_input
from network.lib.uploads import SentFile

FROM_FILE = ""


def recent_school_years(today: date) -> list[str]:
    """The school year of today and the five before it, and the next."""
    return [school_year_of(today.replace(day=1, year=today.year + shift)) for shift in range(1, -6, -1)]


class UploadForm(SentFile):
    file = forms.FileField(
        label="The state’s directory file",
        error_messages={"required": "Choose a file first.", "empty": "The file is empty."},
        help_text="The list of schools, or the list of districts, as CSV or tab-separated text; at most 25 MB. "
        "Only the districts you choose are kept, and the file itself is not.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
    )
    school_year = forms.ChoiceField(
        label="School year of its figures", required=False, help_text="Most files say it in their name or columns."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = recent_school_years(timezone.localdate())
        field = self.fields["school_year"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(FROM_FILE, "Read it from the file"), *((year, year) for year in years)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        size = self.sent_bytes(said)
        if size > settings.UPLOAD_LIMIT_BYTES:
            self.add_error("file", too_large(size))
        return said


class DistrictForm(forms.Form):
    """A district typed by hand."""

    name = forms.CharField(
        label="Name of the district", max_length=160, error_messages={"required": "Write the district’s name."}
    )
    kind = forms.ChoiceField(label="Kind", choices=District.Kind.choices, initial=District.Kind.UNIFIED)
    county = forms.CharField(label="County", max_length=60, required=False)
    city = forms.CharField(label="Town of its office", max_length=60, required=False)
    grades = forms.CharField(label="Grades", max_length=20, required=False, help_text="For example K-8.")
    enrolment = forms.IntegerField(label="Pupils", min_value=0, max_value=5_000_000, required=False)
    prospective = forms.BooleanField(
        label="It has not said yes yet", required=False, help_text="It is listed as prospective until it does."
    )

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())


class ProfileForm(forms.Form):
    """The facts of a member that its own people and the hub may correct."""

    kind = forms.ChoiceField(label="Kind", choices=District.Kind.choices)
    city = forms.CharField(label="Town of its office", max_length=60, required=False)
    grades = forms.CharField(label="Grades", max_length=20, required=False, help_text="For example K-8.")
    enrolment = forms.IntegerField(
        label="Pupils",
        min_value=0,
        max_value=5_000_000,
        required=False,
        help_text="Leave it empty to keep the number that is there.",
    )


class AgreementForm(forms.Form):
    """A member's yes to the hub reading its numbers in full, for a time."""

    signed_by = forms.CharField(
        label="Who signed it for the district",
        max_length=120,
        error_messages={"required": "Write the name of whoever signed, so that everybody knows whose word it is."},
        help_text="A name and an office, such as “Sylvia Renner, superintendent”.",
    )
    starts_on = forms.DateField(label="From", widget=day_input())
    until = forms.DateField(
        label="Until",
        widget=day_input(),
        help_text="Its last day. Most agreements end with the school year.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        starts_on, until = said.get("starts_on"), said.get("until")
        if starts_on and until and until < starts_on:
            self.add_error("until", "This day is before the first one. Choose a later day.")
        elif until and until < timezone.localdate():
            self.add_error("until", "This day is past: nothing would change. Choose a day to come.")
        return said


class StateForm(forms.Form):
    """A change of a member's state."""

    state = forms.ChoiceField(label="From then on it is", choices=Member.State.choices, widget=forms.RadioSelect)
    on = forms.DateField(label="Since", widget=day_input())
    reason = forms.CharField(
        label="Why",
        error_messages={"required": "Say why, so that the history can be understood later."},
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The district and the hub read this in the member’s history.",
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def clean_state(self) -> str:
        state = str(self.cleaned_data["state"])
        if state == self.member.state:
            raise forms.ValidationError("It is in this state already. Choose another one.")
        return state

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError("This day is still to come. Choose today or a day before.")
        return on
