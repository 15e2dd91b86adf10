"""Pages of the charter: reading it, standing by it, suggesting words, writing the next version."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from network.charter import actions
from network.charter.forms import CharterForm, SuggestForm
from network.charter.models import CharterSuggestion, CharterVersion, CharterYes, Part
from network.lib.going_back import go_back
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

MOVED = "Somebody wrote another version while you were writing. Nothing of yours is lost: compare, and save again."


def charter(request: HttpRequest, slug: str) -> HttpResponse:
    """What the network stands for, who stands by it, what is suggested."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    person = person_of(request)
    version = CharterVersion.objects.seen_by(person).filter(network=network).select_related("by").first()
    yeses = CharterYes.objects.seen_by(person).filter(version=version, school_year=network.school_year)
    standing = list(yeses.select_related("person")) if version else []
    context = {
        "network": network,
        "version": version,
        "parts": parts_of(version) if version else [],
        "standing": standing,
        "stands": any(yes.person_id == person.pk for yes in standing),
        "waiting": list(_waiting(request, network)),
        "form": SuggestForm(),
        "may_write": person.holdings.may(Can.EDIT_NETWORK, network),
    }
    return show(request, "network/charter/charter.html", context)


def parts_of(version: CharterVersion) -> list[tuple[str, str]]:
    """The parts that say something: label and text, in their order."""
    said = [(str(Part(part).label), getattr(version, part)) for part in Part.values]
    return [(label, text) for label, text in said if text]


@require_POST
def stand_by(request: HttpRequest, slug: str) -> HttpResponse:
    """One tap: I stand by this. Where another version came meanwhile, it is shown first."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    version = actions.newest(network)
    if version is None or request.POST.get("version") != str(version.number):
        messages.warning(request, "There is a newer version. Read it first.")
    elif actions.stand_by(version, network, by=person_of(request)):
        messages.success(request, "Thank you. Your name stands under it for this school year.")
    else:
        messages.info(request, "Your name stands under it already.")
    return go_back(request, "charter:charter", slug)


@require_POST
def suggest(request: HttpRequest, slug: str) -> HttpResponse:
    """Anybody of the network suggests words."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    form = SuggestForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        key = said["client_key"]
        actions.suggest(network, said["part"], said["words"], by=person_of(request), client_key=key)
        messages.success(request, "Everybody can read it now. The hub settles it with the next version.")
        return redirect("charter:charter", slug)
    return show(request, "network/charter/suggest.html", {"network": network, "form": form})


def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write the next version, with what was suggested beside it."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    before, waiting = actions.newest(network), _waiting(request, network)
    form = CharterForm(request.POST or None, before=before, waiting=waiting, initial=_initial(network, before))
    context: dict[str, Any] = {"network": network, "form": form, "before": before}
    if form.is_valid():
        said, taken = form.cleaned_data, tuple(form.cleaned_data.get("taken", ()))
        try:
            actions.write_version(network, form.words(), seen=said["seen"], by=person_of(request), taken=taken)
        except actions.CharterMoved as moved:
            form.add_error(None, MOVED)
            form.data = {**request.POST.dict(), "seen": moved.latest.number}
            context |= {"theirs": moved.latest, "parts": parts_of(moved.latest)}
            return show(request, "network/charter/write.html", context, status=409)
        messages.success(request, "It is written. Everybody is asked to stand by it.")
        return redirect("charter:charter", slug)
    return show(request, "network/charter/write.html", context)


def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version, the newest first: what changed, why, and how many stood by it."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    found = list(CharterVersion.objects.seen_by(person_of(request)).filter(network=network).select_related("by"))
    lines = [
        (one, _changed(one, older)) for one, older in zip(found, [*found[1:], None], strict=False)
    ]  # none at all: no lines
    return show(request, "network/charter/versions.html", {"network": network, "lines": lines})


def _changed(version: CharterVersion, older: CharterVersion | None) -> list[tuple[str, str, str]]:
    """The parts that say something else than in the version before: label, then, now."""
    said = [(str(Part(part).label), getattr(older, part, ""), getattr(version, part)) for part in Part.values]
    return [line for line in said if line[1] != line[2]]


def _initial(network: Network, before: CharterVersion | None) -> dict[str, Any]:
    if before is None:
        return {"mission": network.mission, "seen": 0}
    return {**{part: getattr(before, part) for part in Part.values}, "seen": before.number}


def _waiting(request: HttpRequest, network: Network) -> Any:
    rows = CharterSuggestion.objects.seen_by(request.user).filter(network=network, settled_in=None)
    return rows.select_related("by")
