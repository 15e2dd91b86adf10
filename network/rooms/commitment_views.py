"""Commitments: the hub's list of open ones, one's own, and answering one, also from a letter without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from network.lib.going_back import go_back
from network.lib.show import show
from network.meetings.models import Commitment
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of
from network.rooms.commitment_actions import ASKS_FOR_HELP, answer
from network.rooms.commitment_forms import AnswerForm
from network.rooms.commitment_links import is_over, read_link

DONE_SHOWN = 20


def commitments(request: HttpRequest, slug: str) -> HttpResponse:
    """What is promised in the network and not done: who asks for help first, then by its day."""
    network = fetch(request, Network, slug, Can.RUN_MEETING, field="slug")
    rows = Commitment.objects.seen_by(request.user).filter(network=network).select_related("who", "meeting")
    still = list(rows.open_commitments().order_by("due_on", "pk"))
    today = timezone.localdate()
    context = {
        "network": network,
        "asking": [row for row in still if row.state in ASKS_FOR_HELP],
        "open": [row for row in still if row.state not in ASKS_FOR_HELP],
        "count": len(still),
        "late": sum(1 for row in still if row.due_on < today),
        "done": list(rows.filter(state=Commitment.State.DONE).order_by("-answered_at")[:DONE_SHOWN]),
        "today": today,
    }
    return show(request, "network/rooms/commitments.html", context)


def mine(request: HttpRequest) -> HttpResponse:
    """What one has promised oneself, in every network."""
    person = person_of(request)
    rows = Commitment.objects.seen_by(person).filter(who=person).select_related("meeting")
    context = {
        "open": list(rows.open_commitments()),
        "done": list(rows.filter(state=Commitment.State.DONE).order_by("-answered_at")[:DONE_SHOWN]),
        "today": timezone.localdate(),
    }
    return show(request, "network/rooms/mine.html", context)


def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a commitment of one's own; the hub may note an answer it was told."""
    found = fetch(request, Commitment.objects.select_related("who", "meeting"), pk, Can.TAKE_PART)
    person = person_of(request)
    own = found.who_id == person.pk
    if not own and not person.holdings.may(Can.RUN_MEETING, found):
        raise PermissionDenied
    form = AnswerForm(request.POST or None, commitment=found, chosen=request.GET.get("answer", ""))
    if request.method == "POST" and form.is_valid():
        answer(found, form.cleaned_data["state"], words=form.cleaned_data["words"], by=person)
        messages.success(request, _thanks(form.cleaned_data["state"]))
        return go_back(request, "rooms:mine") if own else redirect("rooms:commitments", found.meeting.network.slug)
    context = {"commitment": found, "form": form, "own": own, "today": timezone.localdate()}
    return show(request, "network/rooms/commitment.html", context)


@login_not_required
@never_cache
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same from a letter. Opening it changes nothing: programs that look through mail open links too."""
    found = read_link(token)
    if found is None or is_over(found):
        context = {"over": found is not None}
        response = show(request, "network/rooms/link_over.html", context, status=410 if found else 404)
    else:
        response = _answer(request, found)
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request: HttpRequest, found: Commitment) -> HttpResponse:
    form = AnswerForm(request.POST or None, commitment=found, chosen=request.GET.get("answer", ""))
    context = {"commitment": found, "form": form, "today": timezone.localdate(), "thanks": ""}
    if request.method == "POST" and form.is_valid():
        kept = answer(found, form.cleaned_data["state"], words=form.cleaned_data["words"])
        context |= {"commitment": kept, "thanks": _thanks(form.cleaned_data["state"])}
    return show(request, "network/rooms/answer.html", context)


def _thanks(state: str) -> str:
    if state in ASKS_FOR_HELP:
        return "Thank you for saying so. The facilitator knows now and will get in touch."
    return "Thank you. It is noted as done."
