"""Pages of the measurement plan: writing it, its versions, and a member's plan on one sheet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.measures.actions import (
    PlanChangedMeanwhile,
    add_indicator,
    change_indicator,
    retire_indicator,
)
from design_process.measures.history import differences, plan_steps
from design_process.measures.indicator_forms import IndicatorForm, RetireIndicatorForm
from design_process.measures.models import Indicator
from design_process.measures.plan_sheet import member_sheet
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

FORM = "design_process/measures/indicator_form.html"
CHANGED = "Somebody changed this indicator while you were writing. Nothing is lost: compare, and save again."


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What a member collects, by whom and at what cost: one sheet for the wall."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_STATUS)
    context = {
        "member": member,
        "sheet": member_sheet(member),
        "may_add": person_of(request).holdings.may(Can.EDIT_WORK, member),
    }
    return show(request, "design_process/measures/plan.html", context)


def indicator_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version of a plan, with who changed it and why."""
    found = fetch(request, Indicator.objects.select_related("network", "member__district"), pk, Can.SEE_WORK)
    context = {"indicator": found, "steps": plan_steps(found)}
    return show(request, "design_process/measures/indicator_history.html", context)


def new_network_indicator(request: HttpRequest, slug: str) -> HttpResponse:
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    return _new_indicator(request, Indicator(network=network), network.name)


def new_member_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    member = fetch(request, Member.objects.select_related("district"), pk, Can.EDIT_WORK)
    return _new_indicator(request, Indicator(network_id=member.network_id, member=member), member.district.name)


def _new_indicator(request: HttpRequest, blank: Indicator, whose: str) -> HttpResponse:
    form = IndicatorForm(request.POST or None, instance=blank, initial={"starts_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        made = add_indicator(form.save(commit=False), by=person_of(request))
        messages.success(request, f"“{made.name}” is now collected.")
        return redirect("measures:indicator", pk=made.pk)
    return show(request, FORM, {"form": form, "whose": whose})


def edit_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a plan: a new version; the one before stays."""
    found = fetch(request, Indicator.objects.select_related("network", "member__district"), pk, Can.EDIT_WORK)
    form = IndicatorForm(request.POST or None, instance=found)
    context = {"form": form, "whose": found.member.district.name if found.member else found.network.name}
    if request.method == "POST" and form.is_valid():
        try:
            if form.plan_has_changed:
                said = form.cleaned_data
                change_indicator(form.save(commit=False), by=person_of(request), why=said["why"], seen=said["seen"])
        except PlanChangedMeanwhile:
            return _changed_meanwhile(request, form, context)
        messages.success(request, f"“{found.name}” is saved. What it said before is kept.")
        return redirect("measures:indicator", pk=found.pk)
    return show(request, FORM, context)


def _changed_meanwhile(request: HttpRequest, form: IndicatorForm, context: dict[str, object]) -> HttpResponse:
    """The form again, with what was typed, and beside it where the plan says something else by now."""
    stored = Indicator.objects.seen_by(request.user).get(pk=form.instance.pk)
    context["meanwhile"] = differences(stored, form.instance)
    form.add_error(None, CHANGED)
    form.data = request.POST.copy()
    form.data["seen"] = str(stored.version)
    return show(request, FORM, context, status=409)


@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Indicator, pk, Can.EDIT_WORK)
    form = RetireIndicatorForm(request.POST)
    if form.is_valid():
        retire_indicator(found, by=person_of(request), why=form.cleaned_data["why"])
        messages.success(request, f"“{found.name}” is no longer asked for. Its numbers stay.")
    else:
        messages.error(request, "The reason cannot be kept as it is: at most 400 characters of plain text.")
    return redirect("measures:indicator", pk=found.pk)
