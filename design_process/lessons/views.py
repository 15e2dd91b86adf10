"""Pages of lessons: the ledger, one lesson, writing it, opening it, thanking for it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from design_process.cards.actions import ChangedMeanwhile
from design_process.cards.opening import Opened, decide_openness, who_sees
from design_process.cycles.models import TestCycle
from design_process.lessons import actions
from design_process.lessons.forms import LedgerForm, LessonForm, ThanksForm
from design_process.lessons.ledger import giving_of, grades_of, like_mine, page_of
from design_process.lessons.models import Lesson, Thanks, UnnamedLesson
from design_process.lessons.public import address_for_anybody
from design_process.phases.models import Phase
from design_process.predictions.contexts import Context
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

NAMES = ("member__district", "network", "cycle__prototype", "phase")
CHANGED = (
    "Somebody changed the lesson while you were writing. What it says now is shown below; save again to replace it."
)


def lessons(request: HttpRequest, slug: str) -> HttpResponse:
    """The learning ledger: what teams have released, by words and surroundings, the latest first."""
    network = fetch(request, Network, slug, Can.SEE_WORK, field="slug")
    person = person_of(request)
    phases = list(Phase.objects.seen_by(person).of_network(network.pk))
    rows = Member.objects.seen_by(person).filter(network=network).taking_part()
    members = {str(one.pk): one for one in rows.select_related("district").order_by("district__name")}
    form = LedgerForm(request.GET, members=list(members.values()), phases=phases, grades=grades_of(network))
    asked = form.asked()
    context = {
        "network": network,
        "filter": form,
        "asked": asked,
        "whose": members.get(asked.get("member", "")),
        "narrowed": bool(asked.keys() - {"q"}),
        "like": like_mine(person, network),
        "page": page_of(person, network, asked, request.GET.get("page", "1")),
        "giving": giving_of(person, network),
        "is_hub": network.pk in person.holdings.hub_networks,
    }
    return show(request, "design_process/lessons/lessons.html", context)


def lesson(request: HttpRequest, pk: int) -> HttpResponse:
    """One lesson, for whom its team has opened it."""
    found = fetch(request, Lesson.objects.select_related(*NAMES), pk, Can.SEE_WORK)
    person = person_of(request)
    may = person.holdings.may
    said = list(Thanks.objects.seen_by(person).filter(lesson=found).select_related("by", "member__district"))
    ours = may(Can.ADD_WORK, found)
    told = UnnamedLesson.objects.seen_by(person).filter(lesson=found).first() if ours else None
    context = {
        "lesson": found,
        "where": Context(found.grades, found.pupils),
        "who": who_sees(found),
        "public": address_for_anybody(found),
        "said": said,
        "mine": next((one for one in said if one.by_id == person.pk), None),
        "may_thank": actions.thanking_member(found, person) is not None,
        "cycle_seen": TestCycle.objects.seen_by(person).filter(pk=found.cycle_id).exists(),
        "may": {"edit": may(Can.EDIT_WORK, found), "release": may(Can.RELEASE_WORK, found)},
        "is_hub": found.network_id in person.holdings.hub_networks,
        "told": told,
        "told_state": actions.state_of_unnamed(told) if told else "",
        "thank_url": "lessons:thank",
    }
    return show(request, "design_process/lessons/lesson.html", context)


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the lesson of a closed cycle, from what the team has written already."""
    cycle = fetch(request, TestCycle.objects.select_related(*NAMES[:2], "prototype"), pk, Can.EDIT_WORK)
    person = person_of(request)
    made = Lesson.objects.seen_by(person).filter(cycle=cycle).first()
    if made is not None:
        return redirect(made)
    is_closed = cycle.state == TestCycle.State.CLOSED
    initial = actions.words_from(cycle).__dict__ if is_closed else {}
    form = LessonForm(request.POST or None, phases=_phases(cycle.network_id, person), initial=initial)
    context = {"cycle": cycle, "form": form, "is_closed": is_closed}
    if request.method == "POST" and is_closed and form.is_valid():
        made = actions.write_lesson(cycle, form.words(), by=person)
        messages.success(request, "The lesson is written. Only your team and the facilitators see it: decide who else.")
        return redirect(
            "lessons:visibility" if person.holdings.may(Can.RELEASE_WORK, made) else "lessons:lesson", made.pk
        )
    status = 409 if request.method == "POST" and not is_closed else 200
    return show(request, "design_process/lessons/write.html", context, status=status)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a lesson says. When somebody else changed it meanwhile, nothing is saved and both are shown."""
    found = fetch(request, Lesson.objects.select_related(*NAMES), pk, Can.EDIT_WORK)
    person = person_of(request)
    initial = {**actions.words_of(found).__dict__, "seen": actions.state_of(found)}
    form = LessonForm(request.POST or None, phases=_phases(found.network_id, person), initial=initial)
    context: dict[str, Any] = {"lesson": found, "cycle": found.cycle, "form": form, "is_closed": True}
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_lesson(found, form.words(), by=person, seen=form.cleaned_data["seen"])
        except ChangedMeanwhile:
            form.add_error(None, CHANGED)
            form.data = {**request.POST.dict(), "seen": actions.state_of(found)}
            return show(request, "design_process/lessons/write.html", {**context, "stored": found}, status=409)
        messages.success(request, "The lesson is changed.")
        return redirect(found)
    return show(request, "design_process/lessons/write.html", context)


def _phases(network_id: int, person: Any) -> Any:
    return Phase.objects.seen_by(person).of_network(network_id)


def visibility(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide who else sees the lesson."""
    found = fetch(request, Lesson.objects.select_related(*NAMES), pk, Can.RELEASE_WORK)
    return decide_openness(request, found, Opened(str(found), "lessons:lesson", "lesson"))


@require_POST
def thank_for(request: HttpRequest, pk: int) -> HttpResponse:
    """One tap: this lesson helped us."""
    found = fetch(request, Lesson.objects.select_related(*NAMES), pk, Can.SEE_WORK)
    return thanked(request, found, found.get_absolute_url())


def thanked(request: HttpRequest, found: Lesson, back: str) -> HttpResponse:
    """Keep somebody's thanks and go back to the page they read. The caller has checked that they may read it."""
    person = person_of(request)
    member = actions.thanking_member(found, person)
    if member is None:
        raise PermissionDenied
    form = ThanksForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        actions.thank(found, said["kind"], by=person, member=member, line=said["line"])
        messages.success(request, "Thank you. The team that shared it will read this.")
    else:
        messages.error(request, "Say in at most 200 letters whether you avoided or adapted it.")
    return redirect(back)
