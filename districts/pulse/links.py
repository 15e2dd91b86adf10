"""The link by which somebody says whether their district is still in, without signing in."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from districts.directory.models import Seat
from districts.pulse.models import ASKED, AT_WORK, CommitmentPulse
from network.lib.signed import sign, unsign

PURPOSE = "pulse"
OPEN_FOR = timedelta(days=60)


class Standing(StrEnum):
    """What following a link leads to."""

    OPEN = "open"
    EXPIRED = "expired"
    RESTING = "resting"  # the district paused or left: nothing is asked of it
    ENDED = "ended"  # its person speaks for the district no more
    BROKEN = "broken"  # cut off on its way, or made up


@dataclass(frozen=True)
class Link:
    standing: Standing
    pulse: CommitmentPulse | None = None


def answer_path(pulse_id: int) -> str:
    """The path of somebody's answer. It names the question, nothing of the person or the district."""
    return reverse("pulse:answer_by_link", args=[sign(PURPOSE, p=pulse_id)])


def read_link(token: str) -> Link:
    """Where a link leads now: at most two queries."""
    said = unsign(PURPOSE, token)
    if said is None:
        return Link(Standing.BROKEN)
    rows = CommitmentPulse.objects.select_related("person", "member__district", "network")
    pulse = rows.filter(pk=said["p"]).first()
    if pulse is None or not speaks_for(pulse):
        return Link(Standing.ENDED)
    if pulse.member.state not in AT_WORK:
        return Link(Standing.RESTING)
    if pulse.asked_on + OPEN_FOR < timezone.localdate():
        return Link(Standing.EXPIRED)
    return Link(Standing.OPEN, pulse)


def speaks_for(pulse: CommitmentPulse) -> bool:
    """Is the person still sponsor or driver of the member? One query."""
    seats = Seat.objects.taken().filter(member=pulse.member_id, grant__role__in=ASKED, grant__person=pulse.person_id)
    return bool(pulse.person.is_active and seats.exists())
