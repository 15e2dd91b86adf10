"""What the team types to ask a class, and what the class answers."""

from typing import Any
from uuid import uuid4

from django import forms

from design_process.evidence.forms import AsksAboutNames
from design_process.prototypes.models import Prototype
from design_process.surveys import sets
from design_process.surveys.actions import Asked, SurveyWords
from design_process.surveys.models import Survey
from network.lib.fields import long_text
from network.questionnaires.edit_forms import LastDayForm
from network.questionnaires.forms import AnswerForm, name_of
from network.questionnaires.models import Question


class AgainForm(LastDayForm):
    """Asking the same class once more."""

    expected = forms.IntegerField(
        label="How many are there to answer",
        min_value=1,
        max_value=2000,
        help_text="So that you see when everybody has answered.",
    )

    field_order: tuple[str, ...] = ("expected", "closes_on")

    def asked(self, zone: str) -> Asked:
        return Asked(self.cleaned_data["expected"], self.closes_at(zone))


class StartForm(AsksAboutNames, AgainForm):
    audience = forms.ChoiceField(
        label="Who answers", choices=Survey.Audience.choices, widget=forms.RadioSelect, initial="students"
    )
    group = forms.CharField(
        label="Which class or group",
        max_length=80,
        help_text="They read it above the questions. A grade, a subject, a period: no name of a pupil or a teacher.",
    )
    statements = forms.ChoiceField(
        label="What you ask",
        choices=[
            (sets.GROWTH, "Statements on learning and mistakes, ready to use"),
            (sets.OWN, "Statements of our own"),
        ],
        widget=forms.RadioSelect,
        initial=sets.GROWTH,
    )
    own = forms.CharField(
        label="Your statements",
        widget=long_text(5),
        required=False,
        help_text=f"Only for your own: one a line, {sets.MOST} at most, such as “I know why we do this.”",
    )
    open = forms.BooleanField(label="End with one question to answer in words", required=False, initial=True)
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    field_order = ("audience", "group", "expected", "statements", "own", "open", "closes_on")

    def asked_about(self) -> list[str]:
        return ["group"]

    def clean_own(self) -> tuple[str, ...]:
        if self.cleaned_data.get("statements") != sets.OWN:
            return ()
        statements = sets.read(str(self.cleaned_data["own"]))
        if problem := sets.problem_in(statements):
            raise forms.ValidationError(problem)
        return tuple(statements)

    def words(self, prototype: Prototype | None) -> SurveyWords:
        """What was said. Only after `is_valid`."""
        said: dict[str, Any] = self.cleaned_data
        return SurveyWords(said["audience"], said["group"], said["own"], said["open"], prototype)


class SurveyAnswerForm(AsksAboutNames, AnswerForm):
    """What one of the class answers. Words that look like a name are asked about once."""

    def asked_about(self) -> list[str]:
        return [name_of(question) for question in self.questions if question.kind == Question.Kind.TEXT]
