"""You said, we did: what became of the last meeting's promises, to open the next one with."""

from dataclasses import dataclass

from network.meetings.models import Commitment, Meeting


@dataclass(frozen=True)
class Since:
    """`title` and `on`: the meeting before. `done` and `open_ones`: promises kept, and those that are not yet."""

    title: str
    on: str
    done: tuple[str, ...]
    open_ones: tuple[str, ...]


def meeting_before(meeting: Meeting) -> Meeting | None:
    """The last closed meeting of the same series, or of the same kind and scope."""
    closed = Meeting.objects.filter(
        network=meeting.network_id, state=Meeting.State.CLOSED, starts_at__lt=meeting.starts_at
    )
    same = (
        closed.filter(series=meeting.series)
        if meeting.series
        else closed.filter(kind=meeting.kind, scope=meeting.scope)
    )
    return same.order_by("-starts_at").first()


def since_last_time(meeting: Meeting) -> Since | None:
    """What was promised last time and what became of it; None when nothing was."""
    before = meeting_before(meeting)
    if before is None:
        return None
    promised = list(Commitment.objects.filter(meeting=before).select_related("who").order_by("due_on", "pk"))
    if not promised:
        return None
    done = tuple(f"{row.what} ({row.who})" for row in promised if row.state == Commitment.State.DONE)
    still = tuple(f"{row.what} ({row.who})" for row in promised if row.state != Commitment.State.DONE)
    start = before.local_start
    return Since(before.title, f"{start:%a} {start.day} {start:%b}", done, still)
