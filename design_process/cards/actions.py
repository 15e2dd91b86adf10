"""Opening a team's cards to others, or closing them again."""

from dataclasses import dataclass, field

from django.db import transaction

from design_process.cards.models import Card
from design_process.cards.openness import is_wider, seen_by_words
from districts.directory.access import Visibility
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.people.models import Person


class ChangedMeanwhile(Exception):
    """Somebody else changed the row after the person opened the form. Nothing was saved."""


@dataclass(frozen=True)
class Openness:
    """How far a card is to be open. `named` counts for NAMED only; with nobody named, it is the sponsor alone."""

    visibility: str
    named: tuple[Member, ...] = field(default=())


@transaction.atomic
def open_card(card: Card, wish: Openness, *, by: Person) -> bool:
    """Open a card as far as the team wishes, or close it again. Returns whether anything changed.

    Districts of another network, and the team's own, are never named.
    """
    locked = type(card)._default_manager.select_for_update(no_key=True).get(pk=card.pk)
    wanted = wish.named if wish.visibility == Visibility.NAMED else ()
    named = {m for m in wanted if m.network_id == locked.network_id and m.pk != locked.member_id}
    if locked.visibility == wish.visibility and named == set(locked.shared_with.all()):
        return False
    verb = "opened" if is_wider(locked.visibility, wish.visibility) else "narrowed"
    if locked.visibility == wish.visibility:
        verb = "changed who sees"
    locked.visibility = wish.visibility
    locked.save(update_fields=["visibility"])
    locked.shared_with.set(named)
    who = seen_by_words(wish.visibility, sorted(str(m) for m in named))
    words = f"{verb} {locked} of {locked.member}: seen by {who}"
    record(Activity.About.VISIBILITY, words, network_id=locked.network_id, by=by, thing=locked)
    return True
