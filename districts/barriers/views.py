"""Pages of barriers: a member's list, raising one, answering it, passing it on."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from districts.barriers import actions
from districts.barriers.forms import AnswerForm, RaiseForm, RouteForm
from districts.barriers.models import Barrier, BarrierAnswer
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import Holdings, fetch
from network.membership.roles import Can


def barriers(request: HttpRequest, pk: int) -> HttpResponse:
    """What is in a member's way, the longest first, and what was answered before."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_BARRIER)
    today = timezone.localdate()
    rows = Barrier.objects.seen_by(request.user).filter(member=member).select_related("raised_by")
    still = [(barrier, barrier.days_open(today)) for barrier in rows.open_barriers().order_by("raised_at", "pk")]
    context = {
        "member": member,
        "open": still,
        "overdue": sum(1 for barrier, _ in still if barrier.due_on and barrier.due_on < today),
        "closed": [(barrier, barrier.days_open(today)) for barrier in rows.closed_barriers()[:50]],
        "today": today,
        "may_raise": request.user.holdings.may(Can.RAISE_BARRIER, member),  # type: ignore[union-attr]
    }
    return show(request, "districts/barriers/barriers.html", context)


def raise_barrier(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is in the way; a facilitator may write it down for a team."""
    member = fetch(request, Member.objects.select_related("district"), pk, Can.RAISE_BARRIER)
    on_behalf = member.pk not in request.user.holdings.own_members  # type: ignore[union-attr]
    form = RaiseForm(request.POST or None)
    if form.is_valid():
        raised, key = form.raised(on_behalf=on_behalf), form.cleaned_data["client_key"]
        barrier = actions.raise_barrier(member, raised, by=request.user, client_key=key)
        messages.success(request, "It is raised. We tell whoever can remove it, and you as soon as they answer.")
        return redirect("barriers:barrier", barrier.pk)
    context = {"member": member, "form": form, "on_behalf": on_behalf}
    return show(request, "districts/barriers/raise.html", context)


def barrier(request: HttpRequest, pk: int) -> HttpResponse:
    """One barrier with its answers; answering it is one tap for those who may."""
    found = fetch(request, Barrier.objects.select_related("member__district", "raised_by"), pk, Can.SEE_BARRIER)
    kinds = answers_open_to(request.user.holdings, found)  # type: ignore[union-attr]
    today = timezone.localdate()
    form = None
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        if kind not in kinds:
            raise PermissionDenied
        form = AnswerForm(request.POST, barrier=found, today=today, kind=kind)
        if form.is_valid():
            return _answer(request, found, form)
    forms = {kind: AnswerForm(barrier=found, today=today, kind=kind) for kind in kinds}
    if form is not None:
        forms[form.of_kind] = form
    return show(request, "districts/barriers/barrier.html", {"form": form, "forms": forms, **_shown(request, found)})


def answers_open_to(held: Holdings, barrier: Barrier) -> tuple[str, ...]:
    """The kinds of answer a person may give now.

    The sponsor gives any. What is beyond the district the hub carries on and answers for them. The team itself may
    say that it is out of the way.
    """
    if not barrier.is_open:
        return ()
    beyond = barrier.remover != Barrier.Remover.SPONSOR
    if held.may(Can.ANSWER_BARRIER, barrier) or (beyond and held.may(Can.ROUTE_BARRIER, barrier)):
        return tuple(BarrierAnswer.Kind.values)
    return (BarrierAnswer.Kind.REMOVED,) if held.may(Can.RAISE_BARRIER, barrier) else ()


def route(request: HttpRequest, pk: int) -> HttpResponse:
    """The hub passes a barrier to whoever can remove it."""
    found = fetch(request, Barrier.objects.select_related("member__district"), pk, Can.ROUTE_BARRIER)
    form = RouteForm(request.POST or None, barrier=found)
    if form.is_valid():
        try:
            actions.route_barrier(
                found, form.cleaned_data["remover"], by=request.user, words=form.cleaned_data["words"]
            )
        except actions.AlreadyClosed:
            messages.warning(request, "Somebody has closed this barrier meanwhile.")
        else:
            messages.success(request, "It is passed on, and the team knows.")
        return redirect("barriers:barrier", pk)
    return show(request, "districts/barriers/route.html", {"barrier": found, "member": found.member, "form": form})


def _answer(request: HttpRequest, barrier: Barrier, form: AnswerForm) -> HttpResponse:
    try:
        actions.answer_barrier(barrier, form.answered(), by=request.user)
    except actions.AlreadyClosed:
        messages.warning(request, "Somebody has closed this barrier meanwhile. This is how it ended.")
    else:
        messages.success(request, "Thank you. We tell the team what you answered.")
    return redirect("barriers:barrier", barrier.pk)


def _who(barrier: Barrier, held: Holdings) -> str:
    """Who can remove it, said to a reader: "our" sponsor only to those who raise barriers in that district."""
    if barrier.remover == Barrier.Remover.SPONSOR and held.may(Can.ROUTE_BARRIER, barrier):
        return "the district's sponsor"
    return barrier.get_remover_display().lower()


def _shown(request: HttpRequest, barrier: Barrier) -> dict[str, object]:
    today = timezone.localdate()
    held = request.user.holdings  # type: ignore[union-attr]
    asked_of_reader = barrier.remover == Barrier.Remover.SPONSOR and held.may(Can.ANSWER_BARRIER, barrier)
    return {
        "barrier": barrier,
        "whose": _who(barrier, held),
        "remover": "you" if asked_of_reader else _who(barrier, held),
        "member": barrier.member,
        "days_open": barrier.days_open(today),
        "late": bool(barrier.is_open and barrier.due_on and barrier.due_on < today),
        "answers": barrier.answers.select_related("by"),
        "may_answer": held.may(Can.ANSWER_BARRIER, barrier),
        "may_route": barrier.is_open and held.may(Can.ROUTE_BARRIER, barrier),
    }
