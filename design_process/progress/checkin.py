"""The context card: what one reads in a minute before a check-in, so that nobody has to ask for it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Max, Q, Value, When
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.models import Log
from design_process.measures.due import Due, due_for
from design_process.progress.position import Position
from design_process.progress.positions import position_for
from districts.barriers.models import Barrier
from districts.directory.models import Member, Seat
from network.feedback.models import MeetingFeedback
from network.feedback.scores import scores
from network.lib.words import counted, day_words, days_ago, late_by, listed
from network.meetings.models import Commitment, Meeting
from network.questionnaires.summary import Spread

COMMITMENTS = 6
BARRIERS = 5
QUIET_DAYS = 21


@dataclass(frozen=True)
class Promise:
    """A commitment of somebody in the team, or made in a check-in, and how it stands."""

    who: str
    what: str
    kind: str  # done, due, late, info: as the status component knows them
    state: str
    when: str
    words: str  # what stands in the way, or which help


@dataclass(frozen=True)
class InTheWay:
    """An open barrier."""

    what: str
    when: str
    url: str


@dataclass(frozen=True)
class Mood:
    """What everybody said of the last network meeting: the average of 1 to 5 and its spread; None for too few."""

    meeting: str
    average: str | None
    why: str  # how many answered, and how far apart they were; or why there is no average
    url: str


@dataclass(frozen=True)
class Card:
    """What is known of a member before a check-in. `heard`: when it last logged, in words."""

    sentence: str
    position: Position
    promises: tuple[Promise, ...]
    due: tuple[Due, ...]
    mood: Mood | None  # of the whole network
    barriers: tuple[InTheWay, ...]
    heard: str
    is_quiet: bool


def context_card(member: Member, *, today: date) -> Card:
    """The card of a member on a day. Nine queries, whatever the years of history."""
    position = position_for(member, today)  # 1
    promises = _promises(member, today)  # 1
    due = due_for(member, today)  # 1
    barriers = _barriers(member, today)  # 1
    last = _last_log(member)  # 1
    mood = _mood(member)  # 4
    return Card(
        sentence=_sentence(promises, due, barriers),
        position=position,
        promises=promises,
        due=due,
        mood=mood,
        barriers=barriers,
        heard=f"Last logged {days_ago(last, today)}" if last else "Nothing was logged yet",
        is_quiet=last is None or (today - last).days > QUIET_DAYS,
    )


def _promises(member: Member, today: date) -> tuple[Promise, ...]:
    """The last commitments: open ones first, by their day; then those that were done last.

    Of people who sit in two teams only what was promised before the whole network or with this member.
    """
    team = Seat.objects.taken().filter(member=member).values("grant__person")
    here = Q(meeting__checkin__member=member) | Q(who__in=team, meeting__scope__in=["", f"member:{member.pk}"])
    order = Case(When(state=Commitment.State.DONE, then=Value(1)), default=Value(0), output_field=IntegerField())
    rows = (
        Commitment.objects.filter(here, network=member.network_id)
        .exclude(meeting__state=Meeting.State.CANCELLED)
        .select_related("who")
        .order_by(order, "-at", "-pk")[:COMMITMENTS]
    )
    still = sorted((row for row in rows if row.state != Commitment.State.DONE), key=lambda row: (row.due_on, row.pk))
    done = [row for row in rows if row.state == Commitment.State.DONE]
    return tuple(_promise(row, today) for row in [*still, *done])


def _promise(row: Commitment, today: date) -> Promise:
    open_kind = "late" if row.due_on < today else "due"
    kind = {
        Commitment.State.DONE: "done",
        Commitment.State.STUCK: "late",
        Commitment.State.NEEDS_HELP: "late",
    }.get(Commitment.State(row.state), open_kind)
    is_done = row.state == Commitment.State.DONE
    when = f"by {day_words(row.due_on)}" if is_done else late_by(row.due_on, today)
    return Promise(str(row.who), row.what, kind, str(row.get_state_display()), when, row.words)


def _barriers(member: Member, today: date) -> tuple[InTheWay, ...]:
    rows = Barrier.objects.filter(member=member).open_barriers().order_by("raised_at", "pk")[:BARRIERS]
    return tuple(
        InTheWay(
            barrier.what,
            f"{counted(days, 'day', 'days')} open, with {_with(barrier)}"
            if (days := barrier.days_open(today))
            else f"raised today, with {_with(barrier)}",
            reverse("barriers:barrier", args=[barrier.pk]),
        )
        for barrier in rows
    )


def _with(barrier: Barrier) -> str:
    """Who can remove it, for readers of the team and of the hub alike."""
    is_sponsors = barrier.remover == Barrier.Remover.SPONSOR
    return "the sponsor" if is_sponsors else str(barrier.get_remover_display()).lower()


def _mood(member: Member) -> Mood | None:
    """The feedback on the last network meeting that has closed. Fewer than five answers are not shown."""
    now = timezone.now()
    asked = MeetingFeedback.objects.filter(network=member.network_id, meeting__kind=Meeting.Kind.NETWORK)
    last = asked.filter(wave__closes_at__lte=now).select_related("meeting").order_by("-meeting__starts_at").first()
    if last is None:
        return None
    meeting = last.meeting
    score = scores([meeting], now)[meeting.pk]
    named = f"{meeting.title}, {day_words(meeting.local_start.date())}"
    url = reverse("feedback:meeting", args=[meeting.pk])
    if not isinstance(score.overall, Spread):
        return Mood(named, None, score.words.capitalize(), url)
    middle = f"half of the marks between {score.overall.lower:g} and {score.overall.upper:g}"
    why = f"{counted(score.answered, 'answer', 'answers')}, {middle}"
    return Mood(named, f"{score.overall.mean:.1f} of 5", why, url)


def _last_log(member: Member) -> date | None:
    last = Log.objects.filter(member=member).aggregate(last=Max("at"))["last"]
    return timezone.localdate(last) if last else None


def _sentence(promises: tuple[Promise, ...], due: tuple[Due, ...], barriers: tuple[InTheWay, ...]) -> str:
    """What is open, in one sentence."""
    open_promises = sum(1 for promise in promises if promise.kind != "done")
    parts = [
        counted(number, one, many)
        for number, one, many in (
            (open_promises, "commitment", "commitments"),
            (len(due), "number due", "numbers due"),
            (len(barriers), "barrier", "barriers"),
        )
        if number
    ]
    return f"Open now: {listed(parts)}." if parts else "Nothing is open: no commitment, no number, no barrier."
