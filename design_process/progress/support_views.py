"""Pages of support that show the design process: a check-in with its context card, a visit with its prototypes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from design_process.progress.checkin import context_card
from design_process.prototypes.actions import show_to_visitors
from design_process.prototypes.forms import ShownForm
from design_process.prototypes.models import Prototype, VisitedPrototype
from districts.support.forms import MoodForm, TopicForm, before_its_day
from districts.support.models import CheckIn, CheckInTopic, NoteVersion
from districts.support.views import WITH_NAMES
from districts.support.visits.going_views import is_on
from districts.support.visits.models import FollowUp, Place, SiteVisit
from districts.support.visits.place_actions import takes_visitors
from districts.support.visits.views import WHOLE
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
    is_done = found.closed_at is not None or found.meeting.is_off  # what is true now says nothing about then
    context = {
        "checkin": found,
        "member": found.member,
        "card": None if is_done else context_card(found.member, today=timezone.localdate()),
        "topics": list(topics),
        "notes": list(notes.order_by("note__created_at", "note")),
        "commitments": Commitment.objects.seen_by(request.user).filter(meeting=found.meeting_id).select_related("who"),
        "may_work": works,
        "may_run": may(Can.RUN_MEETING, found),
        "may_close": not is_done and may(Can.RUN_MEETING, found) and not before_its_day(found.meeting),
        "topic_form": TopicForm(),
        "mood_form": MoodForm() if works else None,
    }
    return show(request, "design_process/progress/checkin.html", context)


def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """One visit: the host's question, the prototype one sees, places, and what came of it."""
    found = fetch(request, SiteVisit.objects.select_related(*WHOLE, "answered_by"), pk, Can.SEE_MEETING)
    held = person_of(request).holdings
    shown = VisitedPrototype.objects.filter(visit=found).values("prototype")
    places = _places(request, found)
    context = {
        "visit": found,
        "member": found.member,
        "look_fors": list(found.look_fors.all()),
        "prototypes": list(Prototype.objects.seen_by(request.user).filter(pk__in=shown)),
        "follow_ups": FollowUp.objects.seen_by(request.user).filter(visit=found).select_related("member__district"),
        "may_host": held.may(Can.HOST_VISIT, found),
        "may_show": held.may(Can.RELEASE_WORK, found),
        "is_hosts": found.member_id in held.working_members or found.network_id in held.hub_networks,
        "takes_visitors": takes_visitors(found),
        "is_on": is_on(found),
        "is_over": found.meeting.ends_at <= timezone.now(),
        **_sending(request, found),
        **places,
    }
    return show(request, "design_process/progress/visit.html", context)


def _sending(request: HttpRequest, found: SiteVisit) -> dict[str, Any]:
    """For which districts somebody may sign people up: `sends` their own, `is_hub` every one."""
    here = [h for h in person_of(request).holdings.held if h.network_id == found.network_id]
    may = [h for h in here if Can.HOST_VISIT.name in h.rights]
    sends = {h.member_id for h in may if h.member_id is not None}
    is_hub = any(h.member_id is None for h in may)
    return {"sends": sends, "is_hub": is_hub, "may_send": is_hub or bool(sends - {found.member_id})}


def _places(request: HttpRequest, found: SiteVisit) -> dict[str, Any]:
    """Who comes and who waits, as far as one may know; and how many places are left, which everybody may."""
    rows = list(
        Place.objects.seen_by(request.user).active().filter(visit=found).select_related("person", "member__district")
    )
    mine = next((row for row in rows if row.person_id == person_of(request).pk), None)
    taken = SiteVisit.objects.seen_by(request.user).with_room().filter(pk=found.pk).values_list("taken", flat=True)[0]
    return {
        "coming": [row for row in rows if row.state == Place.State.HELD],
        "waiting": [row for row in rows if row.state == Place.State.WAITING],
        "my_place": mine if mine and mine.state == Place.State.HELD else None,
        "taken": taken,
        "free": max(found.places_total - taken, 0),
    }


def choose_prototypes(request: HttpRequest, pk: int) -> HttpResponse:
    """The host's team says which of its open prototypes the visitors see."""
    found = fetch(request, SiteVisit.objects.select_related(*WHOLE), pk, Can.RELEASE_WORK)
    chosen = list(VisitedPrototype.objects.filter(visit=found).values_list("prototype", flat=True))
    said = request.POST if request.method == "POST" else None
    form = ShownForm(said, member=found.member, initial={"prototypes": chosen})
    if request.method == "POST" and form.is_valid():
        show_to_visitors(found, list(form.cleaned_data["prototypes"]), by=person_of(request))
        messages.success(request, "It stands on the page of the visit.")
        return redirect("support:visit", pk)
    return show(request, "design_process/prototypes/shown.html", {"visit": found, "member": found.member, "form": form})
