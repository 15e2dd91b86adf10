"""Choosing people of a network by form: by role, by team, by name."""

from typing import Any

from django import forms

from network.membership.roster import Roster


class ChosenForm(forms.Form):
    """Who is meant: groups, teams, people. Ticked twice, chosen once."""

    roles = forms.MultipleChoiceField(label="By role", choices=[], required=False, widget=forms.CheckboxSelectMultiple)
    teams = forms.MultipleChoiceField(label="By team", choices=[], required=False, widget=forms.CheckboxSelectMultiple)
    people = forms.MultipleChoiceField(label="By name", choices=[], required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, roster: Roster) -> None:
        super().__init__(data)
        self.roster = roster
        choices = {"roles": roster.role_choices(), "teams": roster.team_choices(), "people": roster.people_choices()}
        for name, found in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - tells the type checker what stands above
            field.choices = found

    def chosen(self) -> list[int]:
        """Their ids."""
        said = self.cleaned_data
        return self.roster.chosen([*said["roles"], *said["teams"]], said["people"])
