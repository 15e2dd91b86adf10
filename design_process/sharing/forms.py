"""What a person may look for, and for whom they keep a page."""

from typing import Any

from django import forms

from design_process.sharing.models import Snapshot


class SearchForm(forms.Form):
    q = forms.CharField(max_length=200, required=False)


class SnapshotForm(forms.Form):
    """For whom a member's page is kept: that decides what stands on it."""

    made_for = forms.ChoiceField(
        label="Who will read it?",
        choices=[(one.value, one.label) for one in (Snapshot.For.ANYONE, Snapshot.For.OWN)],
        widget=forms.RadioSelect,
        initial=Snapshot.For.ANYONE,
    )

    def __init__(self, *args: Any, in_full: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["made_for"]
        if not in_full and isinstance(field, forms.ChoiceField):  # the hub, where no agreement lets it read figures
            field.choices = [(Snapshot.For.ANYONE.value, Snapshot.For.ANYONE.label)]


class ParagraphForm(forms.Form):
    """What is to be pasted into a plan, as its reader changed it."""

    text = forms.CharField(
        label="The paragraph",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 22, "class": "as-long-as-its-words"}),
        error_messages={"required": "There is nothing to save: the field is empty."},
    )


class WithdrawForm(forms.Form):
    """Why nobody should read a snapshot any more."""

    why = forms.CharField(
        label="Why is it withdrawn?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why, in a sentence. Whoever follows its address reads it."},
        help_text="For example: “Shared with last year’s numbers by mistake; see the page of 3 December.” It is shown "
        "at the snapshot’s address with your name, so leave out what nobody should read.",
    )
