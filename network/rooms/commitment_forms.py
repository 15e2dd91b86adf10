"""How it stands with what somebody promised."""

from typing import Any

from django import forms

from network.meetings.models import Commitment

State = Commitment.State
ANSWERS = (
    (State.DONE, "Done"),
    (State.STUCK, "Stuck: something is in the way"),
    (State.NEEDS_HELP, "I need help"),
)


class AnswerForm(forms.Form):
    state = forms.ChoiceField(label="How does it stand?", choices=ANSWERS, widget=forms.RadioSelect)
    words = forms.CharField(
        label="A word on it",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What is in the way, or which help you need.",
    )

    def __init__(self, data: Any = None, *, commitment: Commitment, chosen: str = "") -> None:
        kept = commitment.state if commitment.state != State.OPEN else ""
        wanted = chosen if chosen in dict(ANSWERS) else kept
        super().__init__(data, initial={"state": wanted, "words": commitment.words})
