"""When a member's next check-in fits: what is asked of the calendars, and the answer."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from districts.support.models import CheckIn
from districts.support.next_date import LOOK, NextDate, Wish, next_date
from districts.support.school_days import shut_days
from network.meetings.models import Invitee, Meeting

USUAL_WEEKS = 4
SOONEST = timedelta(days=5)


def propose_next(checkin: CheckIn, weeks: int) -> NextDate | None:
    """The next moment for a member's check-in, about `weeks` after this one. Three queries."""
    start = checkin.meeting.local_start
    today = timezone.localdate(timezone=start.tzinfo)
    wished = start.date() + timedelta(weeks=weeks)
    first, last = wished - timedelta(days=LOOK), wished + timedelta(days=LOOK)
    facilitator = checkin.facilitator
    return next_date(
        Wish(
            start=start,
            minutes=checkin.meeting.minutes,
            zone=checkin.meeting.time_zone,
            weeks=weeks,
            not_before=max(today + timedelta(days=1), start.date() + SOONEST),
            shut=shut_days(checkin.member, first, last),
            busy=_busy(checkin, first, last),
            who=facilitator.get_short_name() if facilitator else "the hub",
            school=checkin.member.district.name,
        )
    )


def usual_weeks(checkin: CheckIn) -> int:
    """About every how many weeks this member has its check-ins: the time between the last two, else four weeks."""
    earlier: datetime | None = (
        CheckIn.objects.standing()
        .filter(member=checkin.member_id, meeting__starts_at__lt=checkin.meeting.starts_at)
        .order_by("-meeting__starts_at")
        .values_list("meeting__starts_at", flat=True)
        .first()
    )
    if earlier is None:
        return USUAL_WEEKS
    days: int = (checkin.meeting.starts_at - earlier).days
    return min(max(round(days / 7), 1), 12)


def _busy(checkin: CheckIn, first: date, last: date) -> list[tuple[datetime, datetime]]:
    """When the facilitator of a check-in is in another meeting."""
    mine = Invitee.objects.filter(person=checkin.facilitator_id, withdrawn_at=None).values("meeting")
    rows = Meeting.objects.standing().filter(network=checkin.network_id, pk__in=mine)
    return list(rows.filter(starts_at__date__range=(first, last)).values_list("starts_at", "ends_at"))
