"""Putting what was chosen on the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from design_process.agendas.fit import CLOSING, HEARD, OPENING, Proposal
from design_process.agendas.propose import proposed_agenda
from network.meetings.agenda_actions import Item, add_item, move_item
from network.meetings.models import Meeting


@dataclass(frozen=True)
class Chosen:
    """A proposal that was ticked, by the key of its fact, with its minutes."""

    key: str
    minutes: int


@transaction.atomic
def put_on_agenda(meeting: Meeting, chosen: Sequence[Chosen], *, by: Any, today: date) -> int:
    """Put chosen proposals on the agenda, in the order of a meeting. Returns how many are new.

    Their words are reckoned again from the facts, never taken from a form; what is there already, or is no fact any
    more (a card closed again meanwhile), is passed over. Sent twice, it adds nothing.
    """
    locked: Meeting = Meeting.objects.select_for_update(of=("self",)).select_related("network").get(pk=meeting.pk)
    proposed = proposed_agenda(locked, today)
    wanted = {one.key: one.minutes for one in chosen}
    offered = (*proposed.fit.chosen, *proposed.fit.left)
    new = [one for one in sorted(offered, key=_last_is_closing) if one.key in wanted]
    for one in new:
        add_item(locked, _item(one, wanted[one.key]), by=by)
    if new:
        _frame(locked, by=by)
    return len(new)


def _last_is_closing(one: Proposal) -> bool:
    """What fitted keeps its order, what did not comes after it, and the closing is the last."""
    return one.key == CLOSING


def _item(one: Proposal, minutes: int) -> Item:
    return Item(
        title=one.title[:160],
        purpose=one.purpose,
        minutes=minutes,
        protocol=one.protocol,
        why=one.why[:300],
        fact_key=one.key,
        link=one.link,
    )


def _frame(meeting: Meeting, *, by: Any) -> None:
    """What was heard first, then the opening, and the closing last, whatever stood on the agenda before."""
    for key in (OPENING, HEARD):  # the last to be moved to the top is the first
        _move(meeting, key, 1, by=by)
    _move(meeting, CLOSING, meeting.items.count(), by=by)


def _move(meeting: Meeting, key: str, to: int, *, by: Any) -> None:
    """Put the item of a fact (its key, or how the key begins) at a place, 1 the first; nothing when it is not there."""
    items = list(meeting.items.all())
    found = next((place for place, item in enumerate(items, start=1) if (item.fact_key or "").startswith(key)), None)
    if found is not None and found != to:
        move_item(items[found - 1], to, by=by)
