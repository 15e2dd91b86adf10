"""What our meetings cost and gave: everybody of the network sees it."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from districts.scheduling.value import value_board
from network.lib.show import show
from network.meetings.models import Meeting
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can

MEETINGS_SHOWN = 24


def value(request: HttpRequest, slug: str) -> HttpResponse:
    """Hours, miles and substitutes of each network meeting beside its feedback."""
    network = fetch(request, Network, slug, Can.SEE_FEEDBACK, field="slug")
    now = timezone.now()
    rows = Meeting.objects.seen_by(request.user).filter(network=network, kind=Meeting.Kind.NETWORK, scope="")
    context = {"network": network, "board": value_board(list(rows.past(now)[:MEETINGS_SHOWN]), now)}
    return show(request, "districts/scheduling/value.html", context)
