"""Facts that meetings of every kind have: what was promised, and what opens and closes before the next one."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from design_process.agendas.around import Around, Promises
from design_process.agendas.audience import Audience
from design_process.agendas.fit import HEARD, Need, Note, Part, Proposal
from design_process.phases.models import Phase
from network.feedback.said import nothing_taken_up, you_said_we_did
from network.lib.words import counted, day_words, listed
from network.meetings.models import Meeting
from network.membership.models import Network

SAID = 2


def heard_and_done(meeting: Meeting, near: Around, audience: Audience) -> Iterator[Proposal]:
    """What feedback said and what came of it: the next meeting opens with it. Three queries.

    The words of feedback are for the circle that gave it: with guests in the room, only their number is told.
    """
    said = you_said_we_did(meeting.network, meeting)
    waiting = nothing_taken_up(near.last, timezone.now()) if near.last else 0
    if not said and not waiting:
        return
    why, notes = [], []
    if said:
        done = sum(one.done for one in said)
        why.append(f"{counted(len(said), 'thing was', 'things were')} heard in your feedback; {done} of them done.")
        if audience is not Audience.GUESTS:
            words = [f"“{one.heard.rstrip('.')}”: {one.did.rstrip('.') or 'not yet'}" for one in said[:SAID]]
            why.append(f"{'; '.join(words)}.")
    if waiting and near.last:
        who = counted(waiting, "person has", "people have")
        why.append(f"{who} written what to change after {day_words(near.last.local_start.date())}.")
        note = "Nothing of it is taken up yet. Read it, and say what you do about it, before the meeting."
        notes.append(Note(note, reverse("feedback:meeting", args=[near.last.pk])))
    yield Proposal(
        f"{HEARD}{near.key}",
        "You said, we did",
        _short(" ".join(why)),
        Part.HEARD,
        Need.OWED,
        minutes=5,
        least=5,
        purpose="inform",
        notes=tuple(notes),
    )


def _short(why: str) -> str:
    return why if len(why) <= 300 else f"{why[:298]}…"


def promised(found: Promises, near: Around) -> Iterator[Proposal]:
    """How it stands with what was promised, while something of it is open. Counts only: nobody is named."""
    if near.last is None or not (found.stuck or found.open):
        return
    counts = ((found.done, "done"), (found.stuck, "stuck or in need of help"), (found.open, "open"))
    parts = [f"{count} {words}" for count, words in counts if count]
    day = day_words(near.last.local_start.date())
    yield Proposal(
        f"promises:{near.key}",
        "What we promised",
        f"Of {counted(found.made, 'promise', 'promises')} up to {day}: {listed(parts)}.",
        Part.PROMISES,
        Need.OWED,
        minutes=10,
        least=5,
        protocol="round_robin",
        link=reverse("meetings:meeting", args=[near.last.pk]),
    )


def phases_ahead(network: Network, on: date, near: Around) -> Iterator[Proposal]:
    """Each phase that opens, or the one that closes, between this meeting and the next. One query."""
    until = timezone.localdate(near.until)
    phases: list[Any] = list(Phase.objects.of_network(network.pk))
    for phase in phases:
        day, opens = phase.opens_on, True
        if day is None or not on < day <= until:
            day, opens = phase.closes_on, False
        if day is None or not on < day <= until:
            continue
        verb = "opens" if opens else "closes"
        yield Proposal(
            f"phase:{phase.pk}:{verb}:{day}",
            f"Ahead of us: {phase.label} {verb} on {day_words(day)}",
            f"It {verb} before we meet again. {phase.guiding_question}".strip()[:300],
            Part.AHEAD,
            Need.NEXT,
            minutes=10,
            least=5,
            purpose="inform",
            link=reverse("phases:process", args=[network.slug]),
        )
