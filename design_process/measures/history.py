"""What an indicator's plan used to say: its versions, as the database kept them, with who changed it and why."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from typing import Any

from design_process.measures.models import Frequency, Indicator
from districts.directory.groups import label_of

# The fields whose change people care about, by the words they know them by.
_FIELDS = {
    "name": "name",
    "definition": "what counts",
    "inclusion": "who is counted",
    "unit": "kind of number",
    "numerator_label": "what is counted",
    "denominator_label": "out of what",
    "direction": "which way is better",
    "baseline": "starting value",
    "baseline_on": "day of the starting value",
    "target": "target",
    "target_on": "target date",
    "frequency": "how often",
    "starts_on": "first day to count",
    "collected_by": "who collects",
    "collected_how": "how",
    "source": "source",
    "is_new_data": "new numbers",
    "sampling": "sample",
    "minutes": "minutes",
    "groups": "student groups",
    "kind": "what it is for",
    "is_leading": "moves early",
    "chart": "chart",
    "rules": "rules of the chart",
    "is_screened": "extreme steps left out",
}
_COUNTED = {"definition", "inclusion", "unit", "numerator_label", "denominator_label"}
_CHOICES: dict[str, dict[str, Any]] = {
    "unit": dict(Indicator.Unit.choices),
    "direction": dict(Indicator.Direction.choices),
    "frequency": dict(Frequency.choices),
    "kind": dict(Indicator.Kind.choices),
    "chart": dict(Indicator.Chart.choices),
    "rules": dict(Indicator.Rules.choices),
}


@dataclass(frozen=True)
class Change:
    """One changed field: what it was before, and what it became."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class PlanStep:
    """One version of the plan: when it began, who made it and why, and what it changed."""

    number: int
    at: datetime
    by: str
    why: str
    changes: tuple[Change, ...]
    counts_anew: bool  # what is counted is no longer the same: numbers of before and after may not compare


def plan_steps(indicator: Indicator) -> tuple[PlanStep, ...]:
    """Every version of what an indicator says, the newest first. Two queries."""
    events: Any = indicator.events  # type: ignore[attr-defined]  # made by pghistory
    told = list(events.order_by("pgh_id").values("pgh_created_at", "version", *_FIELDS))
    made = {row.number: row for row in indicator.plan_versions.select_related("by")}
    steps = []
    for number, pairs in groupby(pairwise([None, *told]), key=lambda pair: pair[1]["version"]):
        found = list(pairs)
        changed = [(field, old[field], new[field]) for old, new in found if old for field in _changed(old, new)]
        row = made.get(number)
        step = PlanStep(
            number=number,
            at=row.at if row else found[0][1]["pgh_created_at"],
            by=str(row.by) if row and row.by else "",
            why=row.why if row else "",
            changes=tuple(Change(_FIELDS[field], text(field, old), text(field, new)) for field, old, new in changed),
            counts_anew=any(field in _COUNTED for field, _, _ in changed),
        )
        steps.append(step)
    return tuple(reversed(steps))


def differences(stored: Indicator, typed: Indicator) -> tuple[Change, ...]:
    """Where what is stored says something else than what somebody typed: as it is typed, and as it is stored."""
    old, new = ({field: getattr(row, field) for field in _FIELDS} for row in (typed, stored))
    return tuple(
        Change(_FIELDS[field], text(field, old[field]), text(field, new[field])) for field in _changed(old, new)
    )


def _changed(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [field for field in _FIELDS if old[field] != new[field]]


def text(field: str, value: Any) -> str:
    """A field's value as people read it."""
    if value in (None, "", []):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field == "groups":
        return ", ".join(label_of(key) for key in value)
    if field in _CHOICES:
        return str(_CHOICES[field][value])
    return f"{value:g}" if isinstance(value, float) else str(value)
