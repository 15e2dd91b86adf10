"""What each person is to be reminded of now, in one letter: dates, unanswered invitations, promises, last days."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from districts.reminders.last_days import Waiting, waiting_in
from districts.reminders.moments import NUDGE, Occasion, due_letter, due_of_promise, is_last_call
from districts.reminders.readers import readers_of
from network.meetings.models import Commitment, Invitee, Meeting
from network.membership.models import Network, RoleGrant
from network.people.models import Person
from network.telling.hours import Reader, is_open
from network.telling.models import Choice, Told


@dataclass(frozen=True)
class DateDue:
    """A meeting to be reminded of. `kind`: week, eve, or nudge for an invitation without an answer."""

    invitee: Invitee
    kind: str
    about: str

    @property
    def asks(self) -> bool:
        return self.kind == NUDGE


@dataclass(frozen=True)
class PromiseDue:
    """A promise to be reminded of. `kind`: soon, or overdue."""

    commitment: Commitment
    kind: str
    about: str


@dataclass(frozen=True)
class Due:
    """One person's reminders of this moment."""

    person: Person
    reader: Reader
    dates: tuple[DateDue, ...] = ()
    promises: tuple[PromiseDue, ...] = ()
    rounds: tuple[Waiting, ...] = ()


def due_now(network: Network, now: datetime, *, person_id: int | None = None) -> list[Due]:
    """Who is to be reminded of something at this moment, and of what. Six queries, however many people, and
    those of rounds that end soon (`waiting_in`).

    Left out: what somebody was told already, whoever wants no reminders, and everybody outside school hours.
    """
    invitees = list(_invitees(network, now, person_id))  # 1
    promises = list(_promises(network, person_id))  # 1
    rounds = list(waiting_in(network.pk, now.date(), person_id))
    people = {row.person_id: row.person for row in invitees} | {row.who_id: row.who for row in promises}
    people |= {one.person.pk: one.person for one in rounds}
    if not people:
        return []
    quiet = Choice.objects.filter(network=network, person__in=people, reminders=False)  # 1
    for pk in quiet.values_list("person", flat=True):
        del people[pk]
    readers = readers_of(network, people.values(), now)  # 2
    readers = {pk: reader for pk, reader in readers.items() if is_open(now, reader)}
    dates = [date for row in invitees if (date := _date_due(row, readers.get(row.person_id), now))]
    owed = [promise for row in promises if (promise := _promise_due(row, readers.get(row.who_id), now))]
    closing = [one for one in rounds if _is_last_call(one, readers.get(one.person.pk), now)]
    abouts = {date.about for date in dates} | {one.about for one in owed} | {one.about for one in closing}
    told = _told(network, abouts)  # 1
    found: dict[int, _Found] = defaultdict(lambda: ([], [], []))
    for date in dates:
        _keep(found, date.invitee.person_id, 0, date, told)
    for promise in owed:
        _keep(found, promise.commitment.who_id, 1, promise, told)
    for one in closing:
        _keep(found, one.person.pk, 2, one, told)
    return [
        Due(people[pk], readers[pk], tuple(ahead), tuple(open_), tuple(ending))
        for pk, (ahead, open_, ending) in sorted(found.items())
    ]


def _invitees(network: Network, now: datetime, person_id: int | None) -> Any:
    """Those concerned: invited still, who have not said no, to planned meetings ahead."""
    asked = Invitee.objects.filter(
        network=network,
        meeting__state=Meeting.State.PLANNED,
        meeting__starts_at__gt=now,
        withdrawn_at=None,
        person__in=RoleGrant.objects.who_to_tell(network.pk),
    ).exclude(answer=Invitee.Answer.NO)
    mine = asked if person_id is None else asked.filter(person=person_id)
    return mine.select_related("meeting", "person").order_by("meeting__starts_at", "pk")


def _promises(network: Network, person_id: int | None) -> Any:
    """Promises nobody has said a word about yet: who is stuck or needs help has been heard."""
    still = RoleGrant.objects.who_to_tell(network.pk)  # whoever has left the network is reminded of nothing
    promised = Commitment.objects.filter(network=network, state=Commitment.State.OPEN, who__in=still)
    mine = promised if person_id is None else promised.filter(who=person_id)
    return mine.select_related("meeting", "who").order_by("due_on", "pk")


def _date_due(row: Invitee, reader: Reader | None, now: datetime) -> DateDue | None:
    if reader is None:
        return None
    meeting = row.meeting
    asked_at = max(row.invited_at, meeting.changed_at) if meeting.sequence else row.invited_at
    occasion = Occasion(meeting.kind, meeting.starts_at, row.invited_at, asked_at, row.answer)
    moment = due_letter(occasion, reader, now)
    if moment is None:
        return None
    # With its day in the name, a meeting that was put off is brought to mind again.
    return DateDue(row, moment.kind, f"meeting:{meeting.pk}:{meeting.local_start.date()}:{moment.kind}")


def _promise_due(row: Commitment, reader: Reader | None, now: datetime) -> PromiseDue | None:
    kind = due_of_promise(row.due_on, row.at, reader, now) if reader else ""
    return PromiseDue(row, kind, f"commitment:{row.pk}:{row.due_on}:{kind}") if kind else None


def _is_last_call(one: Waiting, reader: Reader | None, now: datetime) -> bool:
    return reader is not None and is_last_call(one.ends_on, one.asked_at, reader, now)


def _told(network: Network, abouts: set[str]) -> set[tuple[int, str]]:
    rows = Told.objects.filter(network=network, about__in=abouts)
    return set(rows.values_list("person", "about"))


_Found = tuple[list[DateDue], list[PromiseDue], list[Waiting]]


def _keep(found: dict[int, _Found], person_id: int, place: int, one: Any, told: set[tuple[int, str]]) -> None:
    """Put something due with its person's, unless they were told it already."""
    if (person_id, one.about) not in told:
        found[person_id][place].append(one)
