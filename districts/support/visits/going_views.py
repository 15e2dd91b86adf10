"""Pages of those who go to a visit: signing up, giving a place back, writing down what one sees, talking it over."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from districts.directory.models import Member
from districts.support.actions import Sent
from districts.support.visits import actions, place_actions
from districts.support.visits.debrief import grouped
from districts.support.visits.forms import CaptureForm, SignUpForm
from districts.support.visits.models import Place, SiteVisit, VisitEntry
from districts.support.visits.views import WHOLE
from network.lib.show import show
from network.lib.words import counted
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of


def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who of one's district comes; the hub may do it for any district."""
    visit = fetch(request, SiteVisit.objects.select_related(*WHOLE), pk, Can.TAKE_PART)
    members = _may_send(request, visit)
    asked = request.POST.get("member") or request.GET.get("member", "")
    member = next((one for one in members if str(one.pk) == asked), members[0] if len(members) == 1 else None)
    if member is None:
        return show(request, "districts/support/visits/sign_up_for.html", {"visit": visit, "members": members})
    form = SignUpForm(request.POST or None, visit=visit, member=member)
    active = Place.objects.seen_by(request.user).active().filter(visit=visit)
    theirs = list(active.filter(member=member).select_related("person"))
    if form.is_valid() and _asked(request, visit, member, form):
        return redirect("support:visit", pk)
    taken = Place.objects.held().filter(visit=visit).count()
    free = max(visit.places_total - taken, 0)
    context = {"visit": visit, "member": member, "form": form, "theirs": theirs, "free": free}
    return show(request, "districts/support/visits/sign_up.html", {**context, "left": visit.places_each - len(theirs)})


def _may_send(request: HttpRequest, visit: SiteVisit) -> list[Member]:
    """The districts for whose people one may sign up. PermissionDenied when there is none."""
    others = Member.objects.seen_by(request.user).filter(network=visit.network_id).taking_part()
    rows = others.exclude(pk=visit.member_id).select_related("district").order_by("district__name")
    held = person_of(request).holdings
    found = [member for member in rows if held.may(Can.HOST_VISIT, member)]
    if not found:
        raise PermissionDenied
    return found


def _asked(request: HttpRequest, visit: SiteVisit, member: Member, form: SignUpForm) -> bool:
    """Ask for the places, and say who has one; False with an error in the form when it cannot be."""
    people = [person.pk for person in form.cleaned_data["people"]]
    try:
        places = place_actions.ask_for_places(visit, member, people, by=request.user)
    except place_actions.TooMany as many:
        form.add_error("people", f"{member} has room for {counted(many.left, 'more person', 'more people')}.")
        return False
    except place_actions.NotOpen:
        form.add_error(None, "Nobody can sign up for this visit any more.")
        return False
    waiting = sum(place.state == Place.State.WAITING for place in places)
    if held := len(places) - waiting:
        messages.success(request, f"{counted(held, 'place is', 'places are')} yours. The invitation is on its way.")
    if waiting:
        who = counted(waiting, "person is", "people are")
        messages.info(request, f"{who} on the waiting list. When a place is free, you get a letter.")
    return True


@require_POST
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a place back: one's own, or as driver or hub that of somebody of the district."""
    place = fetch(request, Place.objects.select_related("visit", "person"), pk, Can.SEE_MEETING)
    person = person_of(request)
    if place.person_id != person.pk and not person.holdings.may(Can.HOST_VISIT, place):
        raise PermissionDenied
    place_actions.give_back(place, by=person)
    messages.success(request, "The place is given back. Whoever waits longest gets it.")
    return redirect("support:visit", place.visit_id)


def capture(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what one sees: evidence first, feedback once there is some."""
    visit = fetch(request, SiteVisit.objects.select_related(*WHOLE), pk, Can.TAKE_PART)
    person = person_of(request)
    place = Place.objects.held().filter(visit=visit, person=person).first()
    if place is None or not is_on(visit):
        raise PermissionDenied
    may_judge = actions.has_evidence(visit, person)
    form = CaptureForm(request.POST or None, visit=visit, may_judge=may_judge)
    if form.is_valid():
        sent = Sent(person, form.cleaned_data["client_key"])
        try:
            actions.capture(visit, place, form.captured(), sent=sent)
        except actions.EvidenceFirst:
            messages.warning(request, "Write down something you have seen first. Feedback opens then.")
        return redirect("support:capture", pk)
    mine = VisitEntry.objects.seen_by(person).filter(visit=visit, by=person).select_related("look_for")
    written = list(mine.order_by("-at", "-pk"))
    sent_before = len({entry.client_key for entry in written})  # names the draft: what was sent is none any more
    context = {"visit": visit, "form": form, "mine": written, "may_judge": may_judge, "sent_before": sent_before}
    return show(request, "districts/support/visits/capture.html", context)


def is_on(visit: SiteVisit) -> bool:
    """Has the day of the visit come, on the host's clock?"""
    start = visit.meeting.local_start
    return not visit.meeting.is_off and timezone.now().astimezone(start.tzinfo).date() >= start.date()


@require_POST
def drop_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what one wrote down, before the debrief."""
    own = VisitEntry.objects.filter(by=person_of(request)).select_related("visit")
    entry = fetch(request, own, pk, Can.TAKE_PART)
    actions.drop_entry(entry, by=request.user)
    return redirect("support:capture", entry.visit_id)


@require_POST
def open_debrief(request: HttpRequest, pk: int) -> HttpResponse:
    """From now on those who were there see what everybody wrote down."""
    visit = fetch(request, SiteVisit.objects.select_related(*WHOLE), pk, Can.HOST_VISIT)
    if is_on(visit):
        actions.open_debrief(visit, by=request.user)
    return redirect("support:debrief", pk)


def debrief(request: HttpRequest, pk: int) -> HttpResponse:
    """What everybody wrote down, in groups; host and hub may name the themes. Before it opens, only one's own."""
    visit = fetch(request, SiteVisit.objects.select_related(*WHOLE), pk, Can.SEE_MEETING)
    person = person_of(request)
    leads = person.holdings.may(Can.HOST_VISIT, visit)
    came = Place.objects.held().filter(visit=visit, person=person).exists()
    if not (leads or came or visit.member_id in person.holdings.working_members):
        raise PermissionDenied
    rows = VisitEntry.objects.seen_by(person).filter(visit=visit)
    entries = list(rows.select_related("look_for", "member__district"))
    if request.method == "POST" and leads:
        actions.name_themes(visit, _themes(request, entries), by=person)
        return redirect("support:debrief", pk)
    context = {
        "visit": visit,
        "groups": grouped(entries),
        "entries": entries,
        "leads": leads,
        "is_on": is_on(visit),
        "themes": sorted({entry.theme for entry in entries if entry.theme}),
    }
    return show(request, "districts/support/visits/debrief.html", context)


def _themes(request: HttpRequest, entries: list[Any]) -> dict[int, str]:
    said = {entry.pk: request.POST.get(f"theme-{entry.pk}") for entry in entries}
    # What no form of ours sends, the database cannot keep.
    return {pk: " ".join(theme.replace("\0", " ").split())[:60] for pk, theme in said.items() if theme is not None}
