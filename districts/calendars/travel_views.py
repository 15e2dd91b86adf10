"""Pages of drives: all of them, those of one site, how they are reckoned, and as a table."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from districts.calendars import travel_actions as actions
from districts.calendars.matrix_file import MAX_BYTES, CellProblem, read_matrix, write_matrix
from districts.calendars.models import TravelTime
from districts.calendars.pages import named_members
from districts.calendars.planning import base_of, travel_settings
from districts.calendars.travel import HUB
from districts.calendars.travel_forms import DrivesForm, MatrixForm, PlaceForm, ReckoningForm, place_words
from districts.calendars.travel_pages import DrivesPage, drives_page, names_and_codes
from districts.directory.places import place
from network.lib.csvfile import Refused
from network.lib.show import show
from network.lib.words import counted
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


@require_GET
def distances(request: HttpRequest, slug: str) -> HttpResponse:
    """All sites, and how long it takes between them."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    context = {
        "network": network,
        "page": drives_page(network),
        "may_edit": person_of(request).holdings.may(Can.PLAN_YEAR, network),
    }
    return show(request, "districts/calendars/distances.html", context)


@require_GET
def distances_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The drives as a table, to mend and send back."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    page = drives_page(network)
    response = HttpResponse(write_matrix(page.matrix, page.names), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="drives-{network.slug}.csv"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def site(request: HttpRequest, slug: str, site: str) -> HttpResponse:
    """The drives of one site: correct them, or let them be reckoned again."""
    network = fetch(request, Network, slug, Can.PLAN_YEAR, field="slug")
    page = drives_page(network)
    if site not in page.names:
        raise Http404
    form = DrivesForm(request.POST or None, site=site, names=page.names, matrix=page.matrix)
    if form.is_valid():
        changed = actions.correct_drives(network, form.changes(), by=request.user, source=TravelTime.Source.TYPED)
        messages.success(
            request, f"{counted(changed, 'drive is', 'drives are')} changed." if changed else "Nothing changed."
        )
        return redirect("calendars:distances", slug=slug)
    context = {
        "network": network,
        "form": form,
        "site": site,
        "name": page.names[site],
        "lines": _lines(page, form),
        "is_hub": site == HUB,
        "member_pk": site.removeprefix("m"),
    }
    return show(request, "districts/calendars/site.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def site_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Say where a district's office is."""
    member = fetch(request, named_members(), pk, Can.PLAN_YEAR)
    known = place(member.district.latitude, member.district.longitude)
    form = PlaceForm(request.POST or None, initial={"place": place_words(known)})
    if form.is_valid():
        actions.place_district(member, form.cleaned_data["place"], by=request.user)
        messages.success(request, f"We know where {member} is, and reckon its drives from there.")
        return redirect("calendars:distances", slug=member.network.slug)
    return show(
        request, "districts/calendars/site_place.html", {"member": member, "network": member.network, "form": form}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reckoning(request: HttpRequest, slug: str) -> HttpResponse:
    """How drives are reckoned that nobody has corrected, and where facilitators start."""
    network = fetch(request, Network, slug, Can.PLAN_YEAR, field="slug")
    kept = travel_settings(network)
    start = {name: getattr(kept, name) for name in ("factor", "miles_an_hour", "base_name")}
    form = ReckoningForm(request.POST or None, initial={**start, "base": place_words(base_of(kept))})
    if form.is_valid():
        actions.set_reckoning(network, form.reckoned(), by=request.user)
        messages.success(request, "Drives are reckoned anew. Corrected ones stay as they are.")
        return redirect("calendars:distances", slug=slug)
    return show(request, "districts/calendars/reckoning.html", {"network": network, "form": form})


@require_POST
def reckon_again(request: HttpRequest, slug: str) -> HttpResponse:
    """Forget all corrections."""
    network = fetch(request, Network, slug, Can.PLAN_YEAR, field="slug")
    gone = actions.reckon_all_again(network, by=request.user)
    messages.success(request, f"{counted(gone, 'drive is', 'drives are')} reckoned again.")
    return redirect("calendars:distances", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def import_distances(request: HttpRequest, slug: str) -> HttpResponse:
    """Send a table of drives. What differs is kept; one wrong cell, and nothing is."""
    network = fetch(request, Network, slug, Can.PLAN_YEAR, field="slug")
    form = MatrixForm(request.POST, request.FILES) if request.method == "POST" else MatrixForm()
    problems: tuple[CellProblem, ...] = ()
    if form.is_valid():
        page = drives_page(network)
        try:
            drives = read_matrix(_data(form), names_and_codes(network, page.names), no_drive=page.no_drive)
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            if not drives.problems:
                return _keep(request, network, page, drives.minutes)
            problems = drives.problems
            form.add_error("file", f"{counted(len(problems), 'cell', 'cells')} cannot be read, so nothing was changed.")
    context = {"network": network, "form": form, "problems": problems[:60], "more": max(len(problems) - 60, 0)}
    return show(request, "districts/calendars/import_distances.html", context)


def _data(form: MatrixForm) -> bytes:
    file = form.cleaned_data["file"]
    if file.size > MAX_BYTES:
        raise Refused("The file is larger than 1 MB. A table of drives is small: send only that.")
    data: bytes = file.read()
    return data


def _keep(request: HttpRequest, network: Network, page: DrivesPage, said: dict[tuple[str, str], int]) -> HttpResponse:
    """Keep what a table says otherwise than we do: a table downloaded and sent back changes nothing."""
    differs = {pair: number for pair, number in said.items() if page.matrix.minutes[pair[0]].get(pair[1]) != number}
    changed = actions.correct_drives(network, differs, by=request.user, source=TravelTime.Source.IMPORTED)
    words = f"{counted(changed, 'drive is', 'drives are')} changed." if changed else "The table says what we knew."
    messages.success(request, words)
    return redirect("calendars:distances", slug=network.slug)


def _lines(page: DrivesPage, form: DrivesForm) -> list[dict[str, object]]:
    """Each other site with what is reckoned and its two fields."""
    return [
        {"name": page.names[end], "reckoned": page.reckoned(form.site, end), "there": there, "back": back}
        for end, there, back in form.lines()
    ]
