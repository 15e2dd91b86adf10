"""What an indicator used to say: its versions, as the database kept them."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from design_process.measures.models import Frequency, Indicator
from districts.directory.groups import label_of

# The fields whose change people care about, by the words they know them by.
_FIELDS = {
    "name": "name",
    "definition": "what counts",
    "numerator_label": "what is counted",
    "denominator_label": "out of what",
    "direction": "which way is better",
    "baseline": "starting value",
    "target": "target",
    "target_on": "target date",
    "frequency": "how often",
    "collected_by": "who collects",
    "collected_how": "how",
    "groups": "student groups",
}

_CHOICES: dict[str, dict[str, Any]] = {
    "direction": dict(Indicator.Direction.choices),
    "frequency": dict(Frequency.choices),
}


@dataclass(frozen=True)
class Change:
    """One changed field: what it was before, what it became, and when."""

    at: datetime
    what: str
    before: str
    after: str


def changes_of(indicator: Indicator) -> tuple[Change, ...]:
    """Every change of what an indicator says, newest first. One query."""
    events: Any = indicator.events  # type: ignore[attr-defined]  # made by pghistory
    versions = list(events.order_by("pgh_id").values("pgh_created_at", *_FIELDS))
    found = [
        Change(new["pgh_created_at"], words, _text(field, old[field]), _text(field, new[field]))
        for old, new in pairwise(versions)
        for field, words in _FIELDS.items()
        if old[field] != new[field]
    ]
    return tuple(reversed(found))


def _text(field: str, value: Any) -> str:
    if value in (None, "", []):
        return "nothing"
    if field == "groups":
        return ", ".join(label_of(key) for key in value)
    if field in _CHOICES:
        return str(_CHOICES[field][value])
    return f"{value:g}" if isinstance(value, float) else str(value)
