"""What the hub types about feedback: what it heard, and what it does."""

import uuid
from typing import Any

from django import forms

from network.feedback.models import Promise


class PromiseForm(forms.Form):
    """You said, we did. `client_key` is made with the form, so that a second tap stores nothing new."""

    heard = forms.CharField(
        label="You said",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In your words, so that nobody is known by theirs.",
    )
    did = forms.CharField(
        label="We did, or will do",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The next meeting opens with it.",
    )
    done = forms.BooleanField(label="It is done", required=False)
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data: Any = None, *, made: Promise | None = None, heard: str = "") -> None:
        now: dict[str, Any] = {"heard": heard}
        if made is not None:
            now = {"heard": made.heard, "did": made.did, "done": made.done_at is not None}
        super().__init__(data, initial=now)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("done") and not said.get("did"):
            self.add_error("did", "Say in a sentence what was done.")
        return said
