"""The latest of what a member's team has given others to celebrate."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from design_process.celebrations.models import Celebration
from districts.directory.access import Visibility
from districts.directory.models import Member
from network.membership.reach import ANYBODY

SHOWN = 3


def with_celebrated(members: Any) -> Any:
    """Members with the latest that whoever asks may read (`celebrated`): no query of its own."""
    rows = _opened(ANYBODY).filter(member=OuterRef("pk")).values(json=JSONObject(pk="pk", title="title", act="act"))
    return members.annotate(celebrated=ArraySubquery(rows[:SHOWN]))


def celebrated_by(member: Member, person: Any) -> list[Celebration]:
    """What `with_celebrated` has found, as far as a line needs it; of another member, by one query."""
    found = getattr(member, "celebrated", None)
    if found is None:
        return list(_opened(person).filter(member=member)[:SHOWN])
    return [Celebration(**row) for row in found]


def _opened(person: Any) -> Any:
    return Celebration.objects.seen_by(person).exclude(visibility=Visibility.TEAM)
