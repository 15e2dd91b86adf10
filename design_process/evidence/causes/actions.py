"""Writing down causes, and asking why five times."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from design_process.cards.actions import ChangedMeanwhile
from design_process.evidence.actions import KeptBefore, is_on_behalf, problem_now
from design_process.evidence.causes.models import Cause, Why
from design_process.evidence.models import Evidence
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.people.models import Person


class TooDeep(Exception):
    """A cause that has causes under it cannot stand under another: the map has two levels."""


@dataclass(frozen=True)
class CauseWords:
    """What a cause says: in a `category`, or under `parent`, of the same team; one of the two."""

    words: str
    category: str = ""
    parent: Cause | None = None
    hands: str = ""
    evidence: frozenset[Evidence] = frozenset()


def words_of(cause: Cause) -> CauseWords:
    """What a cause says now. One query."""
    return CauseWords(cause.words, cause.category, cause.parent, cause.hands, frozenset(cause.evidence.all()))


def state_of(cause: Cause) -> str:
    """A fingerprint of a cause, to see later whether somebody changed it."""
    said = words_of(cause)
    rests = sorted(one.pk for one in said.evidence)
    return fingerprint(said.words, said.category, cause.parent_id, said.hands, rests)


@transaction.atomic
def add_cause(member: Member, words: CauseWords, *, by: Person, client_key: UUID) -> Cause:
    """Put a cause on the map. Sent twice, it stands there once.

    Raises KeptBefore when the same form came before with other words, ValueError for another team's cause or evidence.
    """
    _check(member.pk, words)
    problem = words.parent.problem if words.parent else problem_now(member)
    about: dict[str, Any] = {
        "member": member,
        "problem": problem,
        "words": words.words,
        "category": words.category,
        "parent": words.parent,
        "hands": words.hands,
        "created_by": by,
        "on_behalf": is_on_behalf(member, by),
    }
    cause, made = Cause.objects.get_or_create(network_id=member.network_id, client_key=client_key, defaults=about)
    if made:
        cause.evidence.set(words.evidence, through_defaults={"network_id": member.network_id})
        _note(f"put a cause on the map of {member}: {words.words}", cause, by)
    elif words_of(cause) != words:
        raise KeptBefore(cause)
    return cause


@transaction.atomic
def change_cause(cause: Cause, words: CauseWords, *, by: Person, seen: str) -> None:
    """Change a cause, or where it stands. Raises ChangedMeanwhile, TooDeep, and ValueError as `add_cause` does."""
    _check(cause.member_id, words)
    Member.objects.select_for_update(no_key=True).get(pk=cause.member_id)  # two moves at once would nest twice
    held: Cause = Cause.objects.select_related("parent", "member__district").get(pk=cause.pk)
    if state_of(held) != seen:
        raise ChangedMeanwhile
    if words.parent and (words.parent.pk == held.pk or held.sub_causes.exists()):
        raise TooDeep
    held.words, held.category, held.parent, held.hands = words.words, words.category, words.parent, words.hands
    held.save(update_fields=["words", "category", "parent", "hands"])
    held.evidence.set(words.evidence, through_defaults={"network_id": held.network_id})
    _note(f"changed a cause of {held.member}: {held}", held, by)


@transaction.atomic
def take_away(cause: Cause, *, by: Person) -> None:
    """Take a cause off the map, with what stands under it. What it said stays in the history."""
    if Cause.objects.filter(pk=cause.pk).delete()[0]:
        words = f"took a cause off the map of {cause.member}: {cause}"
        record(Activity.About.WORK, words, network_id=cause.network_id, by=by)


def state_of_whys(cause: Cause) -> str:
    return fingerprint(list(cause.whys.values_list("answer", flat=True)))


@transaction.atomic
def ask_why(cause: Cause, answers: list[str], *, by: Person, seen: str) -> None:
    """Keep the chain of answers, from the cause down: at most five. Raises ChangedMeanwhile."""
    held = (
        Cause.objects.select_for_update(no_key=True, of=("self",)).select_related("member__district").get(pk=cause.pk)
    )
    if state_of_whys(held) != seen:
        raise ChangedMeanwhile
    for number, answer in enumerate(answers, 1):
        about = {"network_id": held.network_id, "member_id": held.member_id, "answer": answer}
        why, made = Why.objects.get_or_create(cause=held, number=number, defaults=about)
        if not made and why.answer != answer:
            why.answer = answer
            why.save(update_fields=["answer"])
    Why.objects.filter(cause=held, number__gt=len(answers)).delete()
    _note(f"asked why of a cause of {held.member}: {held}", held, by)


def _check(member_id: int, words: CauseWords) -> None:
    above = words.parent
    if bool(words.category) == bool(above):
        raise ValueError("a cause stands in a category or under a cause")
    if above and (above.member_id != member_id or above.parent_id is not None):
        raise ValueError("a cause stands under a cause of its own team that stands in a category")
    if any(one.member_id != member_id for one in words.evidence):
        raise ValueError("the evidence is another team's")


def _note(words: str, cause: Cause, by: Person) -> None:
    record(Activity.About.WORK, words, network_id=cause.network_id, by=by, thing=cause)
