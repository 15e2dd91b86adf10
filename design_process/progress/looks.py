"""What changed on a district's page since its reader last looked. The page compares; the past is kept with the look."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest
from django.utils import timezone

from design_process.progress.changes import SHOWN, Change, Facts, changes
from design_process.progress.models import Look
from network.lib.kept import Given
from network.lib.words import day_words

VISIT = timedelta(hours=1)  # looks within it are one visit


@dataclass(frozen=True)
class Past:
    """What a page is compared with: `facts` is None on a first visit. `is_new`: this look begins a visit."""

    since: datetime | None
    facts: Facts | None
    is_new: bool


NO_PAST = Past(None, None, is_new=True)


@dataclass(frozen=True)
class Since:
    """The part of a page that says what is new."""

    sentence: str
    changes: tuple[Change, ...]
    more: int  # that are not listed


def with_look(members: Any, person: int | Given) -> Any:
    """Members with a person's last look at each (`look`: JSON, or None): no query of its own."""
    mine = Look.objects.filter(network=OuterRef("network"), member=OuterRef("pk"), person=person)
    said = JSONObject(looked_at="looked_at", seen="seen", before_at="before_at", before="before")
    return members.annotate(look=Subquery(mine.values(json=said)[:1]))


def past_of(look: dict[str, Any] | None, now: datetime) -> Past:
    """With what a reader's page is compared: the last visit, or while that lasts the one before it."""
    if look is None:
        return Past(None, None, is_new=True)
    looked_at = datetime.fromisoformat(look["looked_at"])
    if now - looked_at >= VISIT:
        return Past(looked_at, look["seen"], is_new=True)
    before_at = look["before_at"]
    return Past(datetime.fromisoformat(before_at) if before_at else None, look["before"], is_new=False)


def since_then(past: Past, facts: Facts) -> Since:
    """What is different, in words for the reader."""
    if past.since is None or past.facts is None:
        return Since("This is your first look at this page. From the next one on it says here what has changed.", (), 0)
    found = changes(past.facts, facts)
    day = day_words(timezone.localdate(past.since))
    said = f"Since you last looked, on {day}:" if found else f"Nothing has changed since you last looked, on {day}."
    return Since(said, found[:SHOWN], len(found[SHOWN:]))


def is_look(request: HttpRequest) -> bool:
    """Does somebody look at this answer? Not a browser that fetches a page before anybody has asked for it."""
    purpose = " ".join(request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return request.method == "GET" and "prefetch" not in purpose and "prerender" not in purpose
