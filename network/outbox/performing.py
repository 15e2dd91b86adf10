"""Doing an effect exactly once, though workers die, freeze and come back, and messages arrive late, twice or never.

A worker claims the row, which counts the attempt before the work and gives the claim its number. Then it does the
work and marks the row done in ONE transaction, which is refused unless its claim is still the newest. That
transaction also holds a lock that PostgreSQL lets go of when the worker's connection ends: a claim without its lock
is a dead worker's, and may be taken over at once.
"""

import logging
import os
import socket
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import sleep
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from network.lib.deep_calls import with_room
from network.outbox.handlers import LONG_S, handler_of, is_long
from network.outbox.locks import lock_number, try_partition_lock
from network.outbox.models import MAX_ATTEMPTS, Effect, EffectQuerySet
from network.outbox.waking import wake

log = logging.getLogger(__name__)
RETRY_AFTER = timedelta(seconds=20)  # times the attempts made
SETTLES_IN = timedelta(seconds=0.5)  # a claim younger than this may not have its lock yet, though its worker lives
LOCK = "effect"


class Overtaken(Exception):
    """Somebody else has claimed the effect since: what this worker did is undone."""


class NeedsTime(Exception):
    """The effect is of a long kind: whoever has a short time for it hands it on."""


def lost_after(kind: str) -> float:
    """Seconds after which the silence of a worker at such an effect means that it is frozen."""
    return settings.OUTBOX_LOST_AFTER_S + (LONG_S if is_long(kind) else 0)


@dataclass(frozen=True)
class Claim:
    """The right to do an effect, as long as no newer claim has a higher `fence`. `attempt` counts from 1."""

    effect_id: int
    fence: int
    attempt: int
    lost_after: float  # seconds

    @property
    def row(self) -> EffectQuerySet:
        """The effect, while it is this claim's; no row when it was overtaken, finished or parked."""
        return Effect.objects.filter(pk=self.effect_id, fence=self.fence, state=Effect.State.RUNNING)


def claim(effect_id: int, *, hurried: bool = False) -> Claim | None:
    """Take an owed effect for this process, or None when somebody else has it, it is done, or it is not due.

    One conditional UPDATE: of any number of workers exactly one gets it. The attempt is counted before the work, so
    that an effect that kills its worker stops too: found dead after its last attempt, it is parked. A process that is
    `hurried` gets NeedsTime raised for an effect of a long kind.
    """
    seen = Effect.objects.filter(pk=effect_id).first()
    if seen is None:
        return None
    if hurried and is_long(seen.kind):
        raise NeedsTime
    if seen.state == Effect.State.OWED:
        return _take(seen) if seen.due_at <= timezone.now() else None
    return _take_over(seen) if seen.state == Effect.State.RUNNING else None


def _take(seen: Effect) -> Claim | None:
    """Claim what was seen, unless somebody was quicker. One statement, one round trip.

    Its commit does not wait for the disk: a server that crashes within the next half second forgets the claim, and
    has ended the connection of whoever made it. The work's own commit waits, and takes the claim to disk with it.
    """
    mine = Claim(seen.pk, fence=seen.fence + 1, attempt=seen.attempts + 1, lost_after=lost_after(seen.kind))
    worker = f"{socket.gethostname()}:{os.getpid()}"[:80]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE network_effect SET state = %s, attempts = %s, fence = %s, touched_at = %s, worker = %s
            FROM (SELECT set_config('synchronous_commit', 'off', true)) AS at_once
            WHERE id = %s AND state = %s AND fence = %s
            """,
            [Effect.State.RUNNING, mine.attempt, mine.fence, timezone.now(), worker, seen.pk, seen.state, seen.fence],
        )
        return mine if cursor.rowcount == 1 else None


@transaction.atomic
def _take_over(seen: Effect) -> Claim | None:
    """Take a begun effect if its worker is gone; park it if that was its last attempt.

    The dead worker's lock is kept until the new claim is committed: a worker that was only slow to take it waits,
    then finds itself overtaken before it has begun.
    """
    age = timezone.now() - seen.touched_at
    if age < SETTLES_IN:  # the message of a child that died at once is back within milliseconds, and comes only once
        sleep((SETTLES_IN - age).total_seconds())
    # Past any time limit it counts as frozen, lock or no lock. When it thaws, its finish is refused.
    silent = age > timedelta(seconds=lost_after(seen.kind))
    with try_partition_lock(LOCK, seen.pk, seen.fence) as gone:
        if not (gone or silent):
            return None
    if seen.attempts < MAX_ATTEMPTS:
        return _take(seen)
    reason = f"The worker stopped each of the {MAX_ATTEMPTS} times this was tried (last {seen.worker})."
    as_seen = Effect.objects.filter(pk=seen.pk, state=seen.state, fence=seen.fence)
    as_seen.update(state=Effect.State.PARKED, reason=reason, touched_at=timezone.now())
    log.error("effect %s parked: %s", seen.key, reason)
    return None


@with_room
def do(effect_id: int, *, hurried: bool = False) -> bool:
    """Claim and do an effect. Returns whether this call did it. Failures are kept on the row, never raised.

    Raises NeedsTime, when `hurried`, for an effect of a long kind.
    """
    claimed = claim(effect_id, hurried=hurried)
    if claimed is None:
        return False
    try:
        carry_out(claimed)
    except Overtaken:
        log.warning("effect %s: claim %s was overtaken, its work is undone", effect_id, claimed.fence)
        return False
    except Exception as problem:  # whatever a handler raises belongs on the row, for the one who mends it
        log.exception("effect %s failed, attempt %s", effect_id, claimed.attempt)
        put_back(claimed, f"{type(problem).__name__}: {problem}"[:2000])
        return False
    return True


@transaction.atomic
def carry_out(claimed: Claim) -> None:
    """The work and its being done, in one transaction. Raises `Overtaken`, and whatever the handler raises."""
    _hold(claimed)
    effect = claimed.row.first()
    if effect is None:
        raise Overtaken
    handler_of(effect.kind)(**effect.ids)
    _finish(claimed, wanted=effect.wanted)


def _hold(claimed: Claim) -> None:
    """Take the lock that says this worker lives, and have the server end a transaction that has fallen silent.

    So a frozen worker keeps its locks, and blocks the others, no longer than any task may take.
    """
    silence = f"{claimed.lost_after:.0f}s"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s), set_config('idle_in_transaction_session_timeout', %s, true)",
            [lock_number(LOCK, claimed.effect_id, claimed.fence), silence],
        )


def _finish(claimed: Claim, *, wanted: int) -> None:
    """Mark done what was wanted when the work began (how many attempts it took stays to be seen).

    Wanted again since, it is owed again at once, from the start.
    """
    now = timezone.now()
    done: dict[str, Any] = {"done": wanted, "done_at": now, "touched_at": now, "reason": ""}
    if claimed.row.filter(wanted=wanted).update(state=Effect.State.DONE, **done):
        return
    if not claimed.row.update(state=Effect.State.OWED, due_at=now, attempts=0, **done):
        raise Overtaken
    transaction.on_commit(partial(wake, claimed.effect_id))


def put_back(claimed: Claim, reason: str) -> None:
    """Owe a failed effect for later, or park it after its last attempt."""
    now = timezone.now()
    last = claimed.attempt >= MAX_ATTEMPTS
    claimed.row.update(
        state=Effect.State.PARKED if last else Effect.State.OWED,
        reason=reason,
        touched_at=now,
        due_at=now + RETRY_AFTER * claimed.attempt,
    )
