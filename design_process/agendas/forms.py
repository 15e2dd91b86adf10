"""Which proposals a facilitator takes, and with how many minutes."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from design_process.agendas.actions import Chosen
from design_process.agendas.fit import Fit, Proposal
from network.rooms.protocols import protocol_of


@dataclass(frozen=True)
class Line:
    """One proposal as a line of the form."""

    proposal: Proposal
    take: BoundField
    minutes: BoundField
    protocol: str  # its name, or empty


class TakeForm(forms.Form):
    """A tick and minutes for each proposal; what fits is ticked already."""

    def __init__(self, data: Any = None, *, found: Fit) -> None:
        super().__init__(data)
        self.found = found
        for place, one in enumerate((*found.chosen, *found.left)):
            fits = place < len(found.chosen)
            self.fields[f"take:{one.key}"] = forms.BooleanField(label=one.title, required=False, initial=fits)
            self.fields[f"minutes:{one.key}"] = forms.IntegerField(
                label=f"Minutes for {one.title}", min_value=1, max_value=600, initial=one.minutes, required=False
            )

    @property
    def fitting(self) -> list[Line]:
        return [self._line(one) for one in self.found.chosen]

    @property
    def left(self) -> list[Line]:
        return [self._line(one) for one in self.found.left]

    def _line(self, one: Proposal) -> Line:
        way = protocol_of(one.protocol) if one.protocol else None
        return Line(one, self[f"take:{one.key}"], self[f"minutes:{one.key}"], way.name if way else "")

    def chosen(self) -> list[Chosen]:
        """What is ticked, with the minutes typed or those proposed, once the form is valid."""
        said = self.cleaned_data
        return [
            Chosen(one.key, said[f"minutes:{one.key}"] or one.minutes)
            for one in (*self.found.chosen, *self.found.left)
            if said[f"take:{one.key}"]
        ]
