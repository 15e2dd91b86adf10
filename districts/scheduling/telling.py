"""A plan in words: what it means for whom, what a change costs, which wishes it breaks. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from districts.planner import words
from districts.planner.costs import cost_of, hostings
from districts.planner.problem import MIN_DAYS_FROM_MEETING, Problem
from districts.scheduling.drafting import Row, choices
from network.lib.words import counted, day_words, listed, number_word

WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def hours(minutes: int) -> str:
    """ "8 h 20 min", "35 min", "2 h"; 0 is "no drive"."""
    return words.hours(minutes) if minutes else "no drive"


def on_words(on: str) -> str:
    return day_words(date.fromisoformat(on))


def called(problem: Problem, key: str | None) -> str:
    """The name of a member or facilitator of a problem."""
    found = problem.member.get(key or "") or problem.facilitator.get(key or "")
    return found.said if found else "somebody who has left"


def sentence(problem: Problem, plan: Mapping[str, Any]) -> str:
    """ "Five meetings; the worst-off member, Silver Fork, drives 8 h 20 min in the year; nobody misses a meeting." """
    count, ledger = len(plan["meetings"]), plan["ledger"]
    parts = [f"{number_word(count)} meeting{'' if count == 1 else 's'}".capitalize()]
    worst = max(ledger, key=lambda name: ledger[name]["minutes"], default=None)
    if worst and ledger[worst]["minutes"]:
        parts.append(
            f"the worst-off member, {called(problem, worst)}, drives {hours(ledger[worst]['minutes'])} in the year"
        )
    parts.append(missed_words(problem, plan["meetings"]))
    if unplaced := len(plan.get("unplaced", [])):
        parts.append(f"{counted(unplaced, 'check-in has', 'check-ins have')} no place yet")
    return "; ".join(parts) + "."


def missed_words(problem: Problem, meetings: Sequence[Row]) -> str:
    """ "nobody misses a meeting", "Camino Flat misses one meeting", "three members miss a meeting"."""
    missed: dict[str, int] = {}
    for row in meetings:
        for name in row["missing"]:
            missed[name] = missed.get(name, 0) + 1
    if not missed:
        return "nobody misses a meeting"
    if len(missed) == 1:
        [(name, times)] = missed.items()
        return f"{called(problem, name)} misses {'one meeting' if times == 1 else f'{number_word(times)} meetings'}"
    return f"{number_word(len(missed))} members miss a meeting"


# --- what a change costs ------------------------------------------------------------------------


def cost_words(problem: Problem, before: Sequence[Row], after: Sequence[Row]) -> list[str]:
    """What a change costs whom, a short sentence each: drives by member, the worst-off member, who misses more."""
    old, new = cost_of(problem, choices(before)), cost_of(problem, choices(after))
    drives = {name: line.minutes - old.ledger[name].minutes for name, line in new.ledger.items()}
    said = [_drives(problem, drives)]
    was, now = old.levels.worst_minutes, new.levels.worst_minutes
    worst = called(problem, new.worst[0] if new.worst else None)
    if was == now:
        said.append(f"The longest drive of the year stays {hours(now)}, that of {worst}.")
    else:
        said.append(f"The longest drive of the year becomes {hours(now)}, that of {worst}, instead of {hours(was)}.")
    for less, one, many in (
        (new.levels.missing - old.levels.missing, "member who misses a meeting", "members who miss a meeting"),
        (new.levels.substitutes - old.levels.substitutes, "substitute", "substitutes"),
    ):
        if less:
            said.append(
                f"{number_word(abs(less)).capitalize()} {'more' if less > 0 else 'fewer'} "
                f"{one if abs(less) == 1 else many}."
            )
    return said


def _drives(problem: Problem, change: Mapping[str, int]) -> str:
    """ "+35 min for Camino Flat; −1 h for Gold Ridge." The largest changes first, four at most."""
    changed = sorted(((name, by) for name, by in change.items() if by), key=lambda each: (-abs(each[1]), each[0]))
    if not changed:
        return "Nobody drives more or less."
    shown = [f"{'+' if by > 0 else '−'}{hours(abs(by))} for {called(problem, name)}" for name, by in changed[:4]]
    if len(changed) > 4:
        shown.append(f"smaller changes for {number_word(len(changed) - 4)} more")
    return "; ".join(shown) + "."


def broken_words(problem: Problem, meetings: Sequence[Row], key: str) -> list[str]:
    """Which wishes the row `key` does not keep, in words; empty when it keeps them all."""
    row = next((row for row in meetings if row["key"] == key), None)
    if row is None:
        return []
    day = date.fromisoformat(row["on"])
    return [
        *_broken_by_day(problem, day),
        *_broken_by_neighbours(problem, [date.fromisoformat(each["on"]) for each in meetings], day),
        *_broken_by_host(problem, meetings, row["host"], day),
    ]


def near_checkins(problem: Problem, checkins: Sequence[Row], day: date) -> list[str]:
    """Check-ins too near a meeting on this day, in a sentence; empty when there are none."""
    near = [row for row in checkins if abs((date.fromisoformat(row["on"]) - day).days) < MIN_DAYS_FROM_MEETING]
    if not near:
        return []
    who = [f"{called(problem, row['member'])} on {on_words(row['on'])}" for row in near[:4]]
    names = listed(who + ([f"{len(near) - 4} more"] if len(near) > 4 else []))
    lie = "check-in lies" if len(near) == 1 else "check-ins lie"
    return [
        f"{number_word(len(near)).capitalize()} {lie} less than {number_word(MIN_DAYS_FROM_MEETING)} days from it:"
        f" {names}. Planning the rest again moves them."
    ]


def _broken_by_day(problem: Problem, day: date) -> list[str]:
    said = []
    if shut := sorted(called(problem, name) for name in problem.blocked(day)):
        who = listed(shut[:5] + ([f"{len(shut) - 5} more"] if len(shut) > 5 else []))
        are = "district is" if len(shut) == 1 else "districts are"
        said.append(f"{number_word(len(shut)).capitalize()} {are} closed or testing that day: {who}.")
    if day.weekday() not in problem.rules.weekdays:
        said.append(f"You wished for {listed([WEEKDAYS[number] for number in sorted(problem.rules.weekdays)])}.")
    if not problem.starts_on <= day <= problem.ends_on:
        said.append("It lies outside the days that are planned.")
    return said


def _broken_by_neighbours(problem: Problem, days: Sequence[date], day: date) -> list[str]:
    least, most = (7 * (problem.rules.every_weeks + sign * problem.rules.tolerance_weeks) for sign in (-1, 1))
    ordered = sorted(days)
    at = ordered.index(day)
    said = []
    for other in [*ordered[max(at - 1, 0) : at], *ordered[at + 1 : at + 2]]:
        between = abs((other - day).days)
        if not least <= between <= most:
            said.append(
                f"{_apart(between)} from the meeting on {day_words(other)}; you wished for "
                f"{problem.rules.every_weeks}, give or take {problem.rules.tolerance_weeks}."
            )
    return said


def _apart(days: int) -> str:
    """ "6 weeks", "5 weeks and 1 day", "6 days"."""
    weeks, rest = divmod(days, 7)
    parts = [counted(weeks, "week", "weeks") if weeks else "", counted(rest, "day", "days") if rest else ""]
    return listed([part for part in parts if part]) or "The same day"


def _broken_by_host(problem: Problem, meetings: Sequence[Row], key: str | None, day: date) -> list[str]:
    host = problem.member.get(key or "")
    if host is None or problem.virtual:
        return []
    said = []
    if host.is_blocked(day):
        said.append(f"{host.said} hosts, and is closed or testing that day.")
    coming = sum(each.people for each in problem.members if each.id not in problem.blocked(day))
    if not host.holds(coming):
        said.append(f"{coming} people come; {host.said} holds {host.capacity}.")
    if not host.can_host:
        said.append(f"{host.said} said that it cannot host.")
    hosted = hostings(problem, choices(meetings))
    never = [called(problem, name) for name in problem.willing if not hosted[name]]
    if hosted[host.id] > 1 and never:
        said.append(f"{host.said} hosts more than once, while {listed(never[:4], 'or')} would host and does not.")
    return said
