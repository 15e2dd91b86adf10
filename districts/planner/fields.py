"""Reading fields of data that somebody wrote: each complaint names its field and says what belongs there. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from districts.planner.problem import Span

T = TypeVar("T")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # `date.fromisoformat` reads weeks as well
MOST = 1_000_000  # of people, minutes, weeks: more is a slip of the hand, and the solver's sums have an end
_MISSING = object()


class Fields:
    """One object of the data. Reads its fields and gathers complaints; a field that is wrong reads as its stand-in."""

    def __init__(self, data: object, where: str, errors: list[str]) -> None:
        self.where, self.errors = where, errors
        self._read: set[str] = set()
        self.data: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        if not isinstance(data, Mapping):
            self.wrong("", "should be an object with named fields")

    def path(self, name: str) -> str:
        return f"{self.where}.{name}".strip(".") or "the problem"

    def wrong(self, name: str, words: str) -> None:
        self.errors.append(f"{self.path(name)}: {words}.")

    def raw(self, name: str, default: Any = _MISSING) -> Any:
        self._read.add(name)
        value = self.data.get(name, _MISSING)
        if value is _MISSING or (value is None and default is not _MISSING):
            if default is _MISSING:
                self.wrong(name, "is missing")
            return None if default is _MISSING else default
        return value

    def whole(self, name: str, *, least: int = 0, default: Any = _MISSING) -> int:
        value = self.raw(name, default)
        if value is default:
            return value  # type: ignore[no-any-return]
        if isinstance(value, bool) or not isinstance(value, int):
            if name in self.data:
                self.wrong(name, f"should be a whole number, not {value!r}")
            return least
        if value < least:
            self.wrong(name, f"is {value}; it cannot be less than {least}")
            return least
        if value > MOST:
            self.wrong(name, f"is {value:,}; it cannot be more than {MOST:,}" if value < 10**15 else "is far too large")
            return least
        return value

    def seconds(self, name: str, default: float) -> float:
        value = self.raw(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 86_400:
            self.wrong(name, f"should be a number of seconds above 0, not {value!r}")
            return default
        return float(value)

    def text(self, name: str, default: Any = _MISSING) -> str:
        value = self.raw(name, default)
        if isinstance(value, str) and (value or value == default):
            return value
        if name in self.data:
            self.wrong(name, f"should be a text, not {value!r}")
        return ""

    def flag(self, name: str, default: bool) -> bool:
        value = self.raw(name, default)
        if not isinstance(value, bool):
            self.wrong(name, f"should be true or false, not {value!r}")
            return default
        return value

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        value = self.raw(name)
        if value not in allowed and name in self.data:
            self.wrong(name, f"is {value!r}; it can be {', '.join(allowed)}")
        return value if value in allowed else allowed[0]

    def day(self, name: str) -> date:
        return self.as_day(self.raw(name), name) if name in self.data else self.raw(name) or date.min

    def as_day(self, value: Any, name: str) -> date:
        try:
            if _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except (TypeError, ValueError):
            pass
        self.wrong(name, f"should be a day as 2026-10-07, not {value!r}")
        return date.min

    def time(self, name: str) -> str:
        return self.as_time(self.raw(name), name) if name in self.data else self.raw(name) or "00:00"

    def as_time(self, value: Any, name: str) -> str:
        if isinstance(value, str) and _TIME.fullmatch(value):
            return value
        self.wrong(name, f"should be a time as 09:00, not {value!r}")
        return "00:00"

    def items(self, name: str, default: Any = _MISSING) -> list[Any]:
        value = self.raw(name, default)
        if isinstance(value, list | tuple):
            return list(value)
        if name in self.data:
            self.wrong(name, f"should be a list, not {value!r}")
        return []

    def times(self, name: str) -> tuple[str, ...]:
        found = [self.as_time(value, f"{name}[{number}]") for number, value in enumerate(self.items(name))]
        if len(set(found)) < len(found):
            self.wrong(name, "has the same time twice")
        return tuple(sorted(set(found)))

    def weekdays(self, name: str) -> frozenset[int]:
        found = self.items(name)
        for number, value in enumerate(found):
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 6:
                self.wrong(f"{name}[{number}]", f"is {value!r}; weekdays go from 0 (Monday) to 6 (Sunday)")
        if not found and name in self.data:
            self.wrong(name, "names no weekday")
        return frozenset(value for value in found if isinstance(value, int))

    def spans(self, name: str) -> tuple[Span, ...]:
        return tuple(self._span(value, f"{name}[{number}]") for number, value in enumerate(self.items(name, ())))

    def _span(self, value: Any, name: str) -> Span:
        if not isinstance(value, list | tuple) or len(value) != 2:
            self.wrong(name, f"should be two days, the first and the last, not {value!r}")
            return Span(date.min, date.min)
        before = len(self.errors)
        span = Span(self.as_day(value[0], f"{name}[0]"), self.as_day(value[1], f"{name}[1]"))
        if span.last < span.first and len(self.errors) == before:
            self.wrong(name, f"ends on {span.last}, before it starts on {span.first}")
        return span

    def numbers(self, name: str) -> dict[str, int]:
        """Named whole numbers, none below 0."""
        inner = self.inside(name, {})
        found = {key: inner.whole(key) for key in inner.data}
        inner.close()
        return found

    def inside(self, name: str, default: Any = _MISSING) -> "Fields":
        value = self.raw(name, default)
        quiet = Fields(value if isinstance(value, Mapping) else {}, self.path(name), self.errors)
        if not isinstance(value, Mapping) and name in self.data:
            quiet.wrong("", "should be an object with named fields")
        return quiet

    def each(self, name: str, read: "Callable[[Fields], T]", default: Any = _MISSING) -> tuple[T, ...]:
        return tuple(self._each(name, read, default))

    def _each(self, name: str, read: "Callable[[Fields], T]", default: Any) -> Iterator[T]:
        for number, value in enumerate(self.items(name, default)):
            inner = Fields(value, self.path(f"{name}[{number}]"), self.errors)
            yield read(inner)
            inner.close()

    def close(self, *ignored: str) -> None:
        """Complain about fields nobody asked for: a misspelled name would otherwise change nothing, silently."""
        self._read |= {*ignored}
        for name in self.data:
            if name not in self._read:
                self.wrong(str(name), "is not a field of this format")
