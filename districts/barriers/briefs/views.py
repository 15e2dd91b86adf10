"""The hub's desk of barriers, and joint briefs: written, looked over, sent, read by every district."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from districts.barriers.briefs import actions
from districts.barriers.briefs.forms import BriefForm
from districts.barriers.briefs.models import BriefPart, JointBrief, days_waited
from districts.barriers.models import Barrier
from network.lib.going_back import go_back
from network.lib.show import show
from network.lib.words import listed
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

SENT_MEANWHILE = "The brief was sent meanwhile. It is not changed any more."


def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """All that is in the way in the network, by kind: what several districts meet stands together. For the hub."""
    network = fetch(request, Network, slug, Can.ROUTE_BARRIER, field="slug")
    today = timezone.localdate()
    rows = list(_open_barriers(network, request).prefetch_related("parts__brief"))
    kinds: dict[str, list[tuple[Barrier, int]]] = {}
    many = Counter(one.kind for one in rows)
    for one in sorted(rows, key=lambda b: (-many[b.kind], b.kind, b.raised_at)):
        kinds.setdefault(one.get_kind_display(), []).append((one, one.days_open(today)))
    shared = [name for name, group in kinds.items() if len({one.member_id for one, _ in group}) > 1]
    context = {
        "network": network,
        "kinds": kinds,
        "shared": shared,
        "count": len(rows),
        "districts": len({one.member_id for one in rows}),
        "today": today,
    }
    return show(request, "districts/barriers/briefs/desk.html", context)


def briefs(request: HttpRequest, slug: str) -> HttpResponse:
    """Joint briefs of the network, the newest first; the hub sees its drafts among them."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    person = person_of(request)
    rows = JointBrief.objects.seen_by(person).filter(network=network)
    context = {
        "network": network,
        "briefs": list(rows),
        "today": timezone.localdate(),
        "may_write": person.holdings.may(Can.ROUTE_BARRIER, network),
    }
    return show(request, "districts/barriers/briefs/briefs.html", context)


def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a brief about the barriers that were ticked on the desk."""
    network = fetch(request, Network, slug, Can.ROUTE_BARRIER, field="slug")
    ticked = request.GET.getlist("barrier")
    initial = {"barriers": [key for key in ticked if key.isdecimal()]}
    free = _to_choose(network, request, request.POST.get("client_key", ""))
    form = BriefForm(request.POST or None, barriers=free, initial=initial)
    if form.is_valid():
        key = form.cleaned_data["client_key"]
        brief = actions.write_brief(network, form.written(), by=person_of(request), client_key=key)
        messages.success(request, "It is a draft. Read it as its reader will, then send it.")
        return redirect("barriers:brief", brief.pk)
    return show(request, "districts/barriers/briefs/write.html", {"network": network, "form": form})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    found = fetch(request, JointBrief.objects.select_related("network"), pk, Can.ROUTE_BARRIER)
    if found.sent_at:
        messages.warning(request, SENT_MEANWHILE)
        return redirect("barriers:brief", pk)
    words = {name: getattr(found, name) for name in actions.Written.WORDS}
    mine = list(found.parts.values_list("barrier", flat=True))
    initial = {**words, "barriers": mine, "client_key": found.client_key}
    free = _to_choose(found.network, request, str(found.client_key))
    form = BriefForm(request.POST or None, barriers=free, initial=initial)
    if form.is_valid():
        try:
            actions.change_brief(found, form.written(), by=person_of(request))
        except actions.AlreadySent:
            messages.warning(request, SENT_MEANWHILE)
        return redirect("barriers:brief", pk)
    return show(
        request, "districts/barriers/briefs/write.html", {"network": found.network, "brief": found, "form": form}
    )


def brief(request: HttpRequest, pk: int) -> HttpResponse:
    """The page itself, as its reader gets it, with what came back."""
    found = fetch(request, JointBrief.objects.select_related("network"), pk, Can.SEE_NETWORK)
    person = person_of(request)
    may_write = person.holdings.may(Can.ROUTE_BARRIER, found)
    mine = BriefPart.objects.seen_by(person).filter(brief=found).select_related("barrier", "member__district")
    context = {
        **page_of(found),
        "mine": [part for part in mine if not may_write],
        "parts": list(mine) if may_write else [],
        "may_name": any(person.holdings.may(Can.RELEASE_WORK, part) for part in mine),
        "may_write": may_write,
        "answers": list(found.answers.all()),
    }
    return show(request, "districts/barriers/briefs/brief.html", context)


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a brief to its reader, or once more with a new link."""
    found = fetch(request, JointBrief, pk, Can.ROUTE_BARRIER)
    try:
        actions.send_brief(found, by=person_of(request))
    except actions.NothingToSend:
        messages.error(request, "No barrier stands behind this brief any more. Tick at least one first.")
    except actions.NamesSomebody as found_out:
        messages.error(request, f"It names {listed(found_out.names)}, and the team there has not said that it may.")
    else:
        messages.success(request, f"It is on its way to {found.to_whom}. You and the districts hear what comes back.")
    return redirect("barriers:brief", pk)


@require_POST
def name_us(request: HttpRequest, pk: int) -> HttpResponse:
    """A team says whether a brief may name its district."""
    part = fetch(request, BriefPart.objects.select_related("member__district"), pk, Can.RELEASE_WORK)
    named = request.POST.get("named") == "yes"
    try:
        actions.name_district(part, named, by=person_of(request))
    except actions.AlreadySent:
        messages.warning(request, SENT_MEANWHILE)
    else:
        messages.success(
            request, "The brief names your district." if named else "The brief does not name your district."
        )
    return go_back(request, "barriers:brief", part.brief_id)


def page_of(brief: JointBrief) -> dict[str, Any]:
    """What the page says, to whoever reads it. One query."""
    today = timezone.localdate()
    parts = list(brief.parts.select_related("barrier", "member__district"))
    return {
        "brief": brief,
        "today": today,
        "districts": len({part.member_id for part in parts}),
        "named": sorted({str(part.member) for part in parts if part.is_named}),
        "days": days_waited(parts, today),
        "late": brief.state == JointBrief.State.PROMISED and brief.due_on is not None and brief.due_on < today,
    }


def _to_choose(network: Network, request: HttpRequest, client_key: str) -> Any:
    """What may stand behind a brief: open, and in no other. A form sent twice finds what it put there itself."""
    elsewhere = BriefPart.objects.seen_by(request.user).filter(network=network).elsewhere(client_key)
    return _open_barriers(network, request).exclude(pk__in=elsewhere.values("barrier"))


def _open_barriers(network: Network, request: HttpRequest) -> Any:
    rows = Barrier.objects.seen_by(request.user).filter(network=network).open_barriers()
    return rows.select_related("member__district").order_by("member__district__name", "raised_at")
