"""What the hub types: a questionnaire, its questions, and how it is asked."""

import uuid
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from network.lib.fields import day_input
from network.questionnaires import kinds
from network.questionnaires.actions import Asking
from network.questionnaires.edit_actions import Sheet, Wording
from network.questionnaires.models import Question, Questionnaire


class SheetForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a questionnaire is called and for, and what respondents are promised."""

    class Meta:
        model = Questionnaire
        fields = ("title", "purpose", "anonymous", "texts_from")
        labels = {
            "title": "Title",
            "purpose": "What it is for",
            "anonymous": "Anonymous: nobody learns who gave which answers",
            "texts_from": "Show answers in words from so many answers on",
        }
        help_texts = {
            "purpose": "Respondents read it above the questions: what you do with their answers.",
            "anonymous": "A promise. It holds for every round that begins while it is set, and cannot be taken back.",
            "texts_from": "Five unless you have a reason. People may be known by what they write.",
        }
        widgets = {"purpose": forms.Textarea(attrs={"rows": 3})}

    def sheet(self) -> Sheet:
        return Sheet(**{name: self.cleaned_data[name] for name in self.Meta.fields})


class QuestionForm(forms.Form):
    """One question of a kind; below its wording only what that kind needs."""

    wording = forms.CharField(label="Question or statement", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    help = forms.CharField(label="Help under it", max_length=300, required=False)
    required = forms.BooleanField(label="It must be answered", required=False)

    def __init__(self, data: Any = None, *, kind: str, question: Question | None = None) -> None:
        said: dict[str, Any] = {}
        if question is not None:
            said = {"wording": question.wording, "help": question.help, "required": question.required}
            said |= _typed(kind, question.settings)
        super().__init__(data, initial=said)
        self.kind = kind
        self.fields |= {name: field() for name, field in _MORE[kind].items()}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                said["settings"] = kinds.checked(self.kind, _meant(self.kind, said))
            except ValueError as problem:
                self.add_error(next(iter(_MORE[self.kind])), str(problem))
        return said

    def worded(self) -> Wording:
        said = self.cleaned_data
        return Wording(said["wording"], self.kind, said["help"], said["required"], said["settings"])


class LastDayForm(forms.Form):
    """Until which day answers are taken."""

    closes_on = forms.DateField(
        label="Last day", widget=day_input(),
        help_text="What was said is shown on the day after.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, today: date, known: dict[str, Any] | None = None) -> None:
        """`known`: what other fields begin with."""
        super().__init__(data, initial={"closes_on": today + timedelta(days=7), **(known or {})})
        self.today = today

    def clean_closes_on(self) -> date:
        day: date = self.cleaned_data["closes_on"]
        if not self.today <= day <= self.today + timedelta(days=366):
            raise forms.ValidationError("Choose a day from today on, within a year.")
        return day

    def closes_at(self, zone: str) -> datetime:
        """The last minute of the last day, on the clock of a zone: pages name that day and no other."""
        return datetime.combine(self.cleaned_data["closes_on"], time.max, tzinfo=ZoneInfo(zone))


class AskForm(LastDayForm):
    """Asking whoever has the code, until a day is over."""

    title = forms.CharField(
        label="What about?", max_length=160, help_text="Respondents see it: “Grade 7, October” or “Open house”."
    )

    field_order: tuple[str, ...] = ("title", "closes_on")

    def asking(self, zone: str) -> Asking:
        return Asking(self.cleaned_data["title"], closes_at=self.closes_at(zone), openly=True)


class LetterForm(AskForm):
    """Asking people by letter. `client_key`: a second tap asks nobody twice."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def asking(self, zone: str) -> Asking:
        return replace(super().asking(zone), openly=False, key=f"form:{self.cleaned_data['client_key']}")


def _area(label: str, help_text: str) -> Any:
    return lambda: forms.CharField(label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": 5}))


def _line(label: str, most: int = 60) -> Any:
    return lambda: forms.CharField(label=label, max_length=most, required=False)


def _tick(label: str) -> Any:
    return lambda: forms.BooleanField(label=label, required=False)


def _figure(label: str) -> Any:
    return lambda: forms.FloatField(label=label, required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))


_MORE: dict[str, dict[str, Any]] = {
    kinds.SCALE: {
        "steps": lambda: forms.TypedChoiceField(
            label="Steps", choices=[(n, str(n)) for n in range(3, 8)], coerce=int, initial=kinds.STEPS
        ),
        "low": _line("The first step means"),
        "high": _line("The last step means"),
    },
    kinds.CHOICE: {
        "options": _area("Answers to choose from", "One a line."),
        "several": _tick("More than one may be chosen"),
    },
    kinds.TEXT: {"long": _tick("Room for several lines")},
    kinds.NUMBER: {"least": _figure("Smallest"), "most": _figure("Largest"), "unit": _line("Unit", 30)},
    kinds.RUBRIC: {
        "levels": _area("Levels", "One a line, the lowest first: its name, a colon, and what one sees at this level.")
    },
}


def _meant(kind: str, said: dict[str, Any]) -> dict[str, Any]:
    """The settings of a question from what was typed."""
    meant = {name: said.get(name) for name in _MORE[kind]}
    if kind == kinds.CHOICE:
        meant["options"] = str(meant["options"]).splitlines()
    if kind == kinds.RUBRIC:
        lines = [line.partition(":") for line in str(meant["levels"]).splitlines() if line.strip()]
        meant["levels"] = [{"label": label, "words": words} for label, _, words in lines]
    return meant


def _typed(kind: str, settings: dict[str, Any]) -> dict[str, Any]:
    """What was typed, from the settings of a question."""
    if kind == kinds.CHOICE:
        return settings | {"options": "\n".join(settings["options"])}
    if kind == kinds.RUBRIC:
        return {"levels": "\n".join(f"{level['label']}: {level['words']}" for level in settings["levels"])}
    return dict(settings)
