"""The network board: what the numbers say, and whose are missing."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from design_process.measures.charts import network_charts
from design_process.progress.network_board import network_board
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can


def board(request: HttpRequest, slug: str) -> HttpResponse:
    """The hub's page of numbers: who owes what stands by name, beside what was printed for everybody."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    today = timezone.localdate()
    found = network_board(network, today)
    charts = {chart.indicator_id: chart for chart in network_charts(network, today, groups=False)}
    context = {
        "network": network,
        "board": found,
        "rows": [(row, charts.get(row.indicator_id)) for row in found.indicators],
    }
    return show(request, "design_process/progress/network_board.html", context)
