"""Where one goes from the calendar's page of a meeting, when it is a check-in or a visit."""

from typing import Any

from django.urls import reverse

from districts.support.models import CheckIn
from districts.support.visits.models import SiteVisit
from network.meetings.models import Meeting
from network.meetings.ways import Way, offer_way


def to_checkin(meeting: Meeting, person: Any) -> Way | None:
    if meeting.kind != Meeting.Kind.CHECK_IN:
        return None
    pk = CheckIn.objects.seen_by(person).filter(meeting=meeting).values_list("pk", flat=True).first()
    return Way("Before you talk", reverse("support:checkin", args=[pk]), primary=True) if pk else None


def to_visit(meeting: Meeting, person: Any) -> Way | None:
    if meeting.kind != Meeting.Kind.SITE_VISIT:
        return None
    pk = SiteVisit.objects.seen_by(person).filter(meeting=meeting).values_list("pk", flat=True).first()
    return Way("Question and places", reverse("support:visit", args=[pk]), primary=True) if pk else None


offer_way("checkin", to_checkin)
offer_way("site_visit", to_visit)
