"""A theory as pages show it: its shape from the rows, where its ideas stand, what its aim is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from design_process.problems.models import Goal, GoalVersion
from design_process.theory.differences import Difference, differences, marks, sentence
from design_process.theory.drawing import Diagram, draw
from design_process.theory.models import Theory, TheoryLink, TheoryNode, TheoryVersion
from design_process.theory.shape import AIM, IDEA, Branch, Piece, Shape, outline, read
from design_process.theory.standing import LABELS, SIGNS, Standing, Tried, standing_of
from design_process.theory.tries import tries_of


@dataclass(frozen=True)
class Shown:
    """Everything the page of a theory shows of it."""

    aim: GoalVersion | None
    branches: tuple[Branch, ...]
    loose: tuple[Branch, ...]
    diagram: Diagram
    sentence: str
    taken_out: tuple[TheoryNode, ...]
    legend: tuple[tuple[str, str, str], ...]  # kind, sign, word: those in use


def aim_in_force(goal: Goal) -> GoalVersion | None:
    """What a district works to: the latest version of its goal that is not only proposed. One query."""
    return GoalVersion.objects.filter(goal=goal, proposed=False).order_by("-number").first()


def aim_words(version: GoalVersion | None) -> str:
    """The aim as one sentence of a theory."""
    if version is None:
        return "The goal is proposed, and not taken yet"
    when = f"{version.by_when.day} {version.by_when:%b %Y}"
    return f"{version.what}, from {version.baseline} to {version.target}, by {when}"


def shape_of(theory: Theory) -> Shape:
    """What a theory says now. Four queries."""
    nodes = theory.nodes.standing().prefetch_related("indicators")
    return _shape(aim_words(aim_in_force(theory.goal)), list(nodes), _links(theory))


def _links(theory: Theory) -> list[TheoryLink]:
    return list(TheoryLink.objects.filter(node__theory=theory))


def _shape(aim: str, nodes: list[TheoryNode], links: list[TheoryLink]) -> Shape:
    pieces = tuple(
        Piece(
            key=node.pk,
            kind=node.kind,
            text=node.text,
            warrant=node.warrant,
            source=node.source,
            measures=tuple(sorted(one.name for one in node.indicators.all())),
        )
        for node in nodes
    )
    known = {node.pk for node in nodes}
    standing = [(link.node_id, link.above_id or AIM) for link in links if link.node_id in known]
    return Shape(aim, pieces, tuple(link for link in standing if link[1] in known or link[1] == AIM))


def shown_to(person: Any, theory: Theory) -> Shown:
    """A theory for one reader, its ideas standing where the tests that they see put them. Four queries and those of
    what was tried."""
    version = aim_in_force(theory.goal)
    nodes = list(theory.nodes.select_related("created_by", "retired_by").prefetch_related("indicators"))
    there = [node for node in nodes if node.retired_at is None]
    shape = _shape(aim_words(version), there, _links(theory))
    ideas = [node.pk for node in there if node.is_idea]
    standings = {key: standing_of(tries) for key, tries in tries_of(person, ideas).items()}
    branches, loose = outline(shape, standings)
    used = {one.kind for one in standings.values()}
    return Shown(
        aim=version,
        branches=branches,
        loose=loose,
        diagram=draw(shape, standings),
        sentence=_sentence(shape, standings),
        taken_out=tuple(node for node in nodes if node.retired_at),
        legend=tuple((kind, sign, LABELS[kind]) for kind, sign in SIGNS.items() if kind in used),
    )


def _sentence(shape: Shape, standings: dict[int, Standing]) -> str:
    """How far the theory is tested, in one sentence."""
    total = len(standings)
    if not shape.pieces:
        return "Nothing stands between the aim and the work yet: what would have to change for it to be reached?"
    if not total:
        return "There is no change idea yet: what could be tried to move a driver?"
    tested = sum(one.kind not in ("proposed",) for one in standings.values())
    if not tested:
        return f"{_ideas(total)}, and none of them is being tested yet."
    return f"{_ideas(total)}; {tested} of them {'has' if tested == 1 else 'have'} been put to a test."


def _ideas(total: int) -> str:
    return "One change idea" if total == 1 else f"{total} change ideas"


def tries_seen(person: Any, node: TheoryNode) -> tuple[list[Tried], Standing | None]:
    """What a reader sees of what was tried of one idea, and where it stands by that; None for a driver."""
    if node.kind != IDEA:
        return [], None
    tries = tries_of(person, [node.pk])[node.pk]
    return tries, standing_of(tries)


@dataclass(frozen=True)
class TheoryLine:
    """A theory in a list: with what it aims at."""

    theory: Theory
    aim: str


def aims_of(theories: list[Theory]) -> list[TheoryLine]:
    """Theories with their aims in force. One query."""
    rows = GoalVersion.objects.filter(goal__in=[one.goal_id for one in theories], proposed=False)
    newest = {row.goal_id: row for row in rows.order_by("number")}
    return [TheoryLine(one, aim_words(newest.get(one.goal_id))) for one in theories]


@dataclass(frozen=True)
class Side:
    """One of two that are laid beside each other. Without a version: as it is now."""

    version: TheoryVersion | None
    aim: str
    branches: tuple[Branch, ...]

    @property
    def key(self) -> str:
        return str(self.version.number) if self.version else "now"


@dataclass(frozen=True)
class Beside:
    """Two versions beside each other, and what the newer says differently."""

    sentence: str
    differing: tuple[Difference, ...]
    aim_marks: tuple[Difference, ...]
    sides: tuple[Side, ...]


def beside(theory: Theory, chosen: tuple[TheoryVersion | None, TheoryVersion | None]) -> Beside:
    """Lay two versions beside each other, the older first. None stands for how the theory is now."""
    older, newer = (read(one.content) if one else shape_of(theory) for one in chosen)
    differing = differences(older, newer)
    marked = marks(differing)
    sides = []
    for version, shape in zip(chosen, (older, newer), strict=True):
        branches, loose = outline(shape, marks=marked)
        sides.append(Side(version, shape.aim, (*branches, *loose)))
    return Beside(sentence(differing), differing, tuple(marked.get(AIM, ())), tuple(sides))


def kin_of(node: TheoryNode, person: Any) -> Iterator[tuple[str, TheoryNode]]:
    """The idea that one was taken up from and those that were taken up from it, as far as a reader sees. One query."""
    related = Q(pk=node.parent_id) | Q(parent=node.pk)
    rows = TheoryNode.objects.seen_by(person).standing().filter(related).select_related("theory__member__district")
    for row in rows.order_by("pk"):
        yield ("Taken up from" if row.pk == node.parent_id else "Taken up by"), row
