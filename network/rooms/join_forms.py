"""What people type at the door, and who was there."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from network.meetings.models import Invitee
from network.rooms.codes import LENGTH, typed_code
from network.rooms.forms import key_field
from network.rooms.people_actions import HERE, Joiner, Noted

GUEST = "guest"


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "size": 8}
        ),
    )

    def clean_code(self) -> str:
        code = typed_code(self.cleaned_data["code"])
        if len(code) != LENGTH:
            raise forms.ValidationError(f"A code has {LENGTH} letters and digits, such as K7MPQ2.")
        return code


class JoinForm(forms.Form):
    """Who holds the phone. `names`: the invited whose name is free, as (invitee id, name)."""

    who = forms.ChoiceField(label="Who are you?")
    name = forms.CharField(label="Your name, if you are a guest", max_length=80, required=False)
    client_key = key_field()
    attendance = forms.ChoiceField(choices=[(kind, kind) for kind in HERE])

    def __init__(self, data: Any = None, *, names: Sequence[tuple[int, str]]) -> None:
        super().__init__(data)
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", "Choose your name"), *names, (GUEST, "I am a guest")]
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["attendance"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("who") == GUEST and not said.get("name", "").strip():
            self.add_error("name", "Write your name, so that the others know who is here.")
        return said

    def joiner(self) -> Joiner:
        said = self.cleaned_data
        if said["who"] == GUEST:
            return Joiner(said["attendance"], name=said["name"].strip())
        return Joiner(said["attendance"], invitee=int(said["who"]))


class AttendanceForm(forms.Form):
    """Who was there and why somebody was not: two questions for each of the invited.

    A row counts only when it differs from what the page showed: others check in while it is open.
    """

    def __init__(self, data: Any = None, *, invitees: Iterable[Invitee]) -> None:
        self.invitees = list(invitees)
        super().__init__(data)
        for row in self.invitees:
            name = str(row.person)
            self.fields[f"a{row.pk}"] = forms.ChoiceField(
                label=f"{name}: there?", choices=Invitee.Attendance.choices, required=False, initial=row.attendance
            )
            # Why somebody is missing is mostly what they said when they could not come.
            said = row.absence or (row.reason if row.answer == Invitee.Answer.NO else "")
            self.fields[f"r{row.pk}"] = forms.ChoiceField(
                label=f"{name}: why not?",
                choices=[("", "No reason noted"), *Invitee.Reason.choices],
                required=False,
                initial=said,
            )
            self.fields[f"w{row.pk}"] = forms.CharField(required=False, widget=forms.HiddenInput)
            self.initial[f"w{row.pk}"] = f"{row.attendance}:{row.absence}"

    @property
    def lines(self) -> list[tuple[Invitee, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """For the page: each of the invited with their fields."""
        return [(row, self[f"a{row.pk}"], self[f"r{row.pk}"], self[f"w{row.pk}"]) for row in self.invitees]

    def noted(self) -> dict[int, Noted]:
        """What was changed on the page, by invitee id."""
        found = {}
        for row in self.invitees:
            there, reason = self.cleaned_data[f"a{row.pk}"], self.cleaned_data[f"r{row.pk}"]
            absence = reason if there == Invitee.Attendance.ABSENT else ""
            if self.cleaned_data[f"w{row.pk}"] != f"{there}:{absence}":
                found[row.pk] = Noted(there, absence)
        return found
