"""What a person may type about the parts of a full plan, each form by itself."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms

from design_process.cycles.forms import day_field
from design_process.cycles.full_plan.actions import (
    AIM,
    DID,
    Collected,
    Task,
    collected_state,
    part_state,
    question_state,
    task_state,
)
from design_process.cycles.full_plan.carrying import Answered
from design_process.cycles.full_plan.models import CycleQuestion, CycleTask
from design_process.cycles.models import TestCycle
from design_process.measures.models import Indicator
from districts.directory.models import Member, Seat
from network.lib.fields import long_text
from network.people.models import Person


class AimForm(forms.Form):
    objective = forms.CharField(
        label="What the test is for",
        max_length=300,
        required=False,
        widget=long_text(2),
        help_text="What you want to be able to do, or to know, at its end.",
    )
    change = forms.CharField(
        label="What you change",
        max_length=1000,
        required=False,
        widget=long_text(),
        help_text="What is different from an ordinary week, so that a colleague could do it too.",
    )
    place = forms.CharField(
        label="Where",
        max_length=200,
        required=False,
        help_text="Rooms, grades or schools. No pupils' names.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, cycle: TestCycle) -> None:
        initial = {name: getattr(cycle, name) for name in AIM}
        super().__init__(data, initial={**initial, "seen": part_state(cycle, AIM)}, auto_id="aim_%s")

    def said(self) -> dict[str, str]:
        """What was typed. Only after `is_valid`."""
        return {name: self.cleaned_data[name] for name in AIM}


class DidForm(forms.Form):
    as_planned = forms.ChoiceField(
        label="Was it carried out as planned?",
        choices=[("", "Not said yet"), *TestCycle.AsPlanned.choices],
        required=False,
    )
    not_planned = forms.CharField(
        label="What was not part of the plan?",
        max_length=4000,
        required=False,
        widget=long_text(),
        help_text="What came up, what you left out, what you did another way. No pupils' names.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, cycle: TestCycle) -> None:
        initial = {name: getattr(cycle, name) for name in DID}
        super().__init__(data, initial={**initial, "seen": part_state(cycle, DID)}, auto_id="did_%s")

    def said(self) -> dict[str, str]:
        """What was typed. Only after `is_valid`."""
        return {name: self.cleaned_data[name] for name in DID}


class QuestionForm(forms.Form):
    """One more question. `one`: that is changed; without it, a new one."""

    words = forms.CharField(
        label="What else do you want to find out?",
        max_length=300,
        widget=long_text(2),
        error_messages={"required": "Write the question."},
    )
    prediction = forms.CharField(
        label="What do you think will happen?",
        max_length=300,
        widget=long_text(2),
        help_text="In words. Numbers have their own place in the plan above.",
        error_messages={"required": "Write what you think, so that you can compare it later."},
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, one: CycleQuestion | None = None) -> None:
        initial: dict[str, Any] = {"client_key": uuid4()}
        if one:
            initial = {"words": one.words, "prediction": one.prediction, "seen": question_state(one)}
        super().__init__(data, initial=initial, auto_id="question_%s")

    def key(self) -> UUID:
        """The key that was made with the form."""
        return self.cleaned_data["client_key"] or uuid4()


class TaskForm(forms.Form):
    """What, who, when, where. `one`: that is changed; without it, a new one."""

    words = forms.CharField(
        label="What is to be done", max_length=200, error_messages={"required": "Write what is to be done."}
    )
    owner = forms.ModelChoiceField(
        label="Who does it",
        queryset=Person.objects.none(),
        required=False,
        empty_label="Whoever of the team",
        help_text="They see it on their list a week before.",
    )
    due_on = day_field("By which day")
    place = forms.CharField(label="Where", max_length=120, required=False)
    client_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, cycle: TestCycle, one: CycleTask | None = None) -> None:
        initial: dict[str, Any] = {"client_key": uuid4(), "due_on": cycle.starts_on}
        if one:
            initial = {name: getattr(one, name) for name in ("words", "due_on", "place")}
            initial |= {"owner": one.owner_id, "seen": task_state(one)}
        super().__init__(data, initial=initial, auto_id="task_%s")
        field: Any = self.fields["owner"]
        field.queryset = people_of(cycle.member)

    def task(self) -> Task:
        """What was typed. Only after `is_valid`."""
        said = self.cleaned_data
        due_on: date = said["due_on"]
        return Task(said["words"], due_on, said["owner"], said["place"])

    def key(self) -> UUID:
        """The key that was made with the form."""
        return self.cleaned_data["client_key"] or uuid4()


def people_of(member: Member) -> Any:
    """Who holds a seat in a member's team."""
    seats = Seat.objects.taken().filter(member=member)
    return Person.objects.filter(pk__in=seats.values("grant__person")).order_by("name")


class DataForm(forms.Form):
    """Who collects each of some numbers, when and how: three fields a number."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, cycle: TestCycle, indicators: list[Indicator]) -> None:
        self.indicators = indicators
        before = {row.indicator_id: row for row in cycle.to_collect.all()} if indicators else {}
        initial: dict[str, Any] = {"seen": collected_state(cycle)}
        for one in indicators:
            row = before.get(one.pk)
            told = (
                (row.who, row.when_words, row.how)
                if row
                else (one.collected_by, one.get_frequency_display(), one.collected_how)
            )
            initial |= dict(zip(_names(one), told, strict=True))
        super().__init__(data, initial=initial, auto_id="data_%s")
        for one in indicators:
            who, when, how = _names(one)
            self.fields[who] = forms.CharField(label="Who collects it", max_length=120, required=False)
            self.fields[when] = forms.CharField(label="When", max_length=120, required=False)
            self.fields[how] = forms.CharField(label="How", max_length=300, required=False)

    @property
    def lines(self) -> list[tuple[Indicator, list[forms.BoundField]]]:
        """Each number with its three fields."""
        return [(one, [self[name] for name in _names(one)]) for one in self.indicators]

    def collected(self) -> tuple[Collected, ...]:
        """What was typed. Only after `is_valid`."""
        return tuple(Collected(one, *[self.cleaned_data[name] for name in _names(one)]) for one in self.indicators)


def _names(one: Indicator) -> tuple[str, str, str]:
    return f"who_{one.pk}", f"when_{one.pk}", f"how_{one.pk}"


class AnswerForm(forms.Form):
    """What the study says of one question: did it happen, and what makes the team say so."""

    verdict = forms.ChoiceField(
        label="Did it come as you thought?",
        choices=[("", "It cannot be said yet"), *CycleQuestion.Verdict.choices],
        required=False,
    )
    verdict_words = forms.CharField(label="What makes you say so?", max_length=300, required=False, widget=long_text(2))

    def __init__(self, data: Any = None, *, one: CycleQuestion) -> None:
        self.one = one
        initial = {"verdict": one.verdict, "verdict_words": one.verdict_words}
        super().__init__(data, initial=initial, prefix=f"q{one.pk}")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("verdict") and not said.get("verdict_words"):
            self.add_error("verdict_words", "Write a sentence on what you go by.")
        if said.get("verdict_words") and not said.get("verdict"):
            self.add_error("verdict", "Choose yes, in part or no: you wrote why below.")
        return said

    def answered(self) -> Answered:
        """What was chosen. Only after `is_valid`."""
        return Answered(self.one.pk, self.cleaned_data["verdict"], self.cleaned_data["verdict_words"])


class Answers:
    """The part of a study's form that answers the further questions. One query."""

    def __init__(self, cycle: TestCycle, data: Any) -> None:
        self.forms = [AnswerForm(data, one=one) for one in cycle.questions.all()]

    def is_valid(self) -> bool:
        """All of them, so that each says what it lacks."""
        return all(form.is_valid() for form in self.forms)

    @property
    def has_errors(self) -> bool:
        return any(form.errors for form in self.forms)

    def answered(self) -> tuple[Answered, ...]:
        """What was chosen. Only after `is_valid`."""
        return tuple(form.answered() for form in self.forms)
