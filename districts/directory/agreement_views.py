"""Who reads a district's numbers: what it agreed with the hub, and what the hub sees without that."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from districts.directory.agreements import Agreed, end_agreement, record_agreement
from districts.directory.forms import AgreementForm
from districts.directory.models import Agreement
from districts.directory.profile import members_whole
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """What is agreed now and was before; the district's driver and sponsor record a new one."""
    member = fetch(request, members_whole(), pk, Can.SEE_PROFILE)
    today = timezone.localdate()
    may_share = _person(request).holdings.may(Can.SHARE_NUMBERS, member)
    form = AgreementForm(request.POST or None, initial={"starts_on": today})
    if request.method == "POST":
        if not may_share:
            raise PermissionDenied
        if form.is_valid():
            record_agreement(member, Agreed(**form.cleaned_data), by=_person(request))
            messages.success(request, f"The agreement of {member} is recorded.")
            return redirect("directory:agreement", pk=member.pk)
    every = member.agreements.seen_by(request.user).select_related("recorded_by", "ended_by")
    rows = [(row, row.is_in_force(today)) for row in every]
    now = next((row for row, counts in rows if counts), None)
    context = {"member": member, "rows": rows, "now": now, "form": form, "may_share": may_share}
    return show(request, "districts/directory/agreement.html", context)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """The district takes its word back, from today on."""
    found = fetch(request, Agreement.objects.select_related("member__district"), pk, Can.SHARE_NUMBERS)
    if end_agreement(found, by=_person(request), on=timezone.localdate()):
        messages.success(request, f"The agreement is ended. The hub reads {found.member}’s numbers protected from now.")
    return redirect("directory:agreement", pk=found.member_id)


def _person(request: HttpRequest) -> Any:
    return request.user
