"""What a facilitator may change about the network itself, and the organizations behind it."""

from typing import Any

from django import forms

from network.lib.fields import day_input
from network.membership.models import Network, Organization, OrganizationRole
from network.people.forms import zone_choices


class NetworkForm(forms.ModelForm):  # type: ignore[type-arg]
    time_zone = forms.ChoiceField(label="Time zone", help_text="Dates and times of the network are meant in it.")
    school_year = forms.RegexField(
        label="School year",
        regex=r"^\d{4}-\d{2}$",
        help_text="For example 2026-27.",
        error_messages={"invalid": "Write the school year as 2026-27."},
    )

    class Meta:
        model = Network
        fields = ("name", "mission", "school_year", "time_zone", "small_number_threshold")
        labels = {
            "name": "Name of the network",
            "mission": "Mission",
            "small_number_threshold": "Smallest group whose numbers are shown",
        }
        help_texts = {
            "mission": "One or two sentences: why you work together.",
            "small_number_threshold": "Outside its own district, a number about fewer pupils is hidden. At least 11.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.fields["time_zone"]
        assert isinstance(zone, forms.ChoiceField)  # noqa: S101 - for the type checker
        zone.choices = zone_choices()
        self.fields["mission"].widget.attrs["rows"] = 3
        self.fields["small_number_threshold"].widget.attrs["min"] = 11

    def clean_school_year(self) -> str:
        year: str = self.cleaned_data["school_year"]
        if int(year[5:]) != (int(year[:4]) + 1) % 100:
            raise forms.ValidationError("The second year follows the first: 2026-27.")
        return year

    def clean_small_number_threshold(self) -> int:
        number: int = self.cleaned_data["small_number_threshold"]
        if number < 11:
            raise forms.ValidationError("Choose 11 or more: smaller groups could be recognized.")
        return number


class OrganizationForm(forms.Form):
    name = forms.CharField(label="Organization", max_length=160)
    kind = forms.ChoiceField(label="What it is", choices=Organization.Kind.choices)
    role = forms.ChoiceField(label="Its part in the network", choices=OrganizationRole.Kind.choices)
    starts_on = forms.DateField(label="From", widget=day_input())
