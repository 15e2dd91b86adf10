"""What a meeting did not reach goes to the next one of its row by itself, once."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from network.meetings.models import AgendaItem, Meeting, MeetingQuerySet

State = Meeting.State
COPIED = ("network_id", "title", "purpose", "minutes", "lead_id", "protocol", "materials", "fact_key", "link")


def row_of(meeting: Meeting) -> MeetingQuerySet:
    """The meetings of the same row: of its series, and those of its kind in the same part of the network.

    Two series are two rows. A meeting without one stands between all of its kind: what somebody calls in between
    takes up what the planned one left, and leaves the rest to the next planned one.
    """
    same = Q(kind=meeting.kind, scope=meeting.scope)
    if meeting.series:
        same = Q(series=meeting.series) | same & Q(series="")
    found: MeetingQuerySet = Meeting.objects.filter(same, network=meeting.network_id)
    return found


@transaction.atomic
def carry_over(meeting: Meeting) -> int:
    """Copy what was not reached onto the agenda of the next meeting of the row. Returns how many items went.

    Each item goes once; with no next meeting they wait until one is called. What stood on the agenda of a meeting
    that was called off goes too.
    """
    following = (
        row_of(meeting)
        .filter(state__in=(State.PROPOSED, State.PLANNED), starts_at__gt=meeting.starts_at)
        .select_for_update()
        .order_by("starts_at", "pk")
        .first()
    )
    if following is None:
        return 0
    left = [AgendaItem.State.UNHEARD, *([AgendaItem.State.PLANNED] if meeting.is_off else [])]
    items = meeting.items.without_frame().select_for_update().filter(state__in=left, carried_at=None)
    there = set(following.items.exclude(fact_key=None).values_list("fact_key", flat=True))
    last = following.items.order_by("-order").values_list("order", flat=True).first() or 0
    day = meeting.local_start
    went = 0
    for item in list(items):
        if item.fact_key is None or item.fact_key not in there:
            went += 1
            why = f"Not reached on {day:%a} {day.day} {day:%b}." + (f" {item.why}" if item.why else "")
            AgendaItem.objects.create(
                meeting=following,
                order=last + went,
                why=why[:300],
                carried_from=item,
                created_by_id=item.created_by_id,
                **{name: getattr(item, name) for name in COPIED},
            )
        item.carried_at = timezone.now()
        item.save(update_fields=["carried_at"])
    return went


def carry_into(meeting: Meeting) -> None:
    """Bring a new meeting what earlier ones of its row left: those closed or called off that still wait."""
    waiting = row_of(meeting).filter(state__in=(State.CLOSED, State.CANCELLED), starts_at__lt=meeting.starts_at)
    unheard = waiting.filter(items__state__in=("unheard", "planned"), items__carried_at=None).distinct()
    for earlier in unheard.order_by("starts_at", "pk"):
        carry_over(earlier)
