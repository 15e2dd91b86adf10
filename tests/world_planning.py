"""Planned years, for tests: drafts made by the real planner, meetings with what they cost."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from districts.directory.models import District, Member
from districts.scheduling.actions import start_run
from districts.scheduling.calling import called_checkin, invited_to_checkin
from districts.scheduling.defaults import planned_year
from districts.scheduling.models import Burden, Hosting, PlanDraft, PlanRun, Publication
from districts.scheduling.publishing import next_number, publish
from districts.scheduling.runs import plan
from districts.support.models import CheckIn
from network.meetings.actions import Called, call_meeting
from network.meetings.models import Meeting
from network.membership.models import Network, RoleGrant

AUGUST = datetime(2026, 8, 3, 17, tzinfo=UTC)  # before the school year: all of it is still to be planned


def hub_of(network: Network) -> Any:
    return RoleGrant.objects.of_the_hub().filter(network=network)[0].person


def placed(member: Member, latitude: float, longitude: float) -> None:
    """Put a district on the map."""
    District.objects.filter(pk=member.district_id).update(latitude=latitude, longitude=longitude)


def a_run(network: Network, *, now: datetime = AUGUST, rest: bool = False) -> PlanRun:
    return start_run(network, by=hub_of(network), now=now, rest=rest)


def a_draft(network: Network, *, now: datetime = AUGUST, rest: bool = False) -> PlanDraft:
    """The draft of a year, planned in this process."""
    run = a_run(network, now=now, rest=rest)
    plan(run.pk)
    run.refresh_from_db()
    assert run.draft is not None, run.reason
    return run.draft


def a_publication(draft: PlanDraft) -> Publication:
    """A draft that goes out; `perform_owed` brings it to its end."""
    return publish(draft, number=next_number(planned_year(draft.network)), by=hub_of(draft.network))


def a_costly_meeting(
    network: Network, host: Member, *, minutes: dict[Member, int], on: datetime | None = None
) -> Meeting:
    """A network meeting with what it costs each member."""
    starts = on or timezone.now() + timedelta(days=30)
    called = Called("network", "Network meeting", starts, starts + timedelta(hours=6), network.time_zone)
    meeting = call_meeting(network, called, by=hub_of(network), tell=False)
    Hosting.objects.create(network=network, meeting=meeting, member=host)
    for member, driven in minutes.items():
        Burden.objects.create(
            network=network, meeting=meeting, member=member, driving_minutes=driven, substitutes=2, hours_out=6
        )
    return meeting


def a_proposed_checkin(member: Member, *, days: int = 10) -> CheckIn:
    """A check-in that waits for a facilitator's yes."""
    year, by = planned_year(member.network), hub_of(member.network)
    day = timezone.localdate() + timedelta(days=days)
    row = {"on": f"{day}", "starts_at": "10:00", "minutes": 60, "mode": "virtual", "why": "There is none yet."}
    meeting = call_meeting(
        member.network,
        called_checkin(year, row, member),
        by=by,
        invited=invited_to_checkin(member, by.pk),
        proposed=True,
    )
    return CheckIn.objects.create(network=member.network, member=member, meeting=meeting, facilitator=by)
