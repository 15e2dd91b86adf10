"""The decisions of a network, for everybody who may read the meetings where they were made."""

from django.http import HttpRequest, HttpResponse

from network.lib.show import show
from network.meetings.models import Decision
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.rooms.decision_log import decision_log


def decisions(request: HttpRequest, slug: str) -> HttpResponse:
    """What was decided, in which meeting, why, and who was there: of the meetings within reach only."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    rows = Decision.objects.seen_by(request.user).filter(network=network)
    page, decided = decision_log(rows, request.GET.get("page"))
    return show(request, "network/rooms/decisions.html", {"network": network, "page": page, "decided": decided})
