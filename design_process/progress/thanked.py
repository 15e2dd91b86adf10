"""Whom a team's lessons have helped lately: names and words for its home, and no count."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.lessons.models import Thanks

SHOWN = 3
NEWS_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Thanked:
    """Somebody elsewhere whom a lesson of this team has helped."""

    words: str
    line: str
    idea: str
    url: str


def with_thanks(members: Any) -> Any:
    """Members with the last thanks for their lessons (`thanks_said`): no query of its own."""
    rows = Thanks.objects.filter(lesson__member=OuterRef("pk")).order_by("-at", "-pk")
    told = JSONObject(
        kind="kind", line="line", at="at", who="by__name", where="member__district__name", idea="lesson__idea",
        lesson="lesson",
    )  # fmt: skip
    return members.annotate(thanks_said=ArraySubquery(rows.values(json=told)[:SHOWN]))


def thanks_to(member: Any, *, now: datetime) -> tuple[Thanked, ...]:
    """What `with_thanks` has found, as far as it is new."""
    recent = [row for row in member.thanks_said if datetime.fromisoformat(row["at"]) > now - NEWS_FOR]
    return tuple(
        Thanked(
            words=f"{row['who'] or 'Somebody'} of {row['where']}: {Thanks.Kind(row['kind']).label.lower()}.",
            line=row["line"],
            idea=row["idea"],
            url=reverse("lessons:lesson", args=[row["lesson"]]),
        )
        for row in recent
    )
