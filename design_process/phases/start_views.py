"""Starting a network: three short groups of questions, one after the other, then its districts.

What was answered travels along in the form itself, so that it works without JavaScript and nothing half made is kept.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from design_process.phases.actions import copy_template
from design_process.phases.shipped import shipped_templates
from design_process.phases.start_forms import STEPS, TITLES
from network.lib.show import show
from network.membership.access import may_start_network
from network.membership.actions import NewNetwork, create_network, started_lately
from network.membership.models import Network
from network.outbox.locks import partition_lock
from network.people.acting import person_of


@dataclass(frozen=True)
class StepLine:
    """One of the groups of questions, for the line that says where one is."""

    title: str
    state: str  # "done", "here" or "ahead"


@require_http_methods(["GET", "HEAD", "POST"])
def start_network(request: HttpRequest) -> HttpResponse:
    """Ask for a network's beginnings. `step` says which group was answered; without it all of them are there."""
    if not may_start_network(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _show_step(request, 0, STEPS[0]())
    here = _step_of(request.POST)
    if "back" in request.POST:
        return _show_step(request, max(here - 1, 0), STEPS[max(here - 1, 0)](initial=request.POST.dict()))
    if here + 1 == len(STEPS):
        return _answer_all(request)
    answered = [form(request.POST) for form in STEPS[: here + 1]]
    for number, form in enumerate(answered):
        if not form.is_valid():
            return _show_step(request, number, form)
    return _show_step(request, here + 1, _next_form(here + 1, request.POST))


@transaction.atomic
def _answer_all(request: HttpRequest) -> HttpResponse:
    """Start the network, once: a second press of the button finds the one that the first has made."""
    with partition_lock("start network"):
        network = started_lately(request.POST.get("name", ""), by=person_of(request))
        if network is None:
            answered = [form(request.POST) for form in STEPS]
            for number, form in enumerate(answered):
                if not form.is_valid():
                    return _show_step(request, number, form)
            said = {name: value for form in answered for name, value in form.cleaned_data.items()}
            network = _start(said, request.user)
    messages.success(request, f"{network} is started, and you are its first facilitator. Bring its districts in.")
    return redirect("directory:upload", slug=network.slug)


def _start(said: dict[str, Any], by: Any) -> Network:
    new = NewNetwork(
        name=said["name"],
        slug=said["slug"],
        school_year=said["school_year"],
        time_zone=said["time_zone"],
        hub=said["hub"].strip(),
        anchor=said["anchor"].strip(),
    )
    network = create_network(new, by=by, on=timezone.localdate())
    copy_template(network, said["process"], by=by)
    return network


def _step_of(said: QueryDict) -> int:
    """Which group was answered, from 0; a form that carries everything at once is at the last."""
    step = said.get("step", "")
    return int(step) if step in {str(number) for number in range(len(STEPS))} else len(STEPS) - 1


def _next_form(number: int, said: QueryDict) -> forms.Form:
    """The next group: with what was answered before somebody went back, if anything."""
    form = STEPS[number]
    before = {name: said[name] for name in form.base_fields if name in said}
    return form(initial=before)


def _show_step(request: HttpRequest, number: int, form: forms.Form) -> HttpResponse:
    carried = {name: request.POST[name] for step in STEPS for name in step.base_fields if name in request.POST}
    context = {
        "form": form,
        "step": number,
        "steps": [StepLine(title, _state(place, number)) for place, title in enumerate(TITLES)],
        "carried": {name: value for name, value in carried.items() if name not in form.fields},
        "templates": shipped_templates(),
        "is_last": number == len(STEPS) - 1,
    }
    return show(request, "design_process/phases/start_network.html", context)


def _state(place: int, here: int) -> str:
    return "done" if place < here else "here" if place == here else "ahead"
