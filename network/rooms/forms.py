"""What people type in the room: notes, decisions, commitments, questions to all, and ballots."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from network.lib.fields import day_input
from network.rooms.models import Vote
from network.rooms.tally import LEVELS
from network.rooms.vote_actions import Asked

MOST_OPTIONS, MOST_LINES, LONGEST_LINE = 12, 20, 300
NO_ITEM = ("", "The meeting as a whole")


def key_field() -> forms.UUIDField:
    """Made with the form, so that a second tap stores nothing new."""
    return forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class OnItemForm(forms.Form):
    """Something that belongs to an agenda item. `items` are (id, title); `current` is the one that runs."""

    item = forms.TypedChoiceField(label="Belongs to", required=False, coerce=int, empty_value=None)
    client_key = key_field()

    def __init__(
        self, data: Any = None, *, items: Iterable[tuple[int, str]] = (), current: int | None = None, prefix: str
    ) -> None:
        super().__init__(data, auto_id=f"id_{prefix}_%s", initial={"item": current})
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [NO_ITEM, *items]


class NoteForm(OnItemForm):
    text = forms.CharField(label="Note", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ("text", "item", "client_key")


class EditNoteForm(forms.Form):
    """A note as it was read. Emptied, it is taken out."""

    text = forms.CharField(
        label="Note",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Leave it empty to take the note out.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)


class DecideForm(OnItemForm):
    words = forms.CharField(label="We decided", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    because = forms.CharField(label="Because", max_length=500, required=False)
    field_order = ("words", "because", "item", "client_key")


class CommitForm(OnItemForm):
    """Who does what by when. `people` are (id, name) of those who are there or invited."""

    who = forms.TypedChoiceField(label="Who", coerce=int)
    what = forms.CharField(label="Does what", max_length=300)
    due_on = forms.DateField(label="By when", widget=day_input())
    field_order = ("who", "what", "due_on", "item", "client_key")

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], due_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["due_on"] = due_on
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", "Choose a person"), *people]


class VoteForm(forms.Form):
    kind = forms.ChoiceField(label="How", choices=Vote.Kind.choices, initial=Vote.Kind.FIST)
    question = forms.CharField(label="What do you ask the room?", max_length=300)
    options = forms.CharField(
        label="Options, one a line",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For a dot vote only.",
    )
    dots = forms.IntegerField(
        label="Dots for each person", min_value=1, max_value=10, initial=3, required=False, help_text="For a dot vote."
    )
    client_key = key_field()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="id_vote_%s")

    def clean_options(self) -> tuple[str, ...]:
        return typed_lines(self.cleaned_data["options"])

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        options = said.get("options", ())
        if said.get("kind") == Vote.Kind.DOTS and not 2 <= len(options) <= MOST_OPTIONS:
            self.add_error("options", f"A dot vote needs 2 to {MOST_OPTIONS} options, one a line.")
        return said

    def asked(self, item: int | None) -> Asked:
        said = self.cleaned_data
        options = said["options"] if said["kind"] == Vote.Kind.DOTS else ()
        return Asked(said["kind"], said["question"], options, said["dots"] or 3, item)


class BallotForm(forms.Form):
    """One person's answer to one open vote. Which questions it has depends on the kind of the vote."""

    def __init__(self, data: Any = None, *, vote: Vote, said: dict[str, Any] | None = None) -> None:
        super().__init__(data, auto_id=f"id_ballot{vote.pk}_%s")
        self.vote = vote
        said = said or {}
        if vote.kind == Vote.Kind.FIST:
            levels = [(level, f"{level} · {words}") for level, words in LEVELS]
            self.fields["level"] = forms.TypedChoiceField(
                label="How many fingers?",
                coerce=int,
                choices=levels,
                widget=forms.RadioSelect,
                initial=said.get("level"),
            )
        elif vote.kind == Vote.Kind.DOTS:
            kept = said.get("dots") or [0] * len(vote.options)
            for place, option in enumerate(vote.options):
                self.fields[f"dots_{place}"] = forms.TypedChoiceField(
                    label=option,
                    coerce=int,
                    choices=[(n, "no dots" if n == 0 else f"{'●' * n} {n}") for n in range(vote.dots + 1)],
                    initial=kept[place],
                )
        else:
            self.fields["lines"] = forms.CharField(
                label="Your thoughts",
                widget=forms.Textarea(attrs={"rows": 5}),
                help_text="One thought a line. Nobody sees it before the facilitator shows everything, without names.",
                initial="\n".join(said.get("lines", [])),
            )

    def clean_lines(self) -> list[str]:
        lines = typed_lines(self.cleaned_data["lines"])
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(f"Keep it to {MOST_LINES} lines.")
        if long := [line for line in lines if len(line) > LONGEST_LINE]:
            raise forms.ValidationError(
                f"“{long[0][:30]}…” has {len(long[0])} characters. Keep a thought to {LONGEST_LINE}, or make two of it."
            )
        return list(lines)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if self.vote.kind == Vote.Kind.DOTS and not self.errors:
            used = sum(said.values())
            if used > self.vote.dots:
                raise forms.ValidationError(f"You have {self.vote.dots} dots and put {used}. Take some back.")
        return said

    def said(self) -> dict[str, Any]:
        """The ballot as it is kept; see models.Ballot."""
        if self.vote.kind == Vote.Kind.DOTS:
            return {"dots": [self.cleaned_data[f"dots_{place}"] for place in range(len(self.vote.options))]}
        return dict(self.cleaned_data)


def typed_lines(text: str) -> tuple[str, ...]:
    """The lines somebody typed, without blank ones and marks of a list."""
    lines = (line.strip().lstrip("-*•").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)
