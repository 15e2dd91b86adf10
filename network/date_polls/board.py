"""What a poll says so far: how many each date suits, who cannot, who has not answered, which date is best."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from network.date_polls.models import DatePoll, PollAnswer, PollGuest
from network.lib.words import counted, listed, number_word
from network.meetings.words import when_words

Answer = PollAnswer.Answer


@dataclass(frozen=True)
class DateLine:
    """One date. Names in the order of teams."""

    pk: int
    when: str
    yes: tuple[str, ...]
    if_needed: tuple[str, ...]
    no: tuple[str, ...]
    is_best: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        """The better, the smaller: fewest who cannot, then most who simply can."""
        return len(self.no), -len(self.yes)

    @property
    def cannot(self) -> str:
        return listed(self.no)


@dataclass(frozen=True)
class Board:
    """A poll's result. `waiting`: who has not answered; `words`: what people added."""

    lines: tuple[DateLine, ...]
    guests: int
    waiting: tuple[str, ...]
    words: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """What matters, in a sentence."""
        answered = self.guests - len(self.waiting)
        if not answered:
            return f"Nobody of {counted(self.guests, 'person', 'people')} has answered yet."
        best = next(line for line in self.lines if line.is_best)
        who = "Everyone has" if not self.waiting else f"{number_word(answered).capitalize()} of {self.guests} have"
        suits = "suits all who did" if not best.no else f"suits most; {best.cannot} cannot"
        return f"{who} answered. {best.when} {suits}."


def board_of(poll: DatePoll) -> Board:
    """Add up the answers: three queries."""
    guests = list(poll.guests.select_related("person"))
    names = {guest.pk: str(guest.person) for guest in guests}
    said: dict[tuple[int, str], list[str]] = {}
    rows = PollAnswer.objects.filter(network=poll.network_id, guest__poll=poll)
    for guest_id, date_id, answer in rows.order_by("guest__place", "guest__person__name").values_list(
        "guest", "date", "answer"
    ):
        said.setdefault((date_id, answer), []).append(names[guest_id])
    lines = [_line(poll, pk, starts_at, said) for pk, starts_at in poll.dates.values_list("pk", "starts_at")]
    best = min(lines, key=lambda line: line.rank, default=None) if said else None
    return Board(
        lines=tuple(_marked(line, line is best) for line in lines),
        guests=len(guests),
        waiting=tuple(_with_place(guest) for guest in guests if guest.answered_at is None),
        words=tuple((str(guest.person), guest.words) for guest in guests if guest.words),
    )


def _line(poll: DatePoll, pk: int, starts_at: datetime, said: dict[tuple[int, str], list[str]]) -> DateLine:
    when = when_words(starts_at, starts_at + timedelta(minutes=poll.minutes), poll.time_zone)
    yes, if_needed, no = (tuple(said.get((pk, kind), ())) for kind in (Answer.YES, Answer.IF_NEEDED, Answer.NO))
    return DateLine(pk, when, yes, if_needed, no)


def _marked(line: DateLine, is_best: bool) -> DateLine:
    return DateLine(line.pk, line.when, line.yes, line.if_needed, line.no, is_best)


def _with_place(guest: PollGuest) -> str:
    return f"{guest.person} ({guest.place})" if guest.place else str(guest.person)
