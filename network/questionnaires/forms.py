"""The form that a version is: what its respondents see and type."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms

from network.questionnaires import kinds
from network.questionnaires.actions import Given
from network.questionnaires.models import Question

NO_ANSWER = "I would rather not say"


class AnswerForm(forms.Form):
    """One field for each question, named by the question's key; `client_key` is made with the form."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data: Any = None, *, questions: Sequence[Question]) -> None:
        super().__init__(data)
        self.questions = tuple(questions)
        for question in self.questions:
            self.fields[name_of(question)] = field_for(question)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        empty = all(said.get(name_of(question)) in (None, "", []) for question in self.questions)
        if empty and not self.errors:
            raise forms.ValidationError("Answer at least one question.")
        return said

    def rows(self) -> list["Asked"]:
        """Each question beside its field, in the order asked."""
        return [Asked(question, self[name_of(question)]) for question in self.questions]

    def given(self) -> list[Given]:
        """What was answered. Questions that were left out are not there."""
        every = (_given(question, self.cleaned_data.get(name_of(question))) for question in self.questions)
        return [one for one in every if one is not None]


@dataclass(frozen=True)
class Asked:
    """One question as a page shows it."""

    question: Question
    field: forms.BoundField

    @property
    def radios(self) -> list[tuple[Any, str]]:
        """Each radio button or tick box with what stands under its name: the words of a rubric's level."""
        levels = self.question.settings.get("levels", [])
        words = [str(level["words"]) for level in levels]
        return [(radio, words[place] if place < len(words) else "") for place, radio in enumerate(self.field)]


def name_of(question: Question) -> str:
    return f"q-{question.key}"


def field_for(question: Question) -> forms.Field:
    """The form field of one question."""
    field = _FIELDS[Question.Kind(question.kind)](question)
    field.label, field.help_text, field.required = question.wording, "", question.required
    field.widget.is_required = question.required
    return field


def _steps(question: Question) -> forms.Field:
    """One step of a scale or one level of a rubric; who need not answer can take an answer back."""
    choices = [(str(place), name) for place, name in enumerate(question.steps, start=1)]
    if not question.required:
        choices.append(("", NO_ANSWER))
    words = {"required": "Choose one of the steps.", "invalid_choice": "Choose one of the steps."}
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, error_messages=words)


def _choice(question: Question) -> forms.Field:
    choices = [(str(place), name) for place, name in enumerate(question.steps)]
    if question.settings["several"]:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple)
    if not question.required:
        choices.append(("", NO_ANSWER))
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect)


def _text(question: Question) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 3}) if question.settings["long"] else forms.TextInput()
    return forms.CharField(max_length=kinds.WORDS_AT_MOST, widget=widget)


def _number(question: Question) -> forms.Field:
    least, most = (_plain(question.settings[limit]) for limit in ("least", "most"))
    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    return forms.DecimalField(min_value=least, max_value=most, max_digits=12, decimal_places=3, widget=widget)


def _plain(limit: float | None) -> float | None:
    """A limit as people write it: 120, not 120.0."""
    return int(limit) if limit is not None and limit == int(limit) else limit


_FIELDS = {
    Question.Kind.SCALE: _steps,
    Question.Kind.RUBRIC: _steps,
    Question.Kind.CHOICE: _choice,
    Question.Kind.TEXT: _text,
    Question.Kind.NUMBER: _number,
}


def _given(question: Question, said: Any) -> Given | None:
    if said in (None, "", []):
        return None
    if question.kind == Question.Kind.CHOICE:
        places = said if isinstance(said, list) else [said]
        return Given(question.pk, picked=tuple(int(place) for place in places))
    if question.kind == Question.Kind.TEXT:
        return Given(question.pk, words=str(said))
    return Given(question.pk, number=Decimal(said))
