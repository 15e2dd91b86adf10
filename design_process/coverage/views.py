"""The page of a member on which one sees whose voice is missing, and does something about it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from design_process.coverage.alerts import Alert
from design_process.coverage.matrix import Coverage, coverage
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import Holdings, fetch
from network.membership.roles import Can, Role
from network.people.acting import person_of


@dataclass(frozen=True)
class AlertShown:
    """An alert with the one button that helps; without an address it says who can do it."""

    words: str
    button: str
    url: str = ""


def voices(request: HttpRequest, pk: int) -> HttpResponse:
    """Stakeholder groups against team, evidence, insights and ideas: for the team and the hub."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    found, held = coverage(member), person_of(request).holdings
    context = {
        "member": member,
        "page": found,
        "alerts": [_shown(alert, found, member, held) for alert in found.alerts],
        "is_ours": True,
        "may_choose": held.may(Can.EDIT_WORK, member),
    }
    return show(request, "design_process/coverage/voices.html", context)


def _shown(alert: Alert, found: Coverage, member: Member, held: Holdings) -> AlertShown:
    if alert.helps == "groups":
        words = "Say whom it touches"
        if found.problem is None or not held.may(Can.EDIT_NETWORK, found.problem):
            return AlertShown(alert.words, "The hub can say it, where the problem is written.")
        return AlertShown(alert.words, words, reverse("problems:edit_problem", args=[found.problem.pk]))
    if alert.helps == "seat":
        if not held.may(Can.EDIT_PROFILE, member):
            return AlertShown(alert.words, "Your project driver can invite somebody, or the hub.")
        asked = {"member": member.pk, "role": Role.TEAM_MEMBER.value, "stakeholder_group": alert.group}
        address = reverse("directory:invite", args=[member.network.slug])
        return AlertShown(alert.words, "Invite somebody", f"{address}?{urlencode(asked)}")
    name, words = _WORK[alert.helps]
    asked_of = f"?{urlencode({'heard': alert.group})}" if alert.helps == "interview" else ""
    return AlertShown(alert.words, words, reverse(name, args=[member.pk]) + asked_of)


_WORK = {
    "interview": ("evidence:start", "Interview somebody"),
    "insight": ("insights:add", "Write an insight"),
    "ideas": ("ideas:rounds", "Ask for more ideas"),
}
