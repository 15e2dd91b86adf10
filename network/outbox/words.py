"""Owed work in words: what it is, and why it stopped. Pure but for reading the row."""

import re

from network.outbox.models import Effect

# What a failure's name says to somebody who did not write the software: the first that fits.
_CAUSES = (
    (r"^(SMTP\w*|ConnectionRefusedError|gaierror)", "The mail server did not take the letter."),
    (r"^(TimeoutError|\w*Timeout)", "It took too long."),
    (r"^(OperationalError|InterfaceError)", "The database did not answer."),
    (r"^OSError.*No space", "The disk is full."),
    (r"DoesNotExist", "What it was about is no longer there."),
    (r"^LookupError", "This release does not know this kind of work. It may be from a newer one."),
    (r"^The worker died", "The worker stopped each time it tried."),
)


def errand_of(effect: Effect) -> str:
    """What is owed: "Invitation", "Role ended" (the kind, as a heading)."""
    return effect.kind.replace("_", " ").replace(".", " ").capitalize()


def reason_of(effect: Effect) -> str:
    """Why the last try failed, in a sentence; empty when none has."""
    if not effect.reason:
        return ""
    return next((words for pattern, words in _CAUSES if re.search(pattern, effect.reason)), "Something went wrong.")
