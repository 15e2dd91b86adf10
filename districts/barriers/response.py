"""How long a sponsor takes to answer what is asked of them: told to the sponsor and to the hub, to nobody else."""

from collections.abc import Iterable
from datetime import date
from statistics import median

from django.utils import timezone

from districts.barriers.models import Barrier, BarrierAnswer
from network.lib.words import counted

LAST = 10  # answers that the middle is taken of: how it is now, not how it was three years ago


def days_until_answered(answers: Iterable[BarrierAnswer], raised_on: date) -> int | None:
    """Days from the day a sponsor was asked to their first answer. None while there is none. `answers` in their order.

    Asked on the day it was raised, or passed to them later.
    """
    asked = raised_on
    for answer in answers:
        on = timezone.localdate(answer.at)
        if answer.from_sponsor:
            return (on - asked).days
        if answer.passed_to == Barrier.Remover.SPONSOR:
            asked = on
    return None


def usual_words(days: list[int], *, whose: str) -> str:
    """How long it usually takes, in a sentence. `days`: of each answer, the newest last; `whose`: "You", "The sponsor".

    Empty without an answer: there is nothing to say yet.
    """
    last = days[-LAST:]
    if not last:
        return ""
    verb = "answer" if whose == "You" else "answers"
    usual = int(median(last))
    when = f"within {counted(usual, 'day', 'days')}" if usual else "on the same day"
    if len(last) == 1:
        return f"{whose} answered the one barrier that was asked {when}."
    return f"{whose} usually {verb} {when}: the middle of the last {counted(len(last), 'answer', 'answers')}."


def usual_response(member_id: int, *, whose: str) -> str:
    """The sentence for a member. One query."""
    rows = BarrierAnswer.objects.filter(barrier__member=member_id).select_related("barrier").order_by("at", "pk")
    by_barrier: dict[int, list[BarrierAnswer]] = {}
    for row in rows:
        by_barrier.setdefault(row.barrier_id, []).append(row)
    found = []
    for answers in by_barrier.values():
        took = days_until_answered(answers, timezone.localdate(answers[0].barrier.raised_at))
        if took is not None:
            found.append((next(a.at for a in answers if a.from_sponsor), took))
    return usual_words([took for _, took in sorted(found)], whose=whose)
