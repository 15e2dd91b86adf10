"""The agenda of a meeting, what it decided, and who promised what."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.meetings.models import AgendaItem, Commitment, Decision, Meeting


class ItemChanged(Exception):
    """Refused: somebody else has changed the item since it was read. `item` is how it stands now."""

    def __init__(self, item: AgendaItem) -> None:
        super().__init__("the item has been changed meanwhile")
        self.item = item


@dataclass(frozen=True)
class Item:
    """A line of an agenda. `lead_id`: who leads it; `fact_key`: the fact behind it, on one agenda at most once."""

    title: str
    purpose: str = AgendaItem.Purpose.DISCUSS
    minutes: int = 15
    lead_id: int | None = None
    protocol: str = ""
    materials: str = ""
    why: str = ""
    fact_key: str | None = None
    link: str = ""


class Noted(TypedDict, total=False):
    """Where a commitment was made, and the key of the form that holds it: None both, unless said."""

    item: AgendaItem | None
    client_key: UUID | None


@transaction.atomic
def add_item(meeting: Meeting, item: Item, *, by: Any) -> AgendaItem:
    """Put an item at the end of the agenda. An item about the same fact is returned as it stands."""
    locked = _lock(meeting)
    if item.fact_key is not None:
        known: AgendaItem | None = locked.items.filter(fact_key=item.fact_key).first()
        if known is not None:
            return known
    last = locked.items.aggregate(last=Max("order"))["last"] or 0
    added = AgendaItem.objects.create(
        network_id=locked.network_id, meeting=locked, order=last + 1, created_by=by, **asdict(item)
    )
    _line(locked, f"put “{added.title}” on the agenda of {locked.title}", by=by, why=item.why)
    return added


@transaction.atomic
def change_item(item: AgendaItem, wanted: Item, *, by: Any, seen: str | None = None) -> AgendaItem:
    """Let an item be as `wanted` says; its fact stays. Raises AgendaItem.DoesNotExist when it is gone.

    `seen`: the `item_version` the change was based on. Raises ItemChanged when it has another by now.
    """
    meeting = _lock(item.meeting)
    locked: AgendaItem = meeting.items.get(pk=item.pk)
    values = {name: value for name, value in asdict(wanted).items() if name != "fact_key"}
    changed = [name for name, value in values.items() if getattr(locked, name) != value]
    if changed:
        if seen is not None and seen != item_version(locked):
            raise ItemChanged(locked)
        for name in changed:
            setattr(locked, name, values[name])
        locked.save(update_fields=changed)
        _line(meeting, f"changed “{locked.title}” on the agenda of {meeting.title}", by=by)
    return locked


def item_version(item: AgendaItem) -> str:
    """A short name of what an item says, to see whether it still says it."""
    said = (item.title, item.purpose, item.minutes, item.lead_id, item.protocol, item.materials, item.why, item.link)
    return fingerprint(*said)[:16]


@transaction.atomic
def move_item(item: AgendaItem, to: int, *, by: Any) -> None:
    """Put an item at a place of its agenda, 1 being the first; beyond the end is the end. There already: nothing."""
    meeting = _lock(item.meeting)
    items = list(meeting.items.all())
    here = next((place for place, one in enumerate(items) if one.pk == item.pk), None)
    if here is None:
        return
    there = min(max(to, 1), len(items)) - 1
    items.insert(there, items.pop(here))
    for order, one in enumerate(items, start=1):
        one.order = order
    AgendaItem.objects.bulk_update(items, ["order"])
    if here != there:
        _line(meeting, f"moved “{item.title}” on the agenda of {meeting.title}", by=by)


@transaction.atomic
def remove_item(item: AgendaItem, *, by: Any) -> None:
    """Take an item off the agenda. Gone already: nothing happens."""
    meeting = _lock(item.meeting)
    if meeting.items.filter(pk=item.pk).delete()[0]:
        _line(meeting, f"took “{item.title}” off the agenda of {meeting.title}", by=by)


@transaction.atomic
def decide(
    meeting: Meeting,
    words: str,
    *,
    by: Any,
    item: AgendaItem | None = None,
    because: str = "",
    client_key: UUID | None = None,
) -> Decision:  # fmt: skip
    """Keep what was decided, and why. The same `client_key` again returns the first one."""
    told = {"meeting": meeting, "item": item, "words": words, "because": because, "by": by}
    if client_key is None:
        decision, made = Decision.objects.create(network_id=meeting.network_id, **told), True
    else:
        decision, made = Decision.objects.get_or_create(
            network_id=meeting.network_id, client_key=client_key, defaults=told
        )
    if made:
        _line(meeting, f"noted a decision of {meeting.title}: {words}", by=by, why=because)
    return decision


@transaction.atomic
def commit_to(meeting: Meeting, *, who_id: int, what: str, due_on: date, by: Any, **noted: Unpack[Noted]) -> Commitment:
    """Keep who does what by when. The same `client_key` again returns the first one."""
    client_key = noted.get("client_key")
    told = {"meeting": meeting, "item": noted.get("item"), "who_id": who_id, "what": what, "due_on": due_on, "by": by}
    if client_key is None:
        promise, made = Commitment.objects.create(network_id=meeting.network_id, **told), True
    else:
        promise, made = Commitment.objects.get_or_create(
            network_id=meeting.network_id, client_key=client_key, defaults=told
        )
    if made:
        _line(meeting, f"noted what {promise.who} does by {due_on:%a} {due_on.day} {due_on:%b}: {what}", by=by)
    return promise


@transaction.atomic
def answer_commitment(commitment: Commitment, state: str, *, words: str = "", by: Any = None) -> Commitment:
    """Keep how it stands with a commitment; the last answer counts, the same again changes nothing.

    `state` is a key of Commitment.State. Without `by` the person has answered through their own link.
    """
    locked: Commitment = (
        Commitment.objects.select_for_update(of=("self",)).select_related("who", "meeting").get(pk=commitment.pk)
    )
    if (state, words[:300]) == (locked.state, locked.words):
        return locked
    locked.state, locked.words, locked.answered_at = state, words[:300], timezone.now()
    locked.save(update_fields=["state", "words", "answered_at"])
    line = f"said “{locked.get_state_display().lower()}” of a commitment: {locked.what}"
    _line(locked.meeting, line, by=by or locked.who, why=words)
    return locked


def _lock(meeting: Meeting) -> Meeting:
    """The meeting, held until the transaction ends: its agenda is changed by one at a time."""
    locked: Meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    return locked


def _line(meeting: Meeting, words: str, *, by: Any, why: str = "") -> None:
    record(Activity.About.MEETINGS, words, network_id=meeting.network_id, by=by, thing=meeting, why=why)
