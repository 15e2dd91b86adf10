"""What a person may type about a round and its ideas."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.validators import URLValidator

from design_process.evidence.insights.models import HowMightWe
from design_process.ideas.actions import IdeaWords, RoundWords
from design_process.ideas.models import Idea
from districts.directory.models import Member
from network.lib.fields import day_input, long_text

LONGEST = 4000
BEGINNING = "how might we"


class RoundForm(forms.Form):
    how_might_we = forms.ModelChoiceField(
        label="One of your team’s questions",
        queryset=HowMightWe.objects.none(),
        required=False,
        empty_label="None of them: I write it below",
    )
    question = forms.CharField(
        label="How might we …",
        max_length=300,
        required=False,
        help_text="Wide enough for many answers, such as: help quiet pupils explain their thinking.",
    )
    ends_on = forms.DateField(
        label="Last day to write",
        required=False,
        widget=day_input(),
        help_text="A wish, not a wall: an idea that comes later is still taken.",
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["how_might_we"]
        field.queryset = HowMightWe.objects.filter(member=member)
        if not field.queryset.exists():
            del self.fields["how_might_we"]
            self.fields["question"].required = True

    def clean_question(self) -> str:
        """The question without its beginning and its mark: pages print both."""
        typed: str = self.cleaned_data["question"].strip()
        if typed.casefold().startswith(BEGINNING):
            typed = typed[len(BEGINNING) :].lstrip(" …")
        return typed.rstrip("? ")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("question") and not said.get("how_might_we") and "question" not in self.errors:
            self.add_error("question", "Write what you look for ideas on, or choose one of your team’s questions.")
        return said

    def words(self) -> RoundWords:
        """What was typed; a question that was typed goes before one that was chosen. Only after `is_valid`."""
        said = self.cleaned_data
        chosen: HowMightWe | None = said.get("how_might_we")
        question = said["question"] or (chosen.question if chosen else "")
        return RoundWords(question, chosen, said["ends_on"])


class IdeaForm(forms.Form):
    """The title first, and alone enough."""

    title = forms.CharField(label="Your idea", max_length=120, help_text="In a few words. The rest can stay empty.")
    what = forms.CharField(
        label="What it is",
        widget=long_text(),
        required=False,
        max_length=LONGEST,
        help_text="So that a colleague could picture it.",
    )
    source = forms.ChoiceField(
        label="Where it comes from", required=False, choices=[("", "I do not say"), *Idea.Source.choices]
    )
    basis = forms.CharField(
        label="What speaks for it",
        widget=long_text(2),
        required=False,
        max_length=LONGEST,
        help_text="Research, or what you have seen. No names.",
    )
    link = forms.URLField(
        label="Link",
        max_length=400,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )
    named = forms.BooleanField(
        label="Show my name with it once the round is open",
        required=False,
        help_text="Without this nobody is told that it is yours, the hub included. You can take credit later.",
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def words(self) -> IdeaWords:
        """What was typed. Only after `is_valid`."""
        return IdeaWords(**{name: self.cleaned_data[name] for name in IdeaWords.__dataclass_fields__})

    def key(self) -> UUID:
        key: UUID = self.cleaned_data["client_key"]
        return key


class MergeForm(IdeaForm):
    """Two ideas in new words. Whoever wrote one of them keeps the credit."""

    named = None  # type: ignore[assignment]
    other = forms.ModelChoiceField(
        label="Merge it with",
        queryset=Idea.objects.none(),
        empty_label="Choose one",
    )
    field_order = ("other", "title", "what")

    def __init__(self, *args: Any, idea: Idea, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["other"]
        others = Idea.objects.filter(round=idea.round_id).exclude(pk=idea.pk)
        field.queryset = (
            others if self.is_bound else others.filter(merged_into=None)
        )  # a form sent again is known again
        self.fields["title"].label = "What the two are together"
        self.fields["title"].help_text = ""


class OpenForm(forms.Form):
    """With few writers, whoever opens the round says that they know how easy it is to guess."""

    sure = forms.BooleanField(
        label="We have agreed to open it all the same",
        error_messages={"required": "With so few writers it is easy to guess who wrote what. Ask them first."},
    )
