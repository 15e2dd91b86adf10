"""When a period is decided: never before it is over, and some days later at the latest. Pure."""

from datetime import date, timedelta

from design_process.measures.periods import next_start

GRACE = {
    "week": 3,
    "month": 7,
    "quarter": 14,
    "year": 30,
}  # days after its end that a period waits for numbers


def ended_on(frequency: str, period: date) -> date:
    """The first day on which a period is over."""
    return next_start(frequency, period)


def decided_by(frequency: str, period: date) -> date:
    """The day on which a period is decided whoever has sent numbers."""
    return ended_on(frequency, period) + timedelta(days=GRACE[frequency])


def is_waiting(frequency: str, period: date, today: date) -> bool:
    """Is a period over, and may still wait for numbers?"""
    return ended_on(frequency, period) <= today < decided_by(frequency, period)
