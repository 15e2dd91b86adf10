"""Writing down what was learned."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from design_process.cards.actions import ChangedMeanwhile
from design_process.evidence.actions import KeptBefore, is_on_behalf, problem_now
from design_process.evidence.insights.models import Insight
from design_process.evidence.models import Evidence, Quote
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.people.models import Person


@dataclass(frozen=True)
class InsightWords:
    """ "We learned that `learned` because `because`", and what it rests on: of the team's own, at least one thing."""

    learned: str
    because: str
    evidence: frozenset[Evidence] = frozenset()
    quotes: frozenset[Quote] = frozenset()


def words_of(insight: Insight) -> InsightWords:
    """What an insight says and rests on now. Two queries."""
    return InsightWords(
        insight.learned, insight.because, frozenset(insight.evidence.all()), frozenset(insight.quotes.all())
    )


def state_of(insight: Insight) -> str:
    """A fingerprint of what an insight says and rests on, to see later whether somebody changed it."""
    said = words_of(insight)
    rests = (sorted(one.pk for one in some) for some in (said.evidence, said.quotes))
    return fingerprint(said.learned, said.because, *rests)


@transaction.atomic
def add_insight(member: Member, words: InsightWords, *, by: Person, client_key: UUID) -> Insight:
    """Write down what was learned. Sent twice, it is stored once.

    Raises KeptBefore when the same form came before with other words, ValueError for what rests on nothing, or on
    another team's material.
    """
    _check(member.pk, words)
    about: dict[str, Any] = {
        "member": member,
        "problem": problem_now(member),
        "learned": words.learned,
        "because": words.because,
        "created_by": by,
        "on_behalf": is_on_behalf(member, by),
    }
    insight, made = Insight.objects.get_or_create(network_id=member.network_id, client_key=client_key, defaults=about)
    if made:
        _rest_on(insight, words)
        _note(f"wrote down an insight of {member}: {words.learned}", insight, by)
    elif words_of(insight) != words:
        raise KeptBefore(insight)
    return insight


@transaction.atomic
def change_insight(insight: Insight, words: InsightWords, *, by: Person, seen: str) -> None:
    """Change what an insight says or rests on. Raises ChangedMeanwhile when it is no longer what the person saw, and
    ValueError as `add_insight` does.
    """
    _check(insight.member_id, words)
    rows = Insight.objects.select_for_update(no_key=True, of=("self",)).select_related("member__district")
    held: Insight = rows.get(pk=insight.pk)
    if state_of(held) != seen:
        raise ChangedMeanwhile
    held.learned, held.because = words.learned, words.because
    held.save(update_fields=["learned", "because"])
    _rest_on(held, words)
    _note(f"changed an insight of {held.member}: {words.learned}", held, by)


def _check(member_id: int, words: InsightWords) -> None:
    whose = [one.member_id for one in words.evidence] + [one.member_id for one in words.quotes]
    if not whose or any(one != member_id for one in whose):
        raise ValueError("an insight rests on something of its own team")


def _rest_on(insight: Insight, words: InsightWords) -> None:
    of_network = {"network_id": insight.network_id}
    insight.evidence.set(words.evidence, through_defaults=of_network)
    insight.quotes.set(words.quotes, through_defaults=of_network)


def _note(words: str, insight: Insight, by: Person) -> None:
    record(Activity.About.WORK, words, network_id=insight.network_id, by=by, thing=insight)
