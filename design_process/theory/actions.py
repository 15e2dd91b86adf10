"""Building a theory of improvement: its nodes, what they serve, their order; and keeping a version of it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.evidence.insights.models import Insight
from design_process.measures.models import Indicator
from design_process.problems.models import Goal
from design_process.theory.models import Theory, TheoryLink, TheoryNode, TheoryVersion
from design_process.theory.shape import RANK, written
from design_process.theory.shown import shape_of
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.people.models import Person


class OutOfPlace(Exception):
    """A place in the theory that something cannot have. Its text says why, in words for people."""


@dataclass(frozen=True)
class Said:
    """What a node says, and what it rests on."""

    text: str
    warrant: str = ""
    source: str = ""
    indicators: tuple[Indicator, ...] = ()
    insights: tuple[Insight, ...] = ()


@dataclass(frozen=True)
class Hand:
    """Who writes, and whether for a team that is not theirs. `key`: the form's own, so that it is stored once."""

    by: Person
    key: UUID
    on_behalf: bool = False


def said_of(node: TheoryNode) -> Said:
    return Said(node.text, node.warrant, node.source, tuple(node.indicators.all()), tuple(node.insights.all()))


def state_of(node: TheoryNode) -> str:
    """A fingerprint of what a node says, to see later whether somebody changed it."""
    said = said_of(node)
    beside = [sorted(one.pk for one in rows) for rows in (said.indicators, said.insights)]
    return fingerprint(said.text, said.warrant, said.source, *beside)


@transaction.atomic
def begin_theory(goal: Goal, *, by: Person) -> Theory:
    """Begin the theory of a goal. There is one for each goal: begun twice, the first stays."""
    about = {"network_id": goal.network_id, "member_id": goal.member_id, "created_by": by}
    theory, made = Theory.objects.get_or_create(goal=goal, defaults=about)
    if made:
        _note(f"began the theory of improvement of {theory.member}", theory, by)
    return theory


@transaction.atomic
def add_node(theory: Theory, kind: str, said: Said, under: TheoryNode | None, *, hand: Hand) -> TheoryNode:
    """Add a driver or a change idea under a driver, or under the aim (None). The same form sent twice is one node.

    Raises OutOfPlace where it cannot stand.
    """
    _held(theory)
    _check_place(theory, kind, under)
    about = {
        "theory": theory,
        "kind": kind,
        "text": said.text,
        "warrant": said.warrant,
        "source": said.source if kind == TheoryNode.Kind.IDEA else "",
        "on_behalf": hand.on_behalf,
        "created_by": hand.by,
    }
    node, made = TheoryNode.objects.get_or_create(network_id=theory.network_id, client_key=hand.key, defaults=about)
    if made:
        node.indicators.set(said.indicators)
        node.insights.set(said.insights)
        _link(node, under)
        _note(f"added the {node.get_kind_display().lower()} “{node}” to the theory of {theory.member}", theory, hand.by)
    return node


@transaction.atomic
def take_up(idea: TheoryNode, under: TheoryNode, *, hand: Hand) -> TheoryNode:
    """Take an idea of another team into one's own theory, in its words, remembering where it comes from.

    Raises ValueError for an idea of the team's own, OutOfPlace where it cannot stand.
    """
    if idea.theory.member_id == under.theory.member_id or not idea.is_idea:
        raise ValueError("only an idea of another team is taken up")
    said = Said(idea.text, idea.warrant, TheoryNode.Source.MEMBER)
    node = add_node(under.theory, TheoryNode.Kind.IDEA, said, under, hand=hand)
    node.parent = idea
    node.save(update_fields=["parent"])
    return node


@transaction.atomic
def change_node(node: TheoryNode, said: Said, *, by: Person, seen: str) -> None:
    """Change what a node says. Raises ChangedMeanwhile when it no longer says what the person saw (`state_of`)."""
    held = TheoryNode.objects.select_for_update(no_key=True, of=("self",)).get(pk=node.pk)
    if state_of(held) != seen:
        raise ChangedMeanwhile
    before = held.text
    held.text, held.warrant = said.text, said.warrant
    held.source = said.source if held.is_idea else ""
    held.save(update_fields=["text", "warrant", "source"])
    held.indicators.set(said.indicators)
    held.insights.set(said.insights)
    _note(f"changed “{before}” in the theory of {held.theory.member}", held.theory, by)


@transaction.atomic
def connect(node: TheoryNode, above: TheoryNode, *, by: Person) -> None:
    """Let a node serve one driver more. Connected twice is connected once. Raises OutOfPlace where it cannot stand."""
    _held(node.theory)
    _check_place(node.theory, node.kind, above)
    if not TheoryLink.objects.filter(node=node, above=above).exists():
        _link(node, above)
        _note(f"connected “{node}” to “{above}” in the theory of {node.theory.member}", node.theory, by)


@transaction.atomic
def disconnect(node: TheoryNode, above: TheoryNode, *, by: Person) -> None:
    """Let a node serve a driver no more. Raises OutOfPlace when it would serve nothing then."""
    _held(node.theory)
    others = TheoryLink.objects.filter(node=node).exclude(above=above)
    if not others.filter(above__retired_at=None).exists():
        raise OutOfPlace("It would stand under nothing. Connect it to another driver first, or take it out.")
    if TheoryLink.objects.filter(node=node, above=above).delete()[0]:
        _note(f"took “{node}” from under “{above}” in the theory of {node.theory.member}", node.theory, by)


@transaction.atomic
def move(link: TheoryLink, *, up: bool, by: Person) -> None:
    """Let a node change places with the one before or after it under the same driver; at the end it stays."""
    theory = link.node.theory
    _held(theory)
    beside = list(
        TheoryLink.objects.filter(node__theory=theory, above=link.above_id, node__retired_at=None).order_by(
            "place", "pk"
        )
    )
    turn = next((turn for turn, one in enumerate(beside) if one.pk == link.pk), None)
    other = None if turn is None else turn + (-1 if up else 1)
    if turn is None or other is None or not 0 <= other < len(beside):
        return
    beside[turn], beside[other] = beside[other], beside[turn]
    for place, one in enumerate(beside, start=1):
        TheoryLink.objects.filter(pk=one.pk).exclude(place=place).update(place=place)
    _note(f"moved “{link.node}” {'up' if up else 'down'} in the theory of {theory.member}", theory, by)


@transaction.atomic
def take_out(node: TheoryNode, *, why: str, by: Person) -> None:
    """Take a node out of the theory, with the reason. It is kept, with all that points at it, and can come back."""
    if not why.strip():
        raise ValueError("say why it is taken out")
    standing = TheoryNode.objects.standing().filter(pk=node.pk)
    if standing.update(retired_at=timezone.now(), retired_by=by, retired_why=why):
        _note(f"took “{node}” out of the theory of {node.theory.member}", node.theory, by, why=why)


@transaction.atomic
def bring_back(node: TheoryNode, *, by: Person) -> None:
    """Put a node back where it stood. Nothing changes when it stands already."""
    gone = TheoryNode.objects.filter(pk=node.pk, retired_at__isnull=False)
    if gone.update(retired_at=None, retired_by=None, retired_why=""):
        _note(f"brought “{node}” back into the theory of {node.theory.member}", node.theory, by)


@transaction.atomic
def keep_version(theory: Theory, name: str, learned: str, *, hand: Hand) -> TheoryVersion:
    """Keep what the theory says now, with a name and what was learned. The same form sent twice is one version."""
    _held(theory)
    known: TheoryVersion | None = TheoryVersion.objects.filter(network=theory.network_id, client_key=hand.key).first()
    if known is not None:
        return known
    latest = theory.versions.order_by("-number").first()
    version: TheoryVersion = TheoryVersion.objects.create(
        network_id=theory.network_id,
        theory=theory,
        client_key=hand.key,
        number=latest.number + 1 if latest else 1,
        name=name,
        learned=learned,
        content=written(shape_of(theory)),
        on_behalf=hand.on_behalf,
        by=hand.by,
    )
    _note(f"kept version {version.number} of the theory of {theory.member}: {name}", theory, hand.by)
    return version


def _held(theory: Theory) -> None:
    """Hold a theory until the transaction ends, so that two who build come one by one."""
    Theory.objects.select_for_update(no_key=True).get(pk=theory.pk)


def _check_place(theory: Theory, kind: str, above: TheoryNode | None) -> None:
    if above is None:
        if kind != TheoryNode.Kind.PRIMARY:
            raise OutOfPlace("Under the aim stand primary drivers.")
        return
    if above.theory_id != theory.pk or RANK[above.kind] >= RANK[kind] or kind == TheoryNode.Kind.PRIMARY:
        raise OutOfPlace("It can only stand under something nearer to the aim.")
    if above.retired_at:
        raise OutOfPlace("That driver was taken out. Choose another, or bring it back first.")


def _link(node: TheoryNode, above: TheoryNode | None) -> None:
    last = TheoryLink.objects.filter(node__theory=node.theory_id, above=above).order_by("-place").first()
    TheoryLink.objects.create(network_id=node.network_id, node=node, above=above, place=last.place + 1 if last else 1)


def _note(words: str, theory: Theory, by: Person, *, why: str = "") -> None:
    record(Activity.About.WORK, words[:400], network_id=theory.network_id, by=by, thing=theory, why=why)
