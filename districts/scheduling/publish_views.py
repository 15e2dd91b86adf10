"""Publishing a draft: what will go out to whom, the one yes, and how far it has come."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from districts.scheduling import publishing
from districts.scheduling.models import PlanDraft, Publication, PublishedRow
from districts.scheduling.outgoing import outgoing
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what goes out to whom; a POST lets it go, once."""
    draft = fetch(request, PlanDraft.objects.select_related("network", "year__network"), pk, Can.PLAN_YEAR)
    if request.method == "POST":
        return _publish(request, draft)
    context = {
        "draft": draft,
        "network": draft.network,
        "outgoing": outgoing(draft),
        "number": publishing.next_number(draft.year),
        "going": draft.year.publications.filter(done_at=None).first(),
    }
    return show(request, "districts/scheduling/publish.html", context)


def _publish(request: HttpRequest, draft: PlanDraft) -> HttpResponse:
    said = request.POST.get("number", "")
    number = int(said) if said.isdecimal() else 0
    try:
        publication = publishing.publish(draft, number=number, by=request.user)
    except publishing.StillGoingOut:
        messages.warning(request, "The last plan is still going out. Wait until it has, then publish this one.")
    except publishing.PublishedMeanwhile:
        messages.warning(request, "Somebody has published meanwhile. This is what would go out now.")
    else:
        return redirect("scheduling:publication", publication.pk)
    return redirect("scheduling:publish", draft.pk)


def publication(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a publication has come."""
    rows = Publication.objects.select_related("network", "year__network", "draft", "by")
    found = fetch(request, rows, pk, Can.PLAN_YEAR)
    outcomes = list(
        PublishedRow.objects.seen_by(request.user).filter(publication=found).values_list("outcome", flat=True)
    )
    done = sum(1 for outcome in outcomes if outcome)
    context = {
        "publication": found,
        "network": found.network,
        "total": len(outcomes),
        "done": done,
        "made": outcomes.count("made"),
        "changed": outcomes.count("changed"),
        "cancelled": outcomes.count("cancelled"),
        "same": outcomes.count("same"),
    }
    return show(request, "districts/scheduling/publication.html", context, fragment="going")
