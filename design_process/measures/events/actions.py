"""Writing down what happened, changing it, and taking it away again."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from design_process.measures.events.models import ChartEvent
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.people.models import Person


class EventGone(Exception):
    """Somebody else has changed or removed the event meanwhile."""


@dataclass(frozen=True)
class Happened:
    """What is said of an event: on which day, and what."""

    on: date
    words: str


@transaction.atomic
def note_event(network_id: int, member: Member | None, said: Happened, *, by: Person) -> ChartEvent:
    """Write an event down, once: said again, the one that stands is returned and nothing is written."""
    event: ChartEvent
    event, is_new = ChartEvent.objects.standing().get_or_create(
        network_id=network_id, member=member, on=said.on, words=said.words, defaults={"by": by}
    )
    if is_new:
        _record(f"noted “{event.words}” of {_day(event.on)} beside the numbers", event, by)
    return event


@transaction.atomic
def change_event(event: ChartEvent, said: Happened, *, by: Person) -> ChartEvent:
    """Let an event say something else; what it said stays as history. The same again changes nothing."""
    if (event.on, event.words) == (said.on, said.words) and event.removed_at is None:
        return event
    if not _take_away(event, by):
        return _sent_twice(event, said)
    there = {"network_id": event.network_id, "member_id": event.member_id, "on": said.on, "words": said.words}
    changed: ChartEvent
    changed, is_new = ChartEvent.objects.standing().get_or_create(**there, defaults={"by": by, "replaces": event})
    if is_new:
        before = f"before “{event.words}” of {_day(event.on)}"
        _record(f"changed an event beside the numbers to “{said.words}” of {_day(said.on)}, {before}", changed, by)
    return changed


def _sent_twice(event: ChartEvent, said: Happened) -> ChartEvent:
    """What the same change has made already; anything else was made by somebody else."""
    found: ChartEvent | None = (
        ChartEvent.objects.standing().filter(replaces=event, on=said.on, words=said.words).first()
    )
    if found is None:
        raise EventGone
    return found


@transaction.atomic
def remove_event(event: ChartEvent, *, by: Person) -> None:
    """Take an event off the charts; it stays as history. Done again, it changes nothing."""
    if _take_away(event, by):
        _record(f"removed “{event.words}” of {_day(event.on)} from beside the numbers", event, by)


def _take_away(event: ChartEvent, by: Person) -> int:
    taken: int = ChartEvent.objects.standing().filter(pk=event.pk).update(removed_at=timezone.now(), removed_by=by)
    return taken


def _record(words: str, event: ChartEvent, by: Person) -> None:
    record(Activity.About.NUMBERS, words, network_id=event.network_id, by=by, thing=event)


def _day(on: date) -> str:
    return f"{on.day} {on:%b %Y}"
