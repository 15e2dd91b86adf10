"""The link by which somebody at the county or the state reads a joint brief and answers it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from districts.barriers.briefs.models import JointBrief
from network.lib.letters import absolute
from network.lib.signed import sign, unsign

PURPOSE = "joint-brief"
OPEN_FOR = timedelta(days=180)  # an office takes its time; each letter sent again has a link of its own


@dataclass(frozen=True)
class Link:
    """`brief`: what it opens. None: `over` when it did once, otherwise it is none of ours."""

    brief: JointBrief | None = None
    over: bool = False


def brief_address(brief: JointBrief) -> str:
    """The whole address of a brief's page for its reader."""
    last = (timezone.localdate() + OPEN_FOR).isoformat()
    return absolute(reverse("barriers:brief_by_link", args=[sign(PURPOSE, b=brief.pk, r=brief.round, d=last)]))


def read_link(token: str) -> Link:
    """Where a link leads now."""
    said = unsign(PURPOSE, token)
    if said is None:
        return Link()
    brief = JointBrief.objects.select_related("network").filter(pk=said["b"], sent_at__isnull=False).first()
    if brief is None or brief.round != said["r"] or date.fromisoformat(said["d"]) < timezone.localdate():
        return Link(over=True)
    return Link(brief)
