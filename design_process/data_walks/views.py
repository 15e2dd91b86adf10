"""Pages of data walks: the list, opening one, looking and writing, closing it, a candidate made of an entry."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.data_walks import actions
from design_process.data_walks.forms import CandidateForm, EntryForm, OpenForm
from design_process.data_walks.models import DataWalk, WalkChart, WalkEntry
from design_process.data_walks.shown import members_of, page_of, walks_of
from design_process.measures.models import Indicator
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

FOLDER = "design_process/data_walks"
CLOSED = "The walk was closed meanwhile, so this is not kept. Your words are still here: copy them before you go."
READ = "Kept. Now you can read what others wrote, below."
NOTICE_FIRST = "Kept. Write what you notice, too, and read the others."


def walks(request: HttpRequest, slug: str) -> HttpResponse:
    """The data walks of a network."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    person = person_of(request)
    context = {
        "network": network,
        "lines": walks_of(person, network, timezone.localdate()),
        "may_open": person.holdings.may(Can.EDIT_NETWORK, network),
    }
    return show(request, f"{FOLDER}/walks.html", context)


def open_(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask everybody to look at some charts."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    indicators = Indicator.objects.in_use().of_network(network.pk)
    form = OpenForm(request.POST if request.method == "POST" else None, indicators=indicators)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        walk = actions.open_walk(
            network,
            said["title"],
            said["indicators"],
            said["ends_on"],
            by=person_of(request),
            client_key=said["client_key"],
        )
        messages.success(request, "The walk is open. Everybody in the districts’ teams finds it on their home.")
        return redirect(walk)
    return show(request, f"{FOLDER}/open.html", {"network": network, "form": form, "can_open": indicators.exists()})


def walk(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at the charts; write; read what others wrote, once one has noticed something."""
    found = fetch(request, DataWalk.objects.select_related("network"), pk, Can.SEE_NETWORK)
    return _walk(request, found, None)


def _walk(request: HttpRequest, found: DataWalk, form: EntryForm | None, *, status: int = 200) -> HttpResponse:
    person = person_of(request)
    if form is None and found.closed_at is None:
        form = _entry_form(request, found)
    context = {
        "walk": found,
        "network": found.network,
        "page": page_of(person, found, timezone.localdate()),
        "form": form,
        "may_close": person.holdings.may(Can.EDIT_NETWORK, found),
        "person": person,
    }
    return show(request, f"{FOLDER}/walk.html", context, status=status)


def _entry_form(request: HttpRequest, found: DataWalk) -> EntryForm | None:
    """The form for one's own entries; None for whoever is of no member. Two queries, and one for each of its lists."""
    members = members_of(person_of(request), found.network_id)
    if not members:
        return None
    charts = WalkChart.objects.seen_by(request.user).filter(walk=found).select_related("indicator")
    posted = request.POST if request.method == "POST" else None
    return EntryForm(posted, charts=charts, members=members, initial={"chart": request.GET.get("chart", "")})


@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the person noticed and wondered: for people of members. The hub's word would weigh more."""
    found = fetch(request, DataWalk.objects.select_related("network"), pk, Can.SEE_NETWORK)
    form = _entry_form(request, found)
    if form is None:
        raise PermissionDenied
    if not form.is_valid():
        return _walk(request, found, form, status=422)
    try:
        key = form.cleaned_data["client_key"]
        actions.write_entries(found, form.said(), form.whose(), by=person_of(request), client_key=key)
    except actions.WalkClosed:
        form.add_error(None, CLOSED)
        return _walk(request, found, form, status=409)
    messages.success(request, READ if form.said().noticing else NOTICE_FIRST)
    return redirect(found)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """End the writing, and let everybody read."""
    found = fetch(request, DataWalk, pk, Can.EDIT_NETWORK)
    if actions.close_walk(found, by=person_of(request)):
        messages.success(request, "The walk is closed. Everybody reads all of it now.")
    return redirect(found)


def _own(request: HttpRequest, pk: int) -> WalkEntry:
    """An entry of one's own; another's is refused."""
    entry: WalkEntry = fetch(request, WalkEntry.objects.select_related("walk"), pk, Can.SEE_NETWORK)
    if entry.by_id != person_of(request).pk:
        raise PermissionDenied
    return entry


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an entry of one's own back, or show one's name with it, or no longer."""
    entry, step = _own(request, pk), request.POST.get("step")
    if step != "back":
        actions.show_name(entry, named=step == "name")
        messages.success(request, "Your name stands with it." if step == "name" else "Your name is away.")
        return redirect(entry.walk)
    try:
        actions.take_back(entry)
        messages.success(request, "It is taken back.")
    except actions.WalkClosed:
        messages.error(request, "The walk is closed: what others have read stays.")
    return redirect(entry.walk)


def candidate(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a problem of practice of an entry, and of others that belong to it."""
    entry = fetch(request, WalkEntry.objects.select_related("walk__network", "problem"), pk, Can.EDIT_NETWORK)
    if entry.problem:
        return redirect("problems:problem", entry.problem_id)
    person, network = person_of(request), entry.walk.network
    others = WalkEntry.objects.seen_by(person).filter(walk=entry.walk_id, problem=None).exclude(pk=entry.pk)
    posted = request.POST if request.method == "POST" else None
    form = CandidateForm(posted, network=network, others=others, initial=_first_words(entry))
    if posted is not None and form.is_valid():
        problem = actions.make_candidate(entry, form.words(), form.gathered(), by=person)
        messages.success(request, f"{problem.title} is on the network’s list.")
        return redirect("problems:problem", problem.pk)
    return show(request, f"{FOLDER}/candidate.html", {"entry": entry, "network": network, "form": form})


def _first_words(entry: WalkEntry) -> dict[str, Any]:
    where = f"Seen in the data walk “{entry.walk}”."
    if entry.kind == WalkEntry.Kind.NOTICING:
        return {"current_state": entry.words, "evidence": where}
    return {"statement": entry.words, "evidence": where}
