"""What a person may type about insights."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db.models import Q

from design_process.evidence.insights.actions import InsightWords
from design_process.evidence.models import Evidence, Quote
from districts.directory.models import Member
from network.lib.fields import long_text


class EvidenceChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Evidence) -> str:
        off = ", off the board" if obj.off_at else ""
        return f"{obj.title} ({obj.get_kind_display().lower()}{off})"


class InsightForm(forms.Form):
    learned = forms.CharField(
        label="We learned that",
        max_length=300,
        help_text="One sentence that would surprise somebody who was not there.",
    )
    because = forms.CharField(
        label="Because", widget=long_text(3), max_length=2000, help_text="Why you think so, in your own words."
    )
    quotes = forms.ModelMultipleChoiceField(
        label="What people said", queryset=Quote.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    evidence = EvidenceChoice(
        label="What it rests on",
        queryset=Evidence.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        """Offered is what stands on the board, and what it rests on already."""
        super().__init__(*args, **kwargs)
        own = {name: self.initial.get(name, ()) for name in ("evidence", "quotes")}
        on_board = Q(evidence__isnull=False, evidence__off_at=None)
        offered: dict[str, Any] = {
            "evidence": Evidence.objects.filter(Q(off_at=None) | Q(pk__in=own["evidence"]), member=member),
            "quotes": Quote.objects.filter(on_board | Q(pk__in=own["quotes"]), member=member),
        }
        for name, rows in offered.items():
            field: Any = self.fields[name]
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not said["evidence"] and not said["quotes"]:
            self.add_error("evidence", "Tick at least one thing that it rests on, here or among the quotes.")
        return said

    def words(self) -> InsightWords:
        """What was said. Only after `is_valid`."""
        said = self.cleaned_data
        return InsightWords(said["learned"], said["because"], frozenset(said["evidence"]), frozenset(said["quotes"]))

    def key(self) -> UUID:
        key: UUID = self.cleaned_data["client_key"]
        return key
