"""Why a figure is hidden, and the rules behind it in plain words."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.measures.publication.timing import GRACE
from design_process.measures.publication.why_page import WhyPage, why_page
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


def why_hidden(request: HttpRequest, pk: int, group: str, period: str) -> HttpResponse:
    """Why the network's figure of a group and period is not there, as everybody in the network may know it."""
    found = fetch(request, Indicator.objects.filter(member=None).select_related("network"), pk, Can.SEE_WORK)
    return _page(request, found, None, (group, period))


def member_why_hidden(request: HttpRequest, pk: int, indicator: int, group: str, period: str) -> HttpResponse:
    """Why the hub does not read a figure of a district. Whoever reads the district in full is sent to its chart."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_STATUS)
    person = person_of(request)
    asked = Indicator.objects.seen_by(person).asked_of(member).select_related("network")
    found: Indicator | None = asked.filter(pk=indicator).first()
    if found is None:
        raise Http404
    if member.pk in person.holdings.told_members:
        return redirect("measures:member_chart", pk=pk, indicator=indicator, group=group)
    return _page(request, found, member, (group, period))


def small_numbers(request: HttpRequest, slug: str) -> HttpResponse:
    """What is hidden and why: the rules of a network in plain words."""
    network = fetch(request, Network, slug, Can.SEE_ROLLUP, field="slug")
    return show(request, "design_process/measures/small_numbers.html", {"network": network, "waits": GRACE})


def _page(request: HttpRequest, indicator: Indicator, member: Member | None, of: tuple[str, str]) -> HttpResponse:
    today: date = timezone.localdate()
    page: WhyPage | None = why_page(person_of(request), indicator, member, *of, today)
    if page is None:
        raise Http404
    context = {"indicator": indicator, "member": member, "network": indicator.network, "page": page}
    return show(request, "design_process/measures/why_hidden.html", context)
