"""What pages and letters say of a meeting."""

from typing import Any

from network.meetings.models import Meeting
from network.meetings.words import same_clock, when_words, zone_words


def meeting_facts(meeting: Meeting, reader: Any, *, year: bool = True) -> dict[str, Any]:
    """A meeting and when it is: on its own clock, and where the reader's clock differs on theirs too."""
    zone = reader.time_zone
    elsewhere = bool(zone) and not same_clock(meeting.starts_at, meeting.time_zone, zone)
    return {
        "meeting": meeting,
        "when": when_words(meeting.starts_at, meeting.ends_at, meeting.time_zone, year=year),
        "zone": zone_words(meeting.time_zone),
        "theirs": when_words(meeting.starts_at, meeting.ends_at, zone) if elsewhere else "",
        "their_zone": zone_words(zone) if elsewhere else "",
    }
