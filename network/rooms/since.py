"""You said, we did: what the last meeting asked for and promised, and what became of it, to open the next one with."""

from dataclasses import dataclass

from network.feedback.models import Promise
from network.lib.words import day_words
from network.meetings.carrying import row_of
from network.meetings.models import Commitment, Meeting


@dataclass(frozen=True)
class Since:
    """`title` and `on`: the meeting before. `heard`: (you said, we did, is it done) from its feedback.

    `done` and `open_ones`: what people promised each other there, kept and not yet kept.
    """

    title: str
    on: str
    heard: tuple[tuple[str, str, bool], ...]
    done: tuple[str, ...]
    open_ones: tuple[str, ...]


def meeting_before(meeting: Meeting) -> Meeting | None:
    """The last closed meeting of the same row."""
    closed = row_of(meeting).filter(state=Meeting.State.CLOSED, starts_at__lt=meeting.starts_at)
    return closed.order_by("-starts_at", "-pk").first()


def since_last_time(meeting: Meeting) -> Since | None:
    """What was said and promised last time and what became of it; None when there is nothing. Three queries."""
    before = meeting_before(meeting)
    if before is None:
        return None
    promises = Promise.objects.filter(meeting=before)
    promised = list(Commitment.objects.filter(meeting=before).select_related("who").order_by("due_on", "pk"))
    heard = tuple((row.heard, row.did, row.done_at is not None) for row in promises)
    if not promised and not heard:
        return None
    done = tuple(f"{row.what} ({row.who})" for row in promised if row.state == Commitment.State.DONE)
    still = tuple(f"{row.what} ({row.who})" for row in promised if row.state != Commitment.State.DONE)
    return Since(before.title, day_words(before.local_start.date()), heard, done, still)
