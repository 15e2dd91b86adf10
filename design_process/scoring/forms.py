"""What a person may type about scores: criteria, and one's own values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from design_process.scoring.criteria import MOST, Line
from design_process.scoring.models import ScoringCriterion
from design_process.scoring.spread import VALUES
from network.lib.fields import day_input, long_text


class ScoreForm(forms.Form):
    """A scale of 1 to 5 for each thing and criterion. What stays empty can be given later."""

    def __init__(
        self,
        *args: Any,
        things: Sequence[Any],
        criteria: Sequence[ScoringCriterion],
        given: Mapping[tuple[int, int], int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.things, self.criteria = things, criteria
        for thing in things:
            for one in criteria:
                self.fields[name_of(thing, one)] = forms.TypedChoiceField(
                    label=one.name,
                    choices=[(value, str(value)) for value in VALUES],
                    coerce=int,
                    empty_value=None,
                    required=False,
                    widget=forms.RadioSelect,
                    initial=given.get((thing.pk, one.pk)),
                    error_messages={"invalid_choice": "Choose a number from 1 to 5."},
                )

    def parts(self) -> Iterator[tuple[Any, list[tuple[ScoringCriterion, Any]]]]:
        """Thing by thing: each criterion with its field."""
        for thing in self.things:
            yield thing, [(one, self[name_of(thing, one)]) for one in self.criteria]

    def values(self) -> dict[tuple[int, int], int]:
        """What was given: (thing, criterion) → 1 to 5. Only after `is_valid`."""
        said = self.cleaned_data
        pairs = [(thing, one, said[name_of(thing, one)]) for thing in self.things for one in self.criteria]
        return {(thing.pk, one.pk): value for thing, one, value in pairs if value is not None}

    @property
    def asked(self) -> int:
        """How many scores are asked for."""
        return len(self.things) * len(self.criteria)


def name_of(thing: Any, criterion: ScoringCriterion) -> str:
    """The name of a field: of a thing and a criterion."""
    return f"score-{thing.pk}-{criterion.place}"


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
                widget=long_text(2),
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


class AskForm(CriteriaForm):
    """The criteria, and until when to score."""

    ends_on = forms.DateField(
        label="Last day to score",
        required=False,
        widget=day_input(),
        help_text="A wish, not a wall. Two days before, whoever has not scored gets one letter.",
    )

    def clean_ends_on(self) -> date | None:
        day: date | None = self.cleaned_data["ends_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError("This day is past. Choose today or a day to come.")
        return day
