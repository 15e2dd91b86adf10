"""What the planner answers: meetings, check-ins, what they cost whom, and how good the plan is known to be. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

from districts.planner.problem import Booking, Choice

Status = Literal["optimal", "feasible", "infeasible"]
# The levels of meetings, the more important first.
LEVELS = ("missing", "worst_minutes", "total_minutes", "substitutes", "spacing_days")
# The levels of check-ins and of changes, after those of meetings.
LATER_LEVELS = ("unplaced", "days_from_middle", "uneven", "facilitator_changes", "changes")


@dataclass(frozen=True)
class Load:
    """What one meeting costs one member. `hours_out` is per person, the drive included."""

    minutes: int
    substitutes: int
    hours_out: float


@dataclass(frozen=True)
class Alternative:
    """Another day or host for one meeting, and the levels of the whole plan with it."""

    on: date
    host: str | None
    missing: tuple[str, ...]
    worst_minutes: int
    total_minutes: int
    substitutes: int
    spacing_days: int
    why: str = ""


@dataclass(frozen=True)
class MeetingRow:
    """One network meeting. Who is `missing` is offered to join virtually. `host` is None when it is virtual."""

    on: date
    host: str | None
    missing: tuple[str, ...]
    burden: Mapping[str, Load]
    why: str = ""
    alternatives: tuple[Alternative, ...] = ()

    @property
    def choice(self) -> Choice:
        return Choice(self.on, self.host)


@dataclass(frozen=True)
class CheckinRow(Booking):
    why: str = ""


@dataclass(frozen=True)
class LedgerLine:
    """A member's year: `minutes` and `hosted` with the history, the rest of this plan only."""

    minutes: int
    substitutes: int
    hours_out: float
    hosted: int


@dataclass(frozen=True)
class Unplaced:
    """A check-in that found no room. `gap` counts the gaps of the plan from 1."""

    member: str
    gap: int
    why: str
    kind: str = "checkin"


@dataclass(frozen=True, order=True)
class Levels:
    """Compared like the plans: the first difference decides, less is better."""

    missing: int = 0
    worst_minutes: int = 0
    total_minutes: int = 0
    substitutes: int = 0
    spacing_days: int = 0


@dataclass(frozen=True)
class Plan:
    """A year's plan. `bounds` says for each level how good it could be at best; `says` has the sentences to show."""

    meetings: tuple[MeetingRow, ...]
    checkins: tuple[CheckinRow, ...]
    ledger: Mapping[str, LedgerLine]
    unplaced: tuple[Unplaced, ...]
    levels: Levels
    status: Status
    later_levels: Mapping[str, int] = field(default_factory=dict)
    bounds: Mapping[str, int] = field(default_factory=dict)
    says: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The plan as JSON can hold it."""
        return {
            "meetings": [_meeting_data(row) for row in self.meetings],
            "checkins": [{**asdict(row), "on": str(row.on)} for row in self.checkins],
            "ledger": {member: asdict(line) for member, line in self.ledger.items()},
            "unplaced": [asdict(row) for row in self.unplaced],
            "levels": asdict(self.levels),
            "status": self.status,
            "later_levels": dict(self.later_levels),
            "bounds": dict(self.bounds),
            "says": list(self.says),
        }


def _meeting_data(row: MeetingRow) -> dict[str, Any]:
    return {
        "on": str(row.on),
        "host": row.host,
        "missing": list(row.missing),
        "burden": {member: asdict(load) for member, load in row.burden.items()},
        "why": row.why,
        "alternatives": [
            {**asdict(other), "on": str(other.on), "missing": list(other.missing)} for other in row.alternatives
        ],
    }


def read_plan(data: Mapping[str, Any]) -> Plan:
    """A plan from what `as_data` gave. Raises KeyError, TypeError or ValueError for anything else."""
    return Plan(
        meetings=tuple(_read_meeting(row) for row in data["meetings"]),
        checkins=tuple(CheckinRow(**{**row, "on": date.fromisoformat(row["on"])}) for row in data["checkins"]),
        ledger={member: LedgerLine(**line) for member, line in data["ledger"].items()},
        unplaced=tuple(Unplaced(**row) for row in data["unplaced"]),
        levels=Levels(**data["levels"]),
        status=data["status"],
        later_levels=dict(data.get("later_levels", {})),
        bounds=dict(data.get("bounds", {})),
        says=tuple(data.get("says", ())),
    )


def _read_meeting(row: Mapping[str, Any]) -> MeetingRow:
    others = (
        Alternative(**{**other, "on": date.fromisoformat(other["on"]), "missing": tuple(other["missing"])})
        for other in row["alternatives"]
    )
    return MeetingRow(
        on=date.fromisoformat(row["on"]),
        host=row["host"],
        missing=tuple(row["missing"]),
        burden={member: Load(**load) for member, load in row["burden"].items()},
        why=row["why"],
        alternatives=tuple(others),
    )
