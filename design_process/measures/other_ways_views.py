"""The other ways to print a period of which much is hidden: looked at, and one of them chosen."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.measures.periods import label
from design_process.measures.publication.actions import print_together
from design_process.measures.publication.other_ways import other_ways as other_ways_of
from design_process.measures.way_forms import WayForm
from districts.directory.groups import label_of
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

TOO_FEW_EVEN_SO = "Even as one group they are too few to be shown. Nothing was printed, and nothing has changed."


def other_ways(request: HttpRequest, pk: int, period: str) -> HttpResponse:
    """What a period would look like printed in other ways, for the hub; what can be kept is printed at its yes."""
    rows = Indicator.objects.filter(member=None).select_related("network")
    indicator = fetch(request, rows, pk, Can.EDIT_NETWORK)
    day = _day(period)
    page = other_ways_of(indicator, day, person_of(request).holdings.told_members, timezone.localdate())
    if page is None:
        raise Http404
    choices = [(way.key, way.name) for way in page.ways if way.key]
    form = WayForm(request.POST if request.method == "POST" else None, ways=choices)
    if form.is_valid():
        key = form.cleaned_data["way"]
        if print_together(indicator, day, key, by=person_of(request), now=timezone.now()):
            messages.success(request, f"Printed: “{label_of(key)}” stands beside the other groups, for everybody.")
            return redirect("measures:indicator", pk=pk)
        form.add_error("way", TOO_FEW_EVEN_SO)
    said = {"of": label(indicator.frequency, day), "period": period, "network": indicator.network}
    context = {"indicator": indicator, "page": page, "form": form, **said}
    return show(request, "design_process/measures/other_ways.html", context)


def _day(period: str) -> date:
    """The first day of a period as an address says it. Raises Http404 for what is no day."""
    try:
        return date.fromisoformat(period)
    except ValueError:
        raise Http404 from None
