"""Owing an effect, and what is done about those that were lost or failed. Doing them is `performing.py`."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from network.outbox.models import MAX_ATTEMPTS, Effect, Slot
from network.outbox.waking import wake

SWEEP_AT_ONCE = 1000  # woken by one sweep, the oldest first: bounds what a long backlog adds to the broker's queue
PRUNE_AT_ONCE = 20_000
# Longer than any school year. A key that is forgotten may be owed, and done, a second time: whatever the calendar
# brings round again (a reminder, a yearly turn) carries a new date in its key by then.
KEEP = timedelta(days=400)


@transaction.atomic(savepoint=False)
def owe(kind: str, key: str, *, network_id: int | None = None, again: bool = False, **ids: Any) -> None:
    """Owe the effect `key` once; with `again`, owe it anew when it was already done (a roll-up made dirty again).

    Call it inside the transaction that makes it due: row and effect come to be together, or not at all. The
    worker is woken after commit. `ids` are what the handler of `kind` is told; owed again, the newest count.

    Who owes several with `again` in one transaction owes them in the order of their keys: each keeps its row locked
    until commit, and two transactions that lock in opposite orders wait for each other.
    """
    known = Effect.objects.select_for_update(no_key=True) if again else Effect.objects
    effect, made = known.get_or_create(key=key, defaults={"kind": kind, "network_id": network_id, "ids": ids})
    if made:
        _wake_after_commit(effect.pk)
    elif again:
        _owe_again(effect, ids)


def _owe_again(effect: Effect, ids: dict[str, Any]) -> None:
    """Raise what is wanted of a locked effect, and open it again if it was closed."""
    effect.wanted += 1
    effect.ids = ids
    # One that waits or runs stays as it is: whoever does it sees that more is wanted. In particular its failed
    # attempts stay counted, or a page saved often enough would feed a poisonous effect for ever.
    if effect.state in {Effect.State.DONE, Effect.State.PARKED}:
        # The trouble that parked it may be over: each new wish gives it one try, not three.
        effect.attempts = MAX_ATTEMPTS - 1 if effect.state == Effect.State.PARKED else 0
        effect.state = Effect.State.OWED
        effect.due_at = effect.touched_at = timezone.now()
        _wake_after_commit(effect.pk)
    effect.save(update_fields=["wanted", "ids", "attempts", "state", "due_at", "touched_at"])


def unpark(effect: Effect) -> None:
    """Try a parked effect again from the start. Nothing happens to one that is not parked any more."""
    now = timezone.now()
    if (
        Effect.objects.parked()
        .filter(pk=effect.pk)
        .update(state=Effect.State.OWED, attempts=0, due_at=now, touched_at=now)
    ):
        _wake_after_commit(effect.pk)


def _wake_after_commit(effect_id: int) -> None:
    transaction.on_commit(lambda: wake(effect_id))


def sweep() -> int:
    """Wake what was lost: owed and left alone, or begun by a worker that may be gone. Returns how many were woken.

    Safe to run many at once, and on effects that are well: a message too many finds nothing to claim.
    """
    before = timezone.now() - timedelta(seconds=settings.OUTBOX_WAKE_AFTER_S)
    stale = Effect.objects.stale(before).order_by("touched_at").values_list("pk", flat=True)
    woken = 0
    for effect_id in list(stale[:SWEEP_AT_ONCE]):
        if not wake(effect_id):
            break
        woken += 1
    return woken


def take_slot(job: str, slot: str) -> bool:
    """Take a scheduled job's turn. True for exactly one caller per turn: it must commit for the turn to be taken."""
    _, taken = Slot.objects.get_or_create(job=job, slot=slot)
    return taken


def prune() -> int:
    """Forget effects done and turns taken longer ago than `KEEP`. Returns how many rows went."""
    before = timezone.now() - KEEP
    done = Effect.objects.filter(state=Effect.State.DONE, done_at__lt=before).values("pk")[:PRUNE_AT_ONCE]
    turns = Slot.objects.filter(taken_at__lt=before).values("pk")[:PRUNE_AT_ONCE]
    return Effect.objects.filter(pk__in=done).delete()[0] + Slot.objects.filter(pk__in=turns).delete()[0]
