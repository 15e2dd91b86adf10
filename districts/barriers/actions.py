"""Raising a barrier, answering it, passing it on. Whoever is concerned gets a letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from districts.barriers.models import Barrier, BarrierAnswer
from districts.directory.models import Member, Seat
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import RoleGrant
from network.membership.roles import HUB_ROLES, Role
from network.outbox.actions import owe


@dataclass(frozen=True)
class Raised:
    """What a team says is in its way. `on_behalf`: the hub wrote it down for them."""

    what: str
    kind: str = Barrier.Kind.OTHER
    ask: str = ""
    remover: str = Barrier.Remover.SPONSOR
    on_behalf: bool = False


@dataclass(frozen=True)
class Answered:
    """An answer. `due_on` goes with a promise, `words` with a refusal, `passed_to` with handing it on."""

    kind: str
    words: str = ""
    due_on: date | None = None
    passed_to: str = ""


class AlreadyClosed(Exception):
    """Somebody else has closed the barrier meanwhile."""


class NotClosed(Exception):
    """The barrier is open: somebody else has opened it again, or it never was closed."""


@transaction.atomic
def raise_barrier(member: Member, raised: Raised, *, by: Any, client_key: UUID | None = None) -> Barrier:
    """Store a barrier and tell whoever can remove it. The same `client_key` again returns the first one."""
    told = {
        "member": member,
        "kind": raised.kind,
        "what": raised.what,
        "ask": raised.ask,
        "remover": raised.remover,
        "on_behalf": raised.on_behalf,
        "raised_by": by,
    }
    if client_key is None:
        barrier, made = Barrier.objects.create(network_id=member.network_id, **told), True
    else:
        barrier, made = Barrier.objects.get_or_create(
            network_id=member.network_id, client_key=client_key, defaults=told
        )
    if made:
        words = f"raised a barrier for {member.district.name}: {barrier.what}"
        record(Activity.About.BARRIERS, words, network_id=member.network_id, by=by, thing=barrier)
        _ask(barrier, by=by)
    return barrier


@transaction.atomic
def answer_barrier(barrier: Barrier, answered: Answered, *, by: Any) -> BarrierAnswer:
    """Keep an answer, let the barrier show it, and tell the one who raised it. Raises AlreadyClosed.

    `by` is None where it comes from outside, by the answer to a joint brief.
    """
    locked = _lock(barrier)
    if not locked.is_open:
        raise AlreadyClosed
    return _keep(locked, answered, by=by)


@transaction.atomic
def reopen_barrier(barrier: Barrier, *, by: Any, words: str) -> BarrierAnswer:
    """What was closed is in the way after all: it waits again, and whoever can remove it is asked. Raises NotClosed."""
    locked = _lock(barrier)
    if locked.is_open:
        raise NotClosed
    answer = _keep(locked, Answered(BarrierAnswer.Kind.REOPENED, words), by=by)
    _ask(locked, by=by, answer=answer)
    return answer


def give_answer(barrier: Barrier, answered: Answered, *, by: Any) -> BarrierAnswer:
    """Any answer, opening again included. Raises AlreadyClosed or NotClosed when somebody was faster."""
    if answered.kind == BarrierAnswer.Kind.REOPENED:
        return reopen_barrier(barrier, by=by, words=answered.words)
    return answer_barrier(barrier, answered, by=by)


def _keep(locked: Barrier, answered: Answered, *, by: Any) -> BarrierAnswer:
    answer = BarrierAnswer.objects.create(
        network_id=locked.network_id,
        barrier=locked,
        kind=answered.kind,
        words=answered.words,
        due_on=answered.due_on if answered.kind == BarrierAnswer.Kind.PROMISED else None,
        passed_to=answered.passed_to if answered.kind == BarrierAnswer.Kind.ESCALATED else "",
        by=by,
        from_sponsor=by is not None and locked.member_id in by.holdings.sponsored_members,
    )
    _show_answer(locked, answer)
    line = f"answered a barrier of {locked.member.district.name} ({answer.get_kind_display().lower()}): {locked.what}"
    record(Activity.About.BARRIERS, line, network_id=locked.network_id, by=by, thing=locked, why=answered.words)
    for person_id in _raisers(locked) - {by.pk if by else None}:
        _owe_letter("barrier_answered", f"{locked.pk}:{answer.pk}", locked, person_id, answer=answer.pk)
    if answer.passed_to:
        _ask(locked, by=by, answer=answer)
    return answer


def route_barrier(barrier: Barrier, remover: str, *, by: Any, words: str) -> BarrierAnswer:
    """Pass a barrier to whoever can remove it, and ask them. Raises AlreadyClosed."""
    return answer_barrier(barrier, Answered(BarrierAnswer.Kind.ESCALATED, words, passed_to=remover), by=by)


def _lock(barrier: Barrier) -> Barrier:
    """The barrier as it is now, held until the transaction ends: two answers at once cannot both close it."""
    rows = Barrier.objects.select_for_update(of=("self",)).select_related("member__district")
    locked: Barrier = rows.get(pk=barrier.pk)
    return locked


def _show_answer(barrier: Barrier, answer: BarrierAnswer) -> None:
    again = answer.kind == BarrierAnswer.Kind.REOPENED
    # The other states of a barrier bear the names of the answers that lead to them.
    barrier.state = Barrier.State.OPEN if again else answer.kind
    barrier.due_on = answer.due_on
    over = answer.kind in (BarrierAnswer.Kind.REMOVED, BarrierAnswer.Kind.CANNOT)
    barrier.closed_at = timezone.now() if over else None
    if answer.passed_to:
        barrier.remover = answer.passed_to
        if answer.passed_to == Barrier.Remover.SPONSOR:
            barrier.state = Barrier.State.OPEN  # back where it can be answered
    barrier.save(update_fields=["state", "due_on", "closed_at", "remover"])


def _ask(barrier: Barrier, *, by: Any, answer: BarrierAnswer | None = None) -> None:
    """Owe a letter to everybody who can remove the barrier: the sponsors, else (or where there is none) the hub."""
    people = _seated(barrier.member_id, [Role.SPONSOR]) if barrier.remover == Barrier.Remover.SPONSOR else set()
    if not people:
        grants = RoleGrant.objects.in_force().filter(network=barrier.network_id, role__in=HUB_ROLES)
        people = set(grants.values_list("person_id", flat=True))
    for person_id in people - {by.pk}:
        _owe_letter("barrier_asked", f"{barrier.pk}:{answer.pk if answer else 0}", barrier, person_id)


def _raisers(barrier: Barrier) -> set[int]:
    """Whoever raised it; when the hub wrote it down for a team, that team's drivers too."""
    raiser = {barrier.raised_by_id} if barrier.raised_by_id else set()
    return raiser | _seated(barrier.member_id, [Role.DRIVER]) if barrier.on_behalf else raiser


def _seated(member_id: int, roles: Iterable[str]) -> set[int]:
    seats = Seat.objects.taken().filter(member=member_id, grant__role__in=roles)
    return set(seats.values_list("grant__person_id", flat=True))


def _owe_letter(kind: str, name: str, barrier: Barrier, person_id: int, **ids: Any) -> None:
    """One effect per reader, so that a letter that fails does not send the others again."""
    key = f"{kind}:{name}:{person_id}"
    owe(kind, key, network_id=barrier.network_id, barrier=barrier.pk, person=person_id, **ids)
