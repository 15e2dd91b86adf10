"""What lies around a meeting: the one before it and the one after it in its row, and what was heard already."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from network.meetings.carrying import row_of
from network.meetings.models import AgendaItem, Commitment, Meeting

WITHOUT_A_LAST = timedelta(weeks=8)  # a first meeting looks back, and one without a next looks ahead, so far
State = Commitment.State


@dataclass(frozen=True)
class Around:
    """`since`: when the last meeting began. `heard`: keys of facts that earlier meetings talked about."""

    last: Meeting | None
    since: datetime
    until: datetime
    heard: frozenset[str]

    @property
    def key(self) -> str:
        """The last meeting, as part of the name of a fact that each meeting has anew."""
        return str(self.last.pk if self.last else 0)


@dataclass(frozen=True)
class Promises:
    """How it stands with what earlier meetings of the row promised; `made` counts what the last one promised."""

    made: int
    done: int
    stuck: int
    open: int


def around(meeting: Meeting) -> Around:
    """Three queries: the last meeting, the next one, what was heard."""
    row = row_of(meeting).standing().exclude(pk=meeting.pk)
    last = row.filter(starts_at__lt=meeting.starts_at).order_by("-starts_at", "-pk").first()
    following = row.filter(starts_at__gt=meeting.starts_at).order_by("starts_at", "pk").first()
    done = AgendaItem.objects.filter(
        meeting__in=row_of(meeting).filter(starts_at__lt=meeting.starts_at),
        state=AgendaItem.State.DONE,
        fact_key__isnull=False,
    )
    return Around(
        last=last,
        since=last.starts_at if last else meeting.starts_at - WITHOUT_A_LAST,
        until=following.starts_at if following else meeting.starts_at + WITHOUT_A_LAST,
        heard=frozenset(done.values_list("fact_key", flat=True)),
    )


def promises_before(meeting: Meeting, last: Meeting | None) -> Promises:
    """What the last meeting promised, and what is still open from those before it. One query."""
    if last is None:
        return Promises(0, 0, 0, 0)
    earlier = row_of(meeting).standing().filter(starts_at__lt=meeting.starts_at)
    rows = Commitment.objects.filter(Q(meeting=last) | ~Q(state=State.DONE), meeting__in=earlier)
    states = list(rows.values_list("state", flat=True))
    done, open_ = states.count(State.DONE), states.count(State.OPEN)
    return Promises(len(states), done, len(states) - done - open_, open_)
