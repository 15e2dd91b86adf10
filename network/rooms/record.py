"""The minutes as data: what was frozen is what everybody reads, prints and gets by mail.

Plain values only, so that it can be kept as JSON for good. Of those who could not come it names nobody's reason:
reasons are counted.
"""

from collections import Counter
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from network.meetings.models import AgendaItem, Commitment, Decision, Invitee, Meeting
from network.rooms.board import result_of
from network.rooms.models import Note, Participant, Vote

Here = Invitee.Attendance
# Reasons that a network can do something about. Others are nobody's business: who is missing is easily found out.
SAID = (Invitee.Reason.NO_SUBSTITUTE, Invitee.Reason.DRIVE, Invitee.Reason.CLASH, Invitee.Reason.WEATHER)


def record_of(meeting: Meeting) -> dict[str, Any]:
    """The minutes of a meeting as it stands now: title, times, attendance, items, decisions, commitments, unheard."""
    items = list(AgendaItem.objects.filter(meeting=meeting).select_related("lead"))
    decisions = [_decision(row) for row in Decision.objects.filter(meeting=meeting)]
    commitments = [
        _commitment(row) for row in Commitment.objects.filter(meeting=meeting).select_related("who").order_by("pk")
    ]
    notes = [{"item": row.item_id, "text": row.text} for row in Note.objects.filter(meeting=meeting).standing()]
    votes = _votes(meeting)
    had_their_turn = [_item(item, notes, votes) for item in items if item.state != AgendaItem.State.UNHEARD]
    return {
        "title": meeting.title,
        "kind": meeting.get_kind_display(),
        "mode": meeting.get_mode_display(),
        "purpose": meeting.purpose,
        "place": meeting.place,
        "when": _when(meeting.local_start, meeting.local_end),
        "attendance": attendance_of(meeting),
        "items": had_their_turn,
        "quiet": [item["title"] for item in had_their_turn if not item["notes"] and not item["votes"]],
        "unheard": [item.title for item in items if item.state == AgendaItem.State.UNHEARD and not item.is_frame],
        "notes": [row["text"] for row in notes if row["item"] is None],
        "votes": [row for row in votes if row["item"] is None],
        "decisions": decisions,
        "commitments": commitments,
    }


def attendance_of(meeting: Meeting) -> dict[str, Any]:
    """Who was there, by name and by team; how many were not, and for which reasons."""
    rows = list(Invitee.objects.filter(meeting=meeting, withdrawn_at=None).select_related("person"))
    invited = {row.person_id for row in rows}
    others = Participant.objects.filter(meeting=meeting).exclude(attendance="")
    there = [row for row in rows if row.attendance in (Here.PRESENT, Here.VIRTUAL)]
    absent = [row for row in rows if row.attendance == Here.ABSENT]
    reasons = Counter(row.get_absence_display() if row.absence in SAID else "Other reasons" for row in absent)
    return {
        "invited": len(rows),
        "present": sum(1 for row in there if row.attendance == Here.PRESENT),
        "virtual": sum(1 for row in there if row.attendance == Here.VIRTUAL),
        "absent": len(absent),
        "unknown": len(rows) - len(there) - len(absent),
        "there": [_name(row) for row in there],
        "guests": [row.name for row in others if row.person_id not in invited],
        "reasons": [[words, count] for words, count in sorted(reasons.items())],
    }


def _name(row: Invitee) -> str:
    link = " (by link)" if row.attendance == Here.VIRTUAL else ""
    return f"{row.person}{f', {row.place}' if row.place else ''}{link}"


def _item(item: AgendaItem, notes: list[dict[str, Any]], votes: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "title": item.title,
        "purpose": item.get_purpose_display(),
        "lead": str(item.lead) if item.lead else "",
        "minutes": item.minutes,
        "used": round(item.seconds_used / 60),
        "notes": [row["text"] for row in notes if row["item"] == item.pk],
        "votes": [row for row in votes if row["item"] == item.pk],
    }


def _votes(meeting: Meeting) -> list[dict[str, Any]]:
    closed = Vote.objects.filter(meeting=meeting, closed_at__isnull=False).prefetch_related("ballots")
    found = []
    for vote in closed:
        result = result_of(vote, [ballot.said for ballot in vote.ballots.all()])
        found.append(
            {
                "item": vote.item_id,
                "kind": vote.get_kind_display(),
                "question": vote.question,
                "sentence": result.sentence,
                "bars": [[bar.label, bar.count] for bar in result.bars],
                "lines": list(result.lines),
            }
        )
    return found


def _decision(row: Decision) -> dict[str, Any]:
    return {"words": row.words, "because": row.because}


def _commitment(row: Commitment) -> dict[str, Any]:
    return {
        "pk": row.pk,
        "who": str(row.who),
        "who_id": row.who_id,
        "what": row.what,
        "due_on": row.due_on.isoformat(),
        "due": f"{row.due_on:%a} {row.due_on.day} {row.due_on:%b}",
    }


def _when(start: datetime, end: datetime) -> str:
    """ "Tue 6 Oct 2026, 9:00 to 12:00"."""
    return f"{start:%a} {start.day} {start:%b %Y}, {start:%-H:%M} to {end:%-H:%M}"


def frozen_clock(moment: datetime, zone: str) -> str:
    """When minutes were frozen, by the meeting's own clock."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%a} {local.day} {local:%b %Y}, {local:%-H:%M}"
