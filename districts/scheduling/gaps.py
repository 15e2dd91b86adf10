"""Gaps between network meetings where a member has no check-in: found every night, filled with proposals."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from districts.directory.models import Member
from districts.planner.costs import Gap, gaps_of
from districts.planner.plan import CheckinRow
from districts.planner.planner import plan_year
from districts.planner.problem import BadProblem
from districts.planner.reading import read_problem
from districts.scheduling.building import build_problem, with_limit
from districts.scheduling.calling import called_checkin, invited_to_checkin
from districts.scheduling.happened import Dated, proposals_of, standing_of
from districts.scheduling.models import PlanYear
from districts.support.models import CheckIn
from network.meetings.actions import call_meeting
from network.meetings.models import Meeting

SECONDS = 20


@dataclass(frozen=True)
class Missing:
    """A gap in which a member has fewer check-ins than was wished."""

    member: str
    gap: Gap


def fill_gaps(year: PlanYear, *, now: datetime) -> list[Meeting]:
    """Propose a check-in for each gap that has none, with everything else left as it is. Returns what is new.

    A gap is named by the meeting before it, and proposed for once: a proposal that was declined does not come back.
    """
    stands, waiting = standing_of(year, now=now), proposals_of(year, now=now)
    keep = {
        "meetings": [each.as_meeting for each in stands.meetings if not each.over],
        "checkins": [each.as_checkin for each in (*stands.checkins, *waiting) if not each.over],
    }
    problem = with_limit(build_problem(year, now=now, keep=keep), SECONDS).problem
    days = [date.fromisoformat(row["on"]) for row in problem["locked"]["meetings"]]
    if not days or not problem["members"]:
        return []
    problem["network_meetings"] = {**problem["network_meetings"], "count": len(days)}
    try:
        read = read_problem(problem)
        missing = _missing(gaps_of(read, days), problem, (*stands.checkins, *waiting), now.date())
        rows = plan_year(read).checkins if missing else ()
    except BadProblem:  # two locked check-ins at once, say: for people to look at, in the draft
        return []
    found = [(row, each) for row in rows for each in missing if each.member == row.member and row.on in each.gap]
    return [meeting for row, each in found if (meeting := _propose(year, row, each, stands.meetings))]


def _missing(gaps: tuple[Gap, ...], problem: dict[str, Any], have: tuple[Dated, ...], today: date) -> list[Missing]:
    """The members and gaps to come that have fewer check-ins, proposed ones included, than was wished."""
    wanted = problem["checkins"]["between_meetings"]
    return [
        Missing(member["id"], gap)
        for gap in gaps
        if gap.last > today
        for member in problem["members"]
        if sum(f"m{each.member_id}" == member["id"] and gap.starts <= each.on <= gap.ends for each in have) < wanted
    ]


@transaction.atomic
def _propose(year: PlanYear, row: CheckinRow, missing: Missing, meetings: tuple[Dated, ...]) -> Meeting | None:
    """Put a proposal into the calendar, once for its gap. None when it was there before."""
    before = next((each for each in meetings if each.on == missing.gap.starts), None)
    gap = before.meeting_id if before else "start"
    key = f"gap:{year.school_year}:{missing.member}:{gap}"
    if Meeting.objects.filter(network=year.network_id, plan_key=key).exists():
        return None
    member = Member.objects.select_related("district").get(pk=int(row.member[1:]))
    facilitator = int(row.facilitator[1:])
    why = f"There is no check-in between these two meetings yet. {row.why}"
    said = {"on": row.on.isoformat(), "starts_at": row.starts_at, "minutes": row.minutes, "mode": row.mode, "why": why}
    called = called_checkin(year, said, member)
    invited = invited_to_checkin(member, facilitator)
    meeting = call_meeting(year.network, called, by=None, invited=invited, plan_key=key, proposed=True)
    CheckIn.objects.get_or_create(
        meeting=meeting, defaults={"network_id": year.network_id, "member": member, "facilitator_id": facilitator}
    )
    return meeting
