"""What a person may type about a prediction in numbers: with the plan, and when it is compared in the study."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict

from design_process.cycles.compare import OPEN
from design_process.cycles.forms import day_field
from design_process.cycles.models import Outcome, Prediction, Sureness, TestCycle
from design_process.cycles.prediction_actions import Judged, Predicted
from design_process.cycles.results import Compared
from design_process.measures.figure_fields import Figure
from design_process.measures.models import Indicator
from design_process.prototypes.models import Prototype
from districts.directory.groups import ALL, label_of
from network.people.models import Person

AT_ONCE, MOST = 3, 6  # lines on the form, and how many a cycle can have
SURE = (
    (50, "50 %, as good as a coin"),
    (60, "60 %"),
    (70, "70 %"),
    (80, "80 %"),
    (90, "90 %"),
    (100, "100 %, certain"),
)
NOT_YET = "not_yet"
ONLY_YOU = "Only you ever see this."
TYPED = ("direction", "low", "high", "sure", "by_when", "why")


def sureness_field(**options: Any) -> forms.TypedChoiceField:
    """How sure somebody is, in percent."""
    choices = [("", "Choose"), *SURE]
    return forms.TypedChoiceField(
        label="How sure are you?",
        choices=choices,
        coerce=int,
        empty_value=None,
        help_text=ONLY_YOU,
        error_messages={"required": "Choose how sure you are. Only you see it."},
        **options,
    )


class PredictionForm(forms.Form):
    """One prediction. Without an indicator it is no prediction, and nothing else may stand in it."""

    indicator = forms.ModelChoiceField(
        label="Which number?", queryset=Indicator.objects.none(), required=False, empty_label="None"
    )
    direction = forms.ChoiceField(
        label="What will it do?", choices=[("", "Choose"), *Prediction.Direction.choices], required=False
    )
    low = Figure(label="At least", required=False, percent=True, min_value=-1e9, max_value=1e9)
    high = Figure(label="At most", required=False, percent=True, min_value=-1e9, max_value=1e9)
    sure = sureness_field(required=False)
    group = forms.ChoiceField(label="Of which pupils?", required=False)
    by_when = day_field("By which day?", required=False, help_text="Empty: the last day of the cycle.")
    why = forms.CharField(
        label="Why do you think so?", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, offered: Sequence[Indicator], sure_needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sure_needed = sure_needed
        choice: Any = self.fields["indicator"]
        choice.queryset = Indicator.objects.filter(pk__in=[one.pk for one in offered])
        choice.choices = [("", "None"), *((one.pk, one.name) for one in offered)]
        groups = [ALL, *dict.fromkeys(key for one in offered for key in one.groups if key != ALL)]
        which: Any = self.fields["group"]
        which.choices = [(key, label_of(key)) for key in groups]
        for name in ("low", "high"):
            self.fields[name].widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    @property
    def is_open(self) -> bool:
        """Is anything in it, so that it must not be folded away?"""
        return bool(self.errors) or any(self[name].value() for name in ("indicator", *TYPED))

    @property
    def has_more(self) -> bool:
        """Is anything in its less usual questions?"""
        other_group = self["group"].value() not in (None, "", ALL)
        return other_group or any(self[name].value() or self.has_error(name) for name in ("by_when", "why"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        about = said.get("indicator")
        if about is None:
            if any(said.get(name) not in (None, "") for name in TYPED) and not self.has_error("indicator"):
                self.add_error("indicator", "Choose which number this is about, or empty the line.")
            return said
        if not said.get("direction") and not self.has_error("direction"):
            self.add_error("direction", "Choose what it will do.")
        if said.get("group") and said["group"] not in (ALL, *about.groups):
            self.add_error("group", f"“{about.name}” is not counted for this group. Choose all pupils.")
        if self.sure_needed and said.get("sure") is None and not self.has_error("sure"):
            self.add_error("sure", "Choose how sure you are. Only you see it.")
        self._clean_bounds(said, about)
        return said

    def _clean_bounds(self, said: dict[str, Any], about: Indicator) -> None:
        low, high = said.get("low"), said.get("high")
        given = {name: said[name] for name in ("low", "high") if said.get(name) is not None}
        for name, value in given.items():
            if about.unit == Indicator.Unit.SHARE and not 0 <= value <= 100:
                self.add_error(name, "This number is a share: write a percent from 0 to 100.")
        if low is not None and high is not None and low > high:
            self.add_error("high", "“At most” is less than “at least”. Change one of them.")
        stays = said.get("direction") == Prediction.Direction.STAY
        for name in ("low", "high"):
            if stays and name not in given and not self.has_error(name):
                self.add_error(name, "Say between which two numbers it stays.")

    def predicted(self) -> Predicted | None:
        """What was typed, or None for an empty line. Only after `is_valid`."""
        said = self.cleaned_data
        if said["indicator"] is None:
            return None
        words = {name: said[name] for name in ("direction", "low", "high", "by_when", "why", "sure")}
        return Predicted(said["indicator"], group=said["group"] or ALL, **words)


class PredictionLines:
    """The lines of predictions on a plan's form: those there are, and room for more, without a script."""

    def __init__(self, data: QueryDict | None, prototype: Prototype, cycle: TestCycle | None, by: Person) -> None:
        self.prototype = prototype
        self.offered = offered_for(prototype, cycle)
        stored = list(cycle.predictions.all()) if cycle else []
        sure: dict[int, int] = {}
        if cycle:
            own = Sureness.objects.seen_by(by).filter(prediction__cycle=cycle)
            sure = {one.prediction_id: one.percent for one in own}
        on_behalf = prototype.member_id not in by.holdings.working_members
        count = min(MOST, max(AT_ONCE, len(stored) + 1)) if self.offered else 0
        self.forms = []
        for place in range(count):
            row = stored[place] if place < len(stored) else None
            self.forms.append(
                PredictionForm(
                    data,
                    prefix=f"p{place}",
                    offered=self.offered,
                    sure_needed=row is None and not on_behalf,
                    initial=_initial(row, sure.get(row.pk) if row else None),
                )
            )

    def is_valid(self, starts_on: date | None) -> bool:
        """Whether every line can be kept. `starts_on`: the first day of the plan, if one was typed."""
        valid = [form.is_valid() for form in self.forms]
        if not all(valid):
            return False
        seen: set[tuple[int, str]] = set()
        for form in self.forms:
            one = form.predicted()
            if one is None:
                continue
            if (one.indicator.pk, one.group) in seen:
                form.add_error("indicator", "You have a prediction for this number already. Change that one.")
            if one.by_when and starts_on and one.by_when < starts_on:
                form.add_error("by_when", "This day comes before the first day of the cycle.")
            seen.add((one.indicator.pk, one.group))
        return not self.has_errors

    def predictions(self) -> tuple[Predicted, ...]:
        """What was typed. Only after `is_valid`."""
        return tuple(one for form in self.forms if (one := form.predicted()))

    @property
    def has_errors(self) -> bool:
        return any(form.errors for form in self.forms)


def offered_for(prototype: Prototype, cycle: TestCycle | None) -> list[Indicator]:
    """What can be predicted: the prototype's numbers first, then the member's others. One query."""
    own = Q(prototypes=prototype)
    if cycle:
        own |= Q(predictions__cycle=cycle)
    asked = Q(member=prototype.member_id) | Q(member=None)
    rows = Indicator.objects.filter(own | asked & Q(retired_at=None), network=prototype.network_id).distinct()
    first = set(prototype.indicators.values_list("pk", flat=True))
    return sorted(rows, key=lambda one: (one.pk not in first, one.name))


def _initial(row: Prediction | None, sure: int | None) -> dict[str, Any]:
    if row is None:
        return {"group": ALL}
    words = {name: getattr(row, name) for name in ("indicator", "group", "direction", "by_when", "why")}
    bounds = {name: _plain(getattr(row, name)) for name in ("low", "high")}
    return {**words, **bounds, "sure": sure}


def _plain(value: float | None) -> str:
    """A number as somebody would have typed it."""
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"


class OutcomeForm(forms.Form):
    """Whether one prediction held: the numbers' word is chosen already, another needs a reason."""

    verdict = forms.ChoiceField(
        label="Did it hold?",
        choices=[*Outcome.Verdict.choices, (NOT_YET, "It cannot be said yet")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one. It may be that it cannot be said yet."},
    )
    reason = forms.CharField(
        label="Why you see it differently",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Only if you choose something else than the numbers say. It is shown with the prediction.",
    )

    def __init__(self, data: QueryDict | None, *, compared: Compared, stored: Outcome | None) -> None:
        initial = {"verdict": compared.judgement.verdict or NOT_YET, "reason": ""}
        if stored:
            initial = {"verdict": stored.verdict, "reason": stored.reason}
        super().__init__(data, prefix=f"o{compared.prediction.pk}", initial=initial)
        self.compared = compared
        if not compared.is_read:
            self.fields["reason"].label = "How do you know?"
            self.fields["reason"].help_text = "It is shown with the prediction."

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        verdict = said.get("verdict", NOT_YET)
        if verdict not in (NOT_YET, self.compared.judgement.verdict) and not said.get("reason"):
            words = "The numbers say something else, so say why." if self.compared.is_read else "Say how you know."
            self.add_error("reason", words)
        return said

    def judged(self) -> Judged:
        """What was chosen. Only after `is_valid`."""
        said = self.cleaned_data
        verdict = OPEN if said["verdict"] == NOT_YET else said["verdict"]
        return Judged(self.compared.prediction.pk, verdict, said["reason"])


class SurenessForm(forms.Form):
    """How sure one is oneself of a prediction that somebody else typed."""

    sure = sureness_field()
