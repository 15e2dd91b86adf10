"""Letters about meetings: the invitation, a change, calling off, and a year's dates in one letter."""

from network.outbox.handlers import handles


@handles("meeting_invitation")
def send_invitation(invitee: int, round: int) -> None:
    """Invite somebody to a meeting."""


@handles("meeting_changed")
def send_changed(invitee: int, round: int, sequence: int) -> None:
    """Tell somebody that a meeting they are invited to has changed."""


@handles("meeting_cancelled")
def send_cancelled(invitee: int, round: int, sequence: int) -> None:
    """Tell somebody that a meeting they were invited to is off."""


@handles("meeting_withdrawn")
def send_withdrawn(invitee: int, round: int) -> None:
    """Tell somebody that they are no longer invited."""


@handles("calendar_letter")
def send_calendar(person: int, meetings: list[int]) -> None:
    """Give somebody their own dates in one letter."""
