"""What a person may type about a test cycle, and on the Log it page."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from design_process.cycles.actions import Plan, Seen, Study, Then
from design_process.cycles.full_plan.carrying import Answered
from design_process.cycles.full_plan.models import CycleTask
from design_process.cycles.models import Ramp, TestCycle
from design_process.cycles.photos.forms import photo_field, sound_photo
from design_process.cycles.prediction_actions import Judged, Predicted
from design_process.prototypes.models import Prototype
from districts.barriers.actions import Raised
from districts.barriers.models import Barrier
from districts.directory.models import Member
from network.lib.fields import day_input, long_text
from network.lib.pictures import Picture

LONGEST_KEY = 18
OLDEST_DAYS = 366  # what somebody saw longer ago than a school year is a story, not an observation

YEAR = "Check the year of this day."


def day_field(label: str, **options: Any) -> forms.DateField:
    """A day, typed or picked."""
    widget = day_input()
    return forms.DateField(
        label=label,
        widget=widget,
        error_messages={"invalid": "Write a day as 2026-10-06."},
        validators=[MinValueValidator(date(2000, 1, 1), YEAR), MaxValueValidator(date(2099, 12, 31), YEAR)],
        **options,
    )


class PlanForm(forms.Form):
    question = forms.CharField(
        label="What do you want to find out?", max_length=300, widget=long_text(2), help_text="One question is enough."
    )
    prediction = forms.CharField(
        label="What do you think will happen?",
        max_length=300,
        widget=long_text(2),
        help_text="Be bold and use a number if you can. A wrong prediction teaches as much as a right one.",
    )
    starts_on = day_field("First day")
    ends_on = day_field("Last day", help_text="Two to four weeks is a good length.")
    scale = forms.ChoiceField(
        label="How big is this test?",
        choices=TestCycle.Scale.choices,
        required=False,
        help_text="Small first: one classroom teaches most of what a district would.",
    )
    ramp = forms.ModelChoiceField(
        label="Which series of tests does it belong to?",
        queryset=Ramp.objects.none(),
        required=False,
        to_field_name="number",
        empty_label="The series of the cycle before",
    )
    new_ramp = forms.CharField(
        label="Or begin a new series beside it, called",
        max_length=80,
        required=False,
        help_text="For example: “With families”. A series is a ramp: cycles in their order that grow in scale.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, prototype: Prototype, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prototype = prototype
        field: Any = self.fields["ramp"]
        field.queryset = prototype.ramps.all()

    @property
    def folded(self) -> list[forms.BoundField]:
        """What most plans leave as it is. Without a ramp yet, there is none to choose from."""
        names = ["scale", "ramp", "new_ramp"] if self.prototype.ramps.exists() else ["scale", "new_ramp"]
        return [self[name] for name in names]

    @property
    def unfolded(self) -> list[forms.BoundField]:
        """The light form."""
        return [self[name] for name in ("question", "prediction", "starts_on", "ends_on")]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day comes before the first. Choose a later day.")
        return said

    def plan(self, predictions: tuple[Predicted, ...] = ()) -> Plan:
        """What was typed, with what is predicted in numbers. Only after `is_valid`."""
        said = self.cleaned_data
        plan = Plan(said["question"], said["prediction"], said["starts_on"], said["ends_on"], predictions)
        return replace(plan, scale=said["scale"], ramp=said["ramp"], new_ramp=said["new_ramp"])


class Ticked(forms.TypedMultipleChoiceField):
    """Keys of rows. One that is offered no longer is no mistake: whoever acts on them leaves it alone."""

    def valid_value(self, value: Any) -> bool:
        return str(value).isdecimal() and len(str(value)) <= LONGEST_KEY


class NextPlanForm(PlanForm):
    """The plan of a new cycle. What was not done in the one before is offered to go on."""

    tasks = Ticked(
        label="Not done in the cycle before: what goes on?",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="Words and owner stay, the day moves along with the days above. What you do not tick ends here.",
    )

    def __init__(self, *args: Any, before: TestCycle | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["tasks"]
        left = CycleTask.objects.left_of(before).select_related("owner") if before else ()
        field.choices = [(one.pk, f"{one.words} ({one.owner or 'anybody of the team'})") for one in left]
        field.initial = [key for key, _ in field.choices]
        if not field.choices:
            del self.fields["tasks"]

    @property
    def unfolded(self) -> list[forms.BoundField]:
        """The light form, and what was left."""
        return [*super().unfolded, *([self["tasks"]] if "tasks" in self.fields else [])]

    def plan(self, predictions: tuple[Predicted, ...] = ()) -> Plan:
        """As for every plan, with what goes on."""
        return replace(super().plan(predictions), tasks=tuple(self.cleaned_data.get("tasks", ())))


class RunningPlanForm(PlanForm):
    """The plan of a cycle that has started: its words stay, its days may move."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("question", "prediction"):
            self.fields[name].disabled = True
            self.fields[name].help_text = "This stays as you wrote it before the test started."


class RampForm(forms.Form):
    name = forms.CharField(label="What you call this series", max_length=80)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class ObservationForm(forms.Form):
    words = forms.CharField(
        label="What happened?",
        widget=long_text(4),
        max_length=4000,
        help_text="A sentence or two. No pupils' names.",
        error_messages={"required": "Write what happened, in a word or two."},
    )
    observed_on = day_field("Day")
    photo = photo_field()

    def __init__(self, *args: Any, today: date, photo_refused: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.photo_refused = today, photo_refused
        self.fields["observed_on"].initial = today
        self.fields["observed_on"].widget.attrs["max"] = today.isoformat()

    def clean_observed_on(self) -> date | None:
        return day_seen(self.cleaned_data["observed_on"], self.today)

    def clean_photo(self) -> Picture | None:
        return sound_photo(self.cleaned_data["photo"], refused=self.photo_refused)


def day_seen(day: date | None, today: date) -> date | None:
    """A day on which something can have been seen. Raises ValidationError for the future and the distant past."""
    if day and day > today:
        raise forms.ValidationError("This day has not come yet. Choose today or a day before it.")
    if day and day < today - timedelta(days=OLDEST_DAYS):
        raise forms.ValidationError("This day is more than a year ago. Check the year.")
    return day


class StudyForm(forms.Form):
    findings = forms.CharField(label="What did you find?", widget=long_text(4), max_length=4000)
    did_not_work = forms.CharField(
        label="What did not work?",
        widget=long_text(4),
        max_length=4000,
        help_text="Every test has something. It is what other teams can use most, and they see it only if you say so.",
        error_messages={
            "required": "Write what did not work. If all of it worked, write what you would still do differently."
        },
    )
    surprise = forms.CharField(label="What surprised you?", widget=long_text(2), max_length=4000, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def study(self, outcomes: tuple[Judged, ...] = (), answers: tuple[Answered, ...] = ()) -> Study:
        """What was typed, with what is said of each prediction and question. Only after `is_valid`."""
        said = self.cleaned_data
        return Study(said["findings"], said["did_not_work"], said["surprise"], outcomes, answers)


class ActForm(forms.Form):
    WHAT_IT_MEANS = {
        TestCycle.Act.ADOPT: "It works well enough to keep. The prototype is marked as adopted.",
        TestCycle.Act.ADAPT: "Change something and test again. You plan the next cycle right after.",
        TestCycle.Act.ABANDON: "Stop here. That is a result too: others need not try the same.",
        TestCycle.Act.EXPAND: "It works here. Test it at a larger scale: you plan the next cycle right after.",
    }
    ORDER = (TestCycle.Act.ADOPT, TestCycle.Act.EXPAND, TestCycle.Act.ADAPT, TestCycle.Act.ABANDON)
    act = forms.ChoiceField(
        label="What do you decide?",
        choices=TestCycle.Act.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the four."},
    )
    act_reason = forms.CharField(
        label="Why?",
        max_length=300,
        widget=long_text(2),
        error_messages={"required": "Write the reason, so that others can follow it."},
    )
    next_plan = forms.CharField(
        label="What comes next",
        max_length=1000,
        required=False,
        widget=long_text(),
        help_text="What you change in the next cycle, or who keeps it going. The next plan begins with it.",
    )
    retry_if = forms.CharField(
        label="If you abandon it: what would make you try again?", max_length=300, required=False, widget=long_text(2)
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def choices(self) -> list[tuple[str, str, str]]:
        """Key, name and meaning of each decision."""
        return [(str(act), str(act.label), self.WHAT_IT_MEANS[act]) for act in self.ORDER]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("retry_if") and said.get("act") and said["act"] != TestCycle.Act.ABANDON:
            self.add_error("retry_if", "This is for what you abandon. Put it under what comes next, or leave it out.")
        return said

    def then(self) -> Then:
        """What comes after the decision. Only after `is_valid`."""
        return Then(self.cleaned_data["next_plan"], self.cleaned_data["retry_if"])


class LogForm(forms.Form):
    """Which cycle, what happened, on which day, and a barrier if there is one. Numbers have a form of their own."""

    client_key = forms.UUIDField(widget=forms.HiddenInput)
    cycle = forms.ModelChoiceField(
        label="Which test cycle?",
        queryset=TestCycle.objects.none(),
        required=False,
        empty_label=None,
        error_messages={"invalid_choice": "Choose one of these cycles."},
    )
    words = forms.CharField(
        label="What happened?", widget=long_text(4), max_length=4000, required=False, help_text="No pupils' names."
    )
    observed_on = day_field("Day")
    photo = photo_field()
    barrier = forms.CharField(label="What is in the way?", max_length=500, required=False, widget=long_text(2))
    barrier_ask = forms.CharField(label="What would remove it?", max_length=500, required=False)
    barrier_kind = forms.ChoiceField(
        label="What kind is it?", choices=Barrier.Kind.choices, required=False, initial=Barrier.Kind.OTHER
    )
    barrier_remover = forms.ChoiceField(
        label="Who can remove it?", choices=Barrier.Remover.choices, required=False, initial=Barrier.Remover.SPONSOR
    )

    def __init__(self, *args: Any, member: Member, today: date, photo_refused: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.photo_refused = today, photo_refused
        choice: Any = self.fields["cycle"]
        # Closed ones too: a form sent again after the cycle was closed must still be known as sent. The action
        # refuses what is new.
        choice.queryset = TestCycle.objects.filter(member=member)
        self.fields["client_key"].initial = uuid4
        self.fields["observed_on"].initial = today
        self.fields["observed_on"].widget.attrs["max"] = today.isoformat()

    def clean_observed_on(self) -> date | None:
        return day_seen(self.cleaned_data["observed_on"], self.today)

    def clean_photo(self) -> Picture | None:
        """The photo as it is kept. One that was too large to be read never arrives."""
        return sound_photo(self.cleaned_data["photo"], refused=self.photo_refused)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("photo") and not said.get("words") and "words" not in self.errors:
            self.add_error("words", "Say in a word or two what the photo shows.")
        if said.get("words") and not said.get("cycle") and "cycle" not in self.errors:
            self.add_error("cycle", "Choose the test cycle this belongs to.")
        if said.get("barrier_ask") and not said.get("barrier"):
            self.add_error("barrier", "Say what is in the way, so that the ask can be understood.")
        return said

    def seen(self) -> Seen | None:
        """What was observed, or None. Only after `is_valid`."""
        said = self.cleaned_data
        return Seen(said["words"], said["observed_on"]) if said["words"] else None

    def raised(self) -> Raised | None:
        """The barrier, or None. Only after `is_valid`."""
        said = self.cleaned_data
        if not said["barrier"]:
            return None
        return Raised(
            what=said["barrier"],
            kind=said["barrier_kind"] or Barrier.Kind.OTHER,
            ask=said["barrier_ask"],
            remover=said["barrier_remover"] or Barrier.Remover.SPONSOR,
        )

    def key(self) -> UUID:
        key: UUID = self.cleaned_data["client_key"]
        return key
