"""Asking "how might we …", one blind vote each, and the end of a round."""

import re
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.evidence.actions import is_on_behalf, problem_now
from design_process.evidence.insights.models import HowMightWe, Insight, Vote, Voting
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.people.models import Person

_LEAD = re.compile(r"^how might we\b[\s,.…:]*", re.IGNORECASE)


class AskedAlready(Exception):
    """The team has asked this already."""


class TooLate(Exception):
    """Voting has begun, or ended. The text says what that means, for people."""


def plain(question: str) -> str:
    """What follows "How might we", without the mark: as it is stored."""
    return _LEAD.sub("", " ".join(question.split())).rstrip("? ")


def state_of(question: HowMightWe) -> str:
    """A fingerprint of a question and what it rests on."""
    return fingerprint(question.question, sorted(question.insights.values_list("pk", flat=True)))


@transaction.atomic
def ask(member: Member, question: str, insights: frozenset[Insight], *, by: Person, client_key: UUID) -> HowMightWe:
    """Ask a question in the open round; the first opens one. Sent twice, it is asked once.

    Raises AskedAlready for one that the team has, ValueError for what rests on nothing or on another team's insight.
    """
    _check(member.pk, insights)
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)  # one round is opened, also by two at once
    same: HowMightWe | None = HowMightWe.objects.filter(network_id=member.network_id, client_key=client_key).first()
    if same is not None:
        return same
    if HowMightWe.objects.filter(member=member, question__iexact=question).exists():
        raise AskedAlready
    about: dict[str, Any] = {
        "network_id": member.network_id,
        "member": member,
        "problem": problem_now(member),
        "question": question,
        "voting": _open_round(member),
        "client_key": client_key,
        "created_by": by,
        "on_behalf": is_on_behalf(member, by),
    }
    asked: HowMightWe = HowMightWe.objects.create(**about)
    asked.insights.set(insights, through_defaults={"network_id": member.network_id})
    _note(f"asked, for {member}: {asked}", asked, by)
    return asked


def _open_round(member: Member) -> Voting:
    """The round that is open, or the next."""
    rounds = Voting.objects.filter(member=member)
    found: Voting = rounds.filter(closed_at=None).first() or Voting.objects.create(
        network_id=member.network_id, member=member, number=rounds.count() + 1
    )
    return found


@transaction.atomic
def change_question(question: HowMightWe, words: str, insights: frozenset[Insight], *, by: Person, seen: str) -> None:
    """Ask in other words, before anybody has voted in the round.

    Raises TooLate after that, AskedAlready, ChangedMeanwhile when it is no longer what the person saw, and ValueError
    as `ask` does.
    """
    _check(question.member_id, insights)
    Voting.objects.select_for_update(no_key=True).get(pk=question.voting_id)
    if Vote.objects.filter(voting=question.voting_id).exists():
        raise TooLate("Voting has begun, and a question that is voted on stays as it is. Ask another.")
    held = HowMightWe.objects.get(pk=question.pk)
    if state_of(held) != seen:
        raise ChangedMeanwhile
    if HowMightWe.objects.filter(member=held.member_id, question__iexact=words).exclude(pk=held.pk).exists():
        raise AskedAlready
    held.question = words
    held.save(update_fields=["question"])
    held.insights.set(insights, through_defaults={"network_id": held.network_id})
    _note(f"changed a question of {held.member}: {held}", held, by)


@transaction.atomic
def vote(question: HowMightWe, *, by: Person) -> Vote:
    """Give one's vote of the round. It stays: of two the first counts. Raises TooLate once the round is closed."""
    held = Voting.objects.select_for_update(no_key=True).get(pk=question.voting_id)
    if held.closed_at is not None:
        raise TooLate("This round is closed: your vote was not taken.")
    about = {"network_id": question.network_id, "question": question}
    given, _ = Vote.objects.get_or_create(voting=held, by=by, defaults=about)
    return given


@transaction.atomic
def close(voting: Voting, *, by: Person) -> None:
    """End a round: everybody of the team reads what came of it. Closed twice is closed once."""
    if Voting.objects.filter(pk=voting.pk, closed_at=None).update(closed_at=timezone.now(), closed_by=by):
        words = f"closed the vote on the questions of {voting.member}"
        record(Activity.About.WORK, words, network_id=voting.network_id, by=by, thing=voting)


def _check(member_id: int, insights: frozenset[Insight]) -> None:
    if not insights or any(one.member_id != member_id for one in insights):
        raise ValueError("a question rests on an insight of its own team")


def _note(words: str, question: HowMightWe, by: Person) -> None:
    record(Activity.About.WORK, words, network_id=question.network_id, by=by, thing=question)
