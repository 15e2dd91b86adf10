"""Which hard rules a plan breaks, each in a sentence: for plans changed by hand, and to check the planner itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from districts.planner.costs import Gap, gaps_of, hostings
from districts.planner.plan import Plan
from districts.planner.problem import Booking, Choice, Member, Problem, week_of
from districts.planner.words import listed, named, said_day


def check(problem: Problem, plan: Plan) -> list[str]:
    """Every broken rule of a plan, in a sentence. Empty: none is."""
    choices = [row.choice for row in plan.meetings]
    return [*check_meetings(problem, choices), *_check_checkins(problem, plan, [choice.on for choice in choices])]


def check_meetings(problem: Problem, meetings: Iterable[Choice]) -> list[str]:
    """Every broken rule of these network meetings alone: what a page asks while somebody changes them."""
    choices = sorted(meetings, key=lambda choice: choice.on)
    return [*_check_locks(problem, choices), *_check_days(problem, choices), *_check_hosts(problem, choices)]


def check_booking(problem: Problem, row: Booking, others: Iterable[Booking], days: Sequence[date]) -> list[str]:
    """What one check-in breaks beside the others: what a page asks while somebody moves it. `days`: the meetings'."""
    mine = [one for one in others if one.facilitator == row.facilitator and week_of(one.on) == week_of(row.on)]
    return [*_check_booking(problem, row, gaps_of(problem, days)), *_check_bookings_together(problem, [*mine, row])]


def out_of_bounds(problem: Problem) -> Iterator[str]:
    """Members whose whole team may never be out on one day."""
    for member in () if problem.virtual else problem.members:
        if member.max_out_same_day is not None and member.people > member.max_out_same_day:
            yield (
                f"{member.said} sends {member.people} people to a meeting,"
                f" but no more than {member.max_out_same_day} of them may be out on one day."
            )


def impossible(problem: Problem) -> Iterator[str]:
    """What no choice of days and hosts can mend."""
    yield from out_of_bounds(problem)
    yield from broken_locks(problem)


def broken_locks(problem: Problem) -> Iterator[str]:
    """Locked meetings that cannot be as they are: the host is not open, or too small."""
    for choice in sorted(problem.kept, key=lambda choice: choice.on) if not problem.virtual else ():
        yield from _cannot_host(problem, choice, problem.member[choice.host or ""])


def _check_locks(problem: Problem, choices: Sequence[Choice]) -> Iterator[str]:
    there = {choice.on: choice for choice in choices}
    for lock in problem.locked.meetings:
        found = there.get(lock.on)
        if found is None or (lock.host and found.host != lock.host):
            where = f" at {named(problem, lock.host)}" if lock.host else ""
            yield f"The meeting on {said_day(lock.on)}{where} is locked, and it is gone."


def _check_days(problem: Problem, choices: Sequence[Choice]) -> Iterator[str]:
    rules = problem.rules
    for choice in choices:
        if not problem.starts_on <= choice.on <= problem.ends_on:
            yield f"{said_day(choice.on)} is outside the window."
        if choice.on.weekday() not in rules.weekdays and not is_kept(problem, choice):
            yield f"{said_day(choice.on)} is not on one of the weekdays for meetings."
        if any(booking.on == choice.on for booking in problem.locked.checkins) and not is_kept(problem, choice):
            yield f"{said_day(choice.on)} already has a check-in that is locked."
    for earlier, later in pairwise(choices):
        if is_kept(problem, earlier) and is_kept(problem, later):
            continue
        weeks = (later.on - earlier.on).days / 7
        between = f"{said_day(earlier.on)} and {said_day(later.on)}"
        if abs(weeks - rules.every_weeks) > rules.tolerance_weeks:
            yield (
                f"{between} are {weeks:.1f} weeks apart;"
                f" {rules.every_weeks} weeks, {rules.tolerance_weeks} more or less, is the rule."
            )
        elif week_of(earlier.on) == week_of(later.on):
            yield f"{between} are in the same week."


def is_kept(problem: Problem, choice: Choice) -> bool:
    """Whether this meeting is locked as it is, so that the rules about days and turns do not matter."""
    return (Choice(choice.on) if problem.virtual else choice) in problem.kept


def _check_hosts(problem: Problem, choices: Sequence[Choice]) -> Iterator[str]:
    if problem.virtual:
        return
    yield from out_of_bounds(problem)
    hosted = hostings(problem, ())
    for choice in choices:
        host = problem.member.get(choice.host or "")
        if host is None:
            yield f"The meeting on {said_day(choice.on)} has no host."
            continue
        yield from _check_host(problem, choice, host, hosted)
        hosted[host.id] += 1


def _cannot_host(problem: Problem, choice: Choice, host: Member) -> Iterator[str]:
    day, blocked = said_day(choice.on), problem.blocked(choice.on)
    if host.id in blocked:
        yield f"{host.said} would host on {day}, but is {'closed' if host.is_closed(choice.on) else 'testing'} then."
    coming = sum(member.people for member in problem.members if member.id not in blocked)
    if not host.holds(coming):
        yield f"{coming} people come on {day}, and {host.said} holds {host.capacity}."


def _check_host(problem: Problem, choice: Choice, host: Member, hosted: Counter[str]) -> Iterator[str]:
    day = said_day(choice.on)
    cannot = list(_cannot_host(problem, choice, host))
    yield from cannot
    if is_kept(problem, choice):
        return
    if not host.can_host:
        yield f"{host.said} has not said that it would host (on {day})."
    elif host.id not in problem.willing and not cannot:
        yield f"{host.said} holds {host.capacity}, fewer than the {problem.everyone} of all members (on {day})."
    turns = {key: hosted[key] for key in problem.willing}
    if turns and hosted[host.id] > min(turns.values()):
        before = [key for key, count in turns.items() if count < hosted[host.id]]
        yield f"{host.said} hosts again on {day} before {listed(named(problem, key) for key in before)} had a turn."


# --- check-ins ----------------------------------------------------------------------------------


def _check_checkins(problem: Problem, plan: Plan, days: Sequence[date]) -> Iterator[str]:
    gaps = gaps_of(problem, days)
    locked = {(row.member, row.on, row.starts_at) for row in problem.locked.checkins}
    there = {(row.member, row.on, row.starts_at) for row in plan.checkins}
    for member, on, time in sorted(locked - there):
        yield f"The check-in of {named(problem, member)} on {said_day(on)} at {time} is locked, and it is gone."
    for row in plan.checkins:
        if (row.member, row.on, row.starts_at) not in locked:
            yield from _check_booking(problem, row, gaps)
    yield from _check_counts(problem, plan, gaps)
    yield from _check_bookings_together(problem, plan.checkins)


def _check_booking(problem: Problem, row: Booking, gaps: Sequence[Gap]) -> Iterator[str]:
    rules, member, helper = problem.checkins, problem.member[row.member], problem.facilitator[row.facilitator]
    what = f"The check-in of {member.said} on {said_day(row.on)}"
    if not any(row.on in gap for gap in gaps):
        yield f"{what} is too near a network meeting, or where none belongs."
    if row.on.weekday() not in rules.weekdays or row.starts_at not in rules.start_times:
        yield f"{what} at {row.starts_at} is not at a day and time for check-ins."
    if member.is_blocked(row.on):
        yield f"{what} is on a day when {member.said} is closed or testing."
    if helper.is_away(row.on):
        yield f"{what} is on a day when {helper.said} is away."


def _check_counts(problem: Problem, plan: Plan, gaps: Sequence[Gap]) -> Iterator[str]:
    wanted = problem.checkins.between_meetings
    placed = Counter((row.member, gap.number) for row in plan.checkins for gap in gaps if row.on in gap)
    unplaced = Counter((row.member, row.gap) for row in plan.unplaced)
    for member in problem.members:
        for gap in gaps:
            key = member.id, gap.number
            between = f"between {said_day(gap.starts)} and {said_day(gap.ends)}"
            if placed[key] > wanted:
                yield f"{member.said} has {placed[key]} check-ins {between}; {wanted} is the rule."
            if placed[key] + unplaced[key] < wanted:
                yield f"{member.said} has {placed[key]} check-ins {between}, {wanted} wanted."


def _check_bookings_together(problem: Problem, rows: Sequence[Booking]) -> Iterator[str]:
    weekly = Counter((row.facilitator, week_of(row.on)) for row in rows)
    for (key, (_, week)), count in weekly.items():
        most = problem.facilitator[key].max_checkins_per_week
        if most is not None and count > most:
            yield f"{problem.facilitator[key].said} has {count} check-ins in week {week}; {most} is the most."
    daily: dict[tuple[str, date], list[Booking]] = defaultdict(list)
    for row in rows:
        daily[row.facilitator, row.on].append(row)
    for (key, day), booked in daily.items():
        booked.sort(key=lambda row: row.starts)
        for one, other in pairwise(booked):
            if other.starts < one.ends + road(problem, one, other):
                who = f"{named(problem, one.member)} and {named(problem, other.member)}"
                yield f"{problem.facilitator[key].said} cannot be with {who} on {said_day(day)}: no time between."


def road(problem: Problem, one: Booking, other: Booking) -> int:
    """Minutes on the road between two check-ins of a day: none unless both are in person."""
    if one.mode != "in_person" or other.mode != "in_person":
        return 0
    return problem.between(problem.member[one.member].site, problem.member[other.member].site)
