"""What site visits ask, on Due now: what a visitor saw, the host's debrief and answer, and what has changed since."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from districts.support.visits.links import WORKS_FOR
from districts.support.visits.models import FollowUp, Place, SiteVisit, VisitEntry
from network.due.items import Item
from network.due.registry import Asked, Kind, Row, Whose, each, put_on_due_now
from network.lib.kept import Given
from network.lib.words import days_ago
from network.meetings.models import Meeting

ANSWER_WITHIN = timedelta(days=14)  # after the debrief: while the visitors still know what they saw


def _unwritten() -> Any:
    wrote = VisitEntry.objects.filter(visit=OuterRef("visit"), by=Given("person"))
    rows = Place.objects.held().filter(
        ~Exists(wrote),
        member=Given("member"),
        person=Given("person"),
        visit__debrief_opened_at=None,
        visit__meeting__starts_at__lte=Given("now"),
        visit__meeting__starts_at__gte=Given("lately"),
    )
    said = JSONObject(visit="visit", title="visit__meeting__title", starts_at="visit__meeting__starts_at")
    return rows.exclude(visit__meeting__state=Meeting.State.CANCELLED).order_by("pk").values(json=said)


def _capture(asked: Asked, row: Row) -> Item:
    why = f"{row['title']}. What you saw and heard first, without judging. It waits for the debrief."
    url = reverse("support:capture", args=[row["visit"]])
    return Item("Write down what you saw", why, url, "Write it down", _day(row["starts_at"]))


def _hosted() -> Any:
    seen = VisitEntry.objects.filter(visit=OuterRef("pk"))
    rows = SiteVisit.objects.filter(
        Exists(seen), member=Given("member"), answer_version=0, meeting__ends_at__lte=Given("now")
    )
    said = JSONObject(pk="pk", title="meeting__title", ended_at="meeting__ends_at", opened_at="debrief_opened_at")
    return rows.exclude(meeting__state=Meeting.State.CANCELLED).order_by("meeting__starts_at", "pk").values(json=said)


def _host(asked: Asked, row: Row) -> Item:
    url = reverse("support:debrief", args=[row["pk"]])
    if row["opened_at"] is None:
        why = f"{row['title']}. Your visitors have written down what they saw. Read it with them."
        return Item("Open the debrief of your visit", why, url, "Open it", _day(row["ended_at"]))
    why = f"{row['title']}. Two sentences on what you take from it; they get them by letter."
    by = _day(row["opened_at"]) + ANSWER_WITHIN
    return Item("Answer your visitors", why, reverse("support:answer_visit", args=[row["pk"]]), "Answer", by)


def _follow_ups() -> Any:
    rows = FollowUp.objects.filter(member=Given("member"), person=Given("person"), answered_at=None)
    said = JSONObject(pk="pk", title="visit__meeting__title", asked_at="asked_at")
    return rows.order_by("asked_at", "pk").values(json=said)


def _follow_up(asked: Asked, row: Row) -> Item | None:
    asked_on = _day(row["asked_at"])
    if asked_on + WORKS_FOR < asked.today:
        return None
    when = f"asked {days_ago(asked_on, asked.today)}"
    url = reverse("support:follow_up", args=[row["pk"]])
    return Item("What has changed since the visit?", f"{row['title']}. A sentence.", url, "Say it", when=when)


def _day(moment: str) -> Any:
    return timezone.localdate(datetime.fromisoformat(moment))


put_on_due_now(
    Kind("visit_evidence", each(_capture), _unwritten),
    Kind("visits_hosted", each(_host), _hosted, whose=Whose.DRIVER),
    Kind("visit_follow_ups", each(_follow_up), _follow_ups),
)
