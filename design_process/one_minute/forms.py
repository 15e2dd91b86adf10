"""The form of one question: at most three small fields."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms

from design_process.cycles.compare import VERDICTS
from design_process.cycles.forms import day_field
from design_process.cycles.models import TestCycle
from design_process.cycles.photos.forms import photo_field, sound_photo
from design_process.measures.actions import asked_by
from design_process.measures.checks import problem_of_pair
from design_process.measures.models import Indicator
from design_process.measures.periods import named
from design_process.one_minute.actions import NO, PARTLY, YES, Said
from design_process.one_minute.models import Ask
from design_process.one_minute.question import ACT, PREDICTION, RUN, START, STUDY
from network.lib.fields import long_text
from network.lib.pictures import Picture

_VERDICTS = [(key, words) for key, words in VERDICTS.items() if key]
CHOICES: dict[str, list[tuple[str, str]]] = {
    START: [(YES, "Yes, it started"), (NO, "Not yet")],
    RUN: [(YES, "Yes"), (PARTLY, "In part"), (NO, "No")],
    PREDICTION: _VERDICTS,
    ACT: [(str(key), str(label)) for key, label in TestCycle.Act.choices],
}
CHOICE_LABEL = {START: "Did it start?", RUN: "Did you run it this week?", PREDICTION: "Did it hold?", ACT: "Decision"}
WORDS = {
    START: ("What happened, or what is in the way?", "", ""),
    RUN: ("What happened?", "A few words are enough. No pupils' names.", ""),
    STUDY: ("What did not work?", "No pupils' names.", "Write what did not work, or what you would do differently."),
    PREDICTION: ("What makes you say so?", "", "Write what you go by, in a word or two."),
    ACT: ("Why?", "", "Write the reason, so that others can follow it."),
}
FIELDS = {
    START: ("choice", "words", "starts_on"),
    RUN: ("choice", "words", "numerator", "denominator", "photo"),
    STUDY: ("words", "surprise", "findings"),
    PREDICTION: ("choice", "words"),
    ACT: ("choice", "words"),
}


class MinuteForm(forms.Form):
    """The fields of every question; each question keeps its own."""

    client_key = forms.UUIDField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": "Choose one of these."})
    numerator = forms.FloatField(required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    denominator = forms.FloatField(required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    words = forms.CharField(max_length=4000, widget=long_text(3))
    surprise = forms.CharField(label="What surprised you?", max_length=4000, required=False, widget=long_text(2))
    findings = forms.CharField(label="What did you find?", max_length=4000, required=False, widget=long_text(2))
    photo = photo_field()
    starts_on = day_field("If not yet: which day will it start?", required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, ask: Ask, today: date, replied: str = "", refused: bool = False
    ) -> None:
        # Not what was said before: a letter may be passed on. `replied` waits for a yes of who wrote it.
        super().__init__(data, files, initial={"client_key": uuid4(), "words": replied})
        self.ask, self.today, self.photo_refused = ask, today, refused
        for name in set(self.fields) - {"client_key", *FIELDS[ask.kind]}:
            del self.fields[name]
        self._word(ask.kind)
        self._number(ask)

    def _word(self, kind: str) -> None:
        words, label_of = self.fields["words"], WORDS[kind]
        words.label, words.help_text = label_of[0], label_of[1]
        words.required = bool(label_of[2])
        words.error_messages["required"] = label_of[2]
        if kind in (PREDICTION, ACT):
            limited: Any = forms.CharField(max_length=300, widget=long_text(2), label=words.label)
            limited.error_messages["required"] = label_of[2]
            self.fields["words"] = limited
        if kind in CHOICES:
            choice: Any = self.fields["choice"]
            choice.choices, choice.label = CHOICES[kind], CHOICE_LABEL[kind]

    def _number(self, ask: Ask) -> None:
        """The two halves of a number, named as the plan names them; none when none is asked for."""
        if ask.kind != RUN:
            return
        if ask.indicator is None or ask.period is None:
            del self.fields["numerator"], self.fields["denominator"]
            return
        self.fields["numerator"].label = f"{_capital(ask.indicator.numerator_label)}, {_of(ask)}"
        if ask.indicator.unit == Indicator.Unit.COUNT:
            del self.fields["denominator"]
        else:
            self.fields["denominator"].label = f"Out of how many {ask.indicator.denominator_label}?"

    def clean_photo(self) -> Picture | None:
        return sound_photo(self.cleaned_data["photo"], refused=self.photo_refused)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        numbers = said.get("numerator"), said.get("denominator")
        if self.ask.indicator and not {"numerator", "denominator"} & set(self.errors):
            problem = problem_of_pair(asked_by(self.ask.indicator), *numbers)
            if problem:
                self.add_error(problem.field if problem.field in self.fields else "numerator", problem.words)
        starts_on = said.get("starts_on")
        if starts_on and said.get("choice") == NO and starts_on < self.today:
            self.add_error("starts_on", "This day is over. Choose today or a later day.")
        return said

    def said(self) -> Said:
        """What was answered. Only after `is_valid`."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "client_key" and value is not None}
        return Said(**said)

    def key(self) -> UUID:
        key: UUID = self.cleaned_data["client_key"]
        return key


def _of(ask: Ask) -> str:
    return named(ask.indicator.frequency, ask.period) if ask.indicator and ask.period else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
