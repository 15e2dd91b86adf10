"""Pages of support that show the design process: a check-in with its context card, a visit with its prototypes."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from design_process.progress.checkin import context_card
from districts.support.forms import MoodForm, TopicForm
from districts.support.models import CheckIn, CheckInTopic, NoteVersion
from districts.support.views import WITH_NAMES
from network.lib.show import show
from network.meetings.models import Commitment
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of


def checkin(request: HttpRequest, pk: int) -> HttpResponse:
    """One check-in: the card before it, what people bring, notes, commitments, and how it ended."""
    found = fetch(request, CheckIn.objects.select_related(*WITH_NAMES), pk, Can.SEE_SUPPORT)
    may = person_of(request).holdings.may
    topics = CheckInTopic.objects.seen_by(request.user).filter(checkin=found).select_related("by")
    notes = NoteVersion.objects.seen_by(request.user).that_count().filter(note__checkin=found).select_related("author")
    works = may(Can.ADD_WORK, found)
    context = {
        "checkin": found,
        "member": found.member,
        "card": context_card(found.member, today=timezone.localdate()),
        "topics": list(topics),
        "notes": list(notes.order_by("note__created_at", "note")),
        "commitments": Commitment.objects.seen_by(request.user).filter(meeting=found.meeting_id).select_related("who"),
        "may_work": works,
        "may_run": may(Can.RUN_MEETING, found),
        "topic_form": TopicForm(),
        "mood_form": MoodForm() if works else None,
        "is_over": found.meeting.ends_at <= timezone.now(),
    }
    return show(request, "design_process/progress/checkin.html", context)
