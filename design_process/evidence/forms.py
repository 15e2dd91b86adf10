"""What a person may type about evidence."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.validators import URLValidator

from design_process.evidence import files
from design_process.evidence.actions import EvidenceWords
from design_process.evidence.models import Evidence
from design_process.evidence.personal import looks_like_somebody
from districts.directory.models import StakeholderGroup
from network.lib.fields import long_text
from network.lib.uploads import SentFile
from network.lib.words import listed

LONGEST = 4000
NO_KIND = [("", "Choose one")]


class EvidenceForm(forms.Form):
    kind = forms.ChoiceField(label="What kind of evidence", choices=NO_KIND + Evidence.Kind.choices)
    title = forms.CharField(
        label="Title", max_length=120, help_text="A few words your team will know it by. No name of a pupil."
    )
    says = forms.CharField(
        label="What it says",
        widget=long_text(4),
        max_length=LONGEST,
        help_text="What you see in it, before you explain it.",
    )
    heard = forms.ChoiceField(
        label="Who was heard",
        required=False,
        choices=[("", "Nobody in person"), *StakeholderGroup.choices],
        help_text="Whose own words or answers these are.",
    )
    about = forms.CharField(
        label="Which pupils or people",
        max_length=120,
        required=False,
        help_text="In words, such as: grade 7, English learners.",
    )
    n = forms.IntegerField(
        label="How many people",
        min_value=1,
        max_value=1_000_000,
        required=False,
        help_text="Outside your team, a small number is shown as “few”.",
    )
    period = forms.CharField(label="When", max_length=60, required=False, help_text="Such as: fall 2026.")
    source = forms.CharField(
        label="Where it comes from", max_length=200, required=False, help_text="A report, a test, a website, a meeting."
    )
    collected_by = forms.CharField(label="Who collected it", max_length=120, required=False)
    link = forms.URLField(
        label="Link",
        max_length=400,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        help_text="To where it stands, if it stands on the web.",
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_told: bool = True, **kwargs: Any) -> None:
        """`is_told`: whether the reader may know how many people it is about."""
        super().__init__(*args, **kwargs)
        if not is_told:
            del self.fields["n"]

    def words(self, n: int | None = None) -> EvidenceWords:
        """What was typed, once the form is valid. `n` is what stays where the form does not ask for it."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("client_key", "seen")}
        return EvidenceWords(**{"n": n, **said})

    def key(self) -> UUID:
        key: UUID = self.cleaned_data["client_key"]
        return key


class AttachForm(SentFile):
    file = forms.FileField(
        label="Attach a file",
        help_text="PDF, picture, CSV or plain text, at most 5 MB. No names, and no faces of pupils.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg,.webp,.csv,.txt"}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.refused_bytes:
            self.add_error("file", files.too_large(self.refused_bytes))
        elif sent := said.get("file"):
            self._look_at(sent)
        return said

    def _look_at(self, sent: Any) -> None:
        if sent.size > files.MOST_BYTES:
            self.add_error("file", files.too_large(sent.size))
            return
        self.content = sent.read()
        try:
            self.checked = files.checked(self.content, sent.name)
        except files.NotKept as why:
            self.add_error("file", str(why))


class OffBoardForm(forms.Form):
    because = forms.CharField(
        label="Why",
        max_length=300,
        help_text="Such as: counted twice, or another class was meant. Your team and the facilitators read it.",
    )


class AsksAboutNames(forms.Form):
    """What looks like a name in certain fields is asked about once; `keep` is the answer that it is none."""

    keep = forms.BooleanField(required=False, widget=forms.HiddenInput)

    names: list[str] = []

    def asked_about(self) -> list[str]:
        """The fields that are looked through."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.names = []
        for field in [] if data.get("keep") else self.asked_about():
            if names := looks_like_somebody(data.get(field) or ""):
                self.names += names
                words = listed([f"“{one}”" for one in names])
                self.add_error(
                    field, f"{words} looks like a name. Say it in general words, or keep it if it names nobody."
                )
        return data


class QuoteForm(AsksAboutNames):
    """One quote."""

    said = forms.CharField(
        label="What they said", widget=long_text(3), max_length=1000, help_text="In their own words, without names."
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def asked_about(self) -> list[str]:
        return ["said"]
