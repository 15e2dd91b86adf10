"""What a person may look for, and for whom they keep a page."""

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
