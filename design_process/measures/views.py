"""Pages of numbers: the network's, a member's, and one indicator's."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from design_process.measures.board import indicator_page, member_page, much_hidden, network_page
from design_process.measures.events.flags import network_flags, with_events
from design_process.measures.gap_lines import gap_lines
from design_process.measures.happenings import happened
from design_process.measures.kept_numbers import drafts_of
from design_process.measures.models import Indicator
from design_process.measures.plan_sheet import line_of, member_sheet
from design_process.measures.printed_gaps import network_gaps
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


def numbers(request: HttpRequest, slug: str) -> HttpResponse:
    network = fetch(request, Network, slug, Can.SEE_ROLLUP, field="slug")
    today = timezone.localdate()
    context = {
        "network": network,
        "page": network_page(network, today, network_flags(network.pk)),
        "gaps": network_gaps(network.pk, today),
        "may_add": person_of(request).holdings.may(Can.EDIT_NETWORK, network),
    }
    return show(request, "design_process/measures/numbers.html", context)


def member_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    found = with_events(Member.objects.select_related("district", "network"))
    member = fetch(request, found, pk, Can.SEE_STATUS)
    holdings = person_of(request).holdings
    may_enter = holdings.may(Can.ADD_WORK, member)
    in_full = member.pk in holdings.told_members
    context = {
        "member": member,
        "page": member_page(member, timezone.localdate(), happened(member, person_of(request)), in_full=in_full),
        "in_full": in_full,
        "load": member_sheet(member).load,
        "drafts": drafts_of(member, reader=person_of(request)) if may_enter else (),
        "may_enter": may_enter,
        "numbers_of": member.pk if may_enter else None,
        "may_add": holdings.may(Can.EDIT_WORK, member),
        "gaps": gap_lines(member) if member.pk in holdings.told_members else (),
    }
    return show(request, "design_process/measures/member_numbers.html", context)


def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Indicator.objects.select_related("network", "member__district"), pk, Can.SEE_WORK)
    flags = happened(found.member, person_of(request)) if found.member else network_flags(found.network_id)
    in_full = found.member_id in person_of(request).holdings.told_members
    page = indicator_page(found, timezone.localdate(), flags, in_full=in_full)
    may_print = found.member_id is None and person_of(request).holdings.may(Can.EDIT_NETWORK, found)
    context = {
        "indicator": found,
        "page": page,
        "much_hidden": much_hidden(page) if may_print else None,
        "line": line_of(found),
        "numbers_of": found.member_id if person_of(request).holdings.may(Can.ADD_WORK, found) else None,
        "may_edit": person_of(request).holdings.may(Can.EDIT_WORK, found),
    }
    return show(request, "design_process/measures/indicator.html", context)
