"""Which districts are listed beside each other. A filter chooses charts, and never what a figure is a sum of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from design_process.measures.models import Indicator
from districts.directory.groups import ALL, label_of

EVERY = ""


@dataclass(frozen=True)
class Choices:
    """What may be chosen. Phases, problems and who owes are for the hub; empty, they are not asked."""

    indicators: Sequence[Indicator]
    phases: Sequence[tuple[str, str]] = ()
    problems: Sequence[tuple[str, str]] = ()
    is_hub: bool = False


@dataclass(frozen=True)
class Asked:
    """What was chosen: a number and a student group; all districts, or those of a phase, a problem, or in debt."""

    indicator: Indicator
    group: str = ALL
    phase: int | None = None
    problem: int | None = None
    owes: bool = False

    @property
    def narrows(self) -> bool:
        """Are some districts left out?"""
        return self.owes or self.phase is not None or self.problem is not None


def chosen_of(indicators: Sequence[Indicator], said: Mapping[str, Any]) -> Indicator:
    """The indicator that was asked for, or the first."""
    chosen = said.get("indicator")
    return next((one for one in indicators if str(one.pk) == chosen), indicators[0])


class DistrictFilter(forms.Form):
    """Asks for nothing that it cannot do without: what is left open takes the first, or all."""

    indicator = forms.ChoiceField(label="Number", required=False)
    group = forms.ChoiceField(label="Pupils", required=False)
    phase = forms.ChoiceField(label="Phase", required=False)
    problem = forms.ChoiceField(label="Problem of practice", required=False)
    owes = forms.BooleanField(label="Only districts that are late with this number", required=False)

    def __init__(self, data: Mapping[str, Any] | None, choices: Choices) -> None:
        super().__init__(data or None)
        self.choices = choices
        groups = {group for one in choices.indicators for group in one.groups}
        offered = {
            "indicator": [(str(one.pk), one.name) for one in choices.indicators],
            "group": [(key, label_of(key)) for key in (ALL, *sorted(groups, key=label_of))],
            "phase": [(EVERY, "Every phase"), *choices.phases],
            "problem": [(EVERY, "Every problem"), *choices.problems],
        }
        for name, found in offered.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]
        unasked = [name for name in ("group", "phase", "problem") if len(offered[name]) == 1]
        for name in unasked if choices.is_hub else {*unasked, "phase", "problem", "owes"}:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        group, indicator = cleaned.get("group") or ALL, self._indicator(cleaned)
        if group != ALL and group not in indicator.groups:
            words = f"“{indicator.name}” is not counted for “{label_of(group)}”. Choose all pupils, or another number."
            self.add_error("group", words)
        return cleaned

    def asked(self) -> Asked:
        """What was chosen, without what could not be understood."""
        self.is_valid()
        said: dict[str, Any] = self.cleaned_data if self.is_bound else {}
        phase, problem = said.get("phase"), said.get("problem")
        return Asked(
            self._indicator(said),
            said.get("group") or ALL,
            int(phase) if phase else None,
            int(problem) if problem else None,
            owes=bool(said.get("owes")),
        )

    def _indicator(self, said: Mapping[str, Any]) -> Indicator:
        return chosen_of(self.choices.indicators, said)
