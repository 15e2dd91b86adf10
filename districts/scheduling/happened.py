"""What stands in the calendar already: meetings that were held or are announced, who hosted, what they cost."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef

from districts.calendars.spans import DAY, school_year_span
from districts.scheduling.models import Burden, PlanYear
from districts.support.models import CheckIn
from network.lib.kept import Given
from network.meetings.models import Invitee, Meeting


@dataclass(frozen=True)
class Dated:
    """A network meeting or check-in that stands. Days and times are those of its own zone's clock."""

    meeting_id: int
    is_ours: bool  # did this year's plan bring it, so that this year's plan may move it?
    on: date
    starts_at: str
    over: bool
    host_id: int | None = None  # of a network meeting: a member
    member_id: int | None = None  # of a check-in
    facilitator_id: int | None = None
    minutes: int = 0
    mode: str = ""
    accepted: bool = False

    @property
    def as_meeting(self) -> dict[str, Any]:
        return {"on": self.on.isoformat(), "host": f"m{self.host_id}" if self.host_id else None}

    @property
    def as_checkin(self) -> dict[str, Any]:
        return {
            "member": f"m{self.member_id}",
            "facilitator": f"p{self.facilitator_id}",
            "on": self.on.isoformat(),
            "starts_at": self.starts_at,
            "minutes": self.minutes,
            "mode": "virtual" if self.mode == Meeting.Mode.VIRTUAL else "in_person",
        }


@dataclass(frozen=True)
class Standing:
    """All that stands in one school year, in the order of time. `driven`: meeting → member → minutes."""

    meetings: tuple[Dated, ...]
    checkins: tuple[Dated, ...]
    driven: dict[int, dict[int, int]]

    def history(self, *, before: date) -> dict[str, dict[str, Any]]:
        """Who hosted and who drove how long, in meetings before a day; who held each member's last check-in."""
        hosted: dict[str, int] = defaultdict(int)
        driven: dict[str, int] = defaultdict(int)
        for each in self.meetings:
            if each.on < before:
                if each.host_id:
                    hosted[f"m{each.host_id}"] += 1
                for member_id, minutes in self.driven.get(each.meeting_id, {}).items():
                    driven[f"m{member_id}"] += minutes
        last = {f"m{each.member_id}": f"p{each.facilitator_id}" for each in self.checkins if each.over}
        return {"hosted": dict(hosted), "minutes_driven": dict(driven), "facilitator": last}

    def anchor(self, near: date) -> date | None:
        """The last meeting that no plan moves because it is over, or before the day `near`."""
        return max((each.on for each in self.meetings if each.over or each.on < near), default=None)

    def fixed(self, since: date, near: date) -> dict[str, list[dict[str, Any]]]:
        """What no plan moves: what is over or before the day `near`, what somebody called without a plan, check-ins
        that were accepted."""
        return {
            "meetings": [each.as_meeting for each in self.meetings if each.on >= since and _stays(each, near)],
            "checkins": [each.as_checkin for each in self.checkins if each.on >= since and _stays(each, near)],
        }

    def announced(self, since: date, near: date) -> dict[str, list[dict[str, Any]]]:
        return {
            "meetings": [each.as_meeting for each in self.meetings if each.on >= since and not _stays(each, near)],
            "checkins": [each.as_checkin for each in self.checkins if each.on >= since and not _stays(each, near)],
        }


def _stays(each: Dated, near: date) -> bool:
    return each.over or each.on < near or not each.is_ours or each.accepted


def year_span(year: PlanYear) -> tuple[datetime, datetime]:
    """The school year as moments, from 1 July to 1 July, and every day that is planned before or after it."""
    zone, (first, last) = ZoneInfo(year.network.time_zone), school_year_span(year.school_year)
    begins, ends = min(first, year.starts_on), max(last, year.ends_on) + DAY
    return datetime.combine(begins, time(), zone), datetime.combine(ends, time(), zone)


def standing_of(year: PlanYear, *, now: datetime) -> Standing:
    """Everything that was announced and not called off: three queries."""
    start, end = year_span(year)
    held = Meeting.objects.filter(network=year.network_id, kind=Meeting.Kind.NETWORK, starts_at__range=(start, end))
    rows = held.standing().exclude(state=Meeting.State.PROPOSED).annotate(host_id=F("hosting__member"))
    meetings = tuple(_dated(row, year, now, host_id=row.host_id) for row in rows.order_by("starts_at"))
    driven: dict[int, dict[int, int]] = defaultdict(dict)
    burdens = Burden.objects.filter(network=year.network_id, meeting__in=[each.meeting_id for each in meetings])
    for meeting_id, member_id, minutes in burdens.values_list("meeting", "member", "driving_minutes"):
        driven[meeting_id][member_id] = minutes
    return Standing(meetings, _checkins(year, now), dict(driven))


def _checkins(year: PlanYear, now: datetime) -> tuple[Dated, ...]:
    start, end = year_span(year)
    said_yes = Invitee.objects.filter(
        meeting=OuterRef("meeting"), answer__in=[Invitee.Answer.YES, Invitee.Answer.VIRTUAL], withdrawn_at=None
    ).exclude(person=OuterRef("facilitator"))
    rows = (
        CheckIn.objects.filter(network=year.network_id, meeting__starts_at__range=(start, end))
        .exclude(meeting__state__in=[Meeting.State.CANCELLED, Meeting.State.PROPOSED])
        .exclude(facilitator=None)
        .annotate(accepted=Exists(said_yes))
        .select_related("meeting")
        .order_by("meeting__starts_at", "pk")
    )
    return tuple(
        _dated(
            row.meeting,
            year,
            now,
            member_id=row.member_id,
            facilitator_id=row.facilitator_id,
            accepted=row.accepted,
        )
        for row in rows
    )


def waiting_checkins(rows: Any, *, now: datetime | Given) -> Any:
    """Of some check-ins those that are proposed and still ahead, the next first."""
    ahead = rows.filter(meeting__state=Meeting.State.PROPOSED, meeting__starts_at__gt=now)
    return ahead.select_related("meeting", "member__district", "facilitator").order_by("meeting__starts_at", "pk")


def proposals_of(year: PlanYear, *, now: datetime) -> tuple[Dated, ...]:
    """Check-ins of the year that are proposed and still ahead: one query."""
    start, end = year_span(year)
    rows = CheckIn.objects.filter(network=year.network_id, meeting__starts_at__range=(start, end))
    return tuple(
        _dated(row.meeting, year, now, member_id=row.member_id, facilitator_id=row.facilitator_id)
        for row in waiting_checkins(rows.exclude(facilitator=None), now=now)
    )


def _dated(meeting: Meeting, year: PlanYear, now: datetime, **about: Any) -> Dated:
    local = meeting.local_start
    return Dated(
        meeting_id=meeting.pk,
        is_ours=(meeting.plan_key or "").startswith(f"plan:{year.school_year}:"),
        on=local.date(),
        starts_at=f"{local:%H:%M}",
        over=meeting.starts_at <= now,
        minutes=meeting.minutes,
        mode=meeting.mode,
        **about,
    )
