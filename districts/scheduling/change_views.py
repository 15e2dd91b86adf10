"""Changing a draft by hand: another day or host, another time of a check-in, a lock. Each change is a new draft."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from districts.scheduling import actions
from districts.scheduling.drafting import Row, has_come, row_of
from districts.scheduling.models import PlanDraft
from districts.scheduling.moving import broken_by_checkin, checkin_form, move_checkin, move_of, said_of
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can


def meeting(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Another day or host for a meeting: first what it would cost whom, then the yes."""
    draft, row = _row(request, pk, key, has="host")
    if has_come(row, timezone.localdate()):
        return _stays(request, draft, key)
    form, move = move_of(draft, row, request.POST or request.GET)
    if request.method == "POST" and move is not None:
        return _change(request, draft, move.plan, move.what, key)
    context = {"draft": draft, "row": row, "form": form, "move": move, **said_of(draft, row)}
    return show(request, "districts/scheduling/meeting.html", context, fragment="weighed")


def checkin(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Another time, or another facilitator, for a check-in. What it would break is said first, and asked."""
    draft, row = _row(request, pk, key, has="facilitator")
    if has_come(row, timezone.localdate()):
        return _stays(request, draft, key)
    form = checkin_form(draft, row, request.POST)
    broken: list[str] = []
    if request.method == "POST" and form.is_valid():
        broken = broken_by_checkin(draft, row, form)
        if not broken or "anyway" in request.POST:
            return _change(request, draft, *move_checkin(draft, row, form), key)
    context = {"draft": draft, "row": row, "form": form, "broken": broken, **said_of(draft, row)}
    return show(request, "districts/scheduling/checkin.html", context)


@require_POST
def lock(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Lock a row for the next run of the planner, or let it go."""
    draft, row = _row(request, pk, key)
    held = key in draft.locked
    locked = [each for each in draft.locked if each != key] + ([] if held else [key])
    actions.lock_rows(draft, locked, by=request.user)
    words = "It is free to move again." if held else "It stays as it is when the rest is planned again."
    messages.success(request, words)
    return redirect(_page(draft, row["key"]))


def _row(request: HttpRequest, pk: int, key: str, has: str = "on") -> tuple[PlanDraft, Row]:
    """The draft and its row; 404 when there is no such row, or it is not of that kind."""
    draft = fetch(request, PlanDraft.objects.select_related("network", "year__network"), pk, Can.PLAN_YEAR)
    row = row_of(draft.plan, key)
    if row is None or has not in row:
        raise Http404
    return draft, row


def _stays(request: HttpRequest, draft: PlanDraft, key: str) -> HttpResponse:
    messages.warning(request, "Its day has come, so it stays as it is.")
    return redirect(_page(draft, key))


def _change(request: HttpRequest, draft: PlanDraft, plan: dict[str, Any], what: str, key: str) -> HttpResponse:
    """Keep what was changed; it is locked, so that the planner does not take it back."""
    try:
        locked = [*draft.locked, key] if key not in draft.locked else None
        actions.change_draft(draft, plan, what=what, locked=locked, by=request.user)
    except actions.ChangedMeanwhile:
        messages.warning(request, "Somebody has changed the draft meanwhile. This is how it stands now.")
        return redirect("scheduling:year", draft.network.slug)
    messages.success(request, f"{what}. Not right? Undo brings the last draft back.")
    return redirect(_page(draft, key))


def _page(draft: PlanDraft, key: str) -> str:
    return f"{reverse('scheduling:year', args=[draft.network.slug])}#{key.replace(':', '-')}"
