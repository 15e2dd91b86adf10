"""Why each day, host and check-in: one sentence computed from the problem, never a general remark. Pure."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from districts.planner.alternatives import Swap, Swaps
from districts.planner.checkin_model import Wish
from districts.planner.costs import Gap, cost_of
from districts.planner.plan import Unplaced
from districts.planner.problem import Booking, Choice, Problem
from districts.planner.words import LOCKED, counted, everybody, hours, listed, named, number, said_day, sentence


def why_meeting(problem: Problem, swaps: Swaps, place: int, others: Sequence[Swap]) -> str:
    """Why this day, and why this host. `others`: every feasible change, the best first."""
    choice = swaps.choices[place]
    if choice in problem.kept:
        return LOCKED
    day = _why_day(problem, swaps, place)
    return day if problem.virtual else f"{day} {_why_host(problem, swaps, choice, others)}"


def _why_day(problem: Problem, swaps: Swaps, place: int) -> str:
    choice = swaps.choices[place]
    if any(lock.on == choice.on for lock in problem.locked.meetings):
        return "The day is locked."
    missing = problem.blocked(choice.on)
    days = swaps.days(place)
    if missing:
        return _why_missing(problem, choice.on, sorted(missing), days)
    same = [day for day in days if not problem.blocked(day)]
    weekday = f"{choice.on:%A}"
    between = _between(problem, swaps.choices, place)
    if len(same) == 1:
        return f"The only day {between} when {everybody(problem)} are open.".replace("the member are", "the member is")
    if sum(day.weekday() == choice.on.weekday() for day in same) == 1 and len(problem.rules.weekdays) > 1:
        start = f"The only {weekday} {between} when {everybody(problem)} are open"
    else:
        start = f"One of {counted(len(same), 'day')} {between} when {everybody(problem)} are open"
    start = start.replace("the member are", "the member is")
    return f"{start}, and {_spacing_words(problem, swaps.choices, place)}."


def _why_missing(problem: Problem, on: date, missing: list[str], days: Sequence[date]) -> str:
    least = min((len(problem.blocked(day)) for day in days), default=len(missing))
    who = listed(
        f"{named(problem, key)} ({'closed' if problem.member[key].is_closed(on) else 'testing'})" for key in missing
    )
    offer = f"{who} cannot come and should be offered to join virtually"
    if least < len(missing):
        return f"On days that suit more members the other meetings would lose more, or no host is in turn: {offer}."
    return f"No day that keeps the interval suits everyone, and on no other are fewer missing: {offer}."


def _between(problem: Problem, choices: Sequence[Choice], place: int) -> str:
    before = said_day(choices[place - 1].on) if place else ""
    after = said_day(choices[place + 1].on) if place + 1 < len(choices) else ""
    if before and after:
        return f"that keeps the interval to {before} and {after}"
    if before or after:
        return f"that keeps the interval to {before or after}"
    return "in the window"


def _spacing_words(problem: Problem, choices: Sequence[Choice], place: int) -> str:
    days = [choice.on for choice in choices]
    around = [(later - earlier).days for earlier, later in pairwise(days[max(0, place - 1) : place + 2])]
    every = number(problem.rules.every_weeks)
    if not around:
        return "check-ins find room around it"
    if all(gap == problem.rules.days_apart for gap in around):
        return f"exactly {every} weeks from its neighbors"
    off = sum(abs(gap - problem.rules.days_apart) for gap in around)
    return f"{counted(off, 'day')} off the even {every} weeks"


def _why_host(problem: Problem, swaps: Swaps, choice: Choice, others: Sequence[Swap]) -> str:
    host = named(problem, choice.host)
    elsewhere = [swap for swap in others if swap.choice.host != choice.host]
    if not elsewhere:
        able = "it is the only site that can hold everyone" if len(problem.willing) == 1 else "nobody else is in turn"
        return f"{host} hosts: {able}."
    best, now = elsewhere[0], swaps.levels
    other = f"the next best host, {named(problem, best.choice.host)},"
    if best.levels.missing > now.missing:
        more = counted(best.levels.missing - now.missing, "member")
        return f"{host} hosts: with {other} {more} more would miss it."
    if best.levels.worst_minutes > now.worst_minutes:
        more = hours(best.levels.worst_minutes - now.worst_minutes)
        return f"{host} hosts: with {other} the longest year on the road would be {more} longer."
    if best.levels.total_minutes > now.total_minutes:
        more = hours(best.levels.total_minutes - now.total_minutes)
        return f"{host} hosts: with {other} all together would drive {more} more."
    return f"{host} hosts: {named(problem, best.choice.host)} would cost no more driving, but no less either."


# --- check-ins ----------------------------------------------------------------------------------


def why_checkin(problem: Problem, booking: Booking, gap: Gap | None, wish: Wish | None) -> str:
    """Why a check-in is on its day."""
    if gap is None or wish is None:
        return LOCKED
    best = date.fromordinal(round(wish.target))
    middle = "the middle" if problem.checkins.between_meetings == 1 else "its even share"
    off = abs(booking.on.toordinal() - wish.target)
    where = f"between {said_day(gap.starts)} and {said_day(gap.ends)}"
    if off < 1:
        return f"In {middle} of the time {where}."
    side = "after" if booking.on.toordinal() > wish.target else "before"
    nearer = [
        gap.first + timedelta(days=n)
        for n in range((gap.last - gap.first).days + 1)
        if abs((gap.first + timedelta(days=n)).toordinal() - wish.target) < off
    ]
    days = counted(math.ceil(off), "day")
    return sentence(f"{days} {side} {middle} ({said_day(best)}): {_why_not(problem, wish, nearer)}.")


def _why_not(problem: Problem, wish: Wish, days: Sequence[date]) -> str:
    """What keeps a check-in from nearer days, in words."""
    member = problem.member[wish.member]
    school = [day for day in days if day.weekday() in problem.checkins.weekdays]
    if not school:
        return "the days nearer are no days for check-ins"
    open_ = [day for day in school if not member.is_blocked(day)]
    if not open_:
        return f"{member.said} is closed or testing on the days nearer"
    if all(helper.is_away(day) for helper in problem.facilitators for day in open_):
        return "no facilitator is there on the days nearer"
    return "facilitators’ hours on the days nearer go to other members"


def why_unplaced(problem: Problem, wish: Wish) -> Unplaced:
    """Why a check-in found no room, and what would help."""
    member, gap = problem.member[wish.member], wish.gap
    where = f"between {said_day(gap.starts)} and {said_day(gap.ends)}"
    days = [gap.first + timedelta(days=n) for n in range((gap.last - gap.first).days + 1)]
    school = [day for day in days if day.weekday() in problem.checkins.weekdays]
    open_ = [day for day in school if not member.is_blocked(day)]
    if not school:
        why = f"No day {where} is five days from both meetings and on a weekday for check-ins."
    elif not open_:
        why = f"{member.said} is closed or testing on every day {where} that would do."
    elif all(helper.is_away(day) for helper in problem.facilitators for day in open_):
        why = f"No facilitator is there on a day {where} when {member.said} is open."
    else:
        why = f"Facilitators’ weeks {where} are full. One more facilitator, or more check-ins a week, would make room."
    return Unplaced(wish.member, gap.number, why)


def worst_off(problem: Problem, choices: Sequence[Choice]) -> str:
    """Who carries most of the year's driving, in a sentence."""
    cost = cost_of(problem, choices)
    if not cost.levels.worst_minutes:
        return "Nobody drives."
    who = listed(named(problem, key) for key in cost.worst)
    verb = "drives" if len(cost.worst) == 1 else "drive"
    others = "with as few missing" if cost.levels.missing else "that brings everybody together"
    longest = hours(cost.levels.worst_minutes)
    return f"{who} {verb} longest this year, {longest}; in no other plan {others} is the longest shorter."
