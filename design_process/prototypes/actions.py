"""Writing prototypes, and choosing which of them visitors see."""

from dataclasses import dataclass, replace
from uuid import uuid4

from django.db import transaction

from design_process.cards.actions import ChangedMeanwhile
from design_process.ideas.models import Idea
from design_process.measures.models import Indicator
from design_process.phases.models import DistrictProject
from design_process.prototypes.models import Prototype, VisitedPrototype
from design_process.theory.actions import Hand, take_up
from design_process.theory.models import TheoryNode
from districts.directory.access import Visibility
from districts.support.visits.models import SiteVisit
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.people.models import Person


class NameTaken(Exception):
    """The team already has another prototype of this name."""


@dataclass(frozen=True)
class PrototypeCard:
    """What a prototype's card says."""

    name: str
    what: str
    audience: str = ""
    involved: str = ""
    how_tested: str = ""
    scale: str = Prototype.Scale.CLASSROOM
    stop_rule: str = ""
    duration: str = ""
    materials: str = ""
    research: str = ""
    risks: str = ""
    conditions: str = ""
    minutes: int | None = None
    money: str = ""
    indicators: tuple[Indicator, ...] = ()
    change_idea: TheoryNode | None = None
    idea: Idea | None = None  # of a round, that it begins with: it stays


@dataclass(frozen=True)
class Copy:
    """A change idea of another team, and the driver of one's own under which its words are copied."""

    idea: TheoryNode
    under: TheoryNode


def card_of(prototype: Prototype) -> PrototypeCard:
    """What the card says now."""
    words = {name: getattr(prototype, name) for name in WORDS}
    return PrototypeCard(
        **words,
        indicators=tuple(prototype.indicators.all()),
        change_idea=prototype.change_idea,
        idea=prototype.idea,
    )


WORDS = (
    "name", "what", "audience", "involved", "how_tested", "scale", "stop_rule", "duration", "materials", "research",
    "risks", "conditions", "minutes", "money",
)  # fmt: skip


def state_of(prototype: Prototype) -> str:
    """A fingerprint of what the card says, to see later whether somebody changed it."""
    card = card_of(prototype)
    return fingerprint(
        *[getattr(card, name) for name in WORDS], sorted(i.pk for i in card.indicators), prototype.change_idea_id
    )


def is_changed(card: PrototypeCard, parent: Prototype) -> bool:
    """Does a card say something else than the one it takes up? Its name and its numbers do not count."""
    return any(getattr(card, name) != getattr(parent, name) for name in WORDS if name != "name")


@transaction.atomic
def make_prototype(
    project: DistrictProject,
    card: PrototypeCard,
    *,
    by: Person,
    parent: Prototype | None = None,
    adapted: str = "",
    copy: Copy | None = None,
) -> Prototype:
    """Make a prototype in a district's project. The same card sent twice is one prototype.

    `parent`: the card of another team that it takes up; what comes of both is then told together. `adapted`: what was
    changed in it, in a sentence. `copy`: the idea it tries comes along into the team's theory. Raises NameTaken when
    the team has another of this name, ValueError when a card was changed and the sentence is missing.
    """
    if parent is not None and is_changed(card, parent) and not adapted.strip():
        raise ValueError("who adapts a card says what was changed")
    words = {name: getattr(card, name) for name in WORDS}
    prototype, made = Prototype.objects.get_or_create(
        member=project.member,
        name=card.name,
        defaults={
            **words,
            "network_id": project.network_id,
            "project": project,
            "change_idea": card.change_idea,
            "idea": card.idea,
            "parent": parent,
            "adapted": adapted,
            "created_by": by,
        },
    )
    if not made:
        if replace(card_of(prototype), change_idea=None) != replace(card, change_idea=None):
            raise NameTaken(card.name)
        return prototype
    if copy is not None:
        prototype.change_idea = _copied(copy, by)
        prototype.save(update_fields=["change_idea"])
    prototype.indicators.set(card.indicators)
    after = f", after {parent.member}’s {parent.name}" if parent else ""
    words_of = f"made the prototype {card.name} of {project.member}{after}"
    record(Activity.About.WORK, words_of, network_id=project.network_id, by=by, thing=prototype)
    return prototype


def _copied(copy: Copy, by: Person) -> TheoryNode:
    """The words of an idea of another team, as an idea in one's own theory that says where it comes from."""
    theory = copy.under.theory
    hand = Hand(by, uuid4(), on_behalf=theory.member_id not in by.holdings.working_members)
    return take_up(copy.idea, copy.under, hand=hand)


@transaction.atomic
def change_prototype(prototype: Prototype, card: PrototypeCard, *, by: Person, seen: str) -> None:
    """Change what a card says. `seen` is the `state_of` the person started from.

    Raises ChangedMeanwhile when it says something else by now, NameTaken when another prototype has the name.
    """
    locked = Prototype.objects.select_for_update(no_key=True).get(pk=prototype.pk)
    if state_of(locked) != seen:
        raise ChangedMeanwhile
    if Prototype.objects.filter(member=locked.member_id, name=card.name).exclude(pk=locked.pk).exists():
        raise NameTaken(card.name)
    for name in WORDS:
        setattr(locked, name, getattr(card, name))
    locked.change_idea = card.change_idea
    locked.save(update_fields=[*WORDS, "change_idea"])
    locked.indicators.set(card.indicators)
    words_of = f"changed the prototype {card.name} of {locked.member}"
    record(Activity.About.WORK, words_of, network_id=locked.network_id, by=by, thing=locked)


def move_prototype(prototype: Prototype, state: str, *, by: Person, why: str = "") -> None:
    """Set a prototype's state, with a line of history when it changes. Called where its cycles decide it."""
    moved = Prototype.objects.filter(pk=prototype.pk).exclude(state=state).update(state=state)
    if moved:
        words_of = f"{_MOVED[state]} the prototype {prototype.name} of {prototype.member}"
        record(Activity.About.WORK, words_of, network_id=prototype.network_id, by=by, thing=prototype, why=why)


_MOVED: dict[str, str] = {
    Prototype.State.DRAFT: "went back to drafting",
    Prototype.State.TESTING: "started testing",
    Prototype.State.ADOPTED: "adopted",
    Prototype.State.ABANDONED: "abandoned",
}


# How far a card must be open before visitors are shown it: any district of the network may come.
OPEN_TO_VISITORS = (Visibility.NETWORK, Visibility.PUBLIC)


@transaction.atomic
def show_to_visitors(visit: SiteVisit, prototypes: list[Prototype], *, by: Person) -> None:
    """Let these prototypes of the host, and no others, be what visitors see. ValueError for one not open to them."""
    if any(one.member_id != visit.member_id or one.visibility not in OPEN_TO_VISITORS for one in prototypes):
        raise ValueError("visitors may not see this prototype")
    SiteVisit.objects.select_for_update(no_key=True).get(pk=visit.pk)
    wanted = {one.pk for one in prototypes}
    shown = set(VisitedPrototype.objects.filter(visit=visit).values_list("prototype", flat=True))
    VisitedPrototype.objects.filter(visit=visit, prototype__in=shown - wanted).delete()
    VisitedPrototype.objects.bulk_create(
        VisitedPrototype(network_id=visit.network_id, visit=visit, prototype_id=pk) for pk in wanted - shown
    )
    if wanted != shown:
        words = f"chose what visitors see at {visit.member}"
        record(Activity.About.MEETINGS, words, network_id=visit.network_id, by=by, thing=visit)
