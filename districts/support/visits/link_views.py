"""The page behind the link of a letter: what has changed since a visit, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from districts.support.visits.actions import AlreadyAnswered, answer_follow_up
from districts.support.visits.forms import FollowUpForm
from districts.support.visits.links import WORKS_FOR, read_link
from districts.support.visits.models import FollowUp
from network.lib.personal_link import personal_link
from network.lib.show import show

PAGE = "districts/support/visits/follow_up_link.html"


@personal_link
def follow_up_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; what is sent is kept once."""
    found = read_link(token)
    return _ask(request, found)


def _ask(request: HttpRequest, found: FollowUp | None) -> HttpResponse:
    if found is None:
        return show(request, PAGE, {"why": "broken"}, status=404)
    if found.answered_at is not None:
        return show(request, PAGE, {"why": "answered", "found": found})
    if found.asked_at + WORKS_FOR < timezone.now():
        return show(request, PAGE, {"why": "over"}, status=410)
    form = FollowUpForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            found = answer_follow_up(found, form.cleaned_data["words"])
        except AlreadyAnswered:
            found.refresh_from_db()
        return show(request, PAGE, {"why": "answered", "found": found})
    is_host = found.member_id == found.visit.member_id
    return show(request, PAGE, {"why": "", "found": found, "form": form, "is_host": is_host})
