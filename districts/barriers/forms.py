"""What people type about a barrier."""

import uuid
from datetime import date
from typing import Any

from django import forms

from districts.barriers.actions import Answered, Raised
from districts.barriers.models import Barrier, BarrierAnswer
from network.lib.fields import day_input

Kind = BarrierAnswer.Kind


class RaiseForm(forms.ModelForm):  # type: ignore[type-arg]
    """A barrier. `client_key` is made with the form, so that a second tap stores nothing new."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = Barrier
        fields = ("what", "kind", "ask", "remover")
        labels = {
            "what": "What is in the way?",
            "kind": "What is it about?",
            "ask": "What would remove it?",
            "remover": "Who can remove it?",
        }
        help_texts = {
            "what": "One or two sentences. No pupil’s name, please.",
            "ask": "The more exact you ask, the easier the yes.",
            "remover": "Not sure? Leave it with your sponsor; they can pass it on.",
        }
        widgets = {"what": forms.Textarea(attrs={"rows": 3}), "ask": forms.Textarea(attrs={"rows": 2})}

    def raised(self, *, on_behalf: bool) -> Raised:
        said = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return Raised(**said, on_behalf=on_behalf)


class AnswerForm(forms.Form):
    """One answer. What it needs depends on its kind: a day for a promise, words for a no or for passing it on."""

    kind = forms.ChoiceField(choices=Kind.choices, widget=forms.HiddenInput)
    due_on = forms.DateField(label="By which day", required=False, widget=day_input())
    passed_to = forms.ChoiceField(label="To whom", required=False, choices=[])
    words = forms.CharField(label="Words for the team", max_length=500, required=False)

    NEEDS = {
        Kind.REMOVED: (),
        Kind.PROMISED: ("due_on",),
        Kind.CANNOT: ("words",),
        Kind.ESCALATED: ("passed_to", "words"),
        Kind.REOPENED: ("words",),
    }
    WORDS = {
        Kind.CANNOT: "Why it cannot be removed",
        Kind.ESCALATED: "What they should know",
        Kind.REOPENED: "What is still in the way",
    }
    ASK = {
        "due_on": "Choose the day by which you will do it.",
        "passed_to": "Choose who gets it next.",
        "words": "Say why, in a sentence. The team reads it.",
    }

    def __init__(self, data: Any = None, *, barrier: Barrier, today: date, kind: str) -> None:
        # Four small forms stand on one page: ids of their own, and only the questions of their kind.
        super().__init__(data, auto_id=f"id_{kind}_%s", initial={"kind": kind})
        self.today = today
        self.of_kind = kind
        others = [choice for choice in Barrier.Remover.choices if choice[0] != barrier.remover]
        field = self.fields["passed_to"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker what stands above
        field.choices = others
        needed = self.NEEDS[Kind(kind)]
        for name in ("due_on", "passed_to", "words"):
            if name in needed:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = self.ASK[name]
            elif name != "words":
                del self.fields[name]
        if kind in self.WORDS:
            self.fields["words"].label = self.WORDS[Kind(kind)]

    def clean_due_on(self) -> date | None:
        day: date | None = self.cleaned_data["due_on"]
        if day is not None and day < self.today:
            raise forms.ValidationError("That day has passed. Choose today or a later day.")
        return day

    def answered(self) -> Answered:
        """What was said. Only after `is_valid`."""
        return Answered(**self.cleaned_data)


def answer_forms(
    barrier: Barrier, kinds: tuple[str, ...], today: date, data: Any = None
) -> tuple[dict[str, AnswerForm], AnswerForm | None]:
    """A form for each kind of answer a person may give, and the one that was sent.

    Raises KeyError for a kind that is not open to them.
    """
    forms_of = {kind: AnswerForm(barrier=barrier, today=today, kind=kind) for kind in kinds}
    if data is None:
        return forms_of, None
    sent = AnswerForm(data, barrier=barrier, today=today, kind=forms_of[data.get("kind", "")].of_kind)
    return {**forms_of, sent.of_kind: sent}, sent


class RouteForm(forms.Form):
    remover = forms.ChoiceField(label="Who can remove it", choices=[])
    words = forms.CharField(
        label="What they should know", max_length=500, help_text="One sentence. The team that raised it reads it too."
    )

    def __init__(self, *args: Any, barrier: Barrier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["remover"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker what stands above
        field.choices = [choice for choice in Barrier.Remover.choices if choice[0] != barrier.remover]
