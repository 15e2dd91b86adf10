"""What people type about drives."""

import re
from decimal import Decimal
from typing import Any

from django import forms

from districts.calendars.matrix_file import LONGEST, Pair
from districts.calendars.travel import TravelMatrix
from districts.calendars.travel_actions import Reckoned
from districts.directory.places import Place

_PLACE = re.compile(r"^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*$")


class PlaceField(forms.CharField):
    """A point as maps give it: "38.7296, -120.7985"."""

    def __init__(self, **about: Any) -> None:
        about.setdefault("label", "Where it is")
        about.setdefault("help_text", "Latitude and longitude, as a map gives them: 38.7296, -120.7985.")
        super().__init__(max_length=60, **about)

    def clean(self, value: Any) -> Place | None:
        text = super().clean(value)
        if not text:
            return None
        found = _PLACE.match(text)
        where = Place(float(found[1]), float(found[2])) if found else None
        if where is None or abs(where.latitude) > 90 or abs(where.longitude) > 180:
            raise forms.ValidationError("Write latitude and longitude with a comma between: 38.7296, -120.7985.")
        return where


def place_words(where: Place | None) -> str:
    return f"{where.latitude}, {where.longitude}" if where else ""


class ReckoningForm(forms.Form):
    """How drives are reckoned that nobody has corrected."""

    factor = forms.DecimalField(
        label="Road for each mile of straight line",
        min_value=Decimal(1),
        max_value=Decimal(4),
        decimal_places=2,
        help_text="1.3 suits most rural counties; take 1.5 or more where a river or a ridge lies between.",
    )
    miles_an_hour = forms.IntegerField(
        label="Miles an hour, door to door", min_value=5, max_value=80, help_text="35 with towns, bends and parking."
    )
    base_name = forms.CharField(
        label="Where facilitators start", max_length=160, required=False, help_text="For example: County office."
    )
    base = PlaceField(label="Where that is", required=False)

    def reckoned(self) -> Reckoned:
        return Reckoned(**self.cleaned_data)


class PlaceForm(forms.Form):
    place = PlaceField()


class MatrixForm(forms.Form):
    file = forms.FileField(
        label="Table of drives",
        error_messages={"required": "Choose a file first.", "empty": "The file is empty."},
        help_text="A CSV file. Sites stand in the first row and the first column, by name or code; each cell holds "
        "whole minutes from the row to the column. Empty cells are left as they are.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
    )


class DrivesForm(forms.Form):
    """The drives between one site and all others, both ways. An empty field is reckoned.

    Only what somebody changed on the page is written: what another person saved meanwhile stays.
    """

    both = forms.BooleanField(
        label="Where I fill in one way only, the way back takes as long", required=False, initial=True
    )

    def __init__(self, *args: Any, site: str, names: dict[str, str], matrix: TravelMatrix, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.site = site
        self.ends = {end: name for end, name in names.items() if end != site}
        for end, name in self.ends.items():
            for key, pair, words in ((f"there_{end}", (site, end), "to"), (f"back_{end}", (end, site), "back from")):
                kept = matrix.minutes[pair[0]].get(pair[1]) if pair in matrix.corrected else None
                self.fields[key] = _minutes_field(f"Minutes {words} {name}", kept)

    def lines(self) -> list[tuple[str, Any, Any]]:
        return [(end, self[f"there_{end}"], self[f"back_{end}"]) for end in self.ends]

    def changes(self) -> dict[Pair, int | None]:
        """What was changed on the page, by pair."""
        said = self.cleaned_data
        found: dict[Pair, int | None] = {}
        for end in self.ends:
            there, back = f"there_{end}", f"back_{end}"
            if there in self.changed_data:
                found[self.site, end] = said[there]
            if back in self.changed_data:
                found[end, self.site] = said[back]
            if said["both"]:
                if there in self.changed_data and said[there] and not said[back]:
                    found[end, self.site] = said[there]
                if back in self.changed_data and said[back] and not said[there]:
                    found[self.site, end] = said[back]
        return found


def _minutes_field(label: str, kept: int | None) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=LONGEST,
        required=False,
        initial=kept,
        show_hidden_initial=True,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
