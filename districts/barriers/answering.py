"""Who may answer a barrier, and how."""

from datetime import date, timedelta

from districts.barriers.models import Barrier, BarrierAnswer
from network.membership.access import Holdings
from network.membership.roles import Can

Kind = BarrierAnswer.Kind
ANSWERS = (Kind.REMOVED, Kind.PROMISED, Kind.CANNOT, Kind.ESCALATED)
FRIDAY = 4
SOON, LATER = timedelta(days=2), timedelta(days=16)  # the least that a quick promise leaves


def answers_open_to(held: Holdings, barrier: Barrier) -> tuple[str, ...]:
    """The kinds of answer a person may give now.

    The sponsor gives any. What is beyond the district the hub carries on and answers for them. The team itself may
    say that it is out of the way. What was closed any of them may open again.
    """
    beyond = barrier.remover != Barrier.Remover.SPONSOR
    answers = held.may(Can.ANSWER_BARRIER, barrier) or (beyond and held.may(Can.ROUTE_BARRIER, barrier))
    raises = held.may(Can.RAISE_BARRIER, barrier)
    if not barrier.is_open:
        return (Kind.REOPENED,) if answers or raises else ()
    if answers:
        return ANSWERS
    return (Kind.REMOVED,) if raises else ()


def quick_days(today: date) -> tuple[date, date]:
    """The two days a promise can be made for with one tap: a Friday soon, and one two or three weeks from today."""
    return _friday_from(today + SOON), _friday_from(today + LATER)


def _friday_from(day: date) -> date:
    return day + timedelta(days=(FRIDAY - day.weekday()) % 7)


def thanks(kind: str, barrier: Barrier) -> str:
    """What to say to whoever has just answered."""
    if kind == Kind.REOPENED:
        return "It is open again, and whoever can remove it is told."
    return f"Thank you. We tell the team what you answered: {barrier.what}"
