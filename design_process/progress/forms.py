"""What people choose on the pages of progress."""

from typing import Any

from django import forms

from design_process.measures.models import Indicator
from design_process.problems.models import Goal


class NumberChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Offers each indicator with what it counts, so that one can choose without opening it."""

    def label_from_instance(self, obj: Indicator) -> str:
        return f"{obj.name}: {obj.definition}"


class GoalNumberForm(forms.Form):
    indicator = NumberChoice(
        Indicator.objects.none(), label="Which number shows it?", widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["indicator"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - tells the type checker what stands above
        field.queryset = Indicator.objects.in_use().asked_of(goal.member)
