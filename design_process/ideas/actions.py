"""Starting a round, writing ideas in it, opening it, merging ideas, taking credit.

Nothing here writes a line of history about a single idea: who was there when a line was written would be its author.
"""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.evidence.insights.models import HowMightWe
from design_process.ideas.models import Credit, Idea, IdeaRound
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.people.models import Person

FEWEST_WRITERS = 3  # with fewer, whoever reads an idea can guess who wrote it


class AlreadyOpen(Exception):
    """The round is open: what stands in it stays as it is."""


class KeptBefore(Exception):
    """The same form came before with other words: those were kept, these are not. `kept`: what was."""

    def __init__(self, kept: Idea) -> None:
        super().__init__("this form was kept before")
        self.kept = kept


@dataclass(frozen=True)
class RoundWords:
    """What a round asks. `question`: what follows "How might we"."""

    question: str
    how_might_we: HowMightWe | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class IdeaWords:
    """What an idea says: the title alone is enough."""

    title: str
    what: str = ""
    source: str = ""
    basis: str = ""
    link: str = ""


@dataclass(frozen=True)
class Hand:
    """Whose idea it is, and the key of the form by which it came. `named`: may the others know?"""

    by: Person
    client_key: UUID
    named: bool = False


def words_of(idea: Idea) -> IdeaWords:
    return IdeaWords(**{name: getattr(idea, name) for name in IdeaWords.__dataclass_fields__})


def state_of(idea: Idea) -> str:
    """A fingerprint of what an idea says, to see later whether it was changed."""
    return fingerprint(*asdict(words_of(idea)).values())


@transaction.atomic
def start_round(member: Member, words: RoundWords, *, by: Person, client_key: UUID) -> IdeaRound:
    """Ask a question. Sent twice, it is one round."""
    asked, made = IdeaRound.objects.get_or_create(
        network_id=member.network_id,
        client_key=client_key,
        defaults={
            "member": member,
            "question": words.question,
            "how_might_we": words.how_might_we,
            "ends_on": words.ends_on,
            "started_by": by,
            "on_behalf": member.pk not in by.holdings.working_members,
        },
    )
    if made:
        note(f"started a round of ideas of {member}: {asked}", asked, by)
    return asked


@transaction.atomic
def write_idea(asked: IdeaRound, words: IdeaWords, hand: Hand, *, builds_on: Idea | None = None) -> Idea:
    """Put an idea into a round, with its author's credit. Sent twice, it is stored once; it is never refused for coming
    late. Raises KeptBefore when the same form came before with other words.
    """
    kept = _sent_before(asked, hand)
    if kept is None:
        try:
            with transaction.atomic():
                return _put(asked, words, hand, builds_on)
        except IntegrityError:  # the same form a moment ago, or, which nobody sends, a key of somebody else's
            kept = _sent_before(asked, hand)
            if kept is None:
                return _put(asked, words, Hand(hand.by, uuid4(), hand.named), builds_on)
    if words_of(kept) != words:
        raise KeptBefore(kept)
    return kept


def _sent_before(asked: IdeaRound, hand: Hand) -> Idea | None:
    mine = Idea.objects.filter(network=asked.network_id, client_key=hand.client_key, credits__person=hand.by)
    found: Idea | None = mine.first()
    return found


def _put(asked: IdeaRound, words: IdeaWords, hand: Hand, builds_on: Idea | None) -> Idea:
    whose = {"network_id": asked.network_id, "member_id": asked.member_id}
    idea = Idea.objects.create(**whose, **asdict(words), round=asked, builds_on=builds_on, client_key=hand.client_key)
    Credit.objects.create(network_id=asked.network_id, idea=idea, person=hand.by, is_named=hand.named)
    return idea


@transaction.atomic
def change_idea(idea: Idea, words: IdeaWords, *, named: bool, by: Person, seen: str) -> None:
    """Change an idea of one's own before the round is open.

    Raises AlreadyOpen after, ChangedMeanwhile when it no longer says what the person saw.
    """
    held = _held_while_writing(idea)
    if state_of(held) != seen:
        raise ChangedMeanwhile
    for name, value in asdict(words).items():
        setattr(held, name, value)
    held.save(update_fields=list(asdict(words)))
    take_credit(held, by=by, named=named)


@transaction.atomic
def take_back(idea: Idea) -> None:
    """Take an idea of one's own back before anybody has read it; nothing of it is left. Raises AlreadyOpen after."""
    _held_while_writing(idea).delete()


def _held_while_writing(idea: Idea) -> Idea:
    """The idea, locked, and its round held so that it is not opened meanwhile."""
    asked = IdeaRound.objects.select_for_update(no_key=True).get(pk=idea.round_id)
    if asked.opened_at is not None:
        raise AlreadyOpen
    held: Idea = Idea.objects.select_for_update().get(pk=idea.pk)
    return held


def writers_of(asked: IdeaRound) -> int:
    """How many people have written in a round. One query."""
    return Credit.objects.filter(idea__round=asked).values("person").distinct().count()


@transaction.atomic
def open_round(asked: IdeaRound, *, by: Person) -> bool:
    """Show the team what was written. Pressed twice, it is opened once: returns whether it was now."""
    held = IdeaRound.objects.select_for_update(no_key=True, of=("self",)).select_related("member__district")
    now = held.get(pk=asked.pk)
    if now.opened_at is not None:
        return False
    now.opened_at, now.opened_by = timezone.now(), by
    now.save(update_fields=["opened_at", "opened_by"])
    note(f"opened the round of ideas of {now.member}: {now}", now, by)
    return True


@transaction.atomic
def take_credit(idea: Idea, *, by: Person, named: bool) -> None:
    """Show one's name with an idea of one's own, or no longer."""
    Credit.objects.filter(idea=idea, person=by).update(is_named=named)


@transaction.atomic
def merge_ideas(one: Idea, other: Idea, words: IdeaWords, *, by: Person, client_key: UUID) -> Idea:
    """Make one idea of two. Everybody who wrote one of them has credit for it; whoever merges has none for that. Both
    stay where they are and point at it. Raises ChangedMeanwhile when one was merged already.
    """
    asked = (
        IdeaRound.objects.select_for_update(no_key=True, of=("self",))
        .select_related("member__district")
        .get(pk=one.round_id)
    )
    same: Idea | None = Idea.objects.filter(round=asked, client_key=client_key).first()
    if same is not None:
        return same
    both = list(Idea.objects.select_for_update().filter(round=asked, pk__in=[one.pk, other.pk]))
    if len(both) != 2 or any(idea.merged_into_id for idea in both):
        raise ChangedMeanwhile
    whose = {"network_id": asked.network_id, "member_id": asked.member_id}
    merged: Idea = Idea.objects.create(**whose, **asdict(words), round=asked, client_key=client_key)
    Credit.objects.bulk_create(
        Credit(network_id=asked.network_id, idea=merged, person_id=person, is_named=named)
        for person, named in _authors(both).items()
    )
    Idea.objects.filter(pk__in=[idea.pk for idea in both]).update(merged_into=merged)
    note(f"merged two ideas of {asked.member} into {merged}", asked, by)
    return merged


def _authors(ideas: list[Idea]) -> dict[int, bool]:
    """Who wrote any of some ideas, and whether they may be named for all of what they wrote."""
    found: dict[int, bool] = {}
    for person, named in Credit.objects.filter(idea__in=ideas).values_list("person", "is_named"):
        found[person] = found.get(person, True) and named
    return found


def note(words: str, asked: IdeaRound, by: Person, why: str = "") -> None:
    """A line of history about a round as a whole."""
    record(Activity.About.WORK, words, network_id=asked.network_id, by=by, thing=asked, why=why)
