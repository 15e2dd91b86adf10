"""Markup of many rows. A template would take its time over each of them, and `format_html` asks each value twice."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


def rows_of(row: str, values: Iterable[Iterable[Any]]) -> SafeString:
    """`row` for each of the `values`, one after the other: what `format_html_join` gives, several times as fast."""
    found = "".join(row.format(*map(_escaped, each)) for each in values)  # each value is escaped by itself
    return mark_safe(found)  # noqa: S308  # nosec B308 B703


def _escaped(value: Any) -> str:
    kind = type(value)
    if kind is str:  # never a SafeString, which is a type of its own
        return escape(value)
    return str(value if kind is int or kind is float else conditional_escape(value))
