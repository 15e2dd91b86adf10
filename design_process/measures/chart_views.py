"""One chart by itself: looked at, marked by a person with a reason, and taken away as a table."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from design_process.measures.chart_table import TABLE_COLUMNS, chart_table
from design_process.measures.chart_view import views
from design_process.measures.charts import every_series
from design_process.measures.drawing import Flag
from design_process.measures.events.flags import network_flags
from design_process.measures.happenings import happened
from design_process.measures.mark_actions import Place, mark_chart, withdraw_mark
from design_process.measures.mark_forms import MarkForm
from design_process.measures.models import ChartMark, Indicator
from design_process.measures.phase_offers import phase_offers
from design_process.measures.series import Series
from districts.directory.models import Member
from network.lib.csvfile import write_table
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of


def chart(request: HttpRequest, pk: int, group: str) -> HttpResponse:
    """The chart of an indicator: the network's made safe, or that of the member whose own indicator it is."""
    right = Can.EDIT_WORK if request.method == "POST" else Can.SEE_WORK
    found = fetch(request, Indicator.objects.select_related("network", "member__district"), pk, right)
    return _page(request, found, found.member, group)


def member_chart(request: HttpRequest, pk: int, indicator: int, group: str) -> HttpResponse:
    """A member's own chart of an indicator, the network's or its own."""
    right = Can.EDIT_WORK if request.method == "POST" else Can.SEE_STATUS
    member = fetch(request, Member.objects.select_related("district", "network"), pk, right)
    return _page(request, _asked_of(request, member, indicator), member, group)


def _page(request: HttpRequest, indicator: Indicator, member: Member | None, group: str) -> HttpResponse:
    series = _series(request, indicator, member, group)
    (view,) = views([series], _flags(request, indicator, member))
    form = MarkForm(request.POST if request.method == "POST" else None, series=series, since=view.lasts)
    if form.is_valid():
        said = form.cleaned_data
        place = Place(indicator, member, group, said["period"])
        mark_chart(place, said["kind"], reason=said["reason"], by=person_of(request))
        messages.success(request, "The chart is drawn with it. You can take it back at any time.")
        return redirect(request.path)
    may_edit = person_of(request).holdings.may(Can.EDIT_WORK, member or indicator)
    offers = phase_offers(indicator, series) if may_edit else ()
    context = {
        "chart": view, "indicator": indicator, "member": member, "form": form, "may_edit": may_edit, "offers": offers,
    }  # fmt: skip
    return show(request, "design_process/measures/chart.html", context)


@require_safe
def chart_csv(request: HttpRequest, pk: int, group: str) -> HttpResponse:
    found = fetch(request, Indicator.objects.select_related("network", "member"), pk, Can.SEE_WORK)
    return _csv(_series(request, found, found.member, group), _flags(request, found, found.member))


@require_safe
def member_chart_csv(request: HttpRequest, pk: int, indicator: int, group: str) -> HttpResponse:
    member = fetch(request, Member.objects.select_related("network"), pk, Can.SEE_STATUS)
    about = _asked_of(request, member, indicator)
    return _csv(_series(request, about, member, group), _flags(request, about, member))


@require_POST
def withdraw_chart_mark(request: HttpRequest, pk: int) -> HttpResponse:
    mark = fetch(request, ChartMark.objects.select_related("indicator"), pk, Can.EDIT_WORK)
    withdraw_mark(mark, by=person_of(request))
    messages.success(request, "Taken back. The chart is as it was before.")
    if mark.member_id is None:
        return redirect("measures:chart", pk=mark.indicator_id, group=mark.group)
    return redirect("measures:member_chart", pk=mark.member_id, indicator=mark.indicator_id, group=mark.group)


def _asked_of(request: HttpRequest, member: Member, indicator: int) -> Indicator:
    found: Indicator | None = (
        Indicator.objects.seen_by(person_of(request))
        .asked_of(member)
        .select_related("network", "member")
        .filter(pk=indicator)
        .first()
    )
    if found is None:
        raise Http404
    return found


def _series(request: HttpRequest, indicator: Indicator, member: Member | None, group: str) -> Series:
    """The series of one student group; 404 for a group that the chart does not have."""
    in_full = member is None or member.pk in person_of(request).holdings.told_members
    found = every_series(indicator, member, timezone.localdate(), in_full=in_full)
    try:
        return next(one for one in found if one.group == group)
    except StopIteration:
        raise Http404 from None


def _flags(request: HttpRequest, indicator: Indicator, member: Member | None) -> Sequence[Flag]:
    return happened(member, person_of(request)) if member else network_flags(indicator.network_id)


def _csv(series: Series, flags: Sequence[Flag]) -> HttpResponse:
    table = write_table(TABLE_COLUMNS, chart_table(series, flags), bom=True)
    response = HttpResponse(table, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="chart-{series.indicator.pk}-{series.group}.csv"'
    return response
