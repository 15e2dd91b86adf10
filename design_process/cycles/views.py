"""Pages of a test cycle, from its plan to its decision."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.cards.opening import Opened, decide_openness, who_sees
from design_process.cycles import actions, course
from design_process.cycles.forms import ActForm, ObservationForm, StudyForm
from design_process.cycles.full_plan.forms import Answers
from design_process.cycles.full_plan.shown import full_plan_of
from design_process.cycles.models import Observation, TestCycle
from design_process.cycles.shown import Comparisons, predictions_shown
from network.lib.show import show
from network.lib.uploads import refused_bytes
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of
from network.people.models import Person

OFFERED = {"add": Can.ADD_WORK, "edit": Can.EDIT_WORK, "release": Can.RELEASE_WORK, "chart": Can.SEE_STATUS}
CHANGED = (
    "Somebody else wrote here while you were writing. Nothing is lost: theirs is shown below, yours is still in the "
    "fields. Put together what should stand, and save again."
)


def fetch_cycle(request: HttpRequest, pk: int, can: Can) -> TestCycle:
    """The cycle through the door, with what its pages name."""
    names = ("member__district", "network", "prototype", "ramp", "follows")
    found: TestCycle = fetch(request, TestCycle.objects.select_related(*names), pk, can)
    return found


def cycle(request: HttpRequest, pk: int) -> HttpResponse:
    """One cycle on one page. What was seen in it stays with the team and the hub, also when the card is released."""
    found = fetch_cycle(request, pk, Can.SEE_WORK)
    return show_cycle(request, found)


def show_cycle(
    request: HttpRequest, found: TestCycle, bound: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page of a cycle. `bound`: forms of its full plan that were sent and need another look."""
    page = _page(request, found, ObservationForm(today=timezone.localdate()), bound)
    return show(request, "design_process/cycles/cycle.html", page, status=status)


def observe(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an observation from the cycle's own page."""
    found = fetch_cycle(request, pk, Can.ADD_WORK)
    sent, refused = (request.POST or None, request.FILES or None), bool(refused_bytes(request))
    form = ObservationForm(*sent, today=timezone.localdate(), photo_refused=refused)
    if request.method == "POST" and form.is_valid():
        on_behalf = is_on_behalf(request, found.member_id)
        try:
            actions.log_observation(found, by=person_of(request), on_behalf=on_behalf, **form.cleaned_data)
        except actions.OutOfOrder as problem:
            form.add_error(None, str(problem))
            found.refresh_from_db()
            return show(request, "design_process/cycles/cycle.html", _page(request, found, form), status=409)
        messages.success(request, "Your observation is in.")
        return redirect("cycles:cycle", found.pk)
    return show(request, "design_process/cycles/cycle.html", _page(request, found, form))


def _page(
    request: HttpRequest, found: TestCycle, form: ObservationForm, bound: dict[str, Any] | None = None
) -> dict[str, Any]:
    """What the page of a cycle shows to this person."""
    person = person_of(request)
    may = {name: person.holdings.may(can, found) for name, can in OFFERED.items()}
    observations = list(Observation.objects.seen_by(person).with_photo().filter(cycle=found))
    latest = observations[0].observed_on if observations else None
    facts = course.Facts(found.state, found.starts_on, found.ends_on, len(observations), latest, found.act)
    full = full_plan_of(found, person, may_edit=may["edit"], write="full" in request.GET, bound=bound)
    return {
        "cycle": found,
        "form": form,
        "may": may,
        "predictions": predictions_shown(found, person, is_ours=may["add"]),
        "full": full,
        "observations": observations,
        "steps": course.steps(found.state),
        "sentence": course.sentence(facts, timezone.localdate()) if may["add"] else "",
        "prototype_seen": full.prototype_seen,
        "indicators": list(found.prototype.indicators.all()) if full.prototype_seen else [],
        "next": _next(found, person),
        "who": who_sees(found),
    }


def _next(found: TestCycle, person: Person) -> TestCycle | None:
    """The cycle that came out of this one, or the next in its ramp."""
    later = found.prototype.cycles.seen_by(person).filter(
        Q(follows=found) | Q(number__gt=found.number, follows=None, ramp=found.ramp)
    )
    return later.order_by("number").first()


def study(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the study, or mend it until the team decides."""
    found = fetch_cycle(request, pk, Can.EDIT_WORK)
    initial = {name: getattr(found, name) for name in ("findings", "did_not_work", "surprise")}
    form = StudyForm(request.POST or None, initial={**initial, "seen": actions.study_state(found)})
    compared = Comparisons(found, request.POST or None, reader=request.user)
    answers = Answers(found, request.POST or None)
    context = {**_beside(found, form, course.why_not_study(found.state)), "compared": compared, "answers": answers}
    context["study_parts"] = [*compared.forms, *answers.forms]
    if request.method == "POST" and all([form.is_valid(), compared.is_valid(), answers.is_valid()]):
        try:
            study = form.study(compared.judged(), answers.answered())
            actions.study_cycle(found, study, by=person_of(request), seen=form.cleaned_data["seen"])
        except (actions.OutOfOrder, ChangedMeanwhile) as problem:
            return refused(request, found, problem, {**context, "page": "study", "state": actions.study_state})
        messages.success(request, "The study is kept. What is left is to decide.")
        return redirect("cycles:act", found.pk)
    wrong = compared.has_errors or answers.has_errors
    return show(request, "design_process/cycles/study.html", context, status=422 if wrong else 200)


def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare what could not be compared in the study, once its number has come."""
    found = fetch_cycle(request, pk, Can.EDIT_WORK)
    compared = Comparisons(found, request.POST or None, reader=request.user, only_open=True)
    why_not = course.why_not_compare(found.state)
    context: dict[str, Any] = {"cycle": found, "compared": compared, "why_not": why_not}
    if request.method == "POST" and compared.is_valid():
        try:
            actions.compare_later(found, compared.judged(), by=person_of(request))
        except (actions.OutOfOrder, ChangedMeanwhile):
            return show(request, "design_process/cycles/compare.html", context, status=409)
        messages.success(request, "What came of it is kept.")
        return redirect("cycles:cycle", found.pk)
    return show(request, "design_process/cycles/compare.html", context, status=422 if compared.has_errors else 200)


def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Adopt, adapt, expand or abandon: closes the cycle, and after Adapt and Expand leads to the next plan."""
    found = fetch_cycle(request, pk, Can.EDIT_WORK)
    form = ActForm(request.POST or None, initial={"seen": actions.study_state(found)})
    context = _beside(found, form, course.why_not_act(found.state))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            how = {"reason": said["act_reason"], "seen": said["seen"], "then": form.then()}
            actions.decide(found, said["act"], by=person_of(request), **how)
        except (actions.OutOfOrder, ChangedMeanwhile) as problem:
            return refused(request, found, problem, {**context, "page": "act", "state": actions.study_state})
        messages.success(
            request, f"Cycle {found.number} is closed. You decided to {course.DECISIONS[said['act']].lower()}."
        )
        if said["act"] in (TestCycle.Act.ADAPT, TestCycle.Act.EXPAND):
            return redirect(f"{reverse('cycles:new_cycle', args=[found.prototype_id])}?after={found.pk}")
        return redirect("cycles:cycle", found.pk)
    return show(request, "design_process/cycles/act.html", context)


def _beside(found: TestCycle, form: forms.Form, why_not: str) -> dict[str, Any]:
    """A step's form with what it is written from: the plan and everything that was seen."""
    observations = found.observations.with_photo()
    return {"cycle": found, "form": form, "why_not": why_not, "observations": list(observations)}


def refused(request: HttpRequest, found: TestCycle, problem: Exception, context: dict[str, Any]) -> HttpResponse:
    """Say why nothing was saved. What was typed stays; what stands by now is shown beside it, and counts as seen."""
    found.refresh_from_db()
    form = context["form"]
    changed = isinstance(problem, ChangedMeanwhile)
    form.add_error(None, CHANGED if changed else str(problem))
    form.data = {**request.POST.dict(), "seen": context["state"](found)}
    said = {"cycle": found, "stored": found if changed else None}
    return show(request, f"design_process/cycles/{context['page']}.html", {**context, **said}, status=409)


def cycle_visibility(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide who else sees the cycle."""
    found = fetch_cycle(request, pk, Can.RELEASE_WORK)
    return decide_openness(request, found, Opened(str(found), "cycles:cycle", "cycle"))


def is_on_behalf(request: HttpRequest, member_id: int) -> bool:
    """Does the person write for a team that is not theirs?"""
    return member_id not in person_of(request).holdings.working_members
