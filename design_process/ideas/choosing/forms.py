"""What a person may type while choosing: criteria, scores, the decision, why it is reopened."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from design_process.ideas.choosing.actions import Decided
from design_process.ideas.choosing.criteria import MOST, Line
from design_process.ideas.choosing.models import Criterion
from design_process.ideas.choosing.spread import VALUES
from design_process.ideas.models import Idea


def _long(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ScoreForm(forms.Form):
    """A scale of 1 to 5 for each idea and criterion. What stays empty can be given later."""

    def __init__(
        self,
        *args: Any,
        ideas: Sequence[Idea],
        criteria: Sequence[Criterion],
        given: Mapping[tuple[int, int], int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ideas, self.criteria = ideas, criteria
        for idea in ideas:
            for one in criteria:
                self.fields[_name(idea, one)] = forms.TypedChoiceField(
                    label=one.name,
                    choices=[(value, str(value)) for value in VALUES],
                    coerce=int,
                    empty_value=None,
                    required=False,
                    widget=forms.RadioSelect,
                    initial=given.get((idea.pk, one.pk)),
                    error_messages={"invalid_choice": "Choose a number from 1 to 5."},
                )

    def parts(self) -> Iterator[tuple[Idea, list[tuple[Criterion, Any]]]]:
        """Idea by idea: each criterion with its field."""
        for idea in self.ideas:
            yield idea, [(one, self[_name(idea, one)]) for one in self.criteria]

    def values(self) -> dict[tuple[int, int], int]:
        """What was given: (idea, criterion) → 1 to 5. Only after `is_valid`."""
        said = self.cleaned_data
        pairs = [(idea, one) for idea in self.ideas for one in self.criteria]
        return {(idea.pk, one.pk): said[_name(idea, one)] for idea, one in pairs if said[_name(idea, one)] is not None}


def _name(idea: Idea, criterion: Criterion) -> str:
    return f"score-{idea.pk}-{criterion.place}"


class DecideForm(forms.Form):
    chosen = forms.ModelMultipleChoiceField(
        label="What you go on with",
        queryset=Idea.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one idea."},
    )
    runner_up = forms.ModelChoiceField(
        label="What comes next, if that does not work",
        queryset=Idea.objects.none(),
        required=False,
        empty_label="None",
    )
    reason = forms.CharField(label="Why", max_length=4000, widget=_long(3))
    dissent = forms.CharField(
        label="What speaks against it",
        max_length=4000,
        required=False,
        widget=_long(3),
        help_text="Doubts that stay, in words and without names. They help you to see later what you missed.",
    )

    def __init__(self, *args: Any, ideas: QuerySet[Idea], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("chosen", "runner_up"):
            field: Any = self.fields[name]
            field.queryset = ideas

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("runner_up") and said["runner_up"] in (said.get("chosen") or []):
            self.add_error("runner_up", "You have chosen this one. Name another, or none.")
        return said

    def decided(self) -> Decided:
        """What was typed. Only after `is_valid`."""
        said = self.cleaned_data
        return Decided(tuple(said["chosen"]), said["reason"], said["runner_up"], said["dissent"])


class ReopenForm(forms.Form):
    why = forms.CharField(
        label="Why you take it up again", max_length=300, widget=_long(2), help_text="What was decided stays readable."
    )


class CriteriaForm(forms.Form):
    """Up to six criteria, a row each. A row without a name is left out."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, lines: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = list(lines)
        for place in range(1, MOST + 1):
            line = now[place - 1] if place <= len(now) else Line("", "", 2)
            self.fields[f"name_{place}"] = forms.CharField(
                label="Name", max_length=60, required=False, initial=line.name
            )
            self.fields[f"definition_{place}"] = forms.CharField(
                label="What a 5 is, and what a 1 is",
                max_length=300,
                required=False,
                initial=line.definition,
                widget=_long(2),
            )
            self.fields[f"weight_{place}"] = forms.IntegerField(
                label="Weight, 1 to 5", min_value=1, max_value=5, initial=line.weight
            )

    def rows(self) -> Iterator[tuple[int, Any, Any, Any]]:
        """Place, and the three fields of each row."""
        for place in range(1, MOST + 1):
            yield place, self[f"name_{place}"], self[f"definition_{place}"], self[f"weight_{place}"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        names: set[str] = set()
        for place in range(1, MOST + 1):
            name = said.get(f"name_{place}", "")
            if name and not said.get(f"definition_{place}"):
                self.add_error(f"definition_{place}", "Say what a 5 is: otherwise everybody scores something else.")
            if name and name.casefold() in names:
                self.add_error(f"name_{place}", "Another criterion has this name.")
            names.add(name.casefold())
        if not names - {""}:
            self.add_error(None, "Keep at least one criterion.")
        return said

    def lines(self) -> tuple[Line, ...]:
        """What was typed. Only after `is_valid`."""
        said = self.cleaned_data
        rows = [(said[f"name_{n}"], said[f"definition_{n}"], said[f"weight_{n}"]) for n in range(1, MOST + 1)]
        return tuple(Line(*row) for row in rows if row[0])
