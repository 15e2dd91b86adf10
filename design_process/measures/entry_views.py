"""Pages where numbers are typed."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from design_process.measures.actions import NumberRefused, Recorded, record_measurements
from design_process.measures.forms import NumbersForm, numbers_form
from design_process.measures.models import Indicator
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of


def enter_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    today = timezone.localdate()
    form = numbers_form(member, request.POST if request.method == "POST" else None, today=today, as_of=_day(request))
    on_behalf = member.pk not in person_of(request).holdings.own_members
    if form.is_valid():
        outcome = _keep(form, request, on_behalf)
        if outcome is not None:
            messages.success(request, _told(outcome))
            return redirect("measures:member_numbers", pk=member.pk)
    context = {"member": member, "form": form, "on_behalf": on_behalf, "days": form.other_days()}
    return show(request, "design_process/measures/enter_numbers.html", context)


def _keep(form: NumbersForm, request: HttpRequest, on_behalf: bool) -> Recorded | None:
    """Store what was typed; None, with the error on the form, when it cannot be true after all."""
    try:
        return record_measurements(form.member, form.entries(), by=person_of(request), on_behalf=on_behalf)
    except NumberRefused as refused:
        form.add_error(None, refused.words)
    except Indicator.DoesNotExist:
        raise Http404 from None
    return None


def _told(outcome: Recorded) -> str:
    if not outcome.changed:
        return "Nothing is stored: you left the rest empty, and the other numbers were in already."
    words = "1 number is in" if outcome.changed == 1 else f"{outcome.changed} numbers are in"
    return f"{words}. The charts follow in a moment."


def _day(request: HttpRequest) -> date | None:
    return NumbersForm.day_from(request.GET.get("on", ""), timezone.localdate())
