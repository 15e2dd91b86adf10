"""The ledger of a network, and what one's own sureness was worth."""

from django.http import HttpRequest, HttpResponse

from design_process.predictions.calibration import calibration_of
from design_process.predictions.ledger import ledger_of
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


def ledger(request: HttpRequest, slug: str) -> HttpResponse:
    """How often predictions held, and where, as far as teams have released their cards."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    context = {"network": network, "ledger": ledger_of(network, person_of(request))}
    return show(request, "design_process/predictions/ledger.html", context)


def mine(request: HttpRequest) -> HttpResponse:
    """How sure the person was, and how right. It takes no name: there is no address for anybody else's."""
    response = show(request, "design_process/predictions/mine.html", {"mine": calibration_of(person_of(request))})
    response["Cache-Control"] = "no-store"  # a shared machine keeps no copy
    return response
