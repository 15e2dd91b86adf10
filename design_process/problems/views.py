"""Pages of problems of practice and of goals."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.problems import actions
from design_process.problems.forms import AdoptForm, GoalForm, ProblemForm, RetireForm, SeenForm, initial_of
from design_process.problems.models import Adoption, Goal, ProblemOfPractice
from design_process.problems.rating.actions import last_of
from design_process.problems.rating.results import how_they_stood
from design_process.problems.shown import goal_shown, hints_for
from districts.directory.models import Member, StakeholderGroup
from network.lib.show import show
from network.lib.words import listed
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can


def problems(request: HttpRequest, slug: str) -> HttpResponse:
    """The problems of a network, with the members that work on each."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    found = ProblemOfPractice.objects.seen_by(request.user).filter(network=network).with_members()
    members = Member.objects.seen_by(request.user).filter(network=network).taking_part()
    rating = last_of(network.pk)
    undecided = members.exclude(adoptions__ended_on=None, adoptions__isnull=False).select_related("district")
    context = {
        "network": network,
        "problems": found,
        "undecided": undecided,
        "rating": rating,
        "rating_open": rating is not None and rating.revealed_at is None,
        "may_edit": request.user.holdings.may(Can.EDIT_NETWORK, network),  # type: ignore[union-attr]
    }
    return show(request, "design_process/problems/problems.html", context)


def new_problem(request: HttpRequest, slug: str) -> HttpResponse:
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    form = ProblemForm(request.POST or None, network=network)
    if form.is_valid():
        problem = actions.write_problem(network, form.words(), by=request.user)
        messages.success(request, f"{problem.title} is on the list. Districts can choose it now.")
        return redirect("problems:problem", problem.pk)
    return show(request, "design_process/problems/problem_form.html", {"network": network, "form": form})


def problem(request: HttpRequest, pk: int) -> HttpResponse:
    """One problem of practice, and who works or worked on it."""
    found = fetch(request, ProblemOfPractice, pk, Can.SEE_NETWORK)
    adoptions = found.adoptions.select_related("member__district")
    stood = how_they_stood(found.network_id)
    how = stood.words.get(found.pk) if stood else None
    context = {
        "problem": found,
        "touches": listed([StakeholderGroup(key).label.lower() for key in found.stakeholder_groups]).capitalize(),
        "network": found.network,
        "now": adoptions.filter(ended_on=None).order_by("member__district__name"),
        "before": adoptions.exclude(ended_on=None),
        "stood": stood if how else None,
        "how": how,
        "may_edit": request.user.holdings.may(Can.EDIT_NETWORK, found),  # type: ignore[union-attr]
    }
    return show(request, "design_process/problems/problem.html", context)


def edit_problem(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, ProblemOfPractice, pk, Can.EDIT_NETWORK)
    form = ProblemForm(request.POST or None, instance=found, network=found.network)
    if form.is_valid():
        actions.write_problem(found.network, form.words(), by=request.user, problem=found)
        messages.success(request, "The new words are saved.")
        return redirect("problems:problem", found.pk)
    context = {"network": found.network, "form": form, "problem": found}
    return show(request, "design_process/problems/problem_form.html", context)


def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the problem a member works on; the one before stays in its history."""
    member = fetch(request, Member, pk, Can.EDIT_WORK)
    history = Adoption.objects.seen_by(request.user).filter(member=member).select_related("problem", "by")
    current = next((adoption for adoption in history if adoption.ended_on is None), None)
    form = AdoptForm(
        request.POST or None, network=member.network, initial={"problem": current.problem_id if current else None}
    )
    if form.is_valid():
        chosen, reason = form.cleaned_data["problem"], form.cleaned_data["reason"]
        actions.adopt_problem(member, chosen, by=request.user, on=timezone.localdate(), reason=reason)
        messages.success(request, f"{member} now works on {chosen.title}.")
        return redirect("phases:project", member.pk)
    stood = how_they_stood(member.network_id)
    context = {"member": member, "form": form, "current": current, "history": history, "stood": stood}
    return show(request, "design_process/problems/adopt.html", context)


def new_goal(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a goal for the problem a member works on; what the hub writes is a proposal."""
    member = fetch(request, Member, pk, Can.PROPOSE_GOAL)
    adoption = Adoption.objects.seen_by(request.user).open().filter(member=member).select_related("problem").first()
    proposed = not request.user.holdings.may(Can.EDIT_GOAL, member)  # type: ignore[union-attr]
    form = GoalForm(request.POST or None, first=True)
    if adoption and form.is_valid():
        version = actions.set_goal(member, adoption.problem, form.words(), by=request.user, proposed=proposed)
        messages.success(request, "Your proposal is sent to the district." if proposed else "The goal is set.")
        return redirect("problems:goal", version.goal_id)
    context = {"member": member, "adoption": adoption, "form": form, "proposed": proposed, "hints": hints_for(form)}
    return show(request, "design_process/problems/goal_form.html", context)


def goal(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal as it stands, its versions with what changed, and what may be done to it."""
    found = fetch(request, Goal, pk, Can.SEE_PROFILE)
    may = request.user.holdings.may  # type: ignore[union-attr]
    context = {
        "goal": found,
        "member": found.member,
        "shown": goal_shown(found, timezone.localdate()),
        "may_revise": may(Can.PROPOSE_GOAL, found) and not found.retired_at,
        "may_take": may(Can.EDIT_GOAL, found) and not found.retired_at,
        "may_agree": may(Can.AGREE_GOAL, found) and not found.retired_at,
        "retire_form": RetireForm(),
    }
    return show(request, "design_process/problems/goal.html", context)


def revise_goal(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the next version of a goal. Somebody else's newer version is shown beside what was typed."""
    found = _open_goal(request, pk, Can.PROPOSE_GOAL)
    proposed = not request.user.holdings.may(Can.EDIT_GOAL, found)  # type: ignore[union-attr]
    form = GoalForm(request.POST or None, initial=initial_of(found.versions.all()[0]))
    context = {"member": found.member, "goal": found, "form": form, "proposed": proposed, "hints": hints_for(form)}
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            actions.revise_goal(found, form.words(), seen=seen, by=request.user, proposed=proposed)
        except actions.GoalMoved as moved:
            return _conflict(request, form, context | {"theirs": moved.latest})
        messages.success(request, "Your proposal is sent to the district." if proposed else "The goal is revised.")
        return redirect("problems:goal", found.pk)
    return show(request, "design_process/problems/goal_form.html", context)


@require_POST
def take_goal(request: HttpRequest, pk: int) -> HttpResponse:
    """The district takes the version the hub proposed."""
    found = _open_goal(request, pk, Can.EDIT_GOAL)
    return _say_yes(request, found, actions.take_goal, "It is your goal now.")


@require_POST
def agree_goal(request: HttpRequest, pk: int) -> HttpResponse:
    """The sponsor agrees to the version on the screen."""
    found = _open_goal(request, pk, Can.AGREE_GOAL)
    return _say_yes(request, found, actions.agree_goal, "You have agreed to this goal. The team can see that.")


@require_POST
def retire_goal(request: HttpRequest, pk: int) -> HttpResponse:
    found = _open_goal(request, pk, Can.EDIT_GOAL)
    form = RetireForm(request.POST)
    if form.is_valid():
        actions.retire_goal(found, by=request.user, why=form.cleaned_data["why"])
        messages.success(request, "The goal is retired. Its versions stay.")
    else:
        messages.error(request, "Say in a sentence why you retire the goal.")
    return redirect("problems:goal", found.pk)


def _open_goal(request: HttpRequest, pk: int, can: Can) -> Goal:
    """A goal that is still worked towards: a retired one takes no change."""
    found = fetch(request, Goal, pk, can)
    if found.retired_at:
        raise Http404
    return found


def _say_yes(request: HttpRequest, goal: Goal, verb: Callable[..., Any], done: str) -> HttpResponse:
    """Say yes to the version that was on the screen; when another came meanwhile, show that first."""
    form = SeenForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else 0
    try:
        verb(goal, seen=seen, by=request.user)
    except actions.GoalMoved:
        messages.warning(request, "The goal changed while you were reading. This is how it stands now.")
    else:
        messages.success(request, done)
    return redirect("problems:goal", goal.pk)


def _conflict(request: HttpRequest, form: GoalForm, context: dict[str, Any]) -> HttpResponse:
    """Both versions on one page. What was typed stays in the form; saved again, it follows the newer version."""
    form.data = {**form.data.dict(), "seen": context["theirs"].number}  # type: ignore[attr-defined]
    return show(request, "design_process/problems/goal_conflict.html", context, status=409)
