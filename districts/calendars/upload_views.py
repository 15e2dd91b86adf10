"""Sending a school's calendar, or starting from public holidays: look at what it would bring, then say yes."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from districts.calendars.actions import Chosen, Outcome, bring_in, drop_upload
from districts.calendars.forms import FileForm, HolidaysForm
from districts.calendars.holidays_of import STATES, holidays_in
from districts.calendars.imports import keep_upload, preview_of, read_school_file
from districts.calendars.models import CalendarSpan, CalendarUpload
from districts.calendars.pages import asked_year, named_members, named_uploads
from districts.calendars.school_file import SchoolFile
from districts.calendars.spans import school_year_span
from districts.calendars.views import to_calendar
from network.lib.csvfile import Refused
from network.lib.show import show
from network.lib.uploads import refused_bytes
from network.membership.access import fetch
from network.membership.roles import Can


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a file. It is read and checked at once; nothing stands in the calendar yet."""
    member = fetch(request, named_members(), pk, Can.EDIT_CALENDAR)
    year = asked_year(request, member.network.school_year)
    form = FileForm(year=year)
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES, refused_bytes=refused_bytes(request), year=year)
        if form.is_valid():
            file, chosen = form.cleaned_data["file"], form.cleaned_data["school_year"]
            try:
                read = read_school_file(file.read(), school_year=chosen, zone=member.network.time_zone)
            except Refused as refused:
                form.add_error("file", str(refused))
            else:
                kept = keep_upload(
                    member, read, name=file.name, year=chosen, source=CalendarSpan.Source.UPLOADED, by=request.user
                )
                return redirect("calendars:preview", pk=kept.pk)
    return show(request, "districts/calendars/upload.html", {"member": member, "form": form, "year": year})


@require_http_methods(["GET", "HEAD", "POST"])
def start_from_holidays(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a state: its holidays and the federal ones stand on the next page, to be ticked off."""
    member = fetch(request, named_members(), pk, Can.EDIT_CALENDAR)
    year = asked_year(request, member.network.school_year)
    form = HolidaysForm(request.POST or None, year=year)
    if form.is_valid():
        state, chosen = form.cleaned_data["state"], form.cleaned_data["school_year"]
        found = SchoolFile(holidays_in(state, school_year_span(chosen)), ())
        name = f"the public holidays of {STATES[state]}"
        kept = keep_upload(member, found, name=name, year=chosen, source=CalendarSpan.Source.HOLIDAYS, by=request.user)
        return redirect("calendars:preview", pk=kept.pk)
    return show(request, "districts/calendars/holidays.html", {"member": member, "form": form, "year": year})


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at what would come into the calendar, correct what each entry means, and say yes once."""
    kept = fetch(request, named_uploads(), pk, Can.EDIT_CALENDAR)
    step = request.POST.get("step", "") if request.method == "POST" else ""
    if step == "drop":
        drop_upload(kept)
        messages.success(request, "It is put aside. The calendar is as it was.")
        return to_calendar(kept.member_id, kept.school_year)
    if step == "confirm":
        outcome = bring_in(kept, _chosen(request), by=request.user)
        messages.success(request, f"The calendar is up to date: {outcome.words}.")
        return to_calendar(kept.member_id, kept.school_year)
    context: dict[str, Any] = {"kept": kept, "member": kept.member, "kinds": CalendarSpan.Kind.choices}
    if kept.state == CalendarUpload.State.WAITING:
        context["page"] = preview_of(kept)
    elif kept.state == CalendarUpload.State.DONE:
        context["outcome"] = Outcome(**kept.outcome)
    return show(request, "districts/calendars/preview.html", context)


def _chosen(request: HttpRequest) -> Chosen:
    """What the selects and ticks of the page say; a kind that is not ours leaves its row out."""
    kinds: dict[int, str] = {}
    for name, values in request.POST.lists():
        found = re.fullmatch(r"row_([0-9]{1,4})", name)
        if found and values[-1] in CalendarSpan.Kind.values:
            kinds[int(found[1])] = values[-1]
    ticked = (key for key in request.POST.getlist("remove") if re.fullmatch(r"[0-9]{1,15}", key))
    return Chosen(kinds, frozenset(map(int, ticked)))
