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


class GateForm(forms.Form):
    """What is said of a gate: why a member goes on without it, or what a team noticed in the data."""

    words = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, passed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields["words"]
        if passed:
            words.label, words.help_text = "Why may they go on without it?", "The district reads it, with your name."
        else:
            words.label = "What did you notice?"
            words.help_text = "A sentence or two is enough. No names of pupils."
