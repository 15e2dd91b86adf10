"""The year: its draft as a list or by months, planning it, changing it by hand, going back, comparing drafts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from districts.scheduling import actions
from districts.scheduling.assumptions import notes_of
from districts.scheduling.comparing import compare
from districts.scheduling.defaults import planned_year
from districts.scheduling.models import PlanDraft, PlanRun
from districts.scheduling.year_page import months_of, view_of
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can

PAGE = "districts/scheduling/year.html"


def year(request: HttpRequest, slug: str) -> HttpResponse:
    """The year's plan as it stands, or how far the planner is with it."""
    network = fetch(request, Network, slug, Can.PLAN_YEAR, field="slug")
    plan = planned_year(network)
    run = plan.runs.select_related("draft").first() if plan.pk else None
    if request.htmx:  # type: ignore[attr-defined]
        return _progress(request, network, run)
    draft = plan.current
    view = view_of(draft, today=timezone.localdate()) if draft else None
    context = {
        "network": network,
        "plan": plan,
        "run": run,
        "parked": run is not None and actions.is_parked(run),
        "draft": draft,
        "view": view,
        "months": months_of(view) if view and request.GET.get("view") == "months" else (),
        "notes": notes_of(plan, now=timezone.now()),
        "redo": draft.children.first() if draft else None,
        "stale": draft is not None and plan.changed_at > draft.made_at,
    }
    return show(request, PAGE, context)


def _progress(request: HttpRequest, network: Network, run: PlanRun | None) -> HttpResponse:
    """What the page asks every second while the planner works; when it is done, the page loads itself anew."""
    if run is None or not run.is_active or actions.is_parked(run):
        return HttpResponseClientRefresh()
    return show(request, PAGE, {"network": network, "run": run}, fragment="progress")


@require_POST
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Have the planner plan the year, or what is not locked."""
    network = fetch(request, Network, slug, Can.PLAN_YEAR, field="slug")
    rest = request.POST.get("rest") == "1"
    try:
        actions.start_run(network, by=request.user, now=timezone.now(), rest=rest)
    except actions.NothingToPlan:
        messages.warning(request, "There is no member to plan for yet. Add districts first.")
    return redirect("scheduling:year", slug)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the planner to stop."""
    run = fetch(request, PlanRun.objects.select_related("network"), pk, Can.PLAN_YEAR)
    actions.stop_run(run, by=request.user)
    return redirect("scheduling:year", run.network.slug)


@require_POST
def show_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo, redo, or go to any earlier draft."""
    draft = fetch(request, PlanDraft.objects.select_related("network", "year__network"), pk, Can.PLAN_YEAR)
    actions.show_draft(draft, by=request.user)
    return redirect("scheduling:year", draft.network.slug)


def drafts(request: HttpRequest, slug: str) -> HttpResponse:
    """Every draft of the year, and two of them side by side."""
    network = fetch(request, Network, slug, Can.PLAN_YEAR, field="slug")
    rows = PlanDraft.objects.seen_by(request.user).filter(year__network=network, year__school_year=network.school_year)
    known = {draft.number: draft for draft in rows.select_related("made_by", "parent")}
    plan = planned_year(network)
    newest = plan.current.number if plan.current else 0
    one, other = _number(request.GET.get("one")), _number(request.GET.get("other")) or newest
    if one not in known and newest:
        parent = known[newest].parent
        one = parent.number if parent else newest
    both = one in known and other in known and one != other
    context = {
        "network": network,
        "plan": plan,
        "drafts": list(known.values()),
        "one": known.get(one),
        "other": known.get(other),
        "compared": compare(known[one], known[other]) if both else None,
    }
    return show(request, "districts/scheduling/drafts.html", context)


def _number(said: str | None) -> int:
    return int(said) if said and said.isdecimal() else 0
