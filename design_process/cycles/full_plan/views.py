"""Where the parts of a full plan are sent, each by itself. What needs another look is shown on the cycle's page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.cards.actions import ChangedMeanwhile
from design_process.cycles.actions import OutOfOrder
from design_process.cycles.full_plan import actions
from design_process.cycles.full_plan.forms import AimForm, DataForm, DidForm, QuestionForm, TaskForm
from design_process.cycles.full_plan.models import CycleQuestion, CycleTask
from design_process.cycles.models import TestCycle
from design_process.cycles.views import CHANGED, fetch_cycle, show_cycle
from network.lib.going_back import go_back
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

NAMES = ("cycle__prototype", "cycle__ramp", "cycle__member__district", "cycle__network")


def _back(cycle_id: int, place: str) -> HttpResponse:
    return redirect(f"{reverse('cycles:cycle', args=[cycle_id])}#{place}")


def _keep(
    request: HttpRequest, cycle: TestCycle, part: str, make: Callable[[Any], Any], act: Callable[[Any], Any]
) -> HttpResponse:
    """Do `act` with what was sent; else show the page with this part open and everything that was typed."""
    form = make(request.POST or None)
    if request.method != "POST":
        return show_cycle(request, cycle, {part: form})
    if not form.is_valid():
        return show_cycle(request, cycle, {part: form}, status=422)
    try:
        act(form)
    except (OutOfOrder, ChangedMeanwhile) as problem:
        cycle.refresh_from_db()
        _say_why(request, form, problem, make(None))
        return show_cycle(request, cycle, {part: form}, status=409)
    messages.success(request, "Kept.")
    return _back(cycle.pk, "do" if part == "did" else "plan")


def _say_why(request: HttpRequest, form: Any, problem: Exception, fresh: Any) -> None:
    """Say why nothing was saved; what was typed stays, and what stands by now counts as seen."""
    form.add_error(None, CHANGED if isinstance(problem, ChangedMeanwhile) else str(problem))
    form.data = {**request.POST.dict(), "seen": fresh.initial.get("seen", "")}


def aim(request: HttpRequest, pk: int) -> HttpResponse:
    """What the test is for, what is changed, and where."""
    cycle, by = fetch_cycle(request, pk, Can.EDIT_WORK), person_of(request)

    def act(form: AimForm) -> None:
        actions.say_aim(cycle, form.said(), by=by, seen=form.cleaned_data["seen"])

    return _keep(request, cycle, "aim", lambda data: AimForm(data, cycle=cycle), act)


def did(request: HttpRequest, pk: int) -> HttpResponse:
    """Was it carried out as planned, and what was not part of the plan."""
    cycle, by = fetch_cycle(request, pk, Can.EDIT_WORK), person_of(request)

    def act(form: DidForm) -> None:
        actions.say_how_it_went(cycle, form.said(), by=by, seen=form.cleaned_data["seen"])

    return _keep(request, cycle, "did", lambda data: DidForm(data, cycle=cycle), act)


def add_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask one more question, with a prediction in words."""
    cycle, by = fetch_cycle(request, pk, Can.EDIT_WORK), person_of(request)

    def act(form: QuestionForm) -> None:
        said = form.cleaned_data
        actions.add_question(cycle, said["words"], said["prediction"], by=by, client_key=form.key())

    return _keep(request, cycle, "question", QuestionForm, act)


def add_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Add what is to be done: what, who, when, where."""
    cycle, by = fetch_cycle(request, pk, Can.EDIT_WORK), person_of(request)

    def act(form: TaskForm) -> None:
        actions.add_task(cycle, form.task(), by=by, client_key=form.key())

    return _keep(request, cycle, "task", lambda data: TaskForm(data, cycle=cycle), act)


def plan_data(request: HttpRequest, pk: int) -> HttpResponse:
    """Who collects each of the prototype's numbers, when and how."""
    cycle, by = fetch_cycle(request, pk, Can.EDIT_WORK), person_of(request)
    counted = list(cycle.prototype.indicators.filter(retired_at=None))

    def act(form: DataForm) -> None:
        actions.plan_data(cycle, form.collected(), by=by, seen=form.cleaned_data["seen"])

    return _keep(request, cycle, "data", lambda data: DataForm(data, cycle=cycle, indicators=counted), act)


def edit_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a further question, or take it out."""
    one = fetch(request, CycleQuestion.objects.with_owner().select_related(*NAMES), pk, Can.EDIT_WORK)
    by = person_of(request)

    def act(form: QuestionForm) -> None:
        said = form.cleaned_data
        actions.change_question(one, said["words"], said["prediction"], by=by, seen=said["seen"])

    if request.method == "POST" and request.POST.get("drop"):
        return _taken_out(request, one, lambda: actions.take_question_out(one, by=by), QuestionForm(one=one))
    return _keep_one(request, one, lambda data: QuestionForm(data, one=one), act)


def edit_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a task, or take it out."""
    found = CycleTask.objects.standing().select_related(*NAMES, "owner", "member__district")
    one, by = fetch(request, found, pk, Can.EDIT_WORK), person_of(request)

    def act(form: TaskForm) -> None:
        actions.change_task(one, form.task(), by=by, seen=form.cleaned_data["seen"])

    if request.method == "POST" and request.POST.get("drop"):
        return _taken_out(request, one, lambda: actions.take_task_out(one, by=by), TaskForm(cycle=one.cycle, one=one))
    return _keep_one(request, one, lambda data: TaskForm(data, cycle=one.cycle, one=one), act)


def _keep_one(request: HttpRequest, one: Any, make: Callable[[Any], Any], act: Callable[[Any], Any]) -> HttpResponse:
    """Do `act` with what was sent; else show the one thing with everything that was typed."""
    form = make(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return show(request, "design_process/cycles/one_part.html", {"one": one, "cycle": one.cycle, "form": form})
    try:
        act(form)
    except (OutOfOrder, ChangedMeanwhile) as problem:
        one.refresh_from_db()
        _say_why(request, form, problem, make(None))
        context = {"one": one, "cycle": one.cycle, "form": form, "stored": one}
        return show(request, "design_process/cycles/one_part.html", context, status=409)
    messages.success(request, "Kept.")
    return _back(one.cycle_id, "plan")


def _taken_out(request: HttpRequest, one: Any, act: Callable[[], Any], form: Any) -> HttpResponse:
    try:
        act()
    except OutOfOrder as problem:
        context = {"one": one, "cycle": one.cycle, "form": form, "why_not": str(problem)}
        return show(request, "design_process/cycles/one_part.html", context, status=409)
    messages.success(request, "It is taken out of the plan.")
    return _back(one.cycle_id, "plan")


@require_POST
def finish_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a task is done, or open it again."""
    found = CycleTask.objects.standing().select_related(*NAMES, "member__district")
    one = fetch(request, found, pk, Can.ADD_WORK)
    done, going_on = request.POST.get("done") == "yes", CycleTask.objects.filter(carried_from=one).first()
    if going_on:
        messages.warning(request, f"“{one.words}” goes on in {going_on.cycle}: say it there.")
    else:
        actions.finish_task(one, done=done, by=person_of(request), on=timezone.localdate())
        messages.success(request, f"“{one.words}” is done." if done else f"“{one.words}” is open again.")
    return go_back(request, f"{reverse('cycles:cycle', args=[one.cycle_id])}#tasks")
