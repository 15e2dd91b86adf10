"""The collection sheets of a cycle and of a prototype: to print, fill in by hand, and type."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from design_process.cycles.collection_sheet import sheet_of
from design_process.cycles.views import fetch_cycle
from design_process.prototypes.models import Prototype
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

USUAL_WEEKS = timedelta(weeks=6)


def cycle_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The numbers of a cycle's prototype over the days of the cycle."""
    cycle = fetch_cycle(request, pk, Can.ADD_WORK)
    indicators = cycle.prototype.indicators.filter(retired_at=None)
    sheet = sheet_of(cycle.member, indicators, (cycle.starts_on, cycle.ends_on), cycle)
    return _show(request, sheet, cycle.prototype, cycle)


def prototype_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The numbers of a prototype over the weeks to come."""
    card = fetch(request, Prototype.objects.select_related("member__district"), pk, Can.ADD_WORK)
    today = timezone.localdate()
    sheet = sheet_of(card.member, card.indicators.filter(retired_at=None), (today, today + USUAL_WEEKS))
    return _show(request, sheet, card, None)


def _show(request: HttpRequest, sheet: object, card: Prototype, cycle: object) -> HttpResponse:
    may_edit = person_of(request).holdings.may(Can.EDIT_WORK, card)
    context = {"sheet": sheet, "card": card, "cycle": cycle, "may_edit": may_edit}
    return show(request, "design_process/cycles/collection_sheet.html", context)
