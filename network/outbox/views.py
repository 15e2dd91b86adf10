"""What is owed and what could not be done: seen by the hub, and tried again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from network.lib.inbox import inbox
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.outbox.actions import unpark
from network.outbox.models import Effect
from network.outbox.words import errand_of, reason_of

PER_PAGE = 50


def parked(request: HttpRequest, slug: str) -> HttpResponse:
    """What was parked first, then what is still owed. Three queries, whatever the number."""
    network = fetch(request, Network, slug, Can.SEE_JOBS, field="slug")
    mine = Effect.objects.seen_by(request.user).filter(network=network)
    page = Paginator(mine.parked().order_by("-touched_at"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "network": network,
        "page": page,
        "aside": source.count_aside() if (source := inbox()) else 0,
        "stopped": [(effect, errand_of(effect), reason_of(effect)) for effect in page],
        "owed": [
            (effect, errand_of(effect), reason_of(effect)) for effect in mine.owed().order_by("due_at")[:PER_PAGE]
        ],
    }
    return show(request, "network/outbox/parked.html", context)


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    effect = fetch(request, Effect.objects.select_related("network"), pk, Can.SEE_JOBS)
    unpark(effect)
    messages.success(request, "It is tried again. If it works, it leaves this page by itself.")
    return redirect("outbox:parked", slug=effect.network.slug)  # type: ignore[union-attr]  # seen_by leaves out those without
