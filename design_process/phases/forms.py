"""What people type about the process, the timeline and their project."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from design_process.phases.actions import NewCycle, SaidPosition, Words
from design_process.phases.models import DesignCycle, DistrictProject, Phase
from design_process.phases.windows import between, misplaced, propose
from network.lib.fields import day_input

LONGEST_DAYS = 3 * 366


def day_field(label: str, help_text: str = "") -> forms.DateField:
    widget = day_input()
    return forms.DateField(label=label, help_text=help_text, widget=widget)


class OpeningsForm(forms.Form):
    """The day each phase opens. It closes the day before the next one opens, so gaps and overlaps cannot be typed."""

    def __init__(self, *args: Any, phases: Sequence[Phase], first_day: date, last_day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phases = list(phases)
        self.first_day, self.last_day = first_day, last_day
        for phase in self.phases[1:]:
            self.fields[f"opens_{phase.order}"] = day_field(f"{phase.label} opens on")

    @property
    def labels(self) -> list[str]:
        return [phase.label for phase in self.phases]

    def openings(self) -> list[date]:
        """The opening day of each phase; only whole after every day was read."""
        return [self.first_day, *(self.cleaned_data[f"opens_{phase.order}"] for phase in self.phases[1:])]

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors:
            for place, words in misplaced(self.labels, self.openings(), self.last_day).items():
                self.add_error(f"opens_{self.phases[place].order}", words)
        return self.cleaned_data

    def days(self) -> tuple[tuple[date, date], ...]:
        """The windows, both days included."""
        windows = between(self.labels, self.openings(), self.last_day)
        return tuple((window.opens_on, window.closes_on) for window in windows)


class CycleForm(OpeningsForm):
    """A new design cycle: its name and days, and the day each phase opens."""

    name = forms.CharField(
        max_length=120, label="Name", help_text="What people call it, for example “School year 2026-27”."
    )
    starts_on = day_field("Starts on", "The first phase opens on this day.")
    ends_on = day_field("Ends on", "The last phase closes on this day.")

    def __init__(self, *args: Any, phases: Sequence[Phase], **kwargs: Any) -> None:
        initial = kwargs["initial"]
        first, last = initial["starts_on"], initial["ends_on"]
        super().__init__(*args, phases=phases, first_day=first, last_day=last, **kwargs)

    def clean(self) -> dict[str, Any]:
        starts_on, ends_on = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if starts_on and ends_on:
            self.first_day, self.last_day = starts_on, ends_on
            if words := span_trouble(starts_on, ends_on, len(self.phases)):
                self.add_error("ends_on", words)
        return super().clean()

    def new_cycle(self) -> NewCycle:
        return NewCycle(self.cleaned_data["name"], self.first_day, self.last_day, self.days())


class SpanForm(forms.Form):
    """The first and last day alone, to have the days between proposed."""

    starts_on = day_field("Starts on")
    ends_on = day_field("Ends on")


def span_trouble(starts_on: date, ends_on: date, phases: int) -> str:
    """What is wrong with a cycle's first and last day, in words; empty when nothing is."""
    if ends_on <= starts_on:
        return "A cycle ends after it starts."
    if (ends_on - starts_on).days + 1 < phases:
        return f"That is too short for {phases} phases of at least a day each."
    if (ends_on - starts_on).days > LONGEST_DAYS:
        return "That is longer than three years. Is the year right?"
    return ""


def proposed(phases: Sequence[Phase], starts_on: date, ends_on: date) -> dict[str, date]:
    """Opening days by field name, shared out by what each phase needs; empty when the days cannot be shared."""
    if span_trouble(starts_on, ends_on, len(phases)):
        return {}
    windows = propose([(phase.label, phase.kind) for phase in phases], starts_on, ends_on)
    return {f"opens_{phase.order}": window.opens_on for phase, window in zip(phases, windows, strict=True)}


class PhaseForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Phase
        fields = ("label", "purpose", "guiding_question")
        labels = {
            "label": "What you call it",
            "purpose": "What it is for",
            "guiding_question": "The question it answers",
        }
        widgets = {"purpose": forms.Textarea(attrs={"rows": 2})}

    def clean_label(self) -> str:
        label: str = self.cleaned_data["label"]
        if Phase.objects.filter(template=self.instance.template_id, label__iexact=label).exclude(pk=self.instance.pk):
            raise forms.ValidationError("Another phase has this name. Choose a different one.")
        return label

    def words(self) -> Words:
        return Words(**self.cleaned_data)


class ProjectForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = DistrictProject
        fields = ("vision", "plan")
        labels = {"vision": "Your vision", "plan": "Your plan"}
        help_texts = {
            "vision": "What will be different for pupils when this works?",
            "plan": "Who does what, and by when? A few lines are enough to begin.",
        }
        widgets = {"vision": forms.Textarea(attrs={"rows": 4}), "plan": forms.Textarea(attrs={"rows": 6})}


class PhaseDoneForm(forms.Form):
    made = forms.CharField(
        max_length=500,
        label="What did you make in it?",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One or two sentences. Your sponsor and the hub can read this.",
    )


class OverrideForm(forms.Form):
    phase = forms.ModelChoiceField(Phase.objects.none(), label="They are in", empty_label="Choose a phase")
    since = day_field("Since", "The day their work got there, as well as you know it.")
    reason = forms.CharField(
        max_length=300,
        label="Why",
        help_text="Shown to the member with your name and the day, wherever the position is shown.",
    )

    def __init__(self, *args: Any, cycle: DesignCycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["phase"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - tells the type checker what stands above
        field.queryset = Phase.objects.filter(template=cycle.template_id)

    def clean_since(self) -> date:
        since: date = self.cleaned_data["since"]
        if since > timezone.localdate():
            raise forms.ValidationError("That day has not come yet. Say since when they have been there.")
        return since

    def said(self) -> SaidPosition:
        return SaidPosition(**self.cleaned_data)
