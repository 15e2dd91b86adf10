"""From a draft to everybody's calendar: a publication, then a date at a time, then one letter a person.

Each date is an effect of its own, done in one transaction with being noted as done: a worker that dies between two
dates leaves the rest owed, and one that dies within a date leaves nothing of it. The last date owes the letters.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from districts.calendars.planning import travel_matrix
from districts.directory.models import Member
from districts.planner.words import LOCKED
from districts.scheduling.actions import stored_year
from districts.scheduling.calling import called_checkin, called_meeting, invited_to_checkin, invited_to_meeting
from districts.scheduling.drafting import BY_HAND, Row, has_come, keys_of, row_of
from districts.scheduling.happened import year_span
from districts.scheduling.models import Burden, Hosting, PlanDraft, PlanYear, Publication, PublishedRow
from districts.support.models import CheckIn
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.words import counted
from network.meetings.actions import (
    Called,
    Invited,
    call_meeting,
    cancel_meeting,
    change_meeting,
    invite,
    owe_calendar_letter,
)
from network.meetings.models import Invitee, Meeting
from network.outbox.actions import owe
from network.outbox.locks import partition_lock

Outcome = PublishedRow.Outcome
STILL_AHEAD = (Meeting.State.PROPOSED, Meeting.State.PLANNED)


class StillGoingOut(Exception):
    """Refused: the last publication has not finished."""


class PublishedMeanwhile(Exception):
    """Refused: somebody else has published another draft since the page was opened."""


@transaction.atomic
def publish(draft: PlanDraft, *, number: int, by: Any) -> Publication:
    """Let a draft go out, once. `number`: which publication of the year the page meant; asked twice, it is one.

    Raises StillGoingOut, PublishedMeanwhile.
    """
    year = stored_year(draft.year.network)
    known: Publication | None = year.publications.filter(number=number).first()
    if known is not None:
        if known.draft_id != draft.pk:
            raise PublishedMeanwhile
        return known
    if year.publications.filter(done_at=None).exists():
        raise StillGoingOut
    if number != next_number(year):
        raise PublishedMeanwhile
    publication = Publication.objects.create(network=year.network, year=year, number=number, draft=draft, by=by)
    keys = keys_of(draft.plan) | {_key_of(meeting, year) for meeting in published_meetings(year)}
    rows = PublishedRow.objects.bulk_create(
        PublishedRow(network=year.network, publication=publication, key=key) for key in sorted(keys)
    )
    PlanDraft.objects.filter(pk=draft.pk, published_at=None).update(published_at=timezone.now())
    PlanYear.objects.filter(pk=year.pk).update(published=draft)
    words = f"published the year {year}: {counted(len(draft.plan['meetings']), 'network meeting', 'network meetings')}"
    record(Activity.About.CALENDAR, words, network_id=year.network_id, by=by, thing=draft)
    for row in rows:
        owe("publish_date", f"publish-date:{row.pk}", network_id=year.network_id, row=row.pk)
    return publication


def next_number(year: PlanYear) -> int:
    return (year.publications.aggregate(last=Max("number"))["last"] or 0) + 1


def published_meetings(year: PlanYear) -> list[Meeting]:
    """What earlier publications of the year brought and nobody has called off, in the order of time."""
    ours = Meeting.objects.filter(network=year.network_id, plan_key__startswith=f"plan:{year.school_year}:")
    return list(ours.standing().select_related("hosting", "checkin"))


def _key_of(meeting: Meeting, year: PlanYear) -> str:
    """The key of the plan's row that a meeting came from."""
    return str(meeting.plan_key).removeprefix(f"plan:{year.school_year}:").partition("~")[0]


# --- one date -----------------------------------------------------------------------------------


@transaction.atomic
def put_out(row_id: int) -> None:
    """Bring one date of a publication into the calendar, and note what became of it. Done once; the last owes letters.

    One date of a network at a time: two workers would wait for each other's meetings otherwise.
    """
    rows = PublishedRow.objects.select_related(
        "publication__year__network", "publication__draft", "publication__by"
    )  # fmt: skip
    row = rows.get(pk=row_id)
    with partition_lock("publication", row.network_id):
        row.refresh_from_db(fields=["outcome"])
        if row.outcome == Outcome.WAITING:
            meeting, outcome = _put_out(row)
            PublishedRow.objects.filter(pk=row.pk).update(outcome=outcome, meeting=meeting)
        left = PublishedRow.objects.filter(publication=row.publication, outcome=Outcome.WAITING)
        if not left.exists():
            owe("publish_letters", f"publish-letters:{row.publication_id}", network_id=row.network_id,
                publication=row.publication_id)  # fmt: skip


def _put_out(row: PublishedRow) -> tuple[Meeting | None, str]:
    year, draft, by = row.publication.year, row.publication.draft, row.publication.by
    planned = row_of(draft.plan, row.key)
    meeting = _standing(year, row.key, planned)
    if meeting is not None and (meeting.starts_at <= timezone.now() or meeting.state not in STILL_AHEAD):
        return meeting, Outcome.SAME  # what has begun, or was closed before its time, stays as it was
    if planned is not None and meeting is None and has_come(planned, timezone.localdate()):
        return None, Outcome.SAME  # a draft that went out late calls nobody to a day that is over
    if planned is None:
        if meeting is None or is_outside(draft, meeting):
            return meeting, Outcome.SAME
        cancel_meeting(meeting, by=by, why="It is no longer in the year’s plan.")
        return meeting, Outcome.CANCELLED
    if "member" in planned:
        return _put_checkin(year, planned, meeting, by=by)
    return _put_meeting(year, draft, planned, meeting, by=by)


def is_outside(draft: PlanDraft, meeting: Meeting) -> bool:
    """Is a date before or after the days that the draft planned, so that its silence about it means nothing?"""
    on = meeting.local_start.date().isoformat()
    return not draft.problem["starts_on"] <= on <= draft.problem["ends_on"]


def _standing(year: PlanYear, key: str, planned: Row | None) -> Meeting | None:
    """The meeting that stands for a key; else one on the same day that somebody called without the plan."""
    name = f"plan:{year.school_year}:{key}"
    ours = Meeting.objects.filter(network=year.network_id).filter(Q(plan_key=name) | Q(plan_key__startswith=f"{name}~"))
    found: Meeting | None = ours.standing().select_related("hosting").first()
    if found is not None or planned is None:
        return found
    start, end = year_span(year)
    others = Meeting.objects.filter(network=year.network_id, starts_at__range=(start, end), plan_key=None).standing()
    if "member" in planned:
        others = others.filter(checkin__member=int(planned["member"][1:]))
    else:
        others = others.filter(kind=Meeting.Kind.NETWORK)
    return next((each for each in others if each.local_start.date().isoformat() == planned["on"]), None)


def _fresh_key(year: PlanYear, key: str) -> str:
    """The plan key of a new meeting: "plan:2026-27:m:3", with "~2" when one of that name was called off before."""
    name = f"plan:{year.school_year}:{key}"
    used = Meeting.objects.filter(network=year.network_id)
    before = used.filter(Q(plan_key=name) | Q(plan_key__startswith=f"{name}~")).count()
    return f"{name}~{before + 1}" if before else name


def _put_meeting(
    year: PlanYear, draft: PlanDraft, planned: Row, meeting: Meeting | None, *, by: Any
) -> tuple[Meeting, str]:
    called = _with_reason(called_meeting(year, draft.problem, planned), meeting)
    invited = invited_to_meeting(year)
    outcome: str = Outcome.SAME
    if meeting is None:
        key = _fresh_key(year, planned["key"])
        meeting = call_meeting(year.network, called, by=by, invited=invited, plan_key=key, tell=False)
        outcome = Outcome.MADE
    elif meeting.plan_key:
        outcome = _changed(meeting, called, by=by)
        _invite_who_is_new(meeting, invited, by=by)
    _note_burdens(meeting, planned)
    return meeting, outcome


def _with_reason(called: Called, meeting: Meeting | None) -> Called:
    """Locked and chosen by hand are no reasons that help whoever is invited: the one that was given stays, or none."""
    if called.why not in (LOCKED, BY_HAND):
        return called
    as_it_was = meeting and (meeting.starts_at, meeting.place) == (called.starts_at, called.place)
    return replace(called, why=meeting.why if meeting and as_it_was else "")


def _invite_who_is_new(meeting: Meeting, invited: Iterable[Invited], *, by: Any) -> None:
    """Invite who has joined a team since. Whom somebody took off the list by hand stays off it."""
    known = set(meeting.invitees.values_list("person", flat=True))
    invite(meeting, [one for one in invited if one.person_id not in known], by=by)


def _changed(meeting: Meeting, called: Called, *, by: Any) -> str:
    """Let a meeting be as it is planned now; whoever has it in a calendar hears of what matters there."""
    before = meeting.sequence
    return Outcome.CHANGED if change_meeting(meeting, called, by=by).sequence > before else Outcome.SAME


def _note_burdens(meeting: Meeting, planned: Row) -> None:
    """Say who hosts and what it costs whom, for the ledger."""
    members = set(Member.objects.filter(network=meeting.network_id).values_list("pk", flat=True))
    host = int(planned["host"][1:]) if planned["host"] else None
    if host is not None and host in members:
        Hosting.objects.update_or_create(
            meeting=meeting, defaults={"network_id": meeting.network_id, "member_id": host}
        )  # fmt: skip
    else:
        Hosting.objects.filter(meeting=meeting).delete()
    miles = travel_matrix(meeting.network).miles
    Burden.objects.filter(meeting=meeting).delete()
    Burden.objects.bulk_create(
        Burden(
            network_id=meeting.network_id,
            meeting=meeting,
            member_id=int(name[1:]),
            driving_minutes=load["minutes"],
            miles=_there_and_back(miles, name, planned["host"]) if load["minutes"] else 0,
            substitutes=load["substitutes"],
            hours_out=load["hours_out"],
        )
        for name, load in planned["burden"].items()
        if int(name[1:]) in members
    )


def _there_and_back(miles: Mapping[str, Mapping[str, float]], name: str, host: str | None) -> int | None:
    """Miles by road between two members' offices; None where a place is not known."""
    there, back = miles.get(name, {}).get(host or ""), miles.get(host or "", {}).get(name)
    return None if there is None or back is None else round(there + back)


def _put_checkin(year: PlanYear, planned: Row, meeting: Meeting | None, *, by: Any) -> tuple[Meeting | None, str]:
    members = Member.objects.select_related("district").filter(network=year.network_id).taking_part()
    member = members.filter(pk=int(planned["member"][1:])).first()
    if member is None:
        return None, Outcome.SAME
    facilitator = int(planned["facilitator"][1:])
    called = _with_reason(called_checkin(year, planned, member), meeting)
    outcome: str = Outcome.SAME
    if meeting is None:
        invited = invited_to_checkin(member, facilitator)
        key = _fresh_key(year, planned["key"])
        meeting = call_meeting(year.network, called, by=by, invited=invited, plan_key=key, tell=False)
        outcome = Outcome.MADE
    elif meeting.plan_key:
        outcome = _changed(meeting, called, by=by)
        _invite_who_is_new(meeting, [Invited(facilitator, "The hub", holds=True)], by=by)
    CheckIn.objects.update_or_create(
        meeting=meeting,
        defaults={"network_id": year.network_id, "member": member, "facilitator_id": facilitator},
    )
    return meeting, outcome


# --- the letters --------------------------------------------------------------------------------


@transaction.atomic
def owe_letters(publication_id: int) -> None:
    """Owe everybody one letter with the dates that are new for them, and close the publication."""
    publication = Publication.objects.select_for_update().get(pk=publication_id)
    if publication.done_at is not None:
        return
    fresh = publication.rows.filter(outcome=Outcome.MADE).values("meeting")
    mine: dict[int, list[int]] = {}
    invitees = Invitee.objects.filter(meeting__in=fresh, withdrawn_at=None).order_by("meeting__starts_at", "meeting")
    for person_id, meeting_id in invitees.values_list("person", "meeting"):
        mine.setdefault(person_id, []).append(meeting_id)
    for person_id in sorted(mine):
        key = f"publication:{publication.pk}"
        owe_calendar_letter(person_id, mine[person_id], key=key, network_id=publication.network_id)
    publication.done_at = timezone.now()
    publication.save(update_fields=["done_at"])
