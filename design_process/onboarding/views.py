"""Getting started: the path of one's role, its reading steps, putting it off; and who was shown around in person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.onboarding import actions
from design_process.onboarding.facts import way_now
from design_process.onboarding.forms import QuestionForm, ShownAroundForm
from design_process.onboarding.models import RolePath, ShownAround
from design_process.onboarding.pages import PAGES
from design_process.onboarding.paths import FACILITATOR, PATHS, Step, Way
from districts.directory.models import Seat
from network.lib.show import show
from network.membership.access import Holding, fetch
from network.membership.context import acting_holding
from network.membership.models import Network
from network.membership.roles import HUB_ROLES, Can
from network.people.acting import person_of

FOLDER = "design_process/onboarding"


def path_of(holding: Holding | None) -> str:
    """The path of the role somebody acts in; empty for guests."""
    if holding is None:
        return ""
    path = FACILITATOR if holding.role in HUB_ROLES else holding.role
    return path if path in PATHS else ""


def _network(request: HttpRequest, slug: str) -> tuple[Network, str]:
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    path = path_of(acting_holding(request))
    if not path:
        raise PermissionDenied
    return network, path


def path(request: HttpRequest, slug: str) -> HttpResponse:
    """All steps of the path, what is done, and where one left off."""
    network, key = _network(request, slug)
    person = person_of(request)
    way = way_now(network.pk, person, key)
    if way.is_done and request.method == "GET":
        actions.finish_path(network.pk, key, person)
    context = {
        "network": network,
        "way": way,
        "lines": _lines(request, network, way),
        "kept": RolePath.objects.seen_by(person).filter(network=network, path=key).first(),
        "today": timezone.localdate(),
    }
    return show(request, f"{FOLDER}/path.html", context)


def _lines(request: HttpRequest, network: Network, way: Way) -> list[tuple[Step, bool, str]]:
    """Each step, whether it is done, and the address where it is done."""
    return [(one.step, one.done, _address(request, network, one.step)) for one in way.steps]


def _address(request: HttpRequest, network: Network, step: Step) -> str:
    if step.is_page:
        return reverse("onboarding:step", args=[network.slug, step.key])
    if step.of != "seat":
        return reverse(step.url_name, args=[network.slug] if step.of else [])
    acting = acting_holding(request)
    seats = Seat.objects.seen_by(request.user).filter(grant=acting.grant_id if acting else 0)
    return reverse(step.url_name, args=[seats.values_list("pk", flat=True)[0]])


def step(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A few sentences and one question; `?said=` shows what the answer leads to."""
    network, path = _network(request, slug)
    if key not in PAGES:
        raise Http404
    page = PAGES[key]
    form = QuestionForm(request.POST if request.method == "POST" else None, page=page)
    if form.is_valid():
        actions.tick_step(network, key, by=person_of(request))
        return redirect(f"{request.path}?said={form.cleaned_data['answer']}#then")
    said = next((one for one in page.choices if one.key == request.GET.get("said")), None)
    way = way_now(network.pk, person_of(request), path)
    context = {
        "network": network,
        "key": key,
        "page": page,
        "form": form,
        "said": said,
        "fitting": next(one for one in page.choices if one.fits),
        "way": way,
    }
    return show(request, f"{FOLDER}/step.html", context)


@require_POST
def tick(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """I know this already."""
    network, path = _network(request, slug)
    if key not in {one.key for one in PATHS[path]}:
        raise Http404
    actions.tick_step(network, key, by=person_of(request))
    return redirect("onboarding:path", slug)


@require_POST
def put(request: HttpRequest, slug: str) -> HttpResponse:
    """Later, not at all, or again."""
    network, path = _network(request, slug)
    person, how = person_of(request), request.POST.get("how")
    if how == "later":
        actions.put_off(network, path, timezone.localdate(), by=person)
        messages.success(request, "It comes back in a week.")
    elif how == "away":
        actions.put_away(network, path, by=person)
        messages.success(request, "It is put away. You find it under your name whenever you like.")
    else:
        actions.take_up(network, path, by=person)
        return redirect("onboarding:path", slug)
    return redirect("/")


def in_person(request: HttpRequest, pk: int) -> HttpResponse:
    """The hub notes that somebody of a team was shown around in person, or takes it back."""
    rows = Seat.objects.taken().select_related("grant__person", "member__district", "network")
    seat = fetch(request, rows, pk, Can.EDIT_NETWORK)
    by, whom = person_of(request), seat.grant.person
    form = ShownAroundForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and "back" in request.POST:
        actions.take_back_shown_around(seat.network, whom, by=by)
        messages.success(request, "It is taken back.")
        return redirect("progress:readiness", seat.member_id)
    if form.is_valid():
        made = actions.note_shown_around(seat.network, whom, form.cleaned_data["on"], by=by)
        messages.success(request, "It is noted, with your name." if made else "It was noted already.")
        return redirect("progress:readiness", seat.member_id)
    said = ShownAround.objects.seen_by(by).standing().filter(network=seat.network, person=whom).first()
    return show(request, f"{FOLDER}/in_person.html", {"seat": seat, "form": form, "said": said})
