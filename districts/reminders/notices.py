"""The letter that reminds, one a person and day: their own dates, what waits for their answer, what they promised."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from districts.reminders.due import DateDue, Due, PromiseDue, due_now
from districts.reminders.words import DateLine, PromiseLine, RoundLine, hour, reasons, subject, when_words
from network.lib.letters import Letter, absolute, send
from network.lib.words import late_by
from network.meetings.links import answer_address
from network.meetings.models import Invitee, Meeting
from network.membership.models import Network
from network.outbox.handlers import handles
from network.rooms.commitment_links import answer_link
from network.telling.actions import tell_once
from network.telling.hours import Reader
from network.telling.links import REMINDERS, fewer_link

ANSWERS = {"done": "It is done", "stuck": "I am stuck", "needs_help": "I need help"}
DATES = 5  # of what is ahead, below the rest


@handles("reminder")
def send_reminder(network: int, person: int, day: str) -> None:
    """Remind somebody of what is due at this moment, each thing once.

    Late, outside school hours, it sends nothing and notes nothing: the job owes it again on the next school day, if
    it still helps. What was answered, put off or called off meanwhile is not among what is due any more.
    """
    found = Network.objects.filter(pk=network).first()
    now = timezone.now()
    due = next(iter(due_now(found, now, person_id=person)), None) if found else None
    if due is None or found is None:
        return
    dates = [one for one in due.dates if tell_once(person, network, one.about)]
    promises = [one for one in due.promises if tell_once(person, network, one.about)]
    rounds = [one for one in due.rounds if tell_once(person, network, one.about)]
    if dates or promises or rounds:
        told = Due(due.person, due.reader, tuple(dates), tuple(promises), tuple(rounds))
        send(letter_of(told, found, now, key=f"reminder:{network}:{person}:{day}"))


def letter_of(due: Due, network: Network, now: datetime, *, key: str) -> Letter:
    """The letter about what is due. One query: the dates that are ahead besides."""
    today = due.reader.wall(now).date()
    dates = [_date_line(one.invitee, due.reader, one.kind) for one in due.dates]
    promises = [_promise_line(one, today) for one in due.promises]
    rounds = [RoundLine(one.says.words, one.says.why, one.ends_on, absolute(one.says.path)) for one in due.rounds]
    fewer = fewer_link(due.person.pk, network.pk, REMINDERS)
    context = {
        "person": due.person,
        "network_name": network.name,
        "dates": [line for line in dates if line.kind != "nudge"],
        "asked": [line for line in dates if line.kind == "nudge"],
        "promises": promises,
        "rounds": rounds,
        "reasons": reasons(len(dates), len(promises), len(rounds)),
        "ahead": _ahead(due, network, now),
        "home": absolute("/"),
    }
    return Letter(key, due.person.email, subject(dates, promises, rounds, today), "reminder", context, fewer=fewer)


def _date_line(row: Invitee, reader: Reader, kind: str = "") -> DateLine:
    meeting = row.meeting
    return DateLine(
        kind=kind,
        title=meeting.title,
        day=meeting.local_start.date(),
        at=hour(meeting.local_start),
        when=when_words(meeting.starts_at, meeting.ends_at, meeting.time_zone, reader.zone),
        where="By video" if meeting.mode == Meeting.Mode.VIRTUAL else meeting.place,
        url=meeting.link,
        answer_url="" if row.answer else answer_address(row),
    )


def _promise_line(due: PromiseDue, today: date) -> PromiseLine:
    promise = due.commitment
    answers = tuple((words, answer_link(promise.pk, state)) for state, words in ANSWERS.items())
    return PromiseLine(due.kind, promise.what, late_by(promise.due_on, today), answers)


def _ahead(due: Due, network: Network, now: datetime) -> list[DateLine]:
    """The person's other dates, so that one letter holds them all."""
    told: list[Any] = [one.invitee.pk for one in due.dates if isinstance(one, DateDue)]
    rows = (
        Invitee.objects.filter(network=network, person=due.person, withdrawn_at=None)
        .filter(meeting__state=Meeting.State.PLANNED, meeting__starts_at__gt=now)
        .exclude(answer=Invitee.Answer.NO)
        .exclude(pk__in=told)
        .select_related("meeting")
        .order_by("meeting__starts_at", "pk")[:DATES]
    )
    return [_date_line(row, due.reader) for row in rows]
