"""`read_problem`: data in the planner's format → a Problem, or a refusal that names each field. Nothing is guessed."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from zoneinfo import ZoneInfo

from districts.planner.fields import Fields
from districts.planner.problem import (
    MODES,
    BadProblem,
    Booking,
    CheckinRules,
    Choice,
    Facilitator,
    History,
    MeetingRules,
    Member,
    Problem,
    Settled,
    week_of,
)

# What a plan's own rows say besides: they may be handed back as locked or announced.
_SAID_OF_MEETINGS = ("missing", "burden", "why", "alternatives", "offer_virtual")
_SAID_OF_CHECKINS = ("why", "gap")
SHOWN = 10  # complaints


def read_problem(data: object) -> Problem:
    """Data as `json.load` gives it → Problem. Raises BadProblem."""
    errors: list[str] = []
    problem = _problem(Fields(data, "", errors), errors)
    for check in (_check_window, _check_people, _check_rules, _check_settled) if not errors else ():
        errors += check(problem)
    if not errors:
        errors += [*_check_travel(problem), *_check_hosts(problem)]
    if errors:
        more = len(errors) - SHOWN
        raise BadProblem((*errors[:SHOWN], *([f"And {more} more like these."] if more > 0 else [])))
    return problem


def _problem(fields: Fields, errors: list[str]) -> Problem:
    checkins = _checkin_rules(fields.inside("checkins"))
    booking = _booking_reader(checkins)
    problem = Problem(
        timezone=_zone(fields),
        starts_on=fields.day("starts_on"),
        ends_on=fields.day("ends_on"),
        time_limit_s=fields.seconds("time_limit_s", 20.0),
        rules=_meeting_rules(fields.inside("network_meetings")),
        checkins=checkins,
        facilitators=fields.each("facilitators", _facilitator),
        members=fields.each("members", _member),
        travel_minutes=dict(_travel(fields.inside("travel_minutes", {}))),
        history=_history(fields.inside("history", {})),
        locked=_settled(fields.inside("locked", {}), booking),
        announced=_settled(fields.inside("announced", {}), booking),
    )
    fields.close()
    return problem


def _zone(fields: Fields) -> str:
    name = fields.text("timezone")
    try:
        ZoneInfo(name or "UTC")
    except (ValueError, OSError, LookupError):  # a zone that is not there, or a name that is a path
        fields.wrong("timezone", f"is {name!r}, which is no time zone; say for example America/Los_Angeles")
    return name


def _meeting_rules(fields: Fields) -> MeetingRules:
    rules = MeetingRules(
        every_weeks=fields.whole("every_weeks", least=1),
        tolerance_weeks=fields.whole("tolerance_weeks"),
        weekdays=fields.weekdays("weekdays"),
        starts_at=fields.time("starts_at"),
        minutes=fields.whole("minutes", least=1),
        mode=fields.one_of("mode", MODES),
        count=fields.whole("count", least=1, default=None),
    )
    fields.close()
    return rules


def _checkin_rules(fields: Fields) -> CheckinRules:
    rules = CheckinRules(
        between_meetings=fields.whole("between_meetings"),
        minutes=fields.whole("minutes", least=1),
        mode=fields.one_of("mode", MODES),
        weekdays=fields.weekdays("weekdays"),
        start_times=fields.times("start_times"),
    )
    fields.close()
    return rules


def _facilitator(fields: Fields) -> Facilitator:
    return Facilitator(
        id=fields.text("id"),
        base=fields.text("base", ""),
        max_checkins_per_week=fields.whole("max_checkins_per_week", default=None),
        away=fields.spans("away"),
        name=fields.text("name", ""),
    )


def _member(fields: Fields) -> Member:
    return Member(
        id=fields.text("id"),
        site=fields.text("site"),
        people=fields.whole("people"),
        substitutes=fields.whole("substitutes", default=0),
        max_out_same_day=fields.whole("max_out_same_day", default=None),
        closed=fields.spans("closed"),
        testing=fields.spans("testing"),
        can_host=fields.flag("can_host", False),
        capacity=fields.whole("capacity", default=None),
        name=fields.text("name", ""),
    )


def _travel(fields: Fields) -> Iterable[tuple[str, dict[str, int]]]:
    for start in fields.data:
        yield start, fields.numbers(start)


def _history(fields: Fields) -> History:
    hosted, driven = fields.numbers("hosted"), fields.numbers("minutes_driven")
    inner = fields.inside("facilitator", {})
    facilitator = {member: inner.text(member) for member in inner.data}
    fields.close()
    return History(hosted, driven, facilitator)


def _settled(fields: Fields, booking: Callable[[Fields], Booking]) -> Settled:
    def choice(inner: Fields) -> Choice:
        read = Choice(inner.day("on"), inner.text("host", "") or None)
        inner.close(*_SAID_OF_MEETINGS)
        return read

    meetings = fields.each("meetings", choice, ())
    checkins = fields.each("checkins", booking, ())
    fields.close()
    return Settled(tuple(sorted(meetings, key=lambda found: found.on)), checkins)


def _booking_reader(rules: CheckinRules) -> Callable[[Fields], Booking]:
    def booking(inner: Fields) -> Booking:
        mode = inner.one_of("mode", MODES) if "mode" in inner.data else rules.mode
        read = Booking(
            inner.text("member"),
            inner.text("facilitator"),
            inner.day("on"),
            inner.time("starts_at"),
            inner.whole("minutes", least=1, default=None) or rules.minutes,
            mode,
        )
        inner.close(*_SAID_OF_CHECKINS)
        return read

    return booking


# --- what must hold between fields --------------------------------------------------------------


def _check_window(problem: Problem) -> Iterable[str]:
    if problem.ends_on < problem.starts_on:
        yield f"ends_on: {problem.ends_on} is before starts_on, {problem.starts_on}."
    if (problem.ends_on - problem.starts_on).days > 800:
        yield "ends_on: the window is longer than two years; plan a school year at a time."


def _check_people(problem: Problem) -> Iterable[str]:
    if not problem.members:
        yield "members: nobody takes part."
    for what, rows in (("members", problem.members), ("facilitators", problem.facilitators)):
        for repeated, times in Counter(row.id for row in rows).items():
            if times > 1:
                yield f"{what}: {repeated} is there {times} times; every id should be there once."
    for name, named in (("hosted", problem.history.hosted), ("minutes_driven", problem.history.minutes_driven)):
        yield from (f"history.{name}: there is no member {key}." for key in named if key not in problem.member)
    for key, helper in problem.history.facilitator.items():
        if key not in problem.member:
            yield f"history.facilitator: there is no member {key}."
        if helper not in problem.facilitator:
            yield f"history.facilitator.{key}: there is no facilitator {helper}."


def _check_rules(problem: Problem) -> Iterable[str]:
    checkins = problem.checkins
    if checkins.between_meetings and not problem.facilitators:
        yield "facilitators: nobody is there to hold check-ins; name somebody, or set checkins.between_meetings to 0."
    if checkins.between_meetings and not checkins.start_times:
        yield "checkins.start_times: names no time."
    for name, start, minutes in (
        ("network_meetings.starts_at", problem.rules.starts_at, problem.rules.minutes),
        *((f"checkins.start_times[{n}]", time, checkins.minutes) for n, time in enumerate(checkins.start_times)),
    ):
        hours, past = (int(part) for part in start.split(":"))
        if hours * 60 + past + minutes > 24 * 60:
            yield f"{name}: {start} and {minutes} minutes more is past midnight."


def _check_settled(problem: Problem) -> Iterable[str]:
    for kind, settled in (("locked", problem.locked), ("announced", problem.announced)):
        yield from _check_meetings(problem, kind, settled)
        for number, booking in enumerate(settled.checkins):
            where = f"{kind}.checkins[{number}]"
            if booking.member not in problem.member:
                yield f"{where}.member: there is no member {booking.member}."
            if booking.facilitator not in problem.facilitator:
                yield f"{where}.facilitator: there is no facilitator {booking.facilitator}."
            if kind == "locked" and not problem.starts_on <= booking.on <= problem.ends_on:
                yield f"{where}.on: {booking.on} is outside the window."
    yield from _check_bookings(problem)


def _check_meetings(problem: Problem, kind: str, settled: Settled) -> Iterable[str]:
    for number, choice in enumerate(settled.meetings):
        where = f"{kind}.meetings[{number}]"
        if choice.host is not None and choice.host not in problem.member:
            yield f"{where}.host: there is no member {choice.host}."
        if kind == "locked" and not problem.starts_on <= choice.on <= problem.ends_on:
            yield f"{where}.on: {choice.on} is outside the window."
        if kind == "locked" and problem.virtual and choice.host:
            yield f"{where}.host: meetings are virtual, so nobody hosts; leave the host out."
    for day, times in Counter(choice.on for choice in settled.meetings).items():
        if times > 1:
            yield f"{kind}.meetings: {day} is there {times} times."


def _check_bookings(problem: Problem) -> Iterable[str]:
    """Locked check-ins that cannot all be kept."""
    rows = sorted(enumerate(problem.locked.checkins), key=lambda row: (row[1].facilitator, row[1].on, row[1].starts))
    for (_, one), (number, other) in pairwise(rows):
        if (one.facilitator, one.on) == (other.facilitator, other.on) and other.starts < one.ends:
            yield (
                f"locked.checkins[{number}]: {other.facilitator} is with {one.member} and {other.member}"
                f" at the same time on {other.on}."
            )
    counts = Counter((row.facilitator, week_of(row.on)) for _, row in rows if row.facilitator in problem.facilitator)
    for (helper, (year, week)), count in counts.items():
        most = problem.facilitator[helper].max_checkins_per_week
        if most is not None and count > most:
            yield f"locked.checkins: {helper} has {count} in week {week} of {year}, {most} at most."


def _check_hosts(problem: Problem) -> Iterable[str]:
    if problem.virtual or problem.willing:
        return
    if all(choice.host for choice in problem.locked.meetings) and (
        len(problem.locked.meetings) >= problem.meetings_wanted
    ):
        return
    offering = [member for member in problem.members if member.can_host]
    if not offering:
        yield "members: nobody can host; set can_host for at least one, or hold meetings virtually."
    else:
        most = max(member.capacity or 0 for member in offering)
        yield (
            f"members: nobody can host; {problem.everyone} people come and the largest site that would host"
            f" holds {most} (capacity)."
        )


def _check_travel(problem: Problem) -> Iterable[str]:
    needed: dict[tuple[str, str], None] = {}
    sites = [member.site for member in problem.members]
    if not problem.virtual:
        hosts = [member.site for member in problem.members if member.can_host]
        hosts += [problem.member[choice.host].site for choice in problem.locked.meetings if choice.host]
        needed |= {pair: None for host in hosts for site in sites for pair in ((site, host), (host, site))}
    if problem.checkins.mode == "in_person" and problem.checkins.between_meetings:
        needed |= {(one, other): None for one in sites for other in sites}
    for start, end in needed:
        if start != end and end not in problem.travel_minutes.get(start, {}):
            yield f"travel_minutes.{start}.{end}: is missing; how many minutes is the drive from {start} to {end}?"
