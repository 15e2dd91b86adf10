"""Pages of one school's calendar: its days, adding, changing and removing them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from districts.calendars import actions
from districts.calendars.forms import DaysForm
from districts.calendars.pages import asked_year, calendar_page, named_members, named_spans, shifted
from districts.calendars.spans import school_year_span
from districts.calendars.strip import strip_of, year_page
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can, Role
from network.people.acting import person_of


@require_GET
def year(request: HttpRequest, slug: str) -> HttpResponse:
    """The school year of all members on one page: where they clash, and whose calendar is missing."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    asked = asked_year(request, network.school_year)
    held = person_of(request).holdings
    context = {
        "network": network,
        "page": year_page(network, asked),
        "before": shifted(asked, -1),
        "after": shifted(asked, 1),
        "may_edit_all": held.may(Can.PLAN_YEAR, network),
        "own_members": held.members_as(Role.DRIVER),
    }
    return show(request, "districts/calendars/year.html", context)


@require_GET
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """A district's closed days and testing windows of one school year."""
    member = fetch(request, named_members(), pk, Can.SEE_NETWORK)
    page = calendar_page(member, asked_year(request, member.network.school_year))
    context = {
        "member": member,
        "page": page,
        "strip": strip_of(page.days, school_year_span(page.year)),
        "may_edit": person_of(request).holdings.may(Can.EDIT_CALENDAR, member),
    }
    return show(request, "districts/calendars/calendar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Type days into a calendar."""
    member = fetch(request, named_members(), pk, Can.EDIT_CALENDAR)
    form = DaysForm(request.POST or None)
    if form.is_valid():
        span = actions.add_days(member, form.days(), by=request.user)
        messages.success(request, f"{span.label} is in the calendar.")
        return to_calendar(member.pk, span.school_year)
    return show(request, "districts/calendars/days.html", {"member": member, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change days that stand in a calendar."""
    span = fetch(request, named_spans(), pk, Can.EDIT_CALENDAR)
    start = {name: getattr(span, name) for name in ("kind", "label", "starts_on", "ends_on")}
    form = DaysForm(request.POST or None, initial=start)
    if form.is_valid():
        days = form.days()
        try:
            actions.change_days(span, days, by=request.user)
        except actions.SameDays:
            form.add_error("label", "The calendar has this name on these days already. Change the name or the days.")
        else:
            messages.success(request, f"{days.label} is changed.")
            return to_calendar(span.member_id, span.school_year)
    return show(request, "districts/calendars/days.html", {"member": span.member, "form": form, "span": span})


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take days out of a calendar."""
    span = fetch(request, named_spans(), pk, Can.EDIT_CALENDAR)
    actions.remove_days(span, by=request.user)
    messages.success(request, f"{span.label} is taken out.")
    return to_calendar(span.member_id, span.school_year)


def to_calendar(member_id: int, year: str) -> HttpResponse:
    return redirect(f"{reverse('calendars:calendar', args=[member_id])}?year={year}")
