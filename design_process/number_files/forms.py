"""What a person says about a file of numbers: which file, and once what its columns and words mean."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django import forms
from django.conf import settings

from design_process.measures.models import Indicator
from design_process.number_files import when
from design_process.number_files.actions import Meaning
from design_process.number_files.group_words import group_of
from design_process.number_files.headings import ROLES, Mapping
from design_process.number_files.known_indicators import same_name
from design_process.number_files.models import NumberFile
from design_process.number_files.pupil_actions import Answers
from design_process.number_files.pupils import OneRowAPupil
from design_process.number_files.when import NoPeriod
from design_process.number_files.words import (
    LEAVE_OUT,
    MAKE,
    NameAsked,
    TooManyNames,
    mapping_of,
    names_asked,
    words_in,
)
from districts.directory.groups import ALL, label_of
from districts.directory.own_groups import choices_of
from network.lib.csvfile import too_large
from network.lib.uploads import SentFile
from network.lib.words import listed

COLUMN, NAME, GROUP = "column_", "name_", "group_"
_WIDE = {"group": "a column for each student group", "period": "a column for each period"}


MayChange = Callable[[Indicator], bool]


class FileForm(SentFile):
    file = forms.FileField(
        label="The file of numbers",
        error_messages={"required": "Choose a file first.", "empty": "The file is empty."},
        help_text="CSV, tab-separated text or an Excel workbook (.xlsx), at most 25 MB. Counts only: a file with names "
        "or identifiers of people is refused, and nothing of it is kept.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,text/csv,text/plain"}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        size = self.sent_bytes(said)
        if size > settings.UPLOAD_LIMIT_BYTES:
            self.add_error("file", too_large(size))
        return said


class PupilForm(forms.Form):
    """What to count in a file with one row for each pupil. The file is chosen again: nothing of it was kept."""

    outcome = forms.ChoiceField(label="Count the pupils with “yes” in", widget=forms.RadioSelect)
    groups = forms.MultipleChoiceField(
        label="Count these groups as well", required=False, widget=forms.CheckboxSelectMultiple
    )
    indicator = forms.ChoiceField(label="The counts belong to")
    period = forms.CharField(
        label="The file is about", max_length=40, help_text="A school year (2024-25), a month (Oct 2026) or a day."
    )
    file = forms.FileField(
        label="The same file once more",
        error_messages={"required": "Choose the file once more.", "empty": "The file is empty."},
        help_text="Nothing of it was kept while you read this. It is counted in memory and forgotten at once.",
    )

    def __init__(self, *args: Any, found: OneRowAPupil, indicators: Iterable[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(known.pk): known for known in indicators if known.unit == Indicator.Unit.SHARE}
        outcomes = [(column, column.replace("_", " ")) for column in found.columns.outcomes]
        self._offer("outcome", outcomes)
        self.fields["outcome"].initial = outcomes[0][0]
        groups = [(column, _groups_in(column, words)) for column, words in found.columns.groups.items()]
        self._offer("groups", groups)
        self.fields["groups"].initial = [column for column, _ in groups]
        if not groups:
            del self.fields["groups"]
        self._offer("indicator", [*((pk, known.name) for pk, known in self.by_id.items()), (MAKE, "A new indicator")])
        likely = same_name(outcomes[0][0], [(known.pk, known.name) for known in self.by_id.values()])
        self.fields["indicator"].initial = str(likely) if likely else MAKE
        if found.mapping.column("period"):
            del self.fields["period"]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices

    def clean_period(self) -> str:
        period = str(self.cleaned_data["period"])
        try:
            when.named(period)
        except NoPeriod as wrong:
            raise forms.ValidationError(str(wrong)[:1].upper() + str(wrong)[1:] + ".") from wrong
        return period

    def answers(self, file_name: str) -> Answers:
        """What was said, once the form is valid."""
        said = self.cleaned_data
        return Answers(
            said["outcome"], tuple(said.get("groups", ())), said.get("period", ""), self.by_id.get(said["indicator"]),
            file_name,
        )  # fmt: skip


def _groups_in(column: str, words: dict[str, str]) -> str:
    return f"{column.replace('_', ' ')}: {listed(sorted({label_of(key) for key in words.values()}))}"


class MeaningForm(forms.Form):
    """The columns of a file, the indicators its names stand for, and the groups of words nobody knows.

    Built for the mapping that is sent with it, or else the proposed one: its words depend on which columns they are in.
    """

    period = forms.CharField(
        label="The whole file is about",
        required=False,
        max_length=40,
        help_text="Only when no column says it: a school year (2024-25), or a day.",
    )

    def __init__(self, data: Any, *, file: NumberFile, indicators: Iterable[Indicator], may_change: MayChange) -> None:
        super().__init__(data)
        self.file, self.indicators, self.problem = file, list(indicators), ""
        self.proposed = mapping_of(file.mapping)
        self.mapping = self._mapping_in(data) if data is not None else self.proposed
        self.fields["period"].initial = self.proposed.period
        self._ask_columns()
        self.asked: tuple[NameAsked, ...] = ()
        self.known_groups: tuple[str, ...] = ()
        try:
            self.asked = names_asked(file, self.mapping, self.indicators)
            self._ask_names()
            self._ask_groups(words_in(file, self.mapping, "group"), may_change)
        except TooManyNames as many:
            self.problem = str(many)

    def _mapping_in(self, data: Any) -> Mapping:
        there = set(self.file.look["columns"])
        columns = {role: column for role in ROLES if (column := data.get(COLUMN + role, "")) in there and column}
        wide = self.proposed.wide if data.get("layout", self.proposed.wide) else ""
        return Mapping(columns, wide, self.proposed.wide_columns if wide else {}, data.get("period", "").strip()[:40])

    def _ask_columns(self) -> None:
        columns = [(column, column.replace("_", " ")) for column in self.file.look["columns"] if column]
        if self.proposed.wide:
            wide = [(self.proposed.wide, f"It has {_WIDE[self.proposed.wide]}"), ("", "It has one number on a line")]
            self.fields["layout"] = forms.ChoiceField(
                label="How the file is laid out", choices=wide, required=False, initial=self.mapping.wide
            )
        for role, label in ROLES.items():
            self.fields[COLUMN + role] = forms.ChoiceField(
                label=label, required=False, choices=[("", "No column"), *columns], initial=self.mapping.column(role)
            )

    def _ask_names(self) -> None:
        known = [(str(found.pk), found.name) for found in self.indicators]
        for asked in self.asked:
            made = [(f"{MAKE}{unit.value}", f"Make “{asked.made}”: {unit.label}") for unit in Indicator.Unit]
            choices = [*known, *made, (LEAVE_OUT, "Leave it out")]
            self.fields[NAME + _short(asked.word)] = forms.ChoiceField(
                label=asked.label.replace("_", " "), choices=choices, initial=asked.proposed,
                error_messages={"required": "Say which number this is, or leave it out."},
            )  # fmt: skip

    def _ask_groups(self, words: Iterable[str], may_change: MayChange) -> None:
        keys = {word: group_of(word) for word in words if word}
        self.known_groups = tuple(label_of(key) for key in keys.values() if key)
        unknown = [word for word, key in keys.items() if not key]
        choices = [("", "Leave it out"), (ALL, label_of(ALL)), *choices_of(self.file.network_id)] if unknown else []
        for word in unknown:
            self.fields[GROUP + _short(word)] = forms.ChoiceField(
                label=f"“{word.replace('_', ' ')}” is", choices=choices, required=False,
                initial=self.file.groups.get(word, ""),
            )  # fmt: skip
        kept = {*keys.values(), *self.file.groups.values()} - {"", "all"}
        meant = {asked.proposed for asked in self.asked}
        mine = [found for found in self.indicators if str(found.pk) in meant and may_change(found)]
        lacking = sorted({key for found in mine for key in kept - set(found.groups)})
        if lacking:
            self.fields["add_groups"] = forms.BooleanField(
                label=f"Collect the indicators for these groups from now on: {listed([label_of(k) for k in lacking])}",
                required=False, initial=True,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        problem = self.problem or self.mapping.lacks
        if problem:
            self.add_error(None, problem)
        if self.mapping.period:
            try:
                when.named(self.mapping.period)
            except NoPeriod as wrong:
                self.add_error("period", str(wrong)[:1].upper() + str(wrong)[1:] + ".")
        return said

    def meaning(self) -> Meaning:
        """What was said, once the form is valid."""
        said = self.cleaned_data
        names = {asked.word: said[NAME + _short(asked.word)] for asked in self.asked}
        words = [word for word in words_in(self.file, self.mapping, "group") if word]
        groups = {word: group_of(word) or said.get(GROUP + _short(word), "") for word in words}
        return Meaning(self.mapping, names, groups, bool(said.get("add_groups")))

    @property
    def column_fields(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in self.fields if name.startswith(COLUMN) or name == "layout")

    @property
    def word_fields(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in self.fields if name.startswith((NAME, GROUP)) or name == "add_groups")

    @property
    def needs_columns(self) -> bool:
        """Is something about the columns to be said before anything else?"""
        return bool(self.problem or self.mapping.lacks)


def _short(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()[:12]
