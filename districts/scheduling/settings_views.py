"""What the planner goes by: the year, what members can give and bear, when facilitators have time."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from districts.directory.models import Member
from districts.scheduling import actions
from districts.scheduling.assumptions import notes_of
from districts.scheduling.building import hub_people, member_facts
from districts.scheduling.defaults import planned_year
from districts.scheduling.forms import FacilitatorForm, MemberForm, YearForm
from districts.scheduling.models import MemberNeeds
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can


def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """All that the planner goes by, on one page; every part is changed on its own."""
    network = fetch(request, Network, slug, Can.PLAN_YEAR, field="slug")
    plan = planned_year(network)
    context = {
        "network": network,
        "plan": plan,
        "members": member_facts(plan),
        "facilitators": hub_people(plan),
        "notes": notes_of(plan, now=timezone.now()),
    }
    return show(request, "districts/scheduling/settings.html", context)


def year_settings(request: HttpRequest, slug: str) -> HttpResponse:
    """The window, network meetings and check-ins."""
    network = fetch(request, Network, slug, Can.PLAN_YEAR, field="slug")
    form = YearForm(request.POST or None, instance=planned_year(network))
    if form.is_valid():
        actions.set_year(network, form.wished(), by=request.user)
        messages.success(request, "It is kept. Plan the year again to see what it changes.")
        return redirect("scheduling:settings", slug)
    return show(request, "districts/scheduling/year_settings.html", {"network": network, "form": form})


def member_settings(request: HttpRequest, pk: int) -> HttpResponse:
    """What one member can give and bear this year."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.PLAN_YEAR)
    plan = planned_year(member.network)
    facts = next((each for each in member_facts(plan) if each.member.pk == pk), None)
    needs = facts.needs if facts else MemberNeeds(network=member.network, member=member, school_year=plan.school_year)
    counted = {"team": facts.team if facts else 0, "teachers": facts.teachers if facts else 0}
    form = MemberForm(request.POST or None, instance=needs, schools=member.district.schools.all(), **counted)
    if form.is_valid():
        form.instance.network, form.instance.member = member.network, member
        actions.set_member_needs(form.instance, by=request.user)
        messages.success(request, "It is kept. Plan the year again to see what it changes.")
        return redirect("scheduling:settings", member.network.slug)
    return show(request, "districts/scheduling/member_settings.html", {"member": member, "form": form})


def facilitator_settings(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Where a facilitator starts, how many check-ins a week, when they are away."""
    network = fetch(request, Network, slug, Can.PLAN_YEAR, field="slug")
    plan = planned_year(network)
    person, needs = next((each for each in hub_people(plan) if each[0].pk == pk), (None, None))
    if person is None or needs is None:
        raise Http404
    members = Member.objects.seen_by(request.user).taking_part().filter(network=network).select_related("district")
    form = FacilitatorForm(request.POST or None, needs=needs, members=members)
    if form.is_valid():
        needs.network = network
        for field, value in form.cleaned_data.items():
            setattr(needs, field, value)
        actions.set_facilitator_needs(needs, by=request.user)
        messages.success(request, "It is kept. Plan the year again to see what it changes.")
        return redirect("scheduling:settings", slug)
    context = {"network": network, "person": person, "form": form}
    return show(request, "districts/scheduling/facilitator_settings.html", context)
