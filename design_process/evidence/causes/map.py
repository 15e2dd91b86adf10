"""The cause map of a member as data: outline, fishbone, the evidence and the whys of each cause."""

from dataclasses import dataclass

from design_process.evidence.actions import problem_now
from design_process.evidence.causes.models import Cause
from design_process.evidence.causes.outline import Bone, Fishbone, bones_of, fishbone, sentence_of
from design_process.problems.models import ProblemOfPractice
from districts.directory.models import Member
from network.people.models import Person


@dataclass(frozen=True)
class Outlined:
    """A cause of the outline, with its evidence and whys at hand, and those under it."""

    cause: Cause
    sub: tuple[Cause, ...]


@dataclass(frozen=True)
class CauseMap:
    """`outline`: by category. `others`: problems with maps of their own."""

    problem: ProblemOfPractice | None
    is_now: bool
    sentence: str
    outline: tuple[tuple[str, tuple[Outlined, ...]], ...]
    picture: Fishbone
    others: tuple[ProblemOfPractice, ...]


def map_of(person: Person, member: Member, asked: str) -> CauseMap:
    """The map for the problem that is `asked` for (its key), else that of today: four queries."""
    now = problem_now(member)
    seen = Cause.objects.seen_by(person).filter(member=member)
    rows = list(seen.select_related("problem").prefetch_related("evidence", "whys").order_by("created_at", "pk"))
    problems = {row.problem_id: row.problem for row in rows if row.problem is not None}
    chosen = next((one for key, one in problems.items() if str(key) == asked), now)
    here = [row for row in rows if row.problem_id == (chosen.pk if chosen else None)]
    if chosen == now and now is not None:  # what was thought before a problem was chosen belongs to the first one
        here = [row for row in rows if row.problem_id in (None, now.pk)]
    bones = bones_of([(row.pk, row.parent_id, row.category, row.words, row.hands) for row in here])
    return CauseMap(
        problem=chosen,
        is_now=chosen == now,
        sentence=sentence_of(bones),
        outline=_outline(bones, {row.pk: row for row in here}),
        picture=fishbone(bones, chosen.title if chosen else "What we want to change"),
        others=tuple(one for one in problems.values() if one != chosen),
    )


def _outline(bones: tuple[Bone, ...], by_key: dict[int, Cause]) -> tuple[tuple[str, tuple[Outlined, ...]], ...]:
    return tuple(
        (
            bone.category,
            tuple(Outlined(by_key[one.key], tuple(by_key[sub.key] for sub in one.sub)) for one in bone.causes),
        )
        for bone in bones
    )
