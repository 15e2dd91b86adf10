"""What everybody in the room sees at this moment: one reading of the rows, as frozen data.

Every page of the room prints it, and its fingerprint is the page's ETag: a phone that asks again and again costs a
few small queries, and nothing is sent while nothing has changed.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count

from network.lib.fingerprint import fingerprint
from network.lib.words import counted
from network.meetings.models import AgendaItem, Commitment, Decision, Invitee, Meeting
from network.rooms import tally
from network.rooms.models import Ballot, Note, Participant, Room, Vote
from network.rooms.protocols import Step, Timed, protocol_of, step_at, timed

State = AgendaItem.State


@dataclass(frozen=True)
class ItemShown:
    """An agenda item. Times are aware; `seconds` is what it had before it was started last."""

    pk: int
    title: str
    purpose: str
    minutes: int
    state: str
    lead: str
    why: str
    protocol: str
    materials: tuple[str, ...]
    link: str
    seconds: int
    started_at: datetime | None

    @property
    def ends_at(self) -> datetime | None:
        """When its time is up, if it goes on running."""
        if self.started_at is None:
            return None
        return self.started_at + timedelta(minutes=self.minutes, seconds=-self.seconds)

    def used(self, now: datetime) -> int:
        """Seconds it has had up to `now`."""
        running = int((now - self.started_at).total_seconds()) if self.started_at else 0
        return self.seconds + max(running, 0)


@dataclass(frozen=True)
class NoteShown:
    pk: int
    text: str
    by: str
    item: str
    version: int


@dataclass(frozen=True)
class VoteShown:
    """A question to the room. While it is open: how many have answered, nothing else."""

    pk: int
    kind: str
    kind_words: str
    question: str
    options: tuple[str, ...]
    dots: int
    is_open: bool
    answered: int
    again: bool
    item: int | None
    result: tally.Result | None = None


@dataclass(frozen=True)
class Here:
    """Who is in the room, as counts."""

    invited: int = 0
    present: int = 0
    virtual: int = 0
    absent: int = 0
    guests: int = 0
    unknown: int = 0

    @property
    def all(self) -> int:
        return self.present + self.virtual + self.guests


@dataclass(frozen=True)
class RoomBoard:
    """The room now. `step` is the place of the protocol's step that the clock says."""

    state: str
    ends_at: datetime
    items: tuple[ItemShown, ...] = ()
    current: ItemShown | None = None
    steps: tuple[Timed, ...] = ()
    step: int = 0
    notes: tuple[NoteShown, ...] = ()
    decisions: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    votes: tuple[VoteShown, ...] = ()
    here: Here = Here()
    code: str = ""

    @property
    def open_vote(self) -> VoteShown | None:
        return next((vote for vote in self.votes if vote.is_open), None)

    @property
    def shown_votes(self) -> tuple[VoteShown, ...]:
        """Results worth a place on the page: the last ones of the item that runs, the newest first."""
        place = self.current.pk if self.current else None
        closed = [vote for vote in self.votes if not vote.is_open and vote.item == place]
        return tuple(reversed(closed[-3:]))

    @property
    def number(self) -> int:
        """The place of the item that runs, from 1."""
        return 1 + next((place for place, item in enumerate(self.items) if item == self.current), -1)

    @property
    def step_ends_at(self) -> datetime | None:
        """When the step that is open gives way to the next, by the clock of the item that runs."""
        if not self.steps or self.current is None or self.current.ends_at is None:
            return None
        return self.current.ends_at - timedelta(minutes=self.current.minutes - self.steps[self.step].ends)

    @property
    def next_step(self) -> Step | None:
        """The step after the one that is open; None when it is the last, which ends with the item."""
        after = self.steps[self.step + 1 : self.step + 2]
        return after[0].step if after else None

    @property
    def to_come(self) -> tuple[ItemShown, ...]:
        return tuple(item for item in self.items if item.state == State.PLANNED)

    def would_end(self, now: datetime) -> datetime:
        """When the meeting ends at this pace: what the running item has left, and all that is still to come."""
        left = max(self.current.minutes * 60 - self.current.used(now), 0) if self.current else 0
        return now + timedelta(seconds=left, minutes=sum(item.minutes for item in self.to_come))

    def etag(self, *about: object) -> str:
        """Changes exactly when the page of whoever `about` says would."""
        return f'"{fingerprint(asdict(self), *about)[:32]}"'


def board_of(meeting: Meeting, now: datetime) -> RoomBoard:
    """Read the room: nine queries, whatever there is in it."""
    items = tuple(map(_item, AgendaItem.objects.filter(meeting=meeting).select_related("lead")))  # 1
    current = next((item for item in items if item.state == State.RUNNING), None)
    protocol = protocol_of(current.protocol) if current else None
    steps = timed(protocol, current.minutes) if current and protocol else ()
    room = Room.objects.filter(meeting=meeting).first()  # 2
    return RoomBoard(
        state=meeting.state,
        ends_at=meeting.ends_at,
        items=items,
        current=current,
        steps=steps,
        step=step_at(steps, current.used(now)) if current and steps else 0,
        notes=_notes(meeting),  # 3
        decisions=tuple(Decision.objects.filter(meeting=meeting).values_list("words", flat=True)),  # 4
        commitments=_commitments(meeting),  # 5
        votes=_votes(meeting),  # 6, 7
        here=here(meeting),  # 8, 9
        code=room.code or "" if room else "",
    )


def _item(item: AgendaItem) -> ItemShown:
    protocol = protocol_of(item.protocol)
    return ItemShown(
        pk=item.pk,
        title=item.title,
        purpose=item.get_purpose_display(),
        minutes=item.minutes,
        state=item.state,
        lead=str(item.lead) if item.lead else "",
        why=item.why,
        protocol=protocol.key if protocol else "",
        materials=tuple(line.strip() for line in item.materials.splitlines() if line.strip()),
        link=item.link,
        seconds=item.seconds_used,
        started_at=item.started_at,
    )


def _notes(meeting: Meeting) -> tuple[NoteShown, ...]:
    notes = Note.objects.filter(meeting=meeting).standing().select_related("by", "item")
    return tuple(
        NoteShown(
            note.pk, note.text, str(note.by) if note.by else "", note.item.title if note.item else "", note.version
        )
        for note in notes
    )


def _commitments(meeting: Meeting) -> tuple[str, ...]:
    found = Commitment.objects.filter(meeting=meeting).select_related("who").order_by("pk")
    return tuple(f"{row.who}: {row.what} (by {row.due_on:%a} {row.due_on.day} {row.due_on:%b})" for row in found)


def _votes(meeting: Meeting) -> tuple[VoteShown, ...]:
    votes = list(Vote.objects.filter(meeting=meeting).annotate(answered=Count("ballots")))
    said: dict[int, list[dict[str, object]]] = {vote.pk: [] for vote in votes}
    for vote_id, words in Ballot.objects.filter(vote__in=[v.pk for v in votes if v.closed_at]).values_list(
        "vote_id", "said"
    ):
        said[vote_id].append(words)
    return tuple(
        VoteShown(
            pk=vote.pk,
            kind=vote.kind,
            kind_words=vote.get_kind_display(),
            question=vote.question,
            options=tuple(vote.options),
            dots=vote.dots,
            is_open=vote.closed_at is None,
            answered=vote.answered,
            again=vote.again_of_id is not None,
            item=vote.item_id,
            result=result_of(vote, said[vote.pk]) if vote.closed_at else None,
        )
        for vote in votes
    )


def result_of(vote: Vote, said: list[dict[str, object]]) -> tally.Result:
    """What a closed vote shows of its ballots."""
    if vote.kind == Vote.Kind.FIST:
        return tally.fist([int(str(words["level"])) for words in said])
    if vote.kind == Vote.Kind.DOTS:
        return tally.dots(vote.options, [list(map(int, words["dots"])) for words in said])  # type: ignore[call-overload]
    return tally.writing([list(words["lines"]) for words in said], salt=str(vote.pk))  # type: ignore[call-overload]


def here(meeting: Meeting) -> Here:
    """Count who is there: the invited by what is noted of them, and everybody else who joined.

    Whoever answered that they cannot come is not there, as long as nothing else is noted of them.
    """
    invited = Invitee.objects.filter(meeting=meeting, withdrawn_at=None)
    noted = {
        person: Invitee.Attendance.ABSENT if not there and answer == Invitee.Answer.NO else there
        for person, there, answer in invited.values_list("person_id", "attendance", "answer")
    }
    others = Participant.objects.filter(meeting=meeting).exclude(attendance="").values_list("person_id", flat=True)
    said = list(noted.values())
    return Here(
        invited=len(noted),
        present=said.count(Invitee.Attendance.PRESENT),
        virtual=said.count(Invitee.Attendance.VIRTUAL),
        absent=said.count(Invitee.Attendance.ABSENT),
        guests=sum(1 for person in others if person is None or person not in noted),
        unknown=said.count(Invitee.Attendance.UNKNOWN),
    )


def sentence(board: RoomBoard, now: datetime, zone: str) -> str:
    """Where the meeting stands, in a sentence, said kindly when it runs late."""
    if board.state == Meeting.State.PLANNED:
        if not board.items:
            return "Nothing is on the agenda yet. You can start all the same."
        return f"{counted(len(board.items), 'item waits', 'items wait')}. Start when the room is ready."
    if board.state == Meeting.State.CLOSED:
        return "The meeting is closed, and the minutes are out."
    if not board.current and not board.to_come:
        return "Everything on the agenda has had its turn. Close the meeting when you are ready."
    end = board.would_end(now).astimezone(ZoneInfo(zone))
    late = round((end - board.ends_at).total_seconds() / 60)
    clock = f"{end:%-H:%M}"
    where = f"Item {board.number} of {len(board.items)}." if board.current else "Nothing is running."
    if late > 2:
        return f"{where} At this pace you end at {clock}, {counted(late, 'minute', 'minutes')} over. What can wait?"
    return f"{where} At this pace you end at {clock}, in good time."


def without_notes(board: RoomBoard) -> RoomBoard:
    """What a phone shows: no notes, decisions or head counts, so that it is not woken by them."""
    return replace(board, notes=(), decisions=(), commitments=(), here=Here())
