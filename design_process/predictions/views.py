"""The ledger of a network, and what one's own sureness was worth."""

from django.http import HttpRequest, HttpResponse

from design_process.predictions.calibration import calibration_of
from design_process.predictions.family import LIKE, family_of
from design_process.predictions.ledger import ledger_of
from design_process.prototypes.models import Prototype
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


def family(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a card came from, where it went, what came of it, as far as the person may see."""
    card = fetch(request, Prototype.objects.select_related("member__district", "network"), pk, Can.SEE_WORK)
    like = [name for name in request.GET.getlist("like") if name in LIKE] or list(LIKE)
    context = {"card": card, "family": family_of(card, person_of(request), like), "like": like}
    return show(request, "design_process/predictions/family.html", context)


def mine(request: HttpRequest) -> HttpResponse:
    """How sure the person was, and how right. It takes no name: there is no address for anybody else's."""
    response = show(request, "design_process/predictions/mine.html", {"mine": calibration_of(person_of(request))})
    response["Cache-Control"] = "no-store"  # a shared machine keeps no copy
    return response
