"""What the page of a meeting leads on to, when it is a check-in or a visit."""

from typing import Any

from django.urls import reverse

from districts.support.models import CheckIn
from districts.support.visits.models import SiteVisit
from network.meetings.models import Meeting
from network.meetings.more import More, tells_more


@tells_more(Meeting.Kind.CHECK_IN)
def of_checkin(meeting: Meeting, person: Any) -> More | None:
    pk = CheckIn.objects.seen_by(person).filter(meeting=meeting).values_list("pk", flat=True).first()
    return More("Before you talk: what is going on", reverse("support:checkin", args=[pk])) if pk else None


@tells_more(Meeting.Kind.SITE_VISIT)
def of_visit(meeting: Meeting, person: Any) -> More | None:
    pk = SiteVisit.objects.seen_by(person).filter(meeting=meeting).values_list("pk", flat=True).first()
    return More("The host’s question, places and look-fors", reverse("support:visit", args=[pk])) if pk else None
