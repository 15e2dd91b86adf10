"""Pages of theories of improvement: a member's, one of them as outline and diagram, its versions, who sees it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from design_process.cards.opening import Opened, decide_openness, who_sees
from design_process.problems.models import Goal
from design_process.problems.shown import goal_lines
from design_process.theory import actions
from design_process.theory.drawing import draw
from design_process.theory.forms import CompareForm, KeepForm
from design_process.theory.models import Theory, TheoryVersion
from design_process.theory.shape import outline, read
from design_process.theory.shown import aims_of, beside, shown_to
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

NAMES = ("member__district", "network", "goal")


def is_on_behalf(request: HttpRequest, theory: Theory) -> bool:
    """Does the person write for a team that is not theirs?"""
    return theory.member_id not in person_of(request).holdings.working_members


def of_member(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's theories, as far as the person sees them; its team finds the goals that have none yet."""
    member = fetch(request, Member.objects.select_related("district"), pk, Can.SEE_WORK)
    person = person_of(request)
    found = list(Theory.objects.seen_by(person).filter(member=member).select_related("goal"))
    may_add = person.holdings.may(Can.ADD_WORK, member)
    begun = {one.goal_id for one in found}
    lines = [line for line in goal_lines(member.pk) if line.goal.pk not in begun] if may_add else []
    context = {
        "member": member,
        "theories": aims_of(found),
        "goals": [line for line in lines if not line.version.proposed],
        "may_add": may_add,
    }
    return show(request, "design_process/theory/of_member.html", context)


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the theory of a goal."""
    goal = fetch(request, Goal.objects.select_related("member__district"), pk, Can.ADD_WORK)
    return redirect(actions.begin_theory(goal, by=person_of(request)))


def theory(request: HttpRequest, pk: int) -> HttpResponse:
    """One theory: the outline that one edits, and the diagram that says the same."""
    found = fetch(request, Theory.objects.select_related(*NAMES), pk, Can.SEE_WORK)
    return show(request, "design_process/theory/theory.html", _page_of(request, found))


def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """The diagram alone, on one sheet."""
    found = fetch(request, Theory.objects.select_related(*NAMES), pk, Can.SEE_WORK)
    return show(request, "design_process/theory/print.html", _page_of(request, found))


def _page_of(request: HttpRequest, found: Theory) -> dict[str, Any]:
    may = person_of(request).holdings.may
    return {
        "theory": found,
        "shown": shown_to(person_of(request), found),
        "versions": list(TheoryVersion.objects.seen_by(request.user).filter(theory=found).select_related("by")),
        "who": who_sees(found),
        "is_ours": not is_on_behalf(request, found),
        "may_add": may(Can.ADD_WORK, found),
        "may_release": may(Can.RELEASE_WORK, found),
        "may_goal": may(Can.SEE_PROFILE, found),
        "may_chart": may(Can.SEE_STATUS, found),
    }


def visibility(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide who else sees the theory."""
    found = fetch(request, Theory.objects.select_related(*NAMES), pk, Can.RELEASE_WORK)
    return decide_openness(request, found, Opened(str(found), "theory:theory", "theory"))


def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the theory says now as a version, with what was learned."""
    found = fetch(request, Theory.objects.select_related(*NAMES), pk, Can.ADD_WORK)
    form = KeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        hand = actions.Hand(person_of(request), form.key(), on_behalf=is_on_behalf(request, found))
        made = actions.keep_version(found, said["name"], said["learned"], hand=hand)
        messages.success(request, f"{made} is kept. It stays as it is; you go on with the theory.")
        return redirect(found)
    return show(request, "design_process/theory/keep.html", {"theory": found, "form": form})


def version(request: HttpRequest, pk: int) -> HttpResponse:
    """A theory as it was kept."""
    rows = TheoryVersion.objects.select_related("theory__member__district", "theory__network", "by")
    found = fetch(request, rows, pk, Can.SEE_WORK)
    shape = read(found.content)
    branches, loose = outline(shape)
    context = {
        "version": found,
        "theory": found.theory,
        "shape": shape,
        "branches": branches,
        "loose": loose,
        "diagram": draw(shape, {}),
    }
    return show(request, "design_process/theory/version.html", context)


def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions beside each other, or one beside how it is now, with what differs."""
    found = fetch(request, Theory.objects.select_related(*NAMES), pk, Can.SEE_WORK)
    versions = list(TheoryVersion.objects.seen_by(request.user).filter(theory=found))
    form = CompareForm(request.GET, versions=versions)
    context = {"theory": found, "versions": versions, "filter": form, "beside": beside(found, form.chosen())}
    return show(request, "design_process/theory/compare.html", context)
