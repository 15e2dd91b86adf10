"""Text for machines that are stricter than a page: calendars and feeds. Pure."""

import re

# What neither iCalendar nor XML may hold: strict programs would refuse a whole feed for one such title.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def plain(text: str) -> str:
    """A text without control characters, which come with what people paste."""
    return _CONTROLS.sub(" ", text)
