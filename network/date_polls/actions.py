"""Asking for a date, answering, picking one. Letters are owed by names that make each of them one."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from network.activity.actions import record
from network.activity.models import Activity
from network.date_polls.models import DatePoll, PollAnswer, PollDate, PollGuest
from network.lib.words import counted
from network.meetings.actions import Called, Invited, call_meeting
from network.meetings.models import Meeting
from network.meetings.words import when_words
from network.membership.models import Network
from network.outbox.actions import owe


@dataclass(frozen=True)
class Asked:
    """What a poll asks. `starts`: the dates to choose from, aware; `closes_at`: after it nobody can answer."""

    title: str
    starts: tuple[datetime, ...]
    closes_at: datetime
    minutes: int
    time_zone: str
    kind: str = "network"
    mode: str = "virtual"
    purpose: str = ""
    place: str = ""
    link: str = ""


class PollOver(Exception):
    """Refused: the poll has closed, a date is picked, or it is called off."""


class SomebodyCannot(Exception):
    """Refused: people said no to this date, and nobody said to call the meeting without them."""

    def __init__(self, names: list[str]) -> None:
        super().__init__("somebody cannot come")
        self.names = names


@transaction.atomic
def ask_for_dates(
    network: Network, asked: Asked, *, by: Any, invited: Iterable[Invited], client_key: UUID | None = None
) -> DatePoll:
    """Make a poll and owe everybody asked their personal link. The same `client_key` again returns the first one."""
    fields = {name: value for name, value in asdict(asked).items() if name != "starts"} | {"by": by}
    if client_key is None:
        poll, made = DatePoll.objects.create(network=network, **fields), True
    else:
        poll, made = DatePoll.objects.get_or_create(network=network, client_key=client_key, defaults=fields)
    found: DatePoll = poll
    if made:
        PollDate.objects.bulk_create(
            PollDate(network=network, poll=found, starts_at=start) for start in sorted(set(asked.starts))
        )
        for each in invited:
            guest = PollGuest.objects.create(network=network, poll=found, person_id=each.person_id, place=each.place)
            owe("date_poll_asked", f"date-poll-asked:{guest.pk}", network_id=network.pk, guest=guest.pk)
        count = counted(found.guests.count(), "person", "people")
        record(Activity.About.MEETINGS, f"asked {count} for a date: {found}", network_id=network.pk, by=by, thing=found)
    return found


@transaction.atomic
def answer_poll(guest: PollGuest, answers: Mapping[int, str], *, words: str = "") -> PollGuest:
    """Keep what somebody answers to each date (by its id); the last answer counts. Raises PollOver.

    When nobody is left who has not answered, the organizer is told.
    """
    poll = _lock(guest.poll_id)
    now = timezone.now()
    if not poll.is_open(now):
        raise PollOver
    own = set(poll.dates.values_list("pk", flat=True))
    PollAnswer.objects.bulk_create(
        [
            PollAnswer(network_id=poll.network_id, guest=guest, date_id=date, answer=answer)
            for date, answer in answers.items()
            if date in own
        ],
        update_conflicts=True,
        unique_fields=["network", "guest", "date"],
        update_fields=["answer"],
    )
    guest.words, guest.answered_at = words[:300], now
    guest.save(update_fields=["words", "answered_at"])
    if not poll.guests.filter(answered_at=None).exists():
        _tell_organizer(poll, now)
    return guest


@transaction.atomic
def pick_date(poll: DatePoll, date: PollDate, *, by: Any, despite: bool = False) -> Meeting:
    """Call the meeting on a date, once: picked already, the meeting that was called is returned.

    Raises SomebodyCannot when people said no to it, unless `despite`; PollOver when the poll was called off.
    """
    locked = _lock(poll.pk)
    if locked.meeting is not None:
        return locked.meeting
    if locked.state != DatePoll.State.OPEN:
        raise PollOver
    refused = date.answers.filter(answer=PollAnswer.Answer.NO).select_related("guest__person")
    names = sorted(str(answer.guest.person) for answer in refused)
    if names and not despite:
        raise SomebodyCannot(names)
    invited = [Invited(guest.person_id, guest.place) for guest in locked.guests.all()]
    meeting = call_meeting(
        locked.network, _called(locked, date), by=by, invited=invited, plan_key=f"date-poll:{locked.pk}"
    )
    locked.meeting, locked.state, locked.told_at = meeting, DatePoll.State.PICKED, locked.told_at or timezone.now()
    locked.save(update_fields=["meeting", "state", "told_at"])
    when = when_words(meeting.starts_at, meeting.ends_at, meeting.time_zone)
    words = f"picked {when} for {locked}"
    record(Activity.About.MEETINGS, words, network_id=locked.network_id, by=by, thing=locked)
    return meeting


@transaction.atomic
def call_off(poll: DatePoll, *, by: Any) -> None:
    """End a poll without a date. Its links say so; nobody is written to. Ended already: nothing happens."""
    locked = _lock(poll.pk)
    if locked.state == DatePoll.State.OPEN:
        locked.state = DatePoll.State.OFF
        locked.save(update_fields=["state"])
        record(
            Activity.About.MEETINGS,
            f"stopped asking for a date: {locked}",
            network_id=locked.network_id,
            by=by,
            thing=locked,
        )


@transaction.atomic
def close_poll(poll_id: int) -> None:
    """Tell the organizer that a poll has closed, when it has and nobody has told them. Once."""
    poll = _lock(poll_id)
    now = timezone.now()
    if poll.state == DatePoll.State.OPEN and not poll.is_open(now):
        _tell_organizer(poll, now)


def _lock(poll_id: int) -> DatePoll:
    found: DatePoll = (
        DatePoll.objects.select_for_update(of=("self",)).select_related("network", "meeting").get(pk=poll_id)
    )
    return found


def _tell_organizer(poll: DatePoll, now: datetime) -> None:
    """One letter, whether all have answered or the time is over, whichever comes first."""
    if poll.told_at is None:
        poll.told_at = now
        poll.save(update_fields=["told_at"])
        owe("date_poll_told", f"date-poll-told:{poll.pk}", network_id=poll.network_id, poll=poll.pk)


def _called(poll: DatePoll, date: PollDate) -> Called:
    answers = list(date.answers.values_list("answer", flat=True))
    can = sum(1 for answer in answers if answer != PollAnswer.Answer.NO)
    why = f"The date suits {can} of the {len(answers)} who answered." if answers else "The hub picked this date."
    return Called(
        kind=poll.kind,
        title=poll.title,
        starts_at=date.starts_at,
        ends_at=date.starts_at + timedelta(minutes=poll.minutes),
        time_zone=poll.time_zone,
        mode=poll.mode,
        purpose=poll.purpose,
        place=poll.place,
        link=poll.link,
        why=why,
    )
