"""The rules of a year's plan once more, from the data alone: what the planner says is held against this.

Knows nothing of the product's code. `broken(problem, plan)` lists what is wrong; `best(problem)` tries every plan of a
small problem and returns the levels of the best.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

Data = dict[str, Any]
LEVELS = ("missing", "worst_minutes", "total_minutes", "substitutes", "spacing_days")


def day(text: str) -> date:
    return date.fromisoformat(text)


def away(spans: list[list[str]], on: date) -> bool:
    return any(day(first) <= on <= day(last) for first, last in spans)


class Year:
    """A problem, with the questions that the rules ask of it."""

    def __init__(self, problem: Data) -> None:
        self.data, self.rules = problem, problem["network_meetings"]
        self.members = {one["id"]: one for one in problem["members"]}
        self.start, self.end = day(problem["starts_on"]), day(problem["ends_on"])
        self.virtual = self.rules["mode"] == "virtual"
        everyone = sum(one["people"] for one in problem["members"])
        self.willing = [
            one["id"] for one in problem["members"] if one.get("can_host") and one.get("capacity", everyone) >= everyone
        ]
        self.locks = [(day(row["on"]), row.get("host")) for row in problem.get("locked", {}).get("meetings", [])]
        self.bookings = problem.get("locked", {}).get("checkins", [])
        self.history = problem.get("history", {})

    def locked(self, on: date, host: str | None) -> bool:
        return (on, host) in self.locks

    def cannot(self, on: date) -> set[str]:
        return {
            key
            for key, one in self.members.items()
            if away(one.get("closed", []), on) or away(one.get("testing", []), on)
        }

    def minutes(self, key: str, host: str | None) -> int:
        if host is None or key == host:
            return 0
        home, there = self.members[key]["site"], self.members[host]["site"]
        if home == there:
            return 0
        return self.data["travel_minutes"][home][there] + self.data["travel_minutes"][there][home]

    def levels(self, rows: list[tuple[date, str | None]]) -> tuple[int, ...]:
        year = Counter({key: self.history.get("minutes_driven", {}).get(key, 0) for key in self.members})
        total = substitutes = missing = 0
        for on, host in rows:
            gone = self.cannot(on)
            missing += len(gone)
            for key in self.members.keys() - gone:
                year[key] += self.minutes(key, host)
                total += self.minutes(key, host)
                substitutes += self.members[key].get("substitutes", 0)
        gaps = [(later[0] - earlier[0]).days for earlier, later in pairwise(rows)]
        spacing = sum(abs(gap - 7 * self.rules["every_weeks"]) for gap in gaps)
        return missing, max(year.values()), total, substitutes, spacing

    def day_is_wrong(self, on: date, host: str | None) -> str:
        if not self.start <= on <= self.end:
            return "outside the window"
        if self.locked(on, host):
            return ""
        if on.weekday() not in self.rules["weekdays"]:
            return "wrong weekday"
        if any(day(row["on"]) == on for row in self.bookings):
            return "a locked check-in is there"
        return "nobody could come" if len(self.cannot(on)) == len(self.members) else ""

    def step_is_wrong(self, one: tuple[date, str | None], other: tuple[date, str | None]) -> str:
        if self.locked(*one) and self.locked(*other):
            return ""
        apart = (other[0] - one[0]).days
        if abs(apart - 7 * self.rules["every_weeks"]) > 7 * self.rules["tolerance_weeks"]:
            return f"{apart} days apart"
        return "same week" if one[0].isocalendar()[:2] == other[0].isocalendar()[:2] else ""

    def host_is_wrong(self, on: date, host: str | None, hosted: Counter[str]) -> str:
        if self.virtual or host is None:
            return "" if self.virtual == (host is None) else "a host too many, or none"
        gone = self.cannot(on)
        if host in gone:
            return f"{host} is not open"
        coming = sum(one["people"] for key, one in self.members.items() if key not in gone)
        if coming > self.members[host].get("capacity", coming):
            return f"{host} is too small"
        if self.locked(on, host):
            return ""
        turn = host in self.willing and hosted[host] <= min(hosted[key] for key in self.willing)
        return "" if turn else f"{host} does not host, or is not in turn"


def kept(lock: tuple[date, str | None], rows: list[tuple[date, str | None]]) -> bool:
    return any(on == lock[0] and lock[1] in (None, host) for on, host in rows)


# --- checking -----------------------------------------------------------------------------------


def broken(problem: Data, plan: Data) -> list[str]:
    year = Year(problem)
    rows = [(day(row["on"]), row["host"]) for row in plan["meetings"]]
    return [*_meetings(year, plan, rows), *_sums(year, plan, rows), *_checkins(year, plan, [on for on, _ in rows])]


def _meetings(year: Year, plan: Data, rows: list[tuple[date, str | None]]) -> Iterator[str]:
    if rows != sorted(rows, key=lambda row: row[0]):
        yield "not in order"
    yield from (f"the lock of {lock[0]} is gone" for lock in year.locks if not kept(lock, rows))
    hosted = Counter(year.history.get("hosted", {}))
    for (on, host), row in zip(rows, plan["meetings"], strict=True):
        if wrong := year.day_is_wrong(on, host) or year.host_is_wrong(on, host, hosted):
            yield f"{on}: {wrong}"
        hosted.update([host] if host else [])
        if set(row["missing"]) != year.cannot(on) or not row["why"]:
            yield f"{on}: who is missing, or no reason"
    for one, other in pairwise(rows):
        if wrong := year.step_is_wrong(one, other):
            yield f"{one[0]}, {other[0]}: {wrong}"


def _sums(year: Year, plan: Data, rows: list[tuple[date, str | None]]) -> Iterator[str]:
    if rows and tuple(plan["levels"][level] for level in LEVELS) != year.levels(rows):
        yield f"levels are {year.levels(rows)}"
    for key in year.members:
        driven = year.history.get("minutes_driven", {}).get(key, 0)
        for (on, host), row in zip(rows, plan["meetings"], strict=True):
            if key in year.cannot(on):
                if key in row["burden"]:
                    yield f"{on}: {key} misses it and carries a burden"
                continue
            if row["burden"][key]["minutes"] != year.minutes(key, host):
                yield f"{on}: {key} drives {year.minutes(key, host)}"
            driven += year.minutes(key, host)
        if plan["ledger"][key]["minutes"] != driven:
            yield f"the ledger of {key} is {driven}"


def rooms(year: Year, days: list[date]) -> list[tuple[date, date]]:
    """First and last day for check-ins, for each gap."""
    five = timedelta(days=5)
    found = [(one + five, other - five) for one, other in pairwise(days)]
    if days and (days[0] - year.start).days >= 21:
        found.insert(0, (year.start, days[0] - five))
    if days and (year.end - days[-1]).days >= 21:
        found.append((days[-1] + five, year.end))
    return found


def _checkins(year: Year, plan: Data, days: list[date]) -> Iterator[str]:
    rules, gaps = year.data["checkins"], rooms(year, days)
    locked = {(row["member"], row["on"], row["starts_at"]) for row in year.bookings}
    there = [(row["member"], row["on"], row["starts_at"]) for row in plan["checkins"]]
    if not locked <= set(there):
        yield "a locked check-in is gone"
    placed: Counter[tuple[str, int]] = Counter()
    for row, key in zip(plan["checkins"], there, strict=True):
        on, member = day(row["on"]), year.members[row["member"]]
        gap = next((n for n, (first, last) in enumerate(gaps) if first <= on <= last), None)
        if gap is not None:
            placed[row["member"], gap] += 1
        helper = next(one for one in year.data["facilitators"] if one["id"] == row["facilitator"])
        wrong = (
            gap is None
            or on.weekday() not in rules["weekdays"]
            or row["starts_at"] not in rules["start_times"]
            or member["id"] in year.cannot(on)
            or away(helper.get("away", []), on)
        )
        if wrong and key not in locked:
            yield f"check-in {key}"
    unplaced = Counter((row["member"], row["gap"] - 1) for row in plan["unplaced"])
    for member in year.members:
        for gap in range(len(gaps)):
            if placed[member, gap] + unplaced[member, gap] != rules["between_meetings"]:
                yield f"{member} has {placed[member, gap]} check-ins in gap {gap + 1}"
    yield from _facilitators(year, plan)


def _facilitators(year: Year, plan: Data) -> Iterator[str]:
    for helper in year.data["facilitators"]:
        mine = [row for row in plan["checkins"] if row["facilitator"] == helper["id"]]
        for week, count in Counter(day(row["on"]).isocalendar()[:2] for row in mine).items():
            if count > helper.get("max_checkins_per_week", count):
                yield f"{helper['id']} has {count} in {week}"
        mine.sort(key=lambda row: (row["on"], row["starts_at"]))
        for one, other in pairwise(mine):
            begins, ends = (int(row["starts_at"][:2]) * 60 + int(row["starts_at"][3:]) for row in (other, one))
            ends += one["minutes"]
            if one["mode"] == other["mode"] == "in_person" and one["member"] != other["member"]:
                home, there = (year.members[row["member"]]["site"] for row in (one, other))
                ends += 0 if home == there else year.data["travel_minutes"][home][there]
            if one["on"] == other["on"] and begins < ends:
                yield f"{helper['id']} is in two places on {one['on']}"


# --- every plan of a small problem --------------------------------------------------------------


def best(problem: Data) -> tuple[int, ...] | None:
    """The levels of the best plan there is; None when there is none."""
    year = Year(problem)
    count = year.rules.get("count") or max(
        1, ((year.end - year.start).days + 1) // (7 * year.rules["every_weeks"]), len(year.locks)
    )
    return min((year.levels(rows) for rows in _plans(year, count, [])), default=None)


def _plans(year: Year, count: int, rows: list[tuple[date, str | None]]) -> Iterator[list[tuple[date, str | None]]]:
    if len(rows) == count:
        if all(kept(lock, rows) for lock in year.locks):
            yield list(rows)
        return
    hosted = Counter(year.history.get("hosted", {})) + Counter(host for _, host in rows if host)
    start = rows[-1][0] + timedelta(days=1) if rows else year.start
    for number in range((year.end - start).days + 1):
        on = start + timedelta(days=number)
        for host in [None] if year.virtual else list(year.members):
            row = on, host
            if rows and year.step_is_wrong(rows[-1], row):
                continue
            if not year.day_is_wrong(on, host) and not year.host_is_wrong(on, host, hosted):
                yield from _plans(year, count, [*rows, row])
