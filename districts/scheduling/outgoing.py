"""What a publication will send, before anybody says yes: which dates are new, moved or called off, and to whom."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from districts.planner.reading import read_problem
from districts.scheduling.calling import invited_to_meeting, starts_at
from districts.scheduling.drafting import Row, row_of
from districts.scheduling.models import PlanDraft, PlanYear
from districts.scheduling.publishing import is_outside, published_meetings
from districts.scheduling.telling import called
from network.lib.words import counted, day_words, listed
from network.meetings.models import Meeting


@dataclass(frozen=True)
class Line:
    """One date that goes out. `kind`: "new", "moved" or "off"."""

    kind: str
    on: date
    time: str
    what: str
    was: str = ""


@dataclass(frozen=True)
class Outgoing:
    """`meetings` and `checkins`: dates that are new or change. `same`: how many stay as they are."""

    meetings: tuple[Line, ...]
    checkins: tuple[Line, ...]
    same: int
    people: int
    is_first: bool  # nothing of the year is out yet

    @property
    def is_empty(self) -> bool:
        return not (self.meetings or self.checkins)

    @property
    def sentence(self) -> str:
        """ "18 new dates and 1 changed go out; everybody gets one letter with the dates that are new for them." """
        if self.is_empty:
            return "Everything in this draft is out already. Nothing would be sent."
        kinds = [line.kind for line in (*self.meetings, *self.checkins)]
        parts = [
            counted(kinds.count(kind), f"{kind} date", f"{kind} dates").replace("off dates", "dates called off")
            for kind in ("new", "moved", "off")
            if kinds.count(kind)
        ]
        said = listed([part.replace("off date", "date called off") for part in parts])
        return f"{said}; {counted(self.people, 'person is', 'people are')} invited to the network meetings."


def outgoing(draft: PlanDraft) -> Outgoing:
    """Compare a draft with what is out: four queries."""
    year = draft.year
    out = {str(meeting.plan_key).split(":", 2)[2].partition("~")[0]: meeting for meeting in published_meetings(year)}
    problem = read_problem(draft.problem)
    meetings: list[Line] = []
    checkins: list[Line] = []
    same = 0
    for row in [*draft.plan["meetings"], *draft.plan["checkins"]]:
        clock = row.get("starts_at") or problem.rules.starts_at
        name = called(problem, row["member"] if "member" in row else row["host"])
        line = _line(year, row | {"starts_at": clock}, out.get(row["key"]), name)
        if line is None:
            same += 1
        else:
            (checkins if "member" in row else meetings).append(line)
    for key, meeting in out.items():
        gone = row_of(draft.plan, key) is None and not is_outside(draft, meeting)
        if gone and meeting.starts_at > timezone.now():
            local = meeting.local_start
            line = Line("off", local.date(), f"{local:%H:%M}".lstrip("0"), meeting.title)
            (meetings if meeting.kind == Meeting.Kind.NETWORK else checkins).append(line)
    people = len(invited_to_meeting(year))
    return Outgoing(tuple(meetings), tuple(checkins), same, people, not out)


def _line(year: PlanYear, row: Row, meeting: Any, name: str) -> Line | None:
    """What becomes of a row; None when it is out as it is."""
    begins, time = starts_at(year, row), row["starts_at"].lstrip("0")
    what = f"Check-in with {name}" if "member" in row else f"Network meeting{f' at {name}' if row['host'] else ''}"
    if meeting is None:
        return Line("new", begins.date(), time, what)
    host = getattr(getattr(meeting, "hosting", None), "member_id", None)
    moved = "host" in row and host != (int(row["host"][1:]) if row["host"] else None)
    if meeting.starts_at == begins and not moved:
        return None
    local = meeting.local_start
    return Line("moved", begins.date(), time, what, f"{day_words(local.date())}, {local.hour}:{local:%M}")
