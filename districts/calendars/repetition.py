"""Which rules of repetition a school calendar may use. Pure.

The libraries that unfold a rule walk on to the year 9999 when it never comes round (30 February; every seventh day
from a Tuesday, but only on Mondays). So only shapes that certainly come round again are handed to them: those that
calendar programs write.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

_WEEKDAY = re.compile(r"^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$")
_PARTS = {
    "DAILY": {"BYDAY", "BYMONTH"},
    "WEEKLY": {"BYDAY"},
    "MONTHLY": {"BYDAY", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": {"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"},
}
_LENGTH = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}  # days of the months that have fewer than 31


def comes_round(freq: str, said: Mapping[str, Sequence[Any]]) -> bool:
    """Whether a rule is of a shape that certainly comes round. `said`: its parts by upper-case name, each a list."""
    parts = {name for name in said if name.startswith("BY")}
    if not parts:
        return True
    interval = int(said.get("INTERVAL", [1])[0])
    if not parts <= _PARTS[freq] or (interval > 1 and freq != "WEEKLY"):
        return False
    return _weekdays_exist(freq, said) and _days_exist(freq, said)


def _weekdays_exist(freq: str, said: Mapping[str, Sequence[Any]]) -> bool:
    """Weekdays with a number only where there are so many, and not beside plain ones (dateutil would want both at
    once); a choice among several only of plain ones."""
    found = [_WEEKDAY.match(str(day).upper()) for day in said.get("BYDAY", [])]
    numbers = [int(each[1] or 0) for each in found if each]
    if len(numbers) < len(found) or (any(numbers) and not all(numbers)):
        return False
    places = [int(place) for place in said.get("BYSETPOS", [])]
    if freq in ("DAILY", "WEEKLY"):
        return not any(numbers)
    if places and (not found or any(numbers)):
        return False
    return all(1 <= abs(place) <= 4 for place in places) and all(abs(number) <= 5 for number in numbers)


def _days_exist(freq: str, said: Mapping[str, Sequence[Any]]) -> bool:
    """Days of the month that one of the months has, and not of weekdays at the same time."""
    months = [int(month) for month in said.get("BYMONTH", [])]
    days = [int(day) for day in said.get("BYMONTHDAY", [])]
    if not all(1 <= month <= 12 for month in months) or (days and "BYDAY" in said):
        return False
    longest = max((_LENGTH.get(month, 31) for month in months), default=31)
    return all(1 <= abs(day) <= longest for day in days)
