"""What an indicator is: its measurement plan, in grouped questions with examples."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.boundfield import BoundField, BoundWidget

from design_process.measures.actions import MEANING
from design_process.measures.chart_choice import FITTING, OF_RULES
from design_process.measures.figure_fields import Figure, WholeFigure
from design_process.measures.models import Indicator
from districts.directory.own_groups import GroupsOf, dimensions_of
from network.lib.fields import day_input
from network.lib.words import listed


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
        ("name", "definition", "inclusion", "unit", "numerator_label", "denominator_label"),
    ),
    (
        "What better looks like",
        "A chart can only tell a change when it knows which way is better.",
        ("direction", "baseline", "baseline_on", "target", "target_on"),
    ),
    (
        "When and by whom",
        "Small and often beats big and rare: five minutes a week show a change within a term.",
        ("frequency", "starts_on", "collected_by", "collected_how", "minutes"),
    ),
    (
        "Where the numbers come from",
        "Just enough to learn from. Numbers that somebody has already cost nothing new.",
        ("source", "is_new_data", "sampling"),
    ),
    (
        "For whom and what for",
        "All pupils are always counted. Add a group only if the team will look at it.",
        ("groups", "kind", "is_leading"),
    ),
    (
        "How it is judged",
        "A run chart by the Anhøj rules is right for nearly every number. The page of a chart says when another suits.",
        ("chart", "rules", "is_screened"),
    ),
)
# What can be drawn from sums: single measurements are not stored.
DRAWN = [(chart, name) for chart, name in Indicator.Chart.choices if any(chart in fit for fit in FITTING.values())]
WHEN_ASKED = "Needed when numbers are in and come to mean something else: what counts, the target, which way is better."
WHY_NEEDED = "Numbers are in already, and this changes what they mean. Say why, so that others can follow it."
STAYS = "Numbers are in already, so this stays. Retire this indicator and add another."


def letter(chart: str) -> str:
    """A chart by its short name: "run chart", "P chart"."""
    return "run chart" if chart == Indicator.Chart.RUN else f"{Indicator.Chart(chart).label.partition(':')[0]} chart"


def _level(label: str, help_text: str) -> Figure:
    """A level to start from or to reach: "38" and "38 %" both mean 38 %."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return Figure(label=label, help_text=help_text, required=False, percent=True, widget=widget)


class IndicatorForm(forms.ModelForm):  # type: ignore[type-arg]
    """The plan of an indicator. For one that is there already, also why it changes, and from which version."""

    baseline = _level("Where you start", "For example: 38. In percent for a share: 38 means 38 %.")
    target = _level("Where you want to be", "For example: 60. In percent for a share.")
    minutes = WholeFigure(
        label="Minutes it takes",
        required=False,
        help_text="One collection, all hands together. For example: 12, for three teachers of four minutes each.",
        validators=[MinValueValidator(1, "Use 1 or more."), MaxValueValidator(600, "Use 600 or less: ten hours.")],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    groups = forms.MultipleChoiceField(
        label="Student groups to count as well",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Groups of fewer than 11 pupils stay within the district; nobody else sees them.",
    )
    chart = forms.ChoiceField(
        label="Which chart",
        choices=DRAWN,
        required=False,
        help_text="P for shares, U for events per 100, C for counts, I for averages; the ′ ones when more than 1,000 "
        "are behind a number. T and G for rare events: enter the days or cases between two of them.",
    )
    rules = forms.ChoiceField(
        label="Which rules mark a change",
        choices=Indicator.Rules.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text="One set for one chart. The IHI rules go with a run chart, the NHS rules with an I chart.",
    )
    why = forms.CharField(
        label="Why you change it",
        max_length=400,
        required=False,
        help_text="For example: “Pupils counted a nod as explaining.” It is kept with the version.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Indicator
        fields = [name for _, _, names in GROUPS for name in names]
        labels = {
            "definition": "What exactly counts",
            "inclusion": "Who is counted, and who is left out",
            "unit": "What kind of number",
            "numerator_label": "What you count",
            "denominator_label": "Out of what",
            "direction": "Which way is better",
            "baseline_on": "Counted on",
            "target_on": "By when",
            "frequency": "How often",
            "starts_on": "First day to count",
            "collected_by": "Who counts",
            "collected_how": "How",
            "source": "Source",
            "is_new_data": "Somebody has to collect it anew",
            "sampling": "How much is enough",
            "kind": "What it is for",
            "is_leading": "It moves early: you expect it to change before results do",
            "is_screened": "Leave extreme steps out of the limits",
        }
        help_texts = {
            "name": "For example: Pupils who explain their reasoning.",
            "definition": "For example: a pupil says why, in a full sentence, at least once in a 45-minute lesson.",
            "inclusion": "For example: all pupils present; not those who came in the last week.",
            "unit": "A share needs two numbers (17 of 42). Events per 100 pupils too (12 late arrivals, 240 pupils). "
            "A count needs one. An average needs the score and how many.",
            "numerator_label": "For example: pupils who explained.",
            "denominator_label": "For example: pupils in the lesson. Leave it empty for a count.",
            "baseline_on": "The day, or the last day, of the starting number. For example: the end of September.",
            "target_on": "For example: the last day of school.",
            "starts_on": "Numbers are asked for from this day on. For example: the first Monday of the test.",
            "collected_by": "A role, not a name. For example: the class teacher.",
            "collected_how": "For example: tally sheet on Wednesdays, third lesson.",
            "source": "For example: seating plan with tallies, or the attendance list of the student system.",
            "is_new_data": "Leave it unticked when the numbers exist already, as attendance does.",
            "sampling": "Just enough. For example: one lesson a week in each class.",
            "kind": "Outcome: what you want in the end. Process: is the change done? Balancing: what must not suffer.",
            "is_screened": "One wild week then does not widen the limits. It is said under the chart.",
        }
        widgets = {
            "definition": forms.Textarea(attrs={"rows": 3}),
            "inclusion": forms.Textarea(attrs={"rows": 2}),
            "unit": forms.RadioSelect,
            "direction": forms.RadioSelect,
            "kind": forms.RadioSelect,
            "baseline_on": day_input(),
            "target_on": day_input(),
            "starts_on": day_input(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.instance.version
        self._dimensions = dimensions_of(self.instance.network_id)
        groups: Any = self.fields["groups"]
        groups.choices = [(row.key, row.label) for one in self._dimensions for row in one.groups]
        self.has_numbers = bool(self.instance.pk) and self.instance.measurements.exists()
        if not self.instance.pk:
            del self.fields["why"], self.fields["seen"]

    def question_groups(self) -> Iterator[Group]:
        """The questions in the order they are asked."""
        for heading, sentence, names in GROUPS:
            yield Group(heading, sentence, tuple(self[name] for name in names))
        if self.instance.pk:
            yield Group("Why it changes", WHEN_ASKED, (self["why"],))

    def dimensions(self) -> Iterator[tuple[GroupsOf, list[BoundWidget], bool]]:
        """Each way of sorting pupils, with the boxes of its groups, and whether one of them is ticked."""
        boxes = {box.data["value"]: box for box in self["groups"]}
        for one in self._dimensions:
            mine = [boxes[row.key] for row in one.groups]
            yield one, mine, any(box.data["selected"] for box in mine)

    @property
    def plan_has_changed(self) -> bool:
        """Does the form say anything else than the plan it started from?"""
        return bool(set(self.changed_data) - {"why", "seen"})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        unit = cleaned.get("unit")
        if unit == Indicator.Unit.COUNT:
            cleaned["denominator_label"] = ""
        elif unit and not cleaned.get("denominator_label"):
            self.add_error("denominator_label", "Say out of what: without it there is no rate.")
        self._check_levels(cleaned)
        self._check_chart(cleaned)
        if self.has_numbers:
            self._check_change(cleaned)
        return cleaned

    def _check_change(self, cleaned: dict[str, Any]) -> None:
        for name in {"unit", "frequency"} & set(self.changed_data):
            if name == "frequency" or not self._keeps_its_numbers(cleaned.get("unit")):
                self.add_error(name, STAYS)
        if set(MEANING) & set(self.changed_data) and not cleaned.get("why"):
            self.add_error("why", WHY_NEEDED)

    def _keeps_its_numbers(self, unit: str | None) -> bool:
        """May the numbers that are in stand for another unit? A share of pupils is also so many of 100."""
        return (self.instance.unit, unit) == (Indicator.Unit.SHARE, Indicator.Unit.RATE)

    def _check_chart(self, cleaned: dict[str, Any]) -> None:
        """A chart that can show the unit, and rules that go with it. Left open, they stay as they were."""
        for name in ("chart", "rules"):
            if name in cleaned:
                cleaned[name] = cleaned[name] or getattr(self.instance, name)
        chart, rules, unit = cleaned.get("chart"), cleaned.get("rules"), cleaned.get("unit")
        if unit and chart and chart not in FITTING[unit]:
            fitting = listed([letter(one) for one in FITTING[unit]], last="or")
            self.add_error("chart", f"This chart does not fit that kind of number. Choose {fitting}.")
        elif rules and chart and chart not in OF_RULES.get(rules, (chart,)):
            self.add_error("rules", f"These rules go with the {letter(OF_RULES[rules][0])} only.")

    def _check_levels(self, cleaned: dict[str, Any]) -> None:
        unit = cleaned.get("unit")
        for name in ("baseline", "target"):
            value = cleaned.get(name)
            if value is not None and unit == Indicator.Unit.SHARE and not 0 <= value <= 100:
                self.add_error(name, "A share lies between 0 and 100 percent.")
            if value is not None and unit in (Indicator.Unit.RATE, Indicator.Unit.COUNT) and value < 0:
                self.add_error(name, "This cannot be below zero.")
            if value is None and cleaned.get(f"{name}_on") and name not in self.errors:
                self.add_error(name, "Give the number too: a day alone says nothing.")
        start, end = cleaned.get("baseline_on"), cleaned.get("target_on")
        if start and end and end <= start:
            self.add_error("target_on", "This is not after the day you started. Check the year.")

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
