"""The guest's own page: one meeting, what others learned, one question. No account, no menu."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from districts.guest_passes import actions
from districts.guest_passes.forms import ComingForm, WishForm, answers_to
from districts.guest_passes.links import Link, Standing, read_link
from districts.guest_passes.models import GuestPass
from districts.guest_passes.outcome import outcomes_of
from districts.guest_passes.telling import parts_for
from network.charter.actions import newest
from network.lib.ical import Feed, write_feed
from network.lib.letters import absolute
from network.lib.personal_link import personal_link
from network.lib.show import show
from network.meetings.events import event_of
from network.meetings.models import Meeting
from network.meetings.words import length_words, when_words, zone_words

STATUS = {Standing.BROKEN: 404}  # every other link that is over: 410


@personal_link
def visit(request: HttpRequest, token: str) -> HttpResponse:
    """Read what the network does, say whether one comes and one would like to join. Looking changes nothing."""
    link = read_link(token)
    if link.standing != Standing.OPEN or link.guest_pass is None:
        return _over(request, link)
    with timezone.override(ZoneInfo(link.guest_pass.network.time_zone)):
        return _visited(request, link.guest_pass)


@personal_link
def calendar_file(request: HttpRequest, token: str) -> HttpResponse:
    """The meeting as a file for any calendar program; the address in it is the guest's own page."""
    link = read_link(token)
    found = link.guest_pass
    if link.standing != Standing.OPEN or found is None:
        raise Http404
    meeting, page = found.meeting, absolute(request.path.removesuffix("meeting.ics"))
    event = replace(event_of(meeting), url=page, free=found.coming == GuestPass.Coming.NO)
    feed = Feed(meeting.title, f"guest-{meeting.uid}", absolute(request.path), page)
    response = HttpResponse(write_feed(feed, [event]), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return response


def _over(request: HttpRequest, link: Link) -> HttpResponse:
    found = link.guest_pass
    outcome = outcomes_of([found])[found.pk] if found and link.standing == Standing.OVER else None
    context = {"why": link.standing.value, "guest_pass": found, "outcome": outcome}
    return show(request, "districts/guest_passes/link_ended.html", context, status=STATUS.get(link.standing, 410))


def _visited(request: HttpRequest, found: GuestPass) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    coming = ComingForm(sent if sent is not None and "wish" not in sent else None, meeting=found.meeting)
    wish = WishForm(sent if sent is not None and "wish" in sent else None, initial={"words": found.words})
    try:
        if coming.is_valid():
            actions.answer_coming(found, coming.cleaned_data["coming"])
            return redirect(f"{request.path}?kept=coming")
        if wish.is_valid():
            actions.say_wish(found, wish.cleaned_data["wish"], wish.cleaned_data["words"])
            return redirect(f"{request.path}?kept=wish#join")
    except actions.PassOver:  # over, or taken back, in this very moment
        return redirect(request.path)
    context = {**_page(found), "coming": coming, "form": wish, "kept": request.GET.get("kept", "")}
    return show(request, "districts/guest_passes/visit.html", context, status=422 if sent is not None else 200)


def _page(found: GuestPass) -> dict[str, object]:
    """What the page says, whoever opens it."""
    meeting, charter = found.meeting, newest(found.network)
    is_past = meeting.state == Meeting.State.CLOSED or meeting.ends_at <= timezone.now()
    return {
        "guest_pass": found,
        "network": found.network,
        "meeting": meeting,
        "when": when_words(meeting.starts_at, meeting.ends_at, meeting.time_zone, year=True),
        "zone": zone_words(meeting.time_zone),
        "length": length_words(meeting.minutes),
        "is_past": is_past,
        "answers": [] if is_past or meeting.is_off else answers_to(meeting),
        "vision": charter.vision if charter else "",
        "parts": parts_for(found.network),
        "outcome": outcomes_of([found])[found.pk],
    }
