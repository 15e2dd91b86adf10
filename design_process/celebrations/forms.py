"""What a team writes on a celebration."""

from django import forms

from design_process.celebrations.actions import TITLE_LENGTH, Words
from network.lib.fields import long_text

LONGEST = 2000


def _said(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(label=label, widget=long_text(3), max_length=LONGEST, help_text=help_text)


class CelebrationForm(forms.Form):
    title = forms.CharField(
        label="What you celebrate", max_length=TITLE_LENGTH, help_text="One line that stands on paper in large letters."
    )
    learned = _said("What we learned", "From what you wrote in the study. No pupils' names.")
    helped = _said("What helped", "People, time, a room, an idea of another district: what others would need as well.")
    not_known = _said("What we still do not know", "An honest question makes the rest believable.")
    people = forms.CharField(
        label="Who did it",
        max_length=300,
        required=False,
        help_text="Only who agrees to be named. Groups are fine: two fourth-grade classes and their teachers.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def words(self) -> Words:
        """What was typed. Only after `is_valid`."""
        return Words(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})
