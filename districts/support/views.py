"""Pages of check-ins: a member's list, planning one, what people bring and note, closing it, the next one."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from districts.directory.models import Member
from districts.support import actions
from districts.support.actions import AlreadyClosed, NoteMoved, Sent
from districts.support.forms import (
    CloseForm,
    CommitForm,
    MoodForm,
    NoteForm,
    PlanForm,
    TopicForm,
    WeeksForm,
    WhenForm,
    before_its_day,
)
from districts.support.models import CheckIn, CheckInNote, CheckInTopic, NoteVersion
from districts.support.next_date import NextDate
from districts.support.proposing import propose_next, usual_weeks
from network.lib.show import show
from network.meetings.agenda_actions import commit_to
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

WITH_NAMES = ("member__district", "member__network", "meeting", "facilitator")
FORM = "districts/support/form.html"


def checkins(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's check-ins: those to come, then those that were."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_SUPPORT)
    seen = CheckIn.objects.seen_by(request.user).standing().filter(member=member)
    now = timezone.now()
    rows = list(seen.select_related("meeting", "facilitator").order_by("-meeting__starts_at")[:60])
    coming = [row for row in reversed(rows) if row.closed_at is None and row.meeting.ends_at > now]
    context = {
        "member": member,
        "coming": coming,
        "past": [row for row in rows if row not in coming],
        "may_plan": person_of(request).holdings.may(Can.RUN_MEETING, member),
    }
    return show(request, "districts/support/checkins.html", context)


def plan_checkin(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a check-in by hand; the member's drivers get the invitation."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.RUN_MEETING)
    person = person_of(request)
    form = PlanForm(request.POST or None, member=member, initial={"facilitator": person.pk})
    if form.is_valid():
        key = f"checkin-form:{form.cleaned_data['client_key']}"
        who = form.cleaned_data["facilitator"]
        made = actions.plan_checkin(member, form.planned(), facilitator=who, by=person, plan_key=key)
        messages.success(request, f"It is planned, and the drivers of {member} are invited.")
        return redirect("support:checkin", made.pk)
    return show(request, "districts/support/plan.html", {"member": member, "form": form})


def add_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what one wants to talk about: one field, from the page itself or from this one."""
    checkin = _checkin(request, pk, Can.ADD_WORK)
    form = TopicForm(request.POST or None)
    if form.is_valid():
        actions.add_topic(checkin, form.cleaned_data["words"], sent=_sent(request, form))
        messages.success(request, "It is on the list for the check-in.")
        return redirect("support:checkin", pk)
    words = {"heading": "What you want to talk about", "submit": "Add it"}
    return show(request, FORM, {"checkin": checkin, "form": form, **words})


@require_POST
def drop_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what one wanted to talk about oneself."""
    mine = CheckInTopic.objects.filter(by=person_of(request)).select_related("checkin__meeting", "member__district")
    topic = fetch(request, mine, pk, Can.ADD_WORK)
    actions.drop_topic(topic, by=request.user)
    return redirect("support:checkin", topic.checkin_id)


def write_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a note, for oneself unless one says otherwise."""
    checkin = _checkin(request, pk, Can.ADD_WORK)
    form = NoteForm(request.POST or None, team=str(checkin.member))
    if form.is_valid():
        actions.write_note(checkin, form.noted(), sent=_sent(request, form))
        messages.success(request, "The note is kept.", extra_tags=f"note:{pk}")  # the draft is done
        return redirect("support:checkin", pk)
    words = {"heading": "Write a note", "submit": "Keep it", "draft": f"note:{pk}"}
    return show(request, FORM, {"checkin": checkin, "form": form, **words})


def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a note. Somebody else's newer version is shown beside what was typed."""
    with_names = CheckInNote.objects.select_related("checkin__meeting", "member__district")
    found = fetch(request, with_names, pk, Can.ADD_WORK)
    versions = list(NoteVersion.objects.seen_by(request.user).filter(note=found).select_related("by"))
    mine = found.author_id == person_of(request).pk
    form = NoteForm(request.POST or None, may_open=mine, team=str(found.member), initial=_as_form(versions[0]))
    context = {"note": found, "checkin": found.checkin, "form": form, "versions": versions, "mine": mine}
    if form.is_valid():
        try:
            actions.revise_note(found, form.noted(), seen=form.cleaned_data["seen"] or 0, by=request.user)
        except NoteMoved as moved:
            form.data = {**request.POST.dict(), "seen": moved.latest.number}
            return show(
                request, "districts/support/note_conflict.html", {**context, "theirs": moved.latest}, status=409
            )
        messages.success(request, "The note is changed.")
        return redirect("support:checkin", found.checkin_id)
    return show(request, "districts/support/note.html", context)


def _as_form(version: NoteVersion) -> dict[str, Any]:
    return {"text": version.text, "visibility": version.visibility, "seen": version.number}


def commit(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep who does what by when."""
    checkin = _checkin(request, pk, Can.ADD_WORK)
    form = CommitForm(request.POST or None, checkin=checkin, initial={"who": person_of(request).pk})
    if form.is_valid():
        said = form.cleaned_data
        commit_to(
            checkin.meeting,
            who_id=said["who"].pk,
            what=said["what"],
            due_on=said["due_on"],
            by=request.user,
            client_key=said["client_key"],
        )
        messages.success(request, "It is noted.")
        return redirect("support:checkin", pk)
    words = {"heading": "Who does what by when", "submit": "Note it"}
    return show(request, FORM, {"checkin": checkin, "form": form, **words})


def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a check-in with what was agreed; the next date is proposed at once."""
    checkin = _checkin(request, pk, Can.RUN_MEETING)
    if request.method != "POST" and (too_early := before_its_day(checkin.meeting)):
        messages.warning(request, too_early)
        return redirect("support:checkin", pk)
    form = CloseForm(request.POST if request.method == "POST" else None, meeting=checkin.meeting)
    if form.is_valid():
        try:
            actions.close_checkin(checkin, form.closing(), by=request.user)
        except AlreadyClosed:
            messages.warning(request, "Somebody has closed this check-in meanwhile. This is what was agreed.")
            return redirect("support:checkin", pk)
        messages.success(request, "The check-in is closed.", extra_tags=f"close:{pk}")
        return redirect("support:next_checkin", pk)
    words = {"heading": "Close the check-in", "submit": "Close it", "draft": f"close:{pk}"}
    return show(request, FORM, {"checkin": checkin, "form": form, **words})


@require_POST
def say_mood(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how the check-in felt to one's own side."""
    checkin = _checkin(request, pk, Can.ADD_WORK)
    form = MoodForm(request.POST)
    if form.is_valid():
        actions.say_mood(checkin, form.cleaned_data["mood"], by=request.user)
        messages.success(request, "Thank you. It is kept.")
    return redirect("support:checkin", pk)


def next_checkin(request: HttpRequest, pk: int) -> HttpResponse:
    """The next date that fits and why; taken with one button, or another one is typed."""
    checkin = _checkin(request, pk, Can.RUN_MEETING)
    weeks_form = WeeksForm(request.GET if "weeks" in request.GET else None, initial={"weeks": usual_weeks(checkin)})
    asked = weeks_form.is_bound and weeks_form.is_valid()
    weeks = weeks_form.cleaned_data["weeks"] if asked else usual_weeks(checkin)
    proposal = propose_next(checkin, weeks)
    form = WhenForm(request.POST or None, zone=checkin.meeting.time_zone, initial=_like(checkin, proposal))
    if form.is_valid():
        made = actions.plan_next(checkin, _with_reason(form.planned(), proposal), by=request.user)
        messages.success(request, f"The next check-in is planned for {_moment(made)}, and the drivers are invited.")
        return redirect("support:checkins", checkin.member_id)
    context = {"checkin": checkin, "form": form, "weeks_form": weeks_form, "weeks": weeks, "proposal": proposal}
    ahead = CheckIn.objects.seen_by(request.user).coming(timezone.now()).filter(member=checkin.member_id)
    coming = ahead.exclude(pk=pk).select_related("meeting").first()
    return show(request, "districts/support/next.html", {**context, "coming": coming})


def _with_reason(planned: actions.Planned, proposal: NextDate | None) -> actions.Planned:
    """Whoever takes the proposed date takes its reason too; a date of one's own has none."""
    taken = proposal is not None and planned.starts_at == proposal.starts_at
    return replace(planned, why=proposal.why[:300]) if taken and proposal else planned


def _like(checkin: CheckIn, proposal: NextDate | None) -> dict[str, Any]:
    """The next one starts out like this one: as long, in the same way."""
    meeting = checkin.meeting
    start = proposal.starts_at if proposal else None
    like = {"minutes": meeting.minutes, "mode": meeting.mode, "place": meeting.place, "link": meeting.link}
    return {
        **like,
        "day": start.date() if start else None,
        "hour": start.time() if start else meeting.local_start.time(),
    }


def _moment(checkin: CheckIn) -> str:
    start = checkin.meeting.local_start
    return f"{start:%a} {start.day} {start:%b}, {start:%-H:%M}"


def _checkin(request: HttpRequest, pk: int, can: Can) -> CheckIn:
    found: CheckIn = fetch(request, CheckIn.objects.select_related(*WITH_NAMES), pk, can)
    return found


def _sent(request: HttpRequest, form: Any) -> Sent:
    return Sent(request.user, form.cleaned_data["client_key"])
