"""What a person may type about rating problems of practice."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from design_process.problems.forms import ProblemChoice
from design_process.problems.models import ProblemOfPractice
from design_process.scoring.forms import AskForm, ScoreForm


class _Candidates(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    label_from_instance = ProblemChoice.label_from_instance


class StartForm(AskForm):
    """What is rated, and by what."""

    problems = _Candidates(
        label="What is rated",
        queryset=ProblemOfPractice.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least two candidates: one alone cannot be compared."},
        help_text="Three to six are enough for five minutes.",
    )

    def __init__(self, *args: Any, problems: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["problems"]
        field.queryset = problems

    def clean_problems(self) -> Any:
        chosen = self.cleaned_data["problems"]
        if len(chosen) < 2:
            raise forms.ValidationError(self.fields["problems"].error_messages["required"])
        return chosen


class RateForm(ScoreForm):
    """Scores, and for each candidate room for what speaks against it."""

    def __init__(self, *args: Any, doubts: Mapping[int, str], members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for thing in self.things:
            self.fields[_doubt(thing)] = forms.CharField(
                label="What speaks against it",
                max_length=300,
                required=False,
                initial=doubts.get(thing.pk, ""),
                help_text="Shown without your name when the scores are.",
            )
        self.members = list(members)
        if len(self.members) > 1:
            self.fields["member"] = forms.ModelChoiceField(members, label="You rate for", empty_label=None)

    def rows(self) -> Iterator[tuple[Any, list[Any], Any]]:
        """Candidate by candidate: each criterion with its field, and the field of the doubt."""
        for thing, lines in self.parts():
            yield thing, lines, self[_doubt(thing)]

    def doubts(self) -> dict[int, str]:
        """What was typed: problem → words. Only after `is_valid`."""
        return {thing.pk: self.cleaned_data[_doubt(thing)] for thing in self.things}

    def whose(self) -> Any:
        """For which member the person rates. Only after `is_valid`."""
        return self.cleaned_data.get("member") or self.members[0]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not self.values():
            self.add_error(None, "Give at least one score. What stays empty can be given later.")
        return said


def _doubt(problem: ProblemOfPractice) -> str:
    return f"doubt-{problem.pk}"
