"""What a person says about themself."""

from typing import Any
from zoneinfo import available_timezones

from django import forms

from network.people.models import Person

# Names that exist for old machines ("Etc/GMT+8", "US/Pacific") are not offered.
_SKIPPED = ("Etc/", "SystemV/", "US/", "posix", "right/")


def zone_choices(empty: str = "") -> list[tuple[str, str]]:
    """Time zones as a list to choose from, "America/Los Angeles"; with `empty` first for none of one's own."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(_SKIPPED))
    offered = [(name, name.replace("_", " ")) for name in names]
    return [("", empty), *offered] if empty else offered


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    time_zone = forms.ChoiceField(
        label="Your time zone", required=False, help_text="Times on every page are shown in it."
    )

    class Meta:
        model = Person
        fields = ("name", "time_zone")
        labels = {"name": "Your name"}
        help_texts = {"name": "As others read it on their pages."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        zone = self.fields["time_zone"]
        assert isinstance(zone, forms.ChoiceField)  # noqa: S101 - for the type checker
        zone.choices = zone_choices(empty="The same as this site")
