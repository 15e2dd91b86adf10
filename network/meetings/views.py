"""The calendar, a meeting, its calendar file, and one's answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from network.lib.going_back import go_back
from network.lib.ical import Feed, write_feed
from network.lib.letters import absolute
from network.lib.show import show
from network.meetings import calendar_page
from network.meetings.actions import MeetingOver, answer_invitation
from network.meetings.events import event_of
from network.meetings.forms import AnswerForm
from network.meetings.meeting_page import meeting_page
from network.meetings.models import Invitee, Meeting
from network.meetings.shown import meeting_facts
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Meetings by month, the coming first; `?show=past` or `?show=month&month=2026-10`; `?kind=` for one kind."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    person = person_of(request)
    kinds = calendar_page.kinds_of(network, person)
    kind = request.GET.get("kind", "")
    kind = kind if kind in dict(kinds) else ""
    shown = request.GET.get("show", "")
    context = {"network": network, "kinds": kinds, "kind": kind, "shown": shown}
    if shown == "past":
        context["page"], context["months"] = calendar_page.past(network, person, kind, request.GET.get("page"))
    elif shown == "month":
        context["grid"] = calendar_page.grid(network, person, kind, request.GET.get("month", ""))
    else:
        context["coming"] = calendar_page.coming(network, person, kind)
    context["may_call"] = person.holdings.may(Can.RUN_MEETING, network)
    return show(request, "network/meetings/calendar.html", context)


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: what for, when, where, who comes, the agenda, and one's own answer."""
    found = fetch(request, Meeting.objects.whole(), pk, Can.SEE_MEETING)
    return _show_meeting(request, found)


def _show_meeting(request: HttpRequest, found: Meeting, form: AnswerForm | None = None) -> HttpResponse:
    person = person_of(request)
    page = meeting_page(found, person)
    if form is None and page.own is not None and not page.is_over:
        page.own.meeting = found
        form = AnswerForm(asked=page.own)
    context = {"page": page, "form": form, "network": found.network, **meeting_facts(found, person)}
    return show(request, "network/meetings/meeting.html", context)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the reader's own answer."""
    found = fetch(request, Meeting.objects.whole(), pk, Can.TAKE_PART)
    person = person_of(request)
    mine = Invitee.objects.seen_by(person).filter(meeting=found, withdrawn_at=None).select_related("meeting")
    asked = fetch(request, mine, person.pk, Can.TAKE_PART, field="person")
    form = AnswerForm(request.POST, asked=asked)
    if not form.is_valid():
        return _show_meeting(request, found, form)
    said, reason, words = form.said()
    try:
        answer_invitation(asked, said, reason=reason, words=words, by=person)
    except MeetingOver:
        messages.warning(request, "This meeting is over or called off, so there is nothing to answer any more.")
    else:
        messages.success(request, "Thank you. Your answer is noted; you can change it until the meeting is over.")
    return go_back(request, "meetings:meeting", pk)


@require_safe
def calendar_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting as a file for any calendar program."""
    found = fetch(request, Meeting.objects.whole(), pk, Can.SEE_MEETING)
    asked = found.invitees.filter(person=person_of(request).pk, withdrawn_at=None).first()
    path = absolute(request.path)
    written = write_feed(Feed(found.title, f"file-{found.uid}", path, path), [event_of(found, asked)])
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"meeting-{found.pk}.ics") or "attachment"
    return response
