"""What people type about school calendars."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone

from districts.calendars.actions import ONE_A_YEAR, Days
from districts.calendars.holidays_of import STATES
from districts.calendars.ics_file import MAX_DAYS_LONG
from districts.calendars.models import CalendarSpan
from districts.calendars.school_file import MAX_BYTES, too_large
from network.lib.dates import school_year_of
from network.lib.fields import day_input
from network.lib.uploads import SentFile

Kind = CalendarSpan.Kind
KINDS = [
    (Kind.CLOSED, "No school: teachers and pupils are away"),
    (Kind.TESTING, "Testing: school is open, teachers cannot leave"),
    (Kind.EVENT, "School as usual: good to know, closes nothing"),
    (Kind.FIRST_DAY, "First day of school: the days before it are closed"),
    (Kind.LAST_DAY, "Last day of school: the days after it are closed"),
]


def day_field(label: str, **about: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=day_input(), **about)


class DaysForm(forms.Form):
    """Days of a calendar."""

    kind = forms.ChoiceField(label="What is it?", choices=KINDS, widget=forms.RadioSelect, initial=Kind.CLOSED)
    label = forms.CharField(
        label="Name", max_length=120, required=False, help_text="As families know it: “Fall recess”, “State testing”."
    )
    starts_on = day_field("First day")
    ends_on = day_field("Last day", required=False, help_text="Leave it empty for a single day.")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        first, last, kind = said.get("starts_on"), said.get("ends_on"), said.get("kind", "")
        if first and kind in ONE_A_YEAR:
            said["ends_on"] = last = first
        if first and last and last < first:
            self.add_error("ends_on", "This is before the first day. Choose a later day.")
        elif first and last and (last - first).days >= MAX_DAYS_LONG:
            self.add_error("ends_on", f"That is longer than {MAX_DAYS_LONG} days. Look at the year.")
        if first and abs(first.year - timezone.localdate().year) > 5:
            self.add_error("starts_on", "That is more than five years away. Look at the year.")
        return said

    def days(self) -> Days:
        said = self.cleaned_data
        label = " ".join(said["label"].split()) or str(Kind(said["kind"]).label)
        return Days(said["starts_on"], said["ends_on"] or said["starts_on"], said["kind"], label)


def school_years_around(today: date) -> list[str]:
    """The school year of today, the next and the one before."""
    return [school_year_of(today.replace(day=1, year=today.year + shift)) for shift in (0, 1, -1)]


class FileForm(SentFile):
    file = forms.FileField(
        label="The school’s calendar",
        error_messages={"required": "Choose a file first.", "empty": "The file is empty."},
        help_text="An .ics file from the school’s website or calendar program, or a table (CSV) with the columns "
        "start_date, end_date and name; at most 5 MB. You see what it brings before anything is stored.",
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,.csv,.txt,.tsv,text/calendar,text/csv"}),
    )
    school_year = forms.ChoiceField(label="School year", help_text="Days outside of it are put aside.")

    def __init__(self, *args: Any, year: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years_field(self, year)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        size = self.sent_bytes(said)
        if size > min(MAX_BYTES, settings.UPLOAD_LIMIT_BYTES):
            self.add_error("file", too_large(size))
        return said


class HolidaysForm(forms.Form):
    state = forms.ChoiceField(
        label="State", choices=[("", "Choose a state"), *STATES.items()], error_messages={"required": "Choose a state."}
    )
    school_year = forms.ChoiceField(label="School year")

    def __init__(self, *args: Any, year: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years_field(self, year)


def years_field(form: forms.Form, year: str) -> None:
    """Offer the school years around today, and the one somebody came from."""
    field = form.fields["school_year"]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
    years = dict.fromkeys([*school_years_around(timezone.localdate()), year])
    field.choices = [(each, each) for each in sorted(years)]
    field.initial = year
