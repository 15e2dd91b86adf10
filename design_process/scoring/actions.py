"""What is done with blind scores, whatever they are of: criteria kept, rounds shown once or let go."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.db.models import Model
from django.utils import timezone

from design_process.scoring.criteria import Line
from design_process.scoring.models import ScoringCriterion
from design_process.scoring.spread import LEAST
from network.lib.fingerprint import fingerprint
from network.people.models import Person

SHOWN_MEANWHILE = "The scores were shown meanwhile, and stay as they are."


class NotNow(Exception):
    """A step whose turn it is not. Its text says why, in words for people."""


def lines_of(rows: Iterable[Any]) -> tuple[Line, ...]:
    """Criteria as they are typed."""
    return tuple(Line(one.name, one.definition, one.weight) for one in rows)


def lines_state(lines: Sequence[Line]) -> str:
    """A fingerprint of criteria, to see later whether somebody changed them."""
    return fingerprint(*[list(asdict(line).values()) for line in lines])


def keep_lines(model: type[ScoringCriterion], network_id: int, scoring: Any, lines: Sequence[Line]) -> None:
    """Keep the criteria of a round of scores, in their order."""
    rows: Any = model._default_manager
    rows.bulk_create(
        model(network_id=network_id, scoring=scoring, place=place, **asdict(line))  # type: ignore[misc]
        for place, line in enumerate(lines, start=1)
    )


def scorers_of(scoring: Any) -> int:
    """How many people have given any score. One query."""
    count: int = scoring.scores.values("by").distinct().count()
    return count


def held_open(scoring: Model) -> Any:
    """A round of scores, locked, that takes scores still. Raises NotNow once they are shown."""
    rows: Any = type(scoring)._default_manager
    found = rows.select_for_update(no_key=True).filter(pk=scoring.pk, revealed_at=None).first()
    if found is None:
        raise NotNow(SHOWN_MEANWHILE)
    return found


def show_scores(scoring: Model, *, by: Person) -> bool:
    """Show what the scores come to. Shown twice is shown once: returns whether it was now. Raises NotNow while fewer
    than three have given any.
    """
    rows: Any = type(scoring)._default_manager
    found = rows.select_for_update(no_key=True).get(pk=scoring.pk)
    if found.revealed_at:
        return False
    if scorers_of(found) < LEAST:
        raise NotNow("Fewer than three have scored. Shown now, each could work out what another gave.")
    found.revealed_at, found.revealed_by = timezone.now(), by
    found.save(update_fields=["revealed_at", "revealed_by"])
    return True
