"""Roll-ups beside plain PostgreSQL, measured in one run as ratios: goals P1 to P9.

    .venv/bin/python -m benchmarks.rollup [--ten-million] [ROWS ...]      (10000, 100000 and 1000000 unless said)

Makes a database of its own on DATABASE_URL's server (or on the embedded one) and drops it at the end. A million rows
take some minutes, ten million about an hour. All seconds are processor seconds of both sides (see `processor`), and the
database uses one process for each question, so that a busy machine does not favour either.
"""

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.pages import VAR, close_connections, manage, own_database
from benchmarks.processor import spent, timed

TRIES = 15
BOARDS = 20
SUMS = 'network_id, indicator_id, "group", period, sum(numerator) AS x, sum(denominator) AS n'
BY = 'GROUP BY network_id, indicator_id, "group", period'
LATEST = """SELECT network_id, indicator_id, period, numerator, denominator, baseline_numerator, baseline_denominator
FROM design_process_latest WHERE network_id = ANY (%s) AND member_id IS NULL AND "group" = 'all'"""
RAW = """SELECT DISTINCT ON (network_id, indicator_id) network_id, indicator_id, period, x, n,
    first_value(x) OVER before, first_value(n) OVER before
FROM (SELECT network_id, indicator_id, period, sum(numerator) AS x, sum(denominator) AS n
      FROM design_process_measurement WHERE network_id = ANY (%s) AND "group" = 'all' AND superseded_at IS NULL
      GROUP BY network_id, indicator_id, period) s
WINDOW before AS (PARTITION BY network_id, indicator_id ORDER BY period)
ORDER BY network_id, indicator_id, period DESC"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", nargs="*", type=int, default=[10**4, 10**5, 10**6])
    parser.add_argument("--ten-million", action="store_true")
    parser.add_argument("--work", help=argparse.SUPPRESS)  # a process of its own, whose memory is measured
    said = parser.parse_args()
    if said.work:
        work(said.work, said.rows)
        return
    with own_database() as database:
        os.environ |= {"DATABASE_URL": database, "SECRET_KEY": "benchmark", "TRELLIS_VAR": str(VAR)}
        os.environ["DJANGO_SETTINGS_MODULE"] = "network.settings"
        manage("migrate", "-v0")
        import django

        django.setup()
        run("SET max_parallel_workers_per_gather TO 0")
        peaks: dict[int, float] = {}
        for size in [*said.rows, *([10**7] if said.ten_million else [])]:
            peaks[size] = measure(size)
        judge_memory(peaks)
        close_connections()


def in_turns(*tasks: Callable[[], object], tries: int = TRIES) -> list[float]:
    """Median seconds of each, tried in turns, so that a busy machine is busy for all."""
    for task in tasks:
        task()
    rounds = [[timed(task) for task in tasks] for _ in range(tries)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def say(goal: str, what: str, ratio: float, limit: float, *, least: bool = False, note: str = "") -> None:
    met = ratio >= limit if least else ratio <= limit
    verdict = note or ("PASS" if met else "FAIL")
    bound = f"{'>=' if least else '<='} {limit:g}"
    print(f"  {goal:<3} {what:<66} {ratio:>8.3f}  {bound:<8} {verdict}", flush=True)


def run(sql: str, *given: object) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, list(given))
        return cursor.fetchall() if cursor.description else []


def measure(size: int) -> float:
    """Print the ratios of a size. Returns the megabytes that the process that rolled it all up took at most."""
    from benchmarks.facts import MONDAY, SHAPES, TABLE, WEEKS, build, copy_out
    from design_process.measures import latest, rollup
    from design_process.measures.jobs import refresh_rollup

    shape = SHAPES[size]
    old, young = build(f"old{size}", shape, WEEKS), build(f"young{size}", shape, 1)
    everybody, weeks = list(old.networks), WEEKS * len(old.networks)
    print(f"\n{shape.rows:,} numbers: {shape.networks} networks of 10 members, {WEEKS} weeks", flush=True)
    rebuild_s, peak = in_a_process("rebuild", old.networks)
    in_a_process("rebuild", young.networks)
    run("ANALYZE design_process_rollup, design_process_latest")
    inside = f"WHERE network_id IN ({','.join(map(str, everybody))})"
    group_by, out = in_turns(
        lambda: run(f"SELECT count(*) FROM (SELECT {SUMS} FROM {TABLE} {inside} {BY}) s"),
        lambda: copy_out(old.networks), tries=3,
    )  # fmt: skip
    print(f"  GROUP BY {group_by:.2f} s, COPY out {out:.2f} s, worker's memory {peak:.0f} MB")
    per = f"{rebuild_s / weeks * 1000:.0f} ms a partition"
    print(f"  rebuild {rebuild_s:.2f} s: {rebuild_s / group_by:.1f} x GROUP BY, {per}", flush=True)
    of_old, of_young = in_turns(lambda: boards(everybody), lambda: boards(list(young.networks)), tries=31)
    say("P1", "all networks: 40 weeks of history / 1 week", of_old / of_young, 1.25)
    (raw,) = in_turns(lambda: run(RAW, everybody), tries=3)
    of_old /= BOARDS
    at_ten = "" if size == 10**7 else "(stated for 10^7)"
    say("P2", "all networks: newest table / raw SQL", of_old / raw, 0.01, note=at_ten)
    day = MONDAY.isoformat()
    one, few = in_turns(lambda: refresh_rollup(old.networks[0], day), lambda: refresh_rollup(young.networks[0], day))
    run(f"CREATE MATERIALIZED VIEW whole AS SELECT {SUMS} FROM {TABLE} {BY}")
    (view,) = in_turns(lambda: run("REFRESH MATERIALIZED VIEW whole"), tries=1)
    run("DROP MATERIALIZED VIEW whole")
    say("P3", f"one partition ({one * 1000:.0f} ms) / a whole materialized view", one / view, 0.01, note=at_ten)
    say("P4", "one partition: 40 weeks of history / 1 week", one / few, 1.5)
    check = timed(lambda: [
        *(rollup.differences(network, period) for network in everybody for period in rollup.partitions(network)),
        *(latest.differences(network) for network in everybody),
    ])  # fmt: skip
    say("P5", f"check of everything from scratch ({check:.1f} s) / COPY out", check / out, 2.5, note=at_ten)
    ingest(old)
    return peak


def boards(networks: list[int]) -> None:
    """The sums of all networks, so often that the processor's clock can tell it from nothing."""
    for _ in range(BOARDS):
        run(LATEST, networks)


def ingest(facts: Any) -> None:
    """COPY in, beside the importer of files; with and without what guards the table."""
    from benchmarks.facts import TABLE, batches

    text = list(batches(facts, max(1, 40_000 // (facts.shape.indicators * facts.shape.groups * 10))))
    rows = sum(part.count("\n") for part in text)
    run(f"CREATE TABLE bare (LIKE {TABLE} INCLUDING DEFAULTS INCLUDING IDENTITY)")
    full, bare = in_turns(lambda: rolled_back(TABLE, text), lambda: rolled_back("bare", text), tries=3)
    say("P8", f"COPY of {rows:,} rows: no index or key / the table as it is", bare / full, 0.045, least=True)
    run("DROP TABLE bare")
    read, brought = a_file(facts, text)
    print(
        f"  COPY {full:.1f} s; as a file: parsed, checked, staged {read:.1f} s, brought in {brought:.1f} s", flush=True
    )
    say("P7", "the same rows as a file, parsed, checked, brought in / COPY", full / (read + brought), 0.5, least=True)
    say("", "the same rows brought in after the yes / COPY", full / brought, 0.7, least=True)


def rolled_back(table: str, parts: list[str]) -> None:
    """COPY into a table, up to its guards; then undone."""
    from django.db import transaction

    from benchmarks.facts import copy_in

    with transaction.atomic():
        for part in parts:
            copy_in(table, part)
        run("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)


def a_file(facts: Any, parts: list[str]) -> tuple[float, float]:
    """Seconds of the product's way for the same rows as a file: to the preview, and from the yes to the end."""
    from django.db import transaction

    from design_process.measures.models import Indicator
    from design_process.number_files.actions import Meaning, Whose, confirm, keep_file, say_what_it_means
    from design_process.number_files.jobs import import_numbers, read_numbers
    from design_process.number_files.words import mapping_of
    from districts.directory.models import Member
    from network.membership.models import Network
    from network.people.models import Person

    network, by = Network.objects.get(pk=facts.networks[0]), Person.objects.get(pk=facts.person)
    names = {str(m.pk): str(m) for m in Member.objects.filter(network=network).select_related("district")}
    about = {str(i.pk): i.name for i in Indicator.objects.filter(network=network)}
    rows = [line.split("\t") for part in parts for line in part.splitlines()]
    lines = [f"{names[r[1]]},{about[r[2]]},{r[3]},{r[4]},{r[5]},{r[6]}" for r in rows]
    text = "\n".join(["district,indicator,student_group,week,numerator,denominator", *lines]).encode()
    meaning_of = {name: pk for pk, name in about.items()}
    groups = {row[3]: row[3] for row in rows}
    start = spent()
    file = keep_file(Whose(network), text, name="benchmark.csv", by=by)
    say_what_it_means(file, Meaning(mapping_of(file.mapping), meaning_of, groups), by=by)
    with transaction.atomic():
        read_numbers(file.pk)
    read = spent() - start
    confirm(file, by=by)
    with transaction.atomic():
        import_numbers(file.pk)
    took = spent() - start
    file.refresh_from_db()
    if file.outcome.get("new") != len(rows):
        raise SystemExit(f"the file did not come in whole: {file.trouble} {file.found} {file.outcome}")
    return read, took - read


# --- memory, in processes of their own ------------------------------------------------------------


def in_a_process(task: str, given: tuple[int, ...]) -> tuple[float, float]:
    """Seconds and peak megabytes of a task in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.rollup", "--work", task, *map(str, given)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1])


def work(task: str, given: list[int]) -> None:
    """Do a task and print its seconds and how many megabytes this process took at most."""
    import django

    django.setup()
    took = timed(lambda: TASKS[task](given))
    # Not getrusage: its peak counts what the parent had when it forked.
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(took, int(peak.split()[1]) / 1024)


def _rebuild(networks: list[int]) -> None:
    from design_process.measures.jobs import rebuild

    for network in networks:
        rebuild(network)


def _upload(given: list[int]) -> None:
    """A file of so many megabytes, from the shell."""
    from django.core.management import CommandError, call_command

    megabytes, network_id = given
    from network.membership.models import Network
    from network.people.models import Person

    network = Network.objects.get(pk=network_id)
    by = Person.objects.get(grants__network=network, grants__role="facilitator").email
    path = Path(VAR) / f"upload-{os.getpid()}.csv"
    line = b"old10000 0 0,Indicator 0,all,2026-11-02,17,42\n"
    try:
        with path.open("wb") as file:
            file.write(b"district,indicator,student_group,week,numerator,denominator\n")
            for _ in range(megabytes):
                file.write(line * (10**6 // len(line)))
        with open(os.devnull, "w") as nothing:
            call_command(
                "import_numbers", path, network=network.slug, by=by, dry_run=True, stdout=nothing, stderr=nothing
            )
    except CommandError:
        pass  # too large: refused before it is read
    finally:
        path.unlink()


TASKS: dict[str, Callable[[list[int]], None]] = {"rebuild": _rebuild, "upload": _upload}


def judge_memory(peaks: dict[int, float]) -> None:
    from network.membership.models import Network

    print("\nmemory")
    sizes = sorted(peaks)[-2:]
    if len(sizes) == 2:
        what = f"peak of a worker that rolls up {sizes[1]:,} rows / {sizes[0]:,}"
        say("P6", what, peaks[sizes[1]] / peaks[sizes[0]], 1.2)
    network = Network.objects.order_by("pk").values_list("pk", flat=True)[0]
    start, small, large = (in_a_process("upload", (megabytes, network))[1] for megabytes in (0, 2, 200))
    what = f"a file of 200 MB ({large - start:.0f} MB more) / of 2 MB ({small - start:.0f} MB more)"
    say("P9", what, (large - start) / max(1.0, small - start), 1.5)


if __name__ == "__main__":
    main()
