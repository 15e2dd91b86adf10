"""How far a person may open a card."""

from typing import Any

from django import forms

from design_process.cards.actions import Openness
from design_process.cards.models import Card
from design_process.cards.readers import readers_of
from districts.directory.access import Visibility
from districts.directory.models import Member


class OpennessForm(forms.Form):
    visibility = forms.ChoiceField(label="Who may see it", choices=Visibility.choices, widget=forms.RadioSelect)
    named = forms.ModelMultipleChoiceField(
        label="Districts we name",
        queryset=Member.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Counts only with “Districts we name”. Tick none to show it to your sponsor alone.",
    )

    def __init__(self, *args: Any, card: Card, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Member.objects.filter(network=card.network_id).taking_part().exclude(pk=card.member_id)
        named: Any = self.fields["named"]
        named.queryset = others.select_related("district")
        self.steps = readers_of(card)

    def wish(self) -> Openness:
        """What was chosen. Only after `is_valid`."""
        return Openness(self.cleaned_data["visibility"], tuple(self.cleaned_data["named"]))
