"""What a person may type when they ask "how might we …"."""

from typing import Any
from uuid import UUID, uuid4

from django import forms

from design_process.evidence.insights.models import Insight
from design_process.evidence.insights.question_actions import plain
from districts.directory.models import Member


class InsightChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Insight) -> str:
        return f"We learned that {obj.learned}"


class QuestionForm(forms.Form):
    question = forms.CharField(
        label="How might we …",
        max_length=300,
        help_text="Wide enough for many answers, narrow enough to begin on Monday. No answer inside it.",
    )
    insights = InsightChoice(
        label="What it follows from",
        queryset=Insight.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one insight that it follows from."},
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["insights"]
        field.queryset = Insight.objects.filter(member=member)

    def clean_question(self) -> str:
        question = plain(str(self.cleaned_data["question"]))
        if not question:
            raise forms.ValidationError("Go on after “How might we”.")
        return question

    def rests_on(self) -> frozenset[Insight]:
        """What was ticked. Only after `is_valid`."""
        return frozenset(self.cleaned_data["insights"])

    def key(self) -> UUID:
        key: UUID = self.cleaned_data["client_key"]
        return key
