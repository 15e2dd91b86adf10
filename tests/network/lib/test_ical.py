"""Events as iCalendar, read back by the library and by khal, a calendar program."""

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from network.lib.ical import Addressee, Feed, Happening, write_cancel, write_feed, write_request

PACIFIC = ZoneInfo("America/Los_Angeles")
DANA = Addressee("Dana Whitfield", "dana@example.org", "yes")
FEED = Feed("Sierra", "feed-1@trellis", "https://trellis.test/feeds/x.ics", "https://trellis.test/calendar/")
EVENT = Happening(
    uid="one@trellis",
    number=0,
    title="Network meeting",
    starts_at=datetime(2026, 10, 7, 9, tzinfo=PACIFIC),
    ends_at=datetime(2026, 10, 7, 15, tzinfo=PACIFIC),
    zone="America/Los_Angeles",
    stamp=datetime(2026, 8, 1, 12, tzinfo=UTC),
    organizer="Fran Ortega",
    organizer_email="hub@example.org",
)
# A Wednesday at nine in every month of a school year: over both changes of the clock.
YEAR = [
    replace(
        EVENT,
        uid=f"{n}@trellis",
        starts_at=start,
        ends_at=start.replace(hour=15),
    )
    for n, start in enumerate(datetime(2026, 9, 2, 9, tzinfo=PACIFIC) + timedelta(weeks=4 * n) for n in range(10))
]


def the_event(written: bytes):
    [event] = Calendar.from_ical(written).events
    return event


def test_an_invitation_says_what_the_standard_asks_for():
    told = replace(EVENT, place="Gold Ridge School", latitude=38.5, longitude=-120.5, link="https://meet.example/a?b=1")
    calendar = Calendar.from_ical(write_request(replace(told, words="For a plan.", url="https://t/m/1/"), DANA))
    assert (calendar["METHOD"], calendar["VERSION"], calendar["CALSCALE"]) == ("REQUEST", "2.0", "GREGORIAN")
    assert calendar["PRODID"]
    assert calendar.get_missing_tzids() == set()
    [event] = calendar.events
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("one@trellis", 0, "CONFIRMED")
    assert event["DTSTART"].params["TZID"] == "America/Los_Angeles"
    assert event["DTSTART"].dt == EVENT.starts_at
    assert event["DTEND"].dt == EVENT.ends_at
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == EVENT.stamp
    assert str(event["ORGANIZER"]) == "mailto:hub@example.org"
    assert event["ORGANIZER"].params["CN"] == "Fran Ortega"
    assert str(event["ATTENDEE"]) == "mailto:dana@example.org"
    assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"
    assert event["CONFERENCE"].params["FEATURE"] == "VIDEO"
    assert event["CONFERENCE"].params["VALUE"] == "URI"
    assert event["GEO"].to_ical() == "38.5;-120.5"
    assert event["LOCATION"] == "Gold Ridge School"


@pytest.mark.parametrize(
    ("answer", "partstat"), [("", "NEEDS-ACTION"), ("yes", "ACCEPTED"), ("virtual", "ACCEPTED"), ("no", "DECLINED")]
)
def test_the_answer_travels_with_the_person(answer, partstat):
    event = the_event(write_request(EVENT, replace(DANA, answer=answer)))
    assert event["ATTENDEE"].params["PARTSTAT"] == partstat


def test_a_cancel_is_the_same_event_called_off():
    written = write_cancel(replace(EVENT, number=3), DANA)
    event = the_event(written)
    assert Calendar.from_ical(written)["METHOD"] == "CANCEL"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("one@trellis", 3, "CANCELLED")


def test_a_feed_says_what_it_is_and_keeps_what_is_called_off():
    written = write_feed(FEED, [EVENT, replace(EVENT, uid="two@trellis", cancelled=True)])
    for line in (
        b"METHOD:PUBLISH", b"NAME:Sierra", b"X-WR-CALNAME:Sierra", b"REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        b"X-PUBLISHED-TTL:PT1H", b"COLOR:seagreen", b"SOURCE;VALUE=URI:https://trellis.test/feeds/x.ics",
    ):  # fmt: skip
        assert line + b"\r\n" in written
    assert b"ATTENDEE" not in written  # nobody else's name or answer
    assert [event["STATUS"] for event in Calendar.from_ical(written).events] == ["CONFIRMED", "CANCELLED"]


def test_lines_are_folded_at_75_octets_and_text_is_escaped():
    title = "Ünïcode – " * 12 + "; a, b \\ c\nnew line"
    written = write_request(replace(EVENT, title=title, organizer='O\'Brien "Bo"\r\nX-EVIL:1'), DANA)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    event = the_event(written)
    assert event["SUMMARY"] == title
    assert "X-EVIL" not in event


def test_the_same_event_gives_the_same_bytes():
    assert write_request(EVENT, DANA) == write_request(EVENT, DANA)
    assert write_feed(FEED, YEAR) == write_feed(FEED, YEAR)


def test_nine_o_clock_stays_nine_o_clock_all_year():
    for told, event in zip(YEAR, Calendar.from_ical(write_feed(FEED, YEAR)).events, strict=True):
        assert event["DTSTART"].dt.utcoffset() == told.starts_at.utcoffset()
        assert event["DTSTART"].to_ical().endswith(b"T090000")


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "America/New_York", "America/Phoenix", "Europe/Berlin"])
def test_the_zone_written_beside_the_events_is_the_real_one(zone):
    """Every hour of the two years is, by the VTIMEZONE alone, what the zone's clock really shows."""
    start = datetime(2026, 3, 1, tzinfo=UTC)
    told = replace(EVENT, zone=zone, starts_at=start, ends_at=start + timedelta(hours=1))
    [written] = Calendar.from_ical(write_request(told, DANA)).timezones
    changes = []
    for part in written.subcomponents:
        days = [part["DTSTART"].dt, *([one.dt for one in part["RDATE"].dts] if "RDATE" in part else [])]
        before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        changes += [((day - before).replace(tzinfo=UTC), after) for day in days]
    changes.sort()
    for hour in range(24 * 365 * 2):
        moment = start - timedelta(days=180) + timedelta(hours=hour)
        offset = [after for since, after in changes if since <= moment][-1]
        assert offset == moment.astimezone(ZoneInfo(zone)).utcoffset(), moment


def test_in_the_hour_that_the_clock_shows_twice_the_second_is_written_in_utc():
    second = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)  # 1:30 again
    event = the_event(write_request(replace(EVENT, starts_at=second, ends_at=second + timedelta(hours=2)), DANA))
    assert event["DTSTART"].to_ical() == b"20261101T093000Z"
    assert event["DTEND"].dt == second + timedelta(hours=2)


# --- a real calendar program ---------------------------------------------------------------------


@pytest.fixture
def khal(tmp_path):
    """`khal(*args)` answers what khal prints; its calendar lives in the test's folder."""
    if shutil.which("khal") is None:
        pytest.skip("khal is not installed: apt-get install khal")
    (tmp_path / "dates").mkdir()
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[dates]]\npath = {tmp_path}/dates\n[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n"
        "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"local_timezone = America/Los_Angeles\n[sqlite]\npath = {tmp_path}/khal.db\n"
        "[default]\ndefault_calendar = dates\n"
    )
    home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}

    def run(*args: str) -> str:
        command = ["khal", "-c", str(config), *args]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=home, timeout=60).stdout

    def take(written: bytes) -> None:
        file = tmp_path / "in.ics"
        file.write_bytes(written)
        run("import", "--batch", "-a", "dates", str(file))

    def listed() -> list[str]:
        form = "{start-date} {start-time}-{end-time} {cancelled}{title}"
        printed = run("list", "--format", form, "--day-format", "", "2026-08-01", "400d")
        return [line for line in printed.splitlines() if line.strip()]

    run.take, run.listed = take, listed
    return run


def test_khal_shows_the_right_hour_before_and_after_both_changes_of_the_clock(khal):
    khal.take(write_feed(FEED, YEAR))
    days = [told.starts_at.date() for told in YEAR]
    assert {told.starts_at.utcoffset() for told in YEAR} == {timedelta(hours=-7), timedelta(hours=-8)}
    assert khal.listed() == [f"{day} 09:00-15:00 Network meeting" for day in days]


def test_khal_moves_and_calls_off_the_same_event(khal):
    khal.take(write_request(EVENT, DANA))
    assert khal.listed() == ["2026-10-07 09:00-15:00 Network meeting"]
    week = timedelta(days=35)  # over the change of the clock
    moved = replace(EVENT, number=1, starts_at=EVENT.starts_at + week, ends_at=EVENT.ends_at + week, title="Moved")
    khal.take(write_request(moved, DANA))
    assert khal.listed() == ["2026-11-11 09:00-15:00 Moved"]
    khal.take(write_cancel(replace(moved, number=2, cancelled=True), DANA))
    assert khal.listed() == ["2026-11-11 09:00-15:00 CANCELLED Moved"]


@pytest.mark.parametrize("pasted", ["\x07", "\x0b", "\x7f", "\x85", "\u2028"])
def test_control_characters_that_people_paste_reach_no_calendar(pasted):
    text = f"A{pasted}Z"
    spoilt = replace(
        EVENT, title=text, place=text, words=text, category=text, organizer=text, link=f"https://x.y/{text}"
    )
    for written in (write_request(spoilt, Addressee(text, "dana@example.org")), write_feed(FEED, [spoilt])):
        assert pasted not in written.decode()
        event = the_event(written)
        assert (event["summary"], event["location"], event["description"]) == ("A Z", "A Z", "A Z")
        assert event["organizer"].params["CN"] == "A Z"


def test_a_line_break_begins_no_other_property():
    typed = "Day one\r\nATTENDEE:mailto:eve@example.org"
    spoilt = replace(EVENT, title=typed, place=typed, words=typed, category=typed, organizer=typed)
    written = write_request(spoilt, Addressee(typed, "dana@example.org")).decode()
    assert [line for line in written.split("\r\n") if line.startswith("ATTENDEE")] == [
        line for line in written.split("\r\n") if line.startswith("ATTENDEE;CN=")
    ]
