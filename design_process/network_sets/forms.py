"""The name of a set; and which of one's networks joins it."""

from typing import Any

from django import forms

from network.membership.models import Network


class SetForm(forms.Form):
    name = forms.CharField(
        label="What shall the set be called?", max_length=120, help_text="Rural networks of the state, say."
    )


class JoinForm(forms.Form):
    network = forms.ModelChoiceField(Network.objects.none(), label="Which network joins?", empty_label=None)

    def __init__(self, *args: Any, networks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["network"]
        field.queryset = networks
