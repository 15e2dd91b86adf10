"""What school calendars from outside say: meanings, repeated events, zones, and files that mean harm."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districts.calendars.csv_days import day_in, read_days
from districts.calendars.holidays_of import STATES, holidays_in
from districts.calendars.ics_file import days_of_event, read_ics
from districts.calendars.imports import read_school_file
from districts.calendars.meaning import meaning_of
from districts.calendars.spans import school_year_span
from network.lib.csvfile import Refused

FILES = Path(__file__).parents[2] / "data" / "calendars"
YEAR = school_year_span("2026-27")
LA = ZoneInfo("America/Los_Angeles")


UNREADABLE = "has days or a repetition that cannot be read"
NEVER = "repeats by a rule that may never come round"


def an_ics(*events: str) -> bytes:
    blocks = "".join(
        f"BEGIN:VEVENT\r\nUID:{n}@x\r\nDTSTAMP:20260801T000000Z\r\n{e}\r\nEND:VEVENT\r\n" for n, e in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{blocks}END:VCALENDAR\r\n".encode()


def spans_in(*events: str):
    entries, aside = read_ics(an_ics(*events), YEAR, LA)
    assert not aside, aside
    return sorted(entry.span for entry in entries)


@pytest.mark.parametrize("name", ["school.ics", "school.csv"])
def test_a_real_calendar_is_read_as_it_is_meant(name):
    found = read_school_file((FILES / name).read_bytes(), school_year="2026-27", zone="America/Los_Angeles").found
    said = {(row.label, row.kind, *row.spans[0]) for row in found}
    assert ("First day of school", "first_day", date(2026, 8, 12), date(2026, 8, 12)) in said
    assert ("Last day of school", "last_day", date(2027, 6, 3), date(2027, 6, 3)) in said
    assert ("Fall Recess", "closed", date(2026, 11, 23), date(2026, 11, 27)) in said
    assert ("Winter break", "closed", date(2026, 12, 21), date(2027, 1, 1)) in said
    assert ("Teacher work day (no students)", "closed", date(2026, 10, 5), date(2026, 10, 5)) in said


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("No school", "closed"),
        ("Teacher work day (no students)", "closed"),
        ("Presidents’ Day Weekend", "closed"),
        ("Staff Development Day", "closed"),
        ("Schools closed: Lunar New Year", "closed"),
        ("Martin Luther King, Jr. Day", "closed"),
        ("CAASPP window", "testing"),
        ("State testing, grades 3-8", "testing"),
        ("Final exams", "testing"),
        ("First day of school", "first_day"),
        ("First Day for Students", "first_day"),
        ("Last day of the school year", "last_day"),
        ("School resumes after winter break", "event"),
        ("Minimum day before spring break", "event"),
        ("Holiday concert", "event"),
        ("Back-to-School Night", "event"),
        ("No school lunch today", "event"),
        ("Saturday sports", "event"),
        ("Progress reports sent home", "event"),
    ],
)
def test_words_of_school_calendars(label, kind):
    assert meaning_of(label) == kind


def test_a_short_event_shuts_no_school_unless_it_says_so():
    assert meaning_of("Winter break craft hour", hours=2) == "event"
    assert meaning_of("Recess games", hours=1) == "event"
    assert meaning_of("No school this afternoon", hours=3) == "closed"
    assert meaning_of("Fall break", hours=24) == "closed"


def test_the_end_of_an_all_day_event_is_the_day_before():
    assert spans_in("SUMMARY:Recess\r\nDTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261128") == [
        (date(2026, 11, 23), date(2026, 11, 27))
    ]
    assert spans_in("SUMMARY:Holiday\r\nDTSTART;VALUE=DATE:20261111") == [(date(2026, 11, 11), date(2026, 11, 11))]


def test_a_weekly_event_keeps_its_day_over_both_clock_changes():
    """22:30 in Los Angeles is the next day in UTC: reckoned there, every day would be wrong, and by turns."""
    found = spans_in(
        "SUMMARY:Late game\r\nDTSTART;TZID=America/Los_Angeles:20261023T223000\r\n"
        "DTEND;TZID=America/Los_Angeles:20261023T233000\r\nRRULE:FREQ=WEEKLY;UNTIL=20270321T000000Z"
    )
    assert {first.weekday() for first, _ in found} == {4}
    assert all(first == last for first, last in found)
    assert (date(2026, 10, 30), date(2026, 10, 30)) in found
    assert (date(2026, 11, 6), date(2026, 11, 6)) in found
    assert (date(2027, 3, 19), date(2027, 3, 19)) in found
    assert len(found) == 22


@pytest.mark.parametrize("night", ["20261101T070000Z", "20270314T080000Z"])
def test_midnight_given_in_utc_is_the_day_where_it_is_lived(night):
    local = datetime.strptime(night, "%Y%m%dT%H%M%S%z").astimezone(LA).date()
    assert spans_in(f"SUMMARY:No school\r\nDTSTART:{night}") == [(local, local)]


MOMENTS = st.builds(datetime.combine, st.dates(*YEAR), st.times())


@given(MOMENTS, st.integers(1, 60 * 24 * 3))
def test_the_days_of_a_timed_event_are_those_on_its_own_clock(start, minutes):
    end = start + timedelta(minutes=minutes)
    (first, last), hours = days_of_event(start.replace(tzinfo=LA), end.replace(tzinfo=LA), ZoneInfo("UTC"))
    assert first == start.date()
    assert last == (end - timedelta(microseconds=1)).date()
    assert hours == minutes / 60


def test_exceptions_moves_and_counts_of_a_series():
    found = spans_in(
        "SUMMARY:Testing\r\nDTSTART;VALUE=DATE:20270405\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;VALUE=DATE:20270412"
    )
    assert [first for first, _ in found] == [date(2027, 4, 5), date(2027, 4, 19), date(2027, 4, 26)]
    moved = an_ics("SUMMARY:Testing\r\nDTSTART;VALUE=DATE:20270405\r\nRRULE:FREQ=DAILY;COUNT=2").replace(
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nUID:0@x\r\nDTSTAMP:20260801T000000Z\r\nRECURRENCE-ID;VALUE=DATE:20270406\r\n"
        b"SUMMARY:Testing moved\r\nDTSTART;VALUE=DATE:20270420\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    entries, _ = read_ics(moved, YEAR, LA)
    assert {(entry.label, entry.span[0]) for entry in entries} == {
        ("Testing", date(2027, 4, 5)),
        ("Testing moved", date(2027, 4, 20)),
    }


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY", "FREQ=DAILY", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY"])
def test_an_endless_rule_ends_with_the_school_year(rule):
    entries, aside = read_ics(an_ics(f"SUMMARY:Assembly\r\nDTSTART;VALUE=DATE:20200106\r\nRRULE:{rule}"), YEAR, LA)
    assert not aside
    assert len([entry for entry in entries if entry.span[0] >= YEAR[0]]) <= 370


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ("SUMMARY:Bomb\r\nDTSTART:20260901T080000Z\r\nRRULE:FREQ=SECONDLY", "repeats within a day"),
        ("SUMMARY:Bomb\r\nDTSTART:20260901T080000Z\r\nRRULE:FREQ=DAILY;BYSECOND=1,2,3", "repeats within a day"),
        ("SUMMARY:Bomb\r\nDTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=DAILY;INTERVAL=0", "repeats every 0 days"),
        ("SUMMARY:Never\r\nDTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", NEVER),
        ("SUMMARY:Never\r\nDTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO", NEVER),
        ("SUMMARY:Never\r\nDTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", NEVER),
        ("SUMMARY:Old\r\nDTSTART;VALUE=DATE:16010101\r\nRRULE:FREQ=DAILY", "begins before 1900"),
        ("SUMMARY:Nothing", "has no first day"),
        ("DTSTART;VALUE=DATE:20260901", "has no title"),
        ("SUMMARY:Off\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20260901", "is called off"),
        ("SUMMARY:Long\r\nDTSTART;VALUE=DATE:20260901\r\nDTEND;VALUE=DATE:20290901", "lasts longer than 150 days"),
        # 1,766 years backwards, each week: the library would walk through them for a minute.
        (
            "SUMMARY:Back\r\nDTSTART:20260901T080000\r\nDTEND:02600901T090000\r\nRRULE:FREQ=WEEKLY",
            "ends before it begins",
        ),
        ("SUMMARY:Spoilt\r\nDTSTART:on Monday", UNREADABLE),
        ("SUMMARY:Spoilt\r\nDTSTART;VALUE=DATE:20260901\r\nEXDATE:the 3rd", UNREADABLE),
        ("SUMMARY:Spoilt\r\nDTSTART;VALUE=DATE:20260901\r\nRRULE:now and then", UNREADABLE),
    ],
)
def test_an_event_that_cannot_be_used_is_put_aside_with_its_reason(event, reason):
    entries, aside = read_ics(an_ics(event, "SUMMARY:No school\r\nDTSTART;VALUE=DATE:20261005"), YEAR, LA)
    assert [each.reason for each in aside] == [reason]
    assert [entry.label for entry in entries] == ["No school"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (an_ics(*["SUMMARY:x\r\nDTSTART;VALUE=DATE:20260901"] * 5001), "5,001 events"),
        (an_ics(*["SUMMARY:x\r\nDTSTART;VALUE=DATE:19500101\r\nRRULE:FREQ=DAILY"] * 40), "repeats too much"),
        (
            an_ics(*[f"SUMMARY:x{n}\r\nDTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=DAILY" for n in range(30)]),
            "more than 5,000",
        ),
        (an_ics(*[f"SUMMARY:Recess {n}\r\nDTSTART;VALUE=DATE:20260901" for n in range(401)]), "401 things"),
        (b"BEGIN:VCALENDAR\r\n" + b"x" * (6 * 1024 * 1024), "may have 5 MB"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "damaged"),
        (an_ics("SUMMARY:No school\r\nDTSTART;VALUE=DATE:20240901"), "Nothing in this file can be used for 2026-27"),
        (b"%PDF-1.7 calendar", "PDF"),
        (b"week,teacher\n1,Ann\n", "No header row"),
    ],
    ids=["events", "steps", "occurrences", "rows", "bytes", "damaged", "other year", "pdf", "no header"],
)
def test_what_is_too_much_or_no_calendar_is_refused_in_words(data, words):
    with pytest.raises(Refused, match=words):
        read_school_file(data, school_year="2026-27", zone="America/Los_Angeles")


def test_rows_of_a_table_that_cannot_be_used_say_why_by_line():
    table = (
        b"Subject,Start Date,Start Time,End Date,End Time\n"
        b"Winter break,12/21/2026,12:00 AM,1/2/2027,12:00 AM\nPicnic,soon,,,\n,10/5/2026,,,\n"
        b"Backwards,10/9/2026,,10/5/2026,\n"
    )
    entries, aside = read_days(table)
    assert [(entry.label, entry.span) for entry in entries] == [
        ("Winter break", (date(2026, 12, 21), date(2027, 1, 1)))
    ]
    assert [(each.line, each.reason.split(";")[0]) for each in aside] == [
        (3, "“soon” is not a day"),
        (4, "has no name"),
        (5, "ends before it starts"),
    ]


@pytest.mark.parametrize(
    "text",
    ["2026-10-06", "10/6/2026", "10/06/26", "Oct 6, 2026", "Tue, October 6 2026", "2026-10-06T00:00:00", "6 Oct 2026"],
)
def test_days_as_tables_write_them(text):
    assert day_in(text) == date(2026, 10, 6)


def test_holidays_of_every_state_fall_on_weekdays_of_the_year():
    for state in STATES:
        found = holidays_in(state, YEAR)
        assert {"Thanksgiving Day", "Labor Day"} <= {row.label for row in found}, state
        assert all(YEAR[0] <= row.spans[0][0] <= YEAR[1] and row.spans[0][0].weekday() < 5 for row in found)


ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Odd\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:-0700\r\n"
    "TZOFFSETTO:-0800\r\nRRULE:{rule}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
TIMED = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:No school\r\nDTSTART;TZID=Odd:20261001T080000\r\nEND:VEVENT\r\n"


def a_file(body: str) -> bytes:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{body}END:VCALENDAR\r\n".encode()


@pytest.mark.parametrize(
    "body",
    [
        ZONE.format(rule="FREQ=SECONDLY") + TIMED,
        ZONE.format(rule="FREQ=YEARLY;BYHOUR=1;BYSECOND=0,1,2") + TIMED,
        ZONE.format(rule="FREQ=YEARLY;INTERVAL=0") + TIMED,
        ZONE.format(rule="FREQ=SECONDLY").replace("BEGIN:VTIMEZONE", 'BEGIN;X="a:b":VTIMEZONE') + TIMED,
        ZONE.format(rule="FREQ=SECO\r\n NDLY") + TIMED,
        "BEGIN:VEVENT\r\nSUMMARY:s\r\nDTSTART;VALUE=DATE:20261001\r\n" * 3000 + "END:VEVENT\r\n" * 3000,
        TIMED.replace(";TZID=Odd", "").replace("END:", "EXDATE:" + ",".join(["20251001"] * 200_000) + "\r\nEND:"),
        "X-A:1\r\n" * 200_000 + TIMED,
    ],
    ids=["secondly", "by second", "interval 0", "hidden begin", "folded", "nested", "exdates", "lines"],
)
def test_a_file_that_would_keep_the_reader_busy_is_refused_before_it_is_read(body):
    with pytest.raises(Refused):
        read_ics(a_file(body), YEAR, LA)


def test_a_zone_of_its_own_whose_clocks_change_once_a_year_is_read():
    body = ZONE.format(rule="FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11") + TIMED
    entries, aside = read_ics(a_file(body), YEAR, LA)
    assert (len(entries), aside) == (1, [])
