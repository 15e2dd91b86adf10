"""Pages of a cycle's plan: writing it, changing it, and how sure one is oneself of what it predicts."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.cards.actions import ChangedMeanwhile
from design_process.cycles import actions
from design_process.cycles.forms import NextPlanForm, PlanForm, RampForm, RunningPlanForm
from design_process.cycles.models import Prediction, Ramp, TestCycle
from design_process.cycles.prediction_actions import TooLate, say_how_sure
from design_process.cycles.prediction_forms import PredictionLines, SurenessForm
from design_process.cycles.ramp_actions import RampNamed, larger, name_ramp
from design_process.cycles.views import fetch_cycle, refused
from design_process.prototypes.models import Prototype
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

LONGEST_KEY = 18
USUAL_LENGTH = timedelta(days=20)  # three school weeks


def new_cycle(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan the next cycle of a prototype; after a decision it begins with what goes on from that cycle."""
    prototype = fetch(request, Prototype.objects.select_related("member__district"), pk, Can.EDIT_WORK)
    person = person_of(request)
    last = _comes_after(request, prototype)
    form = NextPlanForm(request.POST or None, initial=_next_plan(prototype, last), prototype=prototype, before=last)
    lines = PredictionLines(request.POST or None, prototype, None, person)
    if request.method == "POST" and _are_sound(form, lines):
        follows = last if last and last.closed_at else None
        made = actions.plan_cycle(prototype, form.plan(lines.predictions()), by=person, follows=follows)
        messages.success(request, f"Cycle {made.number} is planned. The first observation starts it.")
        return redirect("cycles:cycle", made.pk)
    number = (prototype.cycles.aggregate(last=Max("number"))["last"] or 0) + 1
    context = {"prototype": prototype, "last": last, "number": number, "form": form, "lines": lines}
    return show(request, "design_process/cycles/plan.html", context, status=422 if lines.has_errors else 200)


def _comes_after(request: HttpRequest, prototype: Prototype) -> TestCycle | None:
    """The cycle that was asked for, else the last one."""
    cycles, asked = prototype.cycles.select_related("ramp").order_by("number"), request.GET.get("after", "")
    named = cycles.filter(pk=asked).first() if asked.isdecimal() and len(asked) <= LONGEST_KEY else None
    return named or cycles.last()


def _next_plan(prototype: Prototype, last: TestCycle | None) -> dict[str, Any]:
    """What a plan begins with: the days after the last, its question, its ramp, and its scale or the next larger."""
    today = timezone.localdate()
    start = max(today, last.ends_on + timedelta(days=1)) if last else today
    plan = {"starts_on": start, "ends_on": start + USUAL_LENGTH}
    if last is None:
        return {**plan, "scale": prototype.scale}
    scale = larger(last.scale) if last.act == TestCycle.Act.EXPAND else last.scale
    return {**plan, "question": last.question, "scale": scale, "ramp": last.ramp.number}


def _are_sound(form: PlanForm, lines: PredictionLines) -> bool:
    plan_is_valid = form.is_valid()
    first_day: date | None = form.cleaned_data.get("starts_on")
    return lines.is_valid(first_day) and plan_is_valid


def edit_cycle(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a plan; once the cycle runs, its days and what it predicts in numbers."""
    cycle = fetch_cycle(request, pk, Can.EDIT_WORK)
    person = person_of(request)
    kind = PlanForm if cycle.state == TestCycle.State.PLAN else RunningPlanForm
    initial = {name: getattr(cycle, name) for name in ("question", "prediction", "starts_on", "ends_on", "scale")}
    initial |= {"ramp": cycle.ramp.number, "seen": actions.plan_state(cycle)}
    form = kind(request.POST or None, initial=initial, prototype=cycle.prototype)
    lines = PredictionLines(request.POST or None, cycle.prototype, cycle, person)
    context = {"prototype": cycle.prototype, "cycle": cycle, "number": cycle.number, "form": form, "lines": lines}
    if request.method == "POST" and _are_sound(form, lines):
        try:
            actions.change_plan(cycle, form.plan(lines.predictions()), by=person, seen=form.cleaned_data["seen"])
        except (actions.OutOfOrder, ChangedMeanwhile) as problem:
            return refused(request, cycle, problem, {**context, "page": "plan", "state": actions.plan_state})
        messages.success(request, "The plan is changed.")
        return redirect("cycles:cycle", cycle.pk)
    return show(request, "design_process/cycles/plan.html", context, status=422 if lines.has_errors else 200)


@require_POST
def say_sure(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep how sure the person is of a prediction of their team. Nobody else is ever shown it."""
    prediction = fetch(request, Prediction.objects.with_owner(), pk, Can.ADD_WORK)
    form = SurenessForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose how sure you are.")
        return redirect("cycles:cycle", prediction.cycle_id)
    try:
        say_how_sure(prediction, form.cleaned_data["sure"], by=person_of(request))
    except TooLate as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Kept. Only you see it.")
    return redirect("cycles:cycle", prediction.cycle_id)


def edit_ramp(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a ramp another name."""
    ramp = fetch(request, Ramp.objects.with_owner().select_related("prototype__member__district"), pk, Can.EDIT_WORK)
    form = RampForm(request.POST or None, initial={"name": ramp.name, "seen": ramp.name})
    context: dict[str, Any] = {"ramp": ramp, "form": form}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            name_ramp(ramp, said["name"], by=person_of(request), seen=said["seen"])
        except RampNamed:
            form.add_error("name", "This prototype has another series of this name. Choose another.")
        except ChangedMeanwhile:
            ramp.refresh_from_db()
            form.add_error("name", f"Somebody called it “{ramp.name}” meanwhile. Save again if yours should stand.")
            form.data = {**request.POST.dict(), "seen": ramp.name}
            return show(request, "design_process/cycles/ramp.html", context, status=409)
        else:
            messages.success(request, "The series has its new name.")
            return redirect("prototypes:prototype", ramp.prototype_id)
    return show(request, "design_process/cycles/ramp.html", context)
