"""Calling a meeting, changing it, calling it off, and who is invited: for those who run meetings."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from network.lib.show import show
from network.lib.words import counted
from network.meetings import actions
from network.meetings.actions import ChangedMeanwhile, MeetingOver
from network.meetings.forms import CancelForm, ChangeForm, MeetingForm, WhoForm
from network.meetings.models import Invitee, Meeting
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.membership.roster import roster_of
from network.people.acting import person_of

ENDED = "This meeting has been closed or called off meanwhile."
form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """Call a meeting and invite people to it."""
    network = fetch(request, Network, slug, Can.RUN_MEETING, field="slug")
    roster, data = roster_of(network), request.POST or None
    start = {"kind": request.GET.get("kind", Meeting.Kind.NETWORK), "mode": Meeting.Mode.IN_PERSON}
    form = MeetingForm(data, zone=network.time_zone, teams=roster.teams, initial=start)
    who = WhoForm(data, roster=roster)
    if request.method == "POST" and form.is_valid() and who.is_valid():
        called = actions.call_meeting(
            network,
            form.called(),
            by=person_of(request),
            invited=who.invited(),
            plan_key=f"form:{form.cleaned_data['client_key']}",
        )
        messages.success(request, "The meeting stands. Everybody invited gets a letter with the date.")
        return redirect("meetings:meeting", called.pk)
    return show(request, "network/meetings/call.html", {"network": network, "form": form, "who": who})


@form_page
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a meeting. When somebody else has changed it meanwhile, both versions are shown and nothing is lost."""
    found = _fetch(request, pk)
    teams = roster_of(found.network).teams
    form = ChangeForm(request.POST or None, meeting=found, teams=teams)
    context: dict[str, Any] = {"meeting": found, "network": found.network, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            after = actions.change_meeting(
                found, form.called(found), by=person_of(request), seen=form.cleaned_data["seen"]
            )
        except MeetingOver:
            messages.warning(request, ENDED)
        except ChangedMeanwhile as refused:
            context |= _conflict(request, refused.meeting, form, teams)
            return show(request, "network/meetings/change.html", context, status=409)
        else:
            loud = after.sequence != found.sequence
            messages.success(request, "It is changed." + (" Everybody invited is told." if loud else ""))
        return redirect("meetings:meeting", pk)
    return show(request, "network/meetings/change.html", context)


def _conflict(request: HttpRequest, now: Meeting, mine: ChangeForm, teams: dict[str, str]) -> dict[str, Any]:
    """What differs between the version that stands and the one that was typed; the form now builds on the former."""
    theirs = ChangeForm(meeting=now, teams=teams)
    differ = [
        (mine[name].label, _said(theirs, name, theirs[name].initial), _said(mine, name, mine.cleaned_data[name]))
        for name in theirs.fields
        if name != "seen" and theirs[name].initial != mine.cleaned_data[name]
    ]
    data = request.POST.copy()
    data["seen"] = now.changed_at.isoformat()
    return {"form": ChangeForm(data, meeting=now, teams=teams), "meeting": now, "differ": differ}


def _said(form: ChangeForm, name: str, value: Any) -> Any:
    """A value as people read it."""
    return dict(getattr(form.fields[name], "choices", ())).get(value, value)


@form_page
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a meeting off, with the reason."""
    found = _fetch(request, pk)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_meeting(found, by=person_of(request), why=form.cleaned_data["why"])
        except MeetingOver:
            messages.warning(request, ENDED)
        else:
            messages.success(request, "It is called off. Everybody invited is told, and it leaves their calendars.")
        return redirect("meetings:meeting", pk)
    asked = found.invitees.filter(withdrawn_at=None).count()
    return show(request, "network/meetings/cancel.html", {"meeting": found, "form": form, "asked": asked})


@form_page
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite more people to a meeting."""
    found = _fetch(request, pk)
    who = WhoForm(request.POST or None, roster=roster_of(found.network))
    if request.method == "POST" and who.is_valid():
        try:
            new = actions.invite(found, who.invited(), by=person_of(request))
        except MeetingOver:
            messages.warning(request, ENDED)
        else:
            words = counted(new, "person is", "people are")
            messages.success(request, f"{words} new on the list." if new else "They are all on the list already.")
        return redirect("meetings:meeting", pk)
    return show(request, "network/meetings/invite.html", {"meeting": found, "who": who, "form": who})


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody off the list."""
    invitees = Invitee.objects.select_related("meeting", "person")
    asked = fetch(request, invitees, pk, Can.RUN_MEETING)
    actions.withdraw(asked, by=person_of(request))
    messages.success(request, f"{asked.person} is off the list, and is told.")
    return redirect("meetings:meeting", asked.meeting_id)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle a proposed meeting and invite its people."""
    found = _fetch(request, pk)
    actions.confirm_meeting(found, by=person_of(request))
    messages.success(request, "It is settled. Everybody on the list gets a letter with the date.")
    return redirect("meetings:meeting", pk)


def _fetch(request: HttpRequest, pk: int) -> Meeting:
    found: Meeting = fetch(request, Meeting.objects.whole(), pk, Can.RUN_MEETING)
    return found
