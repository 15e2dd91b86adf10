"""Under which driver a chosen idea is put."""

from typing import Any
from uuid import uuid4

from django import forms

from design_process.ideas.models import Idea
from design_process.ideas.placing.models import PlacedIdea
from design_process.theory.models import TheoryNode
from network.people.models import Person


class DriverChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Drivers by their words; where a team has several theories, with what each leads to."""

    names_goal = False

    def label_from_instance(self, obj: TheoryNode) -> str:
        return f"{obj.text} ({obj.goal_says})" if self.names_goal else obj.text  # type: ignore[attr-defined]


class PlaceForm(forms.Form):
    under = DriverChoice(
        label="Which driver it should move",
        queryset=TheoryNode.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the driver that it should move."},
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, idea: Idea, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["under"]
        field.queryset = drivers_for(idea, by)
        field.names_goal = len({driver.theory_id for driver in field.queryset}) > 1


def drivers_for(idea: Idea, by: Person) -> Any:
    """The drivers of the team's theories in which the idea does not stand yet, each with `goal_says`."""
    stands_in = PlacedIdea.objects.filter(idea=idea, node__retired_at=None).values("theory")
    drivers = TheoryNode.objects.seen_by(by).standing().drivers().filter(theory__member=idea.member_id)
    found = drivers.filter(theory__goal__retired_at=None).exclude(theory__in=stands_in)
    return found.with_goal().order_by("theory", "pk")
