"""The three homes, and the one door in front of them."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from design_process.progress import driver, facilitator, guest, sponsor
from design_process.progress.dates import next_dates, with_dates
from districts.directory.models import Member
from network.lib.kept import Given
from network.lib.show import show
from network.membership.access import fetch_kept
from network.membership.context import acting_holding
from network.membership.models import Network
from network.membership.reach import Reached
from network.membership.roles import HUB_ROLES, Can, Role
from network.people.acting import person_of


def home(request: HttpRequest) -> HttpResponse:
    """The page of the role one is acting in, at once: no second request on a slow line."""
    acting = acting_holding(request)
    if acting is None:
        return show(request, "design_process/progress/no_role.html")
    if acting.role in HUB_ROLES:
        return this_week(request, acting.network_slug)
    if acting.member_id is None:
        return show(request, "design_process/progress/guest.html", {"cards": guest.shared_with(request.user)})  # type: ignore[arg-type]
    if acting.role == Role.SPONSOR:
        return status(request, acting.member_id)
    return due_now(request, acting.member_id)


def this_week(request: HttpRequest, slug: str) -> HttpResponse:
    """The facilitator's home."""
    network = fetch_kept(request, _NETWORK, Can.EDIT_NETWORK, slug=slug)
    page = facilitator.this_week(network, today=timezone.localdate())
    return show(request, "design_process/progress/this_week.html", {"network": network, "page": page})


def due_now(request: HttpRequest, pk: int) -> HttpResponse:
    """The driver's home, and the design team's."""
    member = _member(request, pk, Can.ADD_WORK)
    page = driver.due_now(member, request.user, today=timezone.localdate())  # type: ignore[arg-type]
    return show(
        request, "design_process/progress/due_now.html", {"member": member, "page": page, **_dates(request, member)}
    )


def status(request: HttpRequest, pk: int) -> HttpResponse:
    """The sponsor's home: one page, made to print. Others who may read it are not spoken to as the sponsor."""
    member = _member(request, pk, Can.SEE_STATUS)
    is_sponsor = member.pk in request.user.holdings.sponsored_members  # type: ignore[union-attr]
    reader = sponsor.YOU if is_sponsor else sponsor.THE_SPONSOR
    page = sponsor.status(member, today=timezone.localdate(), reader=reader)
    context = {"member": member, "page": page, **(_dates(request, member) if is_sponsor else {})}
    return show(request, "design_process/progress/status.html", context)


def _member(request: HttpRequest, pk: int, can: Can) -> Member:
    """A member with the reader's next dates, in the query that fetches it."""
    member: Member = fetch_kept(request, _MEMBER, can, pk=pk, person=person_of(request).pk, now=timezone.now())
    return member


_NETWORK = Reached(Network, lambda seen: seen.filter(slug=Given("slug")))
_MEMBER = Reached(
    Member,
    lambda seen: with_dates(
        seen.select_related("district", "network").filter(pk=Given("pk")),
        person=Given("person"),
        now=Given("now"),
    ),
)


def _dates(request: HttpRequest, member: Member) -> dict[str, object]:
    """The reader's own next dates."""
    return {"dates": next_dates(member, person_of(request))}
