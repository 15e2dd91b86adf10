from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.measures.actions import (
    NumberRefused,
    Recorded,
    add_indicator,
    change_indicator,
    record_measurements,
    retire_indicator,
)
from design_process.measures.board import indicator_page, member_page, network_page
from design_process.measures.forms import NumbersForm, numbers_form
from design_process.measures.history import changes_of
from design_process.measures.indicator_forms import IndicatorForm, RetireIndicatorForm
from design_process.measures.models import Indicator
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can


def numbers(request: HttpRequest, slug: str) -> HttpResponse:
    network = fetch(request, Network, slug, Can.SEE_ROLLUP, field="slug")
    page = network_page(network, timezone.localdate())
    may_add = _holdings(request).may(Can.EDIT_NETWORK, network)
    return show(request, "design_process/measures/numbers.html", {"network": network, "page": page, "may_add": may_add})


def member_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_STATUS)
    holdings = _holdings(request)
    context = {
        "member": member,
        "page": member_page(member, timezone.localdate()),
        "may_enter": holdings.may(Can.ADD_WORK, member),
        "may_add": holdings.may(Can.EDIT_WORK, member),
    }
    return show(request, "design_process/measures/member_numbers.html", context)


def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Indicator.objects.select_related("network", "member__district"), pk, Can.SEE_WORK)
    context = {
        "indicator": found,
        "page": indicator_page(found, timezone.localdate()),
        "changes": changes_of(found),
        "may_edit": _holdings(request).may(Can.EDIT_WORK, found),
    }
    return show(request, "design_process/measures/indicator.html", context)


def new_network_indicator(request: HttpRequest, slug: str) -> HttpResponse:
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    return _new_indicator(request, Indicator(network=network), network.name)


def new_member_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    member = fetch(request, Member.objects.select_related("district"), pk, Can.EDIT_WORK)
    return _new_indicator(request, Indicator(network_id=member.network_id, member=member), member.district.name)


def _new_indicator(request: HttpRequest, blank: Indicator, whose: str) -> HttpResponse:
    form = IndicatorForm(request.POST or None, instance=blank, initial={"starts_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        made = add_indicator(form.save(commit=False), by=_person(request))
        messages.success(request, f"“{made.name}” is now collected.")
        return redirect("measures:indicator", pk=made.pk)
    return show(request, "design_process/measures/indicator_form.html", {"form": form, "whose": whose})


def edit_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Indicator.objects.select_related("network", "member__district"), pk, Can.EDIT_WORK)
    form = IndicatorForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        if form.has_changed():
            change_indicator(form.save(commit=False), by=_person(request))
        messages.success(request, f"“{found.name}” is saved. What it said before is kept.")
        return redirect("measures:indicator", pk=found.pk)
    whose = found.member.district.name if found.member else found.network.name
    return show(request, "design_process/measures/indicator_form.html", {"form": form, "whose": whose})


@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Indicator, pk, Can.EDIT_WORK)
    form = RetireIndicatorForm(request.POST)
    if form.is_valid():
        retire_indicator(found, by=_person(request), why=form.cleaned_data["why"])
        messages.success(request, f"“{found.name}” is no longer asked for. Its numbers stay.")
    else:
        messages.error(request, "The reason cannot be kept as it is: at most 400 characters of plain text.")
    return redirect("measures:indicator", pk=found.pk)


def enter_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    today = timezone.localdate()
    form = numbers_form(member, request.POST if request.method == "POST" else None, today=today, as_of=_day(request))
    on_behalf = member.pk not in _holdings(request).own_members
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
        return record_measurements(form.member, form.entries(), by=_person(request), on_behalf=on_behalf)
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


def _day(request: HttpRequest) -> Any:
    return NumbersForm.day_from(request.GET.get("on", ""), timezone.localdate())


def _person(request: HttpRequest) -> Any:
    return request.user


def _holdings(request: HttpRequest) -> Any:
    return request.user.holdings  # type: ignore[union-attr]
