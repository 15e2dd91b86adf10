"""The other ways to print a period of which much is hidden: looked at, and one of them chosen."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.measures.periods import label
from design_process.measures.ways.actions import choice_of, choose_way, look_at_ways
from design_process.measures.ways.forms import WayForm
from design_process.measures.ways.page import WaysPage, ways_page
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.outbox.models import Effect
from network.people.acting import person_of


def other_ways(request: HttpRequest, pk: int, period: str) -> HttpResponse:
    """How a period stands and what it would look like printed in other ways, for the hub; a worker computes it."""
    indicator, day, page = _page(request, pk, period)
    form = WayForm(
        request.POST if request.method == "POST" else None, ways=[(one.way.key, one.way.name) for one in page.to_keep]
    )
    if form.is_valid():
        return redirect("measures:one_way", pk=pk, period=period, way=form.cleaned_data["way"])
    context = {**_said(indicator, day), "page": page, "form": form}
    return show(request, "design_process/measures/other_ways.html", context, fragment="tables")


def one_way(request: HttpRequest, pk: int, period: str, way: str) -> HttpResponse:
    """One way before it is printed: what becomes visible, and what never will. At the yes a worker prints it."""
    indicator, day, page = _page(request, pk, period)
    preview, choice = page.of(way), choice_of(indicator, day, way)
    if preview is None and choice is None:
        raise Http404
    if request.method == "POST":
        if preview is not None:
            choose_way(indicator, day, preview.way, by=person_of(request))
        return redirect(request.path)
    context: dict[str, Any] = {
        **_said(indicator, day),
        "page": page,
        "preview": preview,
        "is_at_work": choice is not None and choice.state in (Effect.State.OWED, Effect.State.RUNNING),
        "is_parked": choice is not None and choice.state == Effect.State.PARKED,
        "was_refused": preview is not None and choice is not None and choice.state == Effect.State.DONE,
    }
    return show(request, "design_process/measures/one_way.html", context, fragment="outcome")


def _page(request: HttpRequest, pk: int, period: str) -> tuple[Indicator, date, WaysPage]:
    """The page for this reader, with a look at the ways owed where there is none. Raises Http404 for what was never."""
    rows = Indicator.objects.filter(member=None).select_related("network")
    indicator = fetch(request, rows, pk, Can.EDIT_NETWORK)
    day = _day(period)
    page = ways_page(indicator, day, person_of(request).holdings.told_members, timezone.localdate())
    if page is None:
        raise Http404
    if page.is_looking:
        look_at_ways(indicator, day, page.made_from, timezone.now())
    return indicator, day, page


def _said(indicator: Indicator, day: date) -> dict[str, Any]:
    of = label(indicator.frequency, day)
    return {"indicator": indicator, "network": indicator.network, "period": day.isoformat(), "of": of}


def _day(period: str) -> date:
    """The first day of a period as an address says it. Raises Http404 for what is no day."""
    try:
        return date.fromisoformat(period)
    except ValueError:
        raise Http404 from None
