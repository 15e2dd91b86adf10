"""The three homes, and the one door in front of them."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from design_process.celebrations.latest import with_celebrated
from design_process.heard.waiting import with_answers, with_unheard
from design_process.measures.events.flags import with_events
from design_process.onboarding.actions import finish_path
from design_process.onboarding.facts import way_of, with_path
from design_process.onboarding.paths import DRIVER, FACILITATOR, SPONSOR, TEAM_MEMBER, Way
from design_process.problems.models import Goal
from design_process.progress import driver, facilitator, guest, sponsor
from design_process.progress.actions import judge_goal_by, note_look
from design_process.progress.dates import next_dates, with_dates
from design_process.progress.forms import GoalNumberForm
from design_process.progress.looks import is_look, past_of, with_look
from design_process.progress.models import GoalNumber
from design_process.progress.thanked import thanks_to, with_thanks
from districts.directory.models import Member
from districts.pulse.waiting import with_pulse
from network.lib.clock import site_today
from network.lib.kept import Given
from network.lib.show import show
from network.membership.access import fetch, fetch_kept
from network.membership.context import acting_holding
from network.membership.models import Network
from network.membership.reach import Reached
from network.membership.roles import HUB_ROLES, WORKING_ROLES, Can, Role
from network.people.acting import person_of

MEMBERS_SHOWN = 30  # on a page of the facilitator's board: most networks fit on one
NEEDS_SHOWN = 30  # what is most urgent; the others are a click away


def home(request: HttpRequest) -> HttpResponse:
    """The page of the role one is acting in, at once: no second request on a slow line."""
    acting = acting_holding(request)
    if acting is None:
        return show(request, "design_process/progress/no_role.html")
    if acting.role in HUB_ROLES:
        return this_week(request, acting.network_slug)
    if acting.member_id is None:
        return show(request, "design_process/progress/guest.html", {"cards": guest.shared_with(request.user)})  # type: ignore[arg-type]
    if acting.role == Role.SPONSOR:
        return status(request, acting.member_id)
    return due_now(request, acting.member_id)


def this_week(request: HttpRequest, slug: str) -> HttpResponse:
    """The facilitator's home."""
    values = {"slug": slug, "path": FACILITATOR, "day": site_today()}
    network = fetch_kept(request, _NETWORK, Can.EDIT_NETWORK, **values)
    page = facilitator.this_week(network, today=timezone.localdate())
    context = {
        "network": network,
        "page": page,
        "way": _way_on(request, network, FACILITATOR),
        "needs": page.needs if request.GET.get("needs") == "all" else page.needs[:NEEDS_SHOWN],
        "shown": Paginator(page.rows, MEMBERS_SHOWN).get_page(request.GET.get("page")),
    }
    return show(request, "design_process/progress/this_week.html", context)


def due_now(request: HttpRequest, pk: int) -> HttpResponse:
    """The driver's home, and the design team's. After an answer in place htmx asks for the list alone."""
    acting = acting_holding(request)
    path = acting.role if acting and acting.member_id == pk and acting.role in WORKING_ROLES else ""
    member = _member(request, pk, Can.ADD_WORK, path)
    page = driver.due_now(member, request.user, today=timezone.localdate())  # type: ignore[arg-type]
    context = {
        "member": member,
        "page": page,
        "place": _answered_place(request, page),
        "thanks": thanks_to(member, now=timezone.now()),
        "way": _way_on(request, member, path),
        **_dates(request, member),
    }
    return show(request, "design_process/progress/due_now.html", context, fragment="waits")


def _answered_place(request: HttpRequest, page: driver.DueNow) -> int:
    """Where the line stood that was answered in place: what is said of it, and the focus, come back there."""
    answered = request.GET.get("answered", "")
    return min(int(answered), len(page.items) + 1) if answered.isdecimal() and len(answered) < 4 else 0


def status(request: HttpRequest, pk: int) -> HttpResponse:
    """The sponsor's home: one page, made to print. Others who may read it are not spoken to as the sponsor."""
    now, person = timezone.now(), person_of(request)
    path = SPONSOR if pk in person.holdings.sponsored_members else ""
    values = {"pk": pk, "person": person.pk, "now": now, "day": site_today(), "path": path}
    member: Member = fetch_kept(request, _LOOKED_AT, Can.SEE_STATUS, **values)
    is_sponsor = member.pk in person.holdings.sponsored_members
    past = past_of(member.look, now)  # type: ignore[attr-defined]
    reader, in_full = sponsor.YOU if is_sponsor else sponsor.THE_SPONSOR, member.pk in person.holdings.told_members
    page = sponsor.status(member, now=now, past=past, reader=reader, in_full=in_full)
    if past.is_new and is_look(request):
        note_look(member, person, past, page.facts, now=now)
    context = {
        "member": member,
        "page": page,
        "way": _way_on(request, member, path),
        "may_choose": person.holdings.may(Can.EDIT_GOAL, member),
        **(_dates(request, member) if is_sponsor else {}),
    }
    return show(request, "design_process/progress/status.html", context)


def goal_number(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the number that shows how far a goal is."""
    goal = fetch(request, Goal.objects.filter(retired_at=None).select_related("member__district"), pk, Can.EDIT_GOAL)
    chosen = GoalNumber.objects.seen_by(request.user).filter(goal=goal).first()
    initial = {"indicator": chosen.indicator_id} if chosen else None
    form = GoalNumberForm(request.POST or None, goal=goal, initial=initial)
    if form.is_valid():
        judge_goal_by(goal, form.cleaned_data["indicator"], by=person_of(request))
        messages.success(request, "The status page now says how far this goal is.")
        return redirect("progress:status", goal.member_id)
    version = goal.versions.in_force().order_by("-number").first()
    context = {"goal": goal, "member": goal.member, "version": version, "form": form}
    return show(request, "design_process/progress/goal_number.html", context)


def _member(request: HttpRequest, pk: int, can: Can, path: str) -> Member:
    """A member with the reader's next dates and the thanks of others, in the query that fetches it."""
    values = {"pk": pk, "person": person_of(request).pk, "now": timezone.now(), "path": path}
    member: Member = fetch_kept(request, _MEMBER, can, day=site_today(), **values)
    return member


def _way_on(request: HttpRequest, row: Any, path: str) -> Way | None:
    """How far the reader is on the path of their role; None once it is done, which is noted the first time."""
    way = way_of(row, path)
    if way is None or not way.is_done:
        return way
    if is_look(request):
        finish_path(row.pk if path == FACILITATOR else row.network_id, path, person_of(request))
    return None


def _one_network(seen: Any) -> Any:
    return with_path(with_unheard(seen.filter(slug=Given("slug"))), network="pk", paths=(FACILITATOR,))


_NETWORK = Reached(Network, _one_network)


def _one_member(seen: Any) -> Any:
    mine = seen.select_related("district", "network").filter(pk=Given("pk"))
    return with_dates(mine, person=Given("person"), now=Given("now"))


def _for_the_team(seen: Any) -> Any:
    return with_path(with_thanks(_one_member(seen)), network="network", paths=(DRIVER, TEAM_MEMBER))


def _for_the_sponsor(seen: Any) -> Any:
    asked = with_answers(with_pulse(_one_member(seen), person=Given("person")))
    told = with_celebrated(with_events(with_look(asked, person=Given("person"))))
    return with_path(told, network="network", paths=(SPONSOR,))


_MEMBER = Reached(Member, _for_the_team)
_LOOKED_AT = Reached(Member, _for_the_sponsor)


def _dates(request: HttpRequest, member: Member) -> dict[str, object]:
    """The reader's own next dates."""
    return {"dates": next_dates(member, person_of(request))}
