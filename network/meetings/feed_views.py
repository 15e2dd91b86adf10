"""Calendars to subscribe to: one's addresses, and the feeds behind them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_POST, require_safe

from network.lib.show import show
from network.meetings.feeds import address_of, new_address, read_secret, read_too_often, subscribed
from network.meetings.models import FeedAddress
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

WAIT_S = 3600


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a secret address; 304 for a program that has this version."""
    if read_too_often(secret):
        return HttpResponse("Please wait.", status=429, content_type="text/plain", headers={"Retry-After": WAIT_S})
    address = read_secret(secret)
    if address is None:
        raise Http404
    found = subscribed(address)
    tag = f'"{found.tag[:32]}"'
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = HttpResponse(found.written(), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"  # ask each time: the answer is mostly a 304
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def feeds(request: HttpRequest, slug: str) -> HttpResponse:
    """One's own addresses, to copy or to open in a calendar program."""
    network = fetch(request, Network, slug, Can.SEE_MEETING, field="slug")
    person = person_of(request)
    made = {row.kind: address_of(row) for row in FeedAddress.objects.seen_by(person).filter(network=network)}
    rows = [
        (kind, label, made.get(kind, ""), made.get(kind, "").replace("https:", "webcal:").replace("http:", "webcal:"))
        for kind, label in _kinds(request, network)
    ]
    return show(request, "network/meetings/feeds.html", {"network": network, "rows": rows})


@require_POST
def renew_feed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Make an address; one that there was ends at once."""
    network = fetch(request, Network, slug, Can.SEE_MEETING, field="slug")
    if kind not in dict(_kinds(request, network)):
        raise PermissionDenied
    address = new_address(network, person_of(request), kind)
    again = " The one before it has ended." if address.round > 1 else ""
    messages.success(request, f"Your address is ready.{again}")
    return redirect("meetings:feeds", slug)


def _kinds(request: HttpRequest, network: Network) -> list[tuple[str, str]]:
    """The feeds open to the reader: everybody's own, and the network's for its hub and districts."""
    whole = network.pk in person_of(request).holdings.community_networks
    return [(key, str(label)) for key, label in FeedAddress.Kind.choices if whole or key == FeedAddress.Kind.OWN]
