"""Pages of barriers: a member's list, raising one, answering it, passing it on."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from districts.barriers import actions
from districts.barriers.answering import answers_open_to, quick_days, thanks
from districts.barriers.briefs.models import JointBrief
from districts.barriers.forms import AnswerForm, RaiseForm, RouteForm, answer_forms
from districts.barriers.models import Barrier
from districts.barriers.response import usual_response
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import Holdings, fetch
from network.membership.roles import Can
from network.people.acting import person_of


def barriers(request: HttpRequest, pk: int) -> HttpResponse:
    """What is in a member's way, the longest first, and what was answered before."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_BARRIER)
    today, held = timezone.localdate(), person_of(request).holdings
    rows = Barrier.objects.seen_by(request.user).filter(member=member).select_related("raised_by")
    still = [(barrier, barrier.days_open(today)) for barrier in rows.open_barriers().order_by("raised_at", "pk")]
    context = {
        "member": member,
        "open": still,
        "overdue": sum(1 for barrier, _ in still if barrier.due_on and barrier.due_on < today),
        "closed": [(barrier, barrier.days_open(today)) for barrier in rows.closed_barriers()[:50]],
        "today": today,
        "may_raise": held.may(Can.RAISE_BARRIER, member),
        "response": _response(held, member),
    }
    return show(request, "districts/barriers/barriers.html", context)


def _response(held: Holdings, member: Member) -> str:
    """How long the sponsor usually takes: for the sponsor, and for the hub."""
    if held.may(Can.ANSWER_BARRIER, member):
        return usual_response(member.pk, whose="You")
    return usual_response(member.pk, whose="The sponsor") if held.may(Can.ROUTE_BARRIER, member) else ""


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
    """One barrier with its answers; answering it is one tap for those who may. `home`: back to where it was asked."""
    found = fetch(request, Barrier.objects.select_related("member__district", "raised_by"), pk, Can.SEE_BARRIER)
    kinds = answers_open_to(request.user.holdings, found)  # type: ignore[union-attr]
    try:
        forms, form = answer_forms(found, kinds, timezone.localdate(), request.POST if request.POST else None)
    except KeyError:
        raise PermissionDenied from None
    if form is not None and form.is_valid():
        return _answer(request, found, form)
    return show(request, "districts/barriers/barrier.html", {"form": form, "forms": forms, **_shown(request, found)})


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
        actions.give_answer(barrier, form.answered(), by=request.user)
    except (actions.AlreadyClosed, actions.NotClosed):
        messages.warning(request, "Somebody was faster. This is how it stands now.")
        return redirect("barriers:barrier", barrier.pk)
    messages.success(request, thanks(form.of_kind, barrier))
    home = request.POST.get("home") and person_of(request).holdings.may(Can.ANSWER_BARRIER, barrier)
    return redirect("/") if home else redirect("barriers:barrier", barrier.pk)


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
        "quick_days": quick_days(today),
        "brief": JointBrief.objects.seen_by(request.user).filter(parts__barrier=barrier).first(),
        "may_route": barrier.is_open and held.may(Can.ROUTE_BARRIER, barrier),
    }
