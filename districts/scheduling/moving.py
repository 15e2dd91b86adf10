"""One row of a draft moved by hand: what would change, said before anybody says yes. Pure but for the form."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from districts.planner.problem import Booking, Problem
from districts.planner.reading import read_problem
from districts.planner.rules import check_booking
from districts.scheduling.drafting import Plan, Row, moved, moved_checkin, moved_rows
from districts.scheduling.forms import MoveCheckInForm, MoveForm
from districts.scheduling.models import PlanDraft
from districts.scheduling.telling import broken_words, called, cost_words, near_checkins, on_words


@dataclass(frozen=True)
class Move:
    """A meeting on another day or at another host. `changes` and `broken` are sentences."""

    problem: Problem
    draft: PlanDraft
    row: Row
    on: str
    host: str | None

    @property
    def day(self) -> date:
        return date.fromisoformat(self.on)

    @property
    def host_name(self) -> str:
        return called(self.problem, self.host) if self.host else ""

    @property
    def is_none(self) -> bool:
        return (self.on, self.host) == (self.row["on"], self.row["host"])

    @property
    def changes(self) -> list[str]:
        return cost_words(self.problem, self.draft.plan["meetings"], self._after)

    @property
    def broken(self) -> list[str]:
        by_meetings = broken_words(self.problem, self._after, self.row["key"])
        return by_meetings + near_checkins(self.problem, self.draft.plan["checkins"], self.day)

    @property
    def what(self) -> str:
        """What the next draft is called: "Moved Wed 7 Oct to Thu 8 Oct, at Camino Flat"."""
        before = on_words(self.row["on"])
        at = f" at {self.host_name}" if self.host_name else ""
        if self.on == self.row["on"]:
            return f"Held {before}{at}"
        return f"Moved {before} to {on_words(self.on)}{at if self.host != self.row['host'] else ''}"

    @property
    def plan(self) -> Plan:
        return moved(self.problem, self.draft.plan, self.row["key"], on=self.on, host=self.host)

    @property
    def _after(self) -> list[Row]:
        return moved_rows(self.draft.plan, self.row["key"], on=self.on, host=self.host)


def move_form(problem: Problem, row: Row, said: Any) -> MoveForm:
    """The form about a meeting; what `said` leaves out is as it is."""
    data = {"on": said.get("on") or row["on"], "host": said.get("host") or row["host"] or ""}
    hosts = sorted(((member.id, member.said) for member in problem.members), key=lambda each: each[1])
    return MoveForm(data, hosts=hosts, virtual=problem.virtual)


def move_of(draft: PlanDraft, row: Row, said: Any) -> tuple[MoveForm, Move | None]:
    """The form filled in, and what it would do; None while it holds errors."""
    problem = read_problem(draft.problem)
    form = move_form(problem, row, said)
    if not form.is_valid():
        return form, None
    on, host = form.cleaned_data["on"].isoformat(), form.cleaned_data.get("host") or None
    return form, Move(problem, draft, row, on, host)


def checkin_form(draft: PlanDraft, row: Row, said: Any) -> MoveCheckInForm:
    facilitators = [(each["id"], each.get("name") or each["id"]) for each in draft.problem["facilitators"]]
    data = {name: said.get(name) or row[name] for name in ("on", "starts_at", "facilitator")}
    return MoveCheckInForm(data, facilitators=facilitators)


def _to(form: MoveCheckInForm) -> dict[str, str]:
    return {
        "on": form.cleaned_data["on"].isoformat(),
        "starts_at": f"{form.cleaned_data['starts_at']:%H:%M}",
        "facilitator": form.cleaned_data["facilitator"],
    }


def broken_by_checkin(draft: PlanDraft, row: Row, form: MoveCheckInForm) -> list[str]:
    """What a check-in would break where the form puts it, in sentences."""
    others = [_booking(each) for each in draft.plan["checkins"] if each["key"] != row["key"]]
    days = [date.fromisoformat(each["on"]) for each in draft.plan["meetings"]]
    return check_booking(read_problem(draft.problem), _booking(row | _to(form)), others, days)


def _booking(row: Row) -> Booking:
    on = date.fromisoformat(row["on"])
    return Booking(row["member"], row["facilitator"], on, row["starts_at"], row["minutes"], row["mode"])


def move_checkin(draft: PlanDraft, row: Row, form: MoveCheckInForm) -> tuple[Plan, str]:
    """The plan with a check-in moved, and what the next draft is called."""
    to = _to(form)
    name = next(each.get("name") or each["id"] for each in draft.problem["members"] if each["id"] == row["member"])
    return moved_checkin(draft.plan, row["key"], **to), f"Moved the check-in of {name} to {on_words(to['on'])}"


def said_of(draft: PlanDraft, row: Row) -> dict[str, Any]:
    """The row as a page's heading says it: its day, and the names behind its keys."""
    names = {each["id"]: each.get("name") or each["id"] for each in draft.problem["members"]}
    return {
        "day": date.fromisoformat(row["on"]),
        "host": names.get(row.get("host") or "", ""),
        "member": names.get(row.get("member", ""), ""),
    }
