"""Numbers by the hundred thousand: through COPY into the staging table, from there by one statement into measurements.

Everything here runs inside the caller's transaction: all of a file, or nothing.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import connection

from design_process.number_files.checking import Checked

CHUNK = 5_000  # rows of one COPY
LINES_AT_ONCE = 20_000  # lines of one upsert, so that progress can be told

_COPY = """
COPY design_process_stagednumber (network_id, file, line, verdict, problem, member, school, indicator, "group", period,
                                  numerator, denominator, gap, note, gap_now) FROM STDIN
"""

# The lines of a file that are to come in. Each verdict is named, so that the index of the lines is of use.
_WANTED = "s.file = %(file)s AND s.verdict IN ('new', 'changed', 'same') AND s.line > %(after)s AND s.line <= %(to)s"

# What stands where a staged number wants to. Two branches: a look-up by index needs IS NULL or =, never a mixture.
# Only the touched partitions are looked at, whatever the database believes about the table. `told`: may who sends the
# file read it, as `Measurement.objects.seen_by` says?
_STANDING = f"""
    SELECT s.id, m.id AS before_id, m.numerator AS x, m.denominator AS n, m.gap AS g, m.status,
           m.on_behalf OR m.member_id = ANY (%(told)s) AS told
    FROM design_process_stagednumber s
    JOIN design_process_measurement m ON m.indicator_id = s.indicator AND m.member_id = s.member AND m.school_id IS NULL
     AND m."group" = s."group" AND m.period = s.period AND m.superseded_at IS NULL
     AND m.network_id = %(network)s AND m.period = ANY (%(periods)s)
    WHERE s.school IS NULL AND {_WANTED}
    UNION ALL
    SELECT s.id, m.id, m.numerator, m.denominator, m.gap, m.status, m.on_behalf OR m.member_id = ANY (%(told)s)
    FROM design_process_stagednumber s
    JOIN design_process_measurement m ON m.indicator_id = s.indicator AND m.member_id = s.member
     AND m.school_id = s.school AND m."group" = s."group" AND m.period = s.period AND m.superseded_at IS NULL
     AND m.network_id = %(network)s AND m.period = ANY (%(periods)s)
    WHERE s.school IS NOT NULL AND {_WANTED}
"""  # noqa: S608 - made of constants

# What may not be read is replaced, whatever it says: that a line says the same would tell.
_IS_SAME = """(s.numerator, s.denominator, s.gap) IS NOT DISTINCT FROM (b.x, b.n, b.g) AND b.status <> 'draft'
    AND b.told"""

_JUDGE = f"""
UPDATE design_process_stagednumber s SET numerator_now = CASE WHEN b.told THEN b.x END,
    denominator_now = CASE WHEN b.told THEN b.n END, gap_now = CASE WHEN b.told THEN b.g ELSE '' END,
    verdict = CASE WHEN {_IS_SAME} THEN 'same' ELSE 'changed' END
FROM ({_STANDING}) b WHERE b.id = s.id AND s.file = %(file)s
"""  # noqa: S608 - made of constants

# Supersede and insert, in one statement. What supersedes comes out of the update, row by row, so that the unique key
# of current numbers is never held by two.
_UPSERT = f"""
WITH said AS (
    SELECT s.*, b.before_id FROM design_process_stagednumber s LEFT JOIN ({_STANDING}) b ON b.id = s.id
    WHERE {_WANTED}
      AND (b.before_id IS NULL OR NOT ({_IS_SAME}))
), superseding AS (
    UPDATE design_process_measurement m SET superseded_at = %(now)s FROM said
    WHERE m.id = said.before_id AND m.network_id = %(network)s AND m.period = ANY (%(periods)s)
    RETURNING said.*
), inserted AS (
    INSERT INTO design_process_measurement (network_id, member_id, indicator_id, school_id, "group", period, numerator,
        denominator, gap, status, note, entered_by_id, on_behalf, entered_at, batch, supersedes_id)
    SELECT network_id, member, indicator, school, "group", period, numerator, denominator, gap, 'complete', note,
        %(by)s, member <> ALL (%(own)s), %(now)s, file, before_id
    FROM (SELECT * FROM said WHERE before_id IS NULL UNION ALL SELECT * FROM superseding) wanted
    RETURNING period, supersedes_id
)
SELECT period, count(*) FILTER (WHERE supersedes_id IS NULL), count(supersedes_id) FROM inserted GROUP BY period
"""  # noqa: S608 - made of constants

_LOCK = """
SELECT id FROM districts_member WHERE id IN (
    SELECT DISTINCT member FROM design_process_stagednumber WHERE file = %(file)s AND verdict <> 'rejected')
ORDER BY id FOR NO KEY UPDATE
"""
_LOCK_AGAIN = """
SELECT id FROM districts_member WHERE id IN (
    SELECT DISTINCT member_id FROM design_process_measurement WHERE batch = %(file)s)
ORDER BY id FOR NO KEY UPDATE
"""
_PERIODS = "SELECT DISTINCT period FROM design_process_stagednumber WHERE file = %s AND verdict <> 'rejected'"

# The numbers of a file that still stand as it brought them, and what they had replaced.
_TAKE_BACK = """
WITH mine AS (
    SELECT m.id, b.id AS before_id, b.numerator AS x, b.denominator AS n, b.gap AS g, b.status AS s, b.note AS t,
        b.on_behalf AS o
    FROM design_process_measurement m LEFT JOIN design_process_measurement b ON b.id = m.supersedes_id
    WHERE m.batch = %(file)s AND m.superseded_at IS NULL AND m.reviewed_at IS NULL
), gone AS (
    UPDATE design_process_measurement m SET superseded_at = %(now)s FROM mine WHERE m.id = mine.id
    RETURNING m.network_id, m.member_id, m.indicator_id, m.school_id, m."group", m.period, mine.*
), inserted AS (
    INSERT INTO design_process_measurement (network_id, member_id, indicator_id, school_id, "group", period, numerator,
        denominator, gap, status, note, entered_by_id, on_behalf, entered_at, supersedes_id)
    SELECT network_id, member_id, indicator_id, school_id, "group", period, x, n, g,
        CASE WHEN s = 'draft' THEN 'draft' ELSE 'complete' END, t, %(by)s, o, %(now)s, id
    FROM gone WHERE before_id IS NOT NULL
)
SELECT period, count(*) FILTER (WHERE before_id IS NULL), count(before_id) FROM gone GROUP BY period
"""

Tell = Callable[[int], None]  # how many lines are through


@dataclass(frozen=True)
class Hand:
    """Who writes, which members are their own, which they read in full, and when."""

    by: int | None
    own: tuple[int, ...]
    told: tuple[int, ...]
    now: datetime


@dataclass(frozen=True)
class Written:
    """What became of a file's numbers: counts, and the periods they touched, in order."""

    new: int = 0
    corrected: int = 0
    periods: tuple[date, ...] = ()


def stage(
    network_id: int, file_id: int, told: Iterable[int], rows: Iterable[Checked], tell: Tell = lambda line: None
) -> None:
    """Put a file's rows into the staging table in place of those it had, and lay them beside what stands.

    `told`: the members whose numbers whoever sends it reads in full.
    """
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM design_process_stagednumber WHERE file = %s", [file_id])
        source = iter(rows)
        while chunk := list(islice(source, CHUNK)):
            cursor.cursor.copy_expert(_COPY, io.StringIO("".join(_lines(network_id, file_id, chunk))))
            tell(chunk[-1].line)
        cursor.execute("ANALYZE design_process_stagednumber")
        _in_bulk(cursor)
        about = _about(cursor, network_id, file_id, told)
        cursor.execute(_JUDGE, {"after": 0, "to": 2**31 - 1, **about})


def bring_in(network_id: int, file_id: int, hand: Hand, last_line: int, tell: Tell = lambda line: None) -> Written:
    """Make the staged numbers of a file the current ones; those that stand already stay untouched.

    Members are locked in the order of their ids, as whoever writes numbers locks them.
    """
    new = corrected = 0
    periods: set[date] = set()
    with connection.cursor() as cursor:
        about = _about(cursor, network_id, file_id, hand.told)
        cursor.execute(_LOCK, about)
        _in_bulk(cursor)
        for after in range(0, last_line, LINES_AT_ONCE):
            to = after + LINES_AT_ONCE
            cursor.execute(_UPSERT, {**about, "after": after, "to": to, **_said(hand)})
            for period, made, changed in cursor.fetchall():
                new, corrected = new + made, corrected + changed
                periods.add(period)
            tell(min(to, last_line))
    return Written(new, corrected, tuple(sorted(periods)))


def take_back(file_id: int, hand: Hand) -> Written:
    """Give each number of a file that still stands the one it had replaced, as a correction; the others are left.

    `new` counts those that had replaced none, `corrected` those whose number before is back.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LOCK_AGAIN, {"file": file_id})
        cursor.execute(_TAKE_BACK, {"file": file_id, **_said(hand)})
        rows = cursor.fetchall()
    return Written(sum(row[1] for row in rows), sum(row[2] for row in rows), tuple(sorted(row[0] for row in rows)))


def _in_bulk(cursor: Any) -> None:
    """No loop over loops, until the transaction ends: where the database has no statistics yet it takes a hundred
    thousand rows for one, and would compare each with each."""
    cursor.execute("SET LOCAL enable_nestloop TO off")


def _about(cursor: Any, network_id: int, file_id: int, told: Iterable[int]) -> dict[str, Any]:
    cursor.execute(_PERIODS, [file_id])
    periods = [row[0] for row in cursor.fetchall()]
    return {"network": network_id, "file": file_id, "periods": periods, "told": list(told) or [0]}


def _said(hand: Hand) -> dict[str, Any]:
    return {"by": hand.by, "own": list(hand.own) or [0], "now": hand.now}


def _lines(network_id: int, file_id: int, rows: Iterable[Checked]) -> Iterator[str]:
    """Rows in COPY's text form."""
    for row in rows:
        line, said, member, school, indicator, group, period, numerator, denominator, gap, note = row
        verdict, problem = ("rejected", _escaped(said[:300])) if said else ("new", "")
        whose = "\t".join(["\\N" if one is None else str(one) for one in (member, school, indicator)])
        what = "\t".join(["\\N" if one is None else str(one) for one in (period, numerator, denominator)])
        yield (
            f"{network_id}\t{file_id}\t{line}\t{verdict}\t{problem}\t{whose}\t{_escaped(group)}\t{what}\t{gap}"
            f"\t{_escaped(note) if note else ''}\t\n"
        )


def _escaped(text: str) -> str:
    if "\\" in text or "\t" in text or "\n" in text or "\r" in text:
        for raw, written in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
            text = text.replace(raw, written)
    return text
