"""The network board: what the numbers say, whose are missing, and the districts side by side; and the goals of all."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from design_process.measures.charts import network_charts
from design_process.measures.events.flags import network_flags
from design_process.measures.printed_gaps import network_gaps
from design_process.progress.districts_board import districts_board
from design_process.progress.goals_board import goals_board
from design_process.progress.network_board import network_board
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


def board(request: HttpRequest, slug: str) -> HttpResponse:
    """The hub's page of numbers: who owes what stands by name, beside what was printed for everybody."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    today = timezone.localdate()
    found = network_board(network, today)
    flags = network_flags(network.pk)
    charts = {chart.indicator_id: chart for chart in network_charts(network, today, flags=flags, groups=False)}
    context = {
        "network": network,
        "board": found,
        "gaps": network_gaps(network.pk, today),
        "rows": [(row, charts.get(row.indicator_id)) for row in found.indicators],
    }
    return show(request, "design_process/progress/network_board.html", context)


def districts(request: HttpRequest, slug: str) -> HttpResponse:
    """One number in each district, as this reader may have it. Filters stand in the address."""
    network = fetch(request, Network, slug, Can.SEE_ROLLUP, field="slug")
    board = districts_board(network, person_of(request), request.GET, timezone.localdate())
    context = {"network": network, "board": board, "form": board.form}
    return show(request, "design_process/progress/districts_board.html", context, fragment="districts")


def goals(request: HttpRequest, slug: str) -> HttpResponse:
    """What each member aims at, and which plan of its district that serves."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    context = {"network": network, "board": goals_board(network)}
    return show(request, "design_process/progress/goals_board.html", context)
