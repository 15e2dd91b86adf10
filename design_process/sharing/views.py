"""Search, and tables to take away. Everything here goes through `seen_by`: nobody finds more than their pages show."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse

from design_process.measures.export import NUMBER_COLUMNS, numbers_rows
from design_process.sharing.export import CYCLE_COLUMNS, cycle_rows
from design_process.sharing.forms import SearchForm
from design_process.sharing.search import search as search_for
from network.lib.csvfile import write_table
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can


def search(request: HttpRequest, slug: str) -> HttpResponse:
    """One box over everything the person may see in the network."""
    network = fetch(request, Network, slug, Can.SEE_WORK, field="slug")
    form = SearchForm(request.GET)
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    groups = search_for(request.user, network, typed)
    total = sum(len(group.found) for group in groups)
    context = {"network": network, "typed": typed, "groups": groups, "total": total}
    return show(request, "design_process/sharing/search.html", context, fragment="results")


def export_cycles(request: HttpRequest, slug: str) -> HttpResponse:
    """The test cycles the person may see, as a table."""
    network = fetch(request, Network, slug, Can.SEE_WORK, field="slug")
    return _table(f"cycles-{network.slug}.csv", CYCLE_COLUMNS, cycle_rows(request.user, network))


def export_numbers(request: HttpRequest, slug: str) -> HttpResponse:
    """The numbers the person may see, as a table: their own in full, the network's made safe."""
    network = fetch(request, Network, slug, Can.SEE_ROLLUP, field="slug")
    rows = numbers_rows(request.user, network)
    return _table(f"numbers-{network.slug}.csv", NUMBER_COLUMNS, rows)


def _table(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A file for a spreadsheet: UTF-8 with its mark, and no cell that runs as a formula."""
    response = HttpResponse(write_table(header, rows, bom=True), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
