"""What an indicator is, in grouped questions with examples."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from design_process.measures.figure_fields import Figure
from design_process.measures.models import Indicator
from districts.directory.groups import ALL, CHOICES


@dataclass(frozen=True)
class Group:
    """Questions that belong together."""

    heading: str
    sentence: str
    fields: tuple[BoundField, ...]


GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "What you count",
        "Everybody who counts must come to the same number. Say it so that a substitute could do it.",
        ("name", "definition", "unit", "numerator_label", "denominator_label"),
    ),
    (
        "What better looks like",
        "A chart can only tell a change when it knows which way is better.",
        ("direction", "baseline", "target", "target_on"),
    ),
    (
        "When and by whom",
        "Small and often beats big and rare: five minutes a week show a change within a term.",
        ("frequency", "starts_on", "collected_by", "collected_how"),
    ),
    (
        "For whom",
        "All pupils are always counted. Add a group only if the team will look at it.",
        ("groups", "kind", "is_leading"),
    ),
)


def _level(label: str, help_text: str) -> Figure:
    """A level to start from or to reach: "38" and "38 %" both mean 38 %."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return Figure(label=label, help_text=help_text, required=False, percent=True, widget=widget)


class IndicatorForm(forms.ModelForm):  # type: ignore[type-arg]
    baseline = _level("Where you start", "In percent for a share: 38 means 38 %.")
    target = _level("Where you want to be", "In percent for a share.")
    groups = forms.MultipleChoiceField(
        label="Student groups to count as well",
        choices=[choice for choice in CHOICES if choice[0] != ALL],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Groups of fewer than 11 pupils stay within the district; nobody else sees them.",
    )

    class Meta:
        model = Indicator
        fields = [name for _, _, names in GROUPS for name in names]
        labels = {
            "definition": "What exactly counts",
            "unit": "What kind of number",
            "numerator_label": "What you count",
            "denominator_label": "Out of what",
            "direction": "Which way is better",
            "target_on": "By when",
            "frequency": "How often",
            "starts_on": "First day to count",
            "collected_by": "Who counts",
            "collected_how": "How",
            "kind": "What it is for",
            "is_leading": "It moves early: you expect it to change before results do",
        }
        help_texts = {
            "name": "For example: Pupils who explain their reasoning.",
            "definition": "For example: a pupil says why, in a full sentence, at least once in a 45-minute lesson.",
            "unit": "A share needs two numbers (17 of 42). A count needs one. An average needs the score and how many.",
            "numerator_label": "For example: pupils who explained.",
            "denominator_label": "For example: pupils in the lesson. Leave it empty for a count.",
            "collected_by": "A role, not a name. For example: the class teacher.",
            "collected_how": "For example: tally sheet on Wednesdays, third lesson.",
            "kind": "Outcome: what you want in the end. Process: is the change done? Balancing: what must not suffer.",
        }
        widgets = {
            "definition": forms.Textarea(attrs={"rows": 3}),
            "unit": forms.RadioSelect,
            "direction": forms.RadioSelect,
            "kind": forms.RadioSelect,
            "target_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def question_groups(self) -> Iterator[Group]:
        """The questions in the order they are asked."""
        for heading, sentence, names in GROUPS:
            yield Group(heading, sentence, tuple(self[name] for name in names))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        unit = cleaned.get("unit")
        if unit == Indicator.Unit.COUNT:
            cleaned["denominator_label"] = ""
        elif unit and not cleaned.get("denominator_label"):
            self.add_error("denominator_label", "Say out of what: without it there is no rate.")
        if unit == Indicator.Unit.SHARE:
            self._check_percentages(cleaned)
        if self.instance.pk and self.instance.measurements.exists():
            for name in {"unit", "frequency"} & set(self.changed_data):
                self.add_error(name, "Numbers are in already, so this stays. Retire this indicator and add another.")
        return cleaned

    def _check_percentages(self, cleaned: dict[str, Any]) -> None:
        for name in ("baseline", "target"):
            value = cleaned.get(name)
            if value is not None and not 0 <= value <= 100:
                self.add_error(name, "A share lies between 0 and 100 percent.")

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        taken = Indicator.objects.filter(
            network=self.instance.network_id, member=self.instance.member_id, name__iexact=name
        ).exclude(pk=self.instance.pk)
        if taken.exists():
            raise forms.ValidationError("There is an indicator of that name already.")
        return name


class RetireIndicatorForm(forms.Form):
    why = forms.CharField(max_length=400, required=False)
