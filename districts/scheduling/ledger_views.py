"""Who carries what: the ledger of the year, and what one meeting costs. Everybody of the network sees both."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from districts.scheduling.defaults import planned_year
from districts.scheduling.ledger import cost_of_meeting, ledger_of
from districts.scheduling.models import Burden
from network.lib.show import show
from network.meetings.models import Meeting
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can


def ledger(request: HttpRequest, slug: str) -> HttpResponse:
    """What each member has carried this year, and what is still before it."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    year = planned_year(network)
    context = {
        "network": network,
        "plan": year,
        "ledger": ledger_of(year, now=timezone.now()),
        "may_plan": request.user.holdings.may(Can.PLAN_YEAR, network),  # type: ignore[union-attr]
    }
    return show(request, "districts/scheduling/ledger.html", context)


def meeting_cost(request: HttpRequest, pk: int) -> HttpResponse:
    """Who hosts a meeting, and what it costs each member."""
    meetings = Meeting.objects.select_related("network", "hosting__member__district")
    meeting = fetch(request, meetings, pk, Can.SEE_NETWORK)
    burdens = Burden.objects.seen_by(request.user).filter(meeting=meeting).select_related("member__district")
    context = {"meeting": meeting, "network": meeting.network, "cost": cost_of_meeting(meeting, burdens)}
    return show(request, "districts/scheduling/meeting_cost.html", context)
