"""What people are asked about a meeting until the network words it otherwise."""

from typing import Final

from network.questionnaires import kinds
from network.questionnaires.edit_actions import Sheet, Wording

KEY: Final = "meeting-feedback"
PLUS, DELTA, QUESTION = "plus", "delta", "question"

SHEET: Final = Sheet(
    title="Meeting feedback",
    purpose="One minute, so that the next meeting is worth your day. We begin it with what we changed.",
)

_ENDS = {"low": "Not at all", "high": "Fully", "steps": 5}


def _statement(key: str, words: str) -> Wording:
    return Wording(words, kinds.SCALE, required=True, settings=dict(_ENDS), key=key)


def _words(key: str, words: str, help_: str = "") -> Wording:
    return Wording(words, kinds.TEXT, help_, settings={"long": True}, key=key)


WORDINGS: Final = (
    _statement("purpose-clear", "I knew what this meeting was for."),
    _statement("time-well-used", "It was worth the time it took me."),
    _statement("learned", "I learned something that I can use."),
    _statement("voice-heard", "I could say what I think, and it was heard."),
    _statement("next-step", "I know my next step."),
    _words(PLUS, "What should we keep?", "One thing that worked for you."),
    _words(DELTA, "What should we change?", "One thing that would make the next meeting better."),
    _words(QUESTION, "Which question do you take home?"),
)
