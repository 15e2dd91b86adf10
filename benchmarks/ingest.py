"""How fast does a file of numbers come in, beside a plain COPY into the same table? Ratios measured in this one run,
of processor seconds of both sides (see `processor`).

    .venv/bin/python benchmarks/ingest.py [rows]

The plain COPY fills the measurements with all their keys, guards, checks and triggers; the product stages the same
rows, lays them beside what stands and makes them current. Each is tried in turns, in a network of its own that is
deleted at the end. Takes about a minute.
"""

import io
import os
import resource
import statistics
import sys
import zlib
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.processor import timed  # noqa: E402
from design_process.number_files import headings, reading, staging  # noqa: E402
from design_process.number_files.checking import Checked, checked  # noqa: E402
from design_process.number_files.jobs import import_numbers, read_numbers  # noqa: E402
from design_process.number_files.knowing import known_to  # noqa: E402
from design_process.number_files.models import NumberFile  # noqa: E402
from design_process.number_files.staging import Hand  # noqa: E402
from districts.directory.models import Member  # noqa: E402
from network.membership.models import Network  # noqa: E402
from network.outbox.models import Effect  # noqa: E402
from network.people.models import Person  # noqa: E402
from tests.world import a_member, a_network, an_indicator  # noqa: E402

GROUPS = ("all", "hispanic", "white", "asian", "black")
MEMBERS, INDICATORS, TRIES = 50, 5, 3
MONDAY = date(2026, 10, 5)
GOAL_TECHNIQUE, GOAL_PRODUCT = 0.7, 0.5
COPY = """
COPY design_process_measurement (network_id, member_id, indicator_id, "group", period, numerator, denominator, gap,
                                 status, note, on_behalf, entered_at) FROM STDIN
"""


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    network = _build()
    try:
        text = _text(network, rows)
        file = _file(network, text)
        numbers = _checked(file, text)
        plain = _plain(network, numbers)
        seconds: dict[str, list[float]] = {"plain": [], "technique": [], "product": [], "again": []}
        for _ in range(TRIES):
            seconds["plain"].append(_timed(network, lambda: _copy(plain)))
            seconds["technique"].append(_timed(network, lambda: _technique(file, numbers)))
            seconds["product"].append(_timed(network, lambda: _product(file), keep=True))
            seconds["again"].append(_timed(network, lambda: _product(file)))
        _print(rows, len(text), {name: statistics.median(tries) for name, tries in seconds.items()})
    finally:
        _clear(network)


def _print(rows: int, size: int, median: dict[str, float]) -> None:
    technique, product = median["plain"] / median["technique"], median["plain"] / median["product"]
    print(f"{rows:,} numbers, a file of {size / 1e6:.1f} MB")
    print(f"plain COPY into the measurements: {median['plain']:.2f} s, {rows / median['plain']:,.0f} rows a second")
    print(f"staging COPY and one upsert: {median['technique']:.2f} s, ratio {technique:.2f} (goal: {GOAL_TECHNIQUE})")
    print(f"read, checked, staged, in: {median['product']:.2f} s, ratio {product:.2f} (goal: {GOAL_PRODUCT})")
    print(f"the same file again, nothing to change: {median['again']:.2f} s")
    print(f"most memory this process ever held: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if technique < GOAL_TECHNIQUE or product < GOAL_PRODUCT:
        raise SystemExit(1)


def _build() -> Network:
    network = a_network(f"benchmark-{os.getpid()}")
    for n in range(MEMBERS):
        a_member(network, f"District {n:03}", on=date(2020, 7, 1), cds=f"09{n:05}0000000")
    for n in range(INDICATORS):
        an_indicator(network, f"Indicator {n}", groups=list(GROUPS[1:]))
    return network


def _text(network: Network, rows: int) -> bytes:
    lines = ["cds_code,period,indicator,student_group,numerator,denominator,value\n"]
    weeks = rows // (MEMBERS * INDICATORS * len(GROUPS))
    for week in range(weeks):
        day = MONDAY - timedelta(days=7 * week)
        for n in range(MEMBERS):
            for indicator in range(INDICATORS):
                for number, group in enumerate(GROUPS):
                    out_of = 12 + (n * 37 + number * 11) % 400  # a district and group keep their size
                    top = (n * 7 + week * 3 + indicator) % (out_of // 3 + 1)
                    code = f"09{n:05}0000000"
                    lines.append(
                        f"{code},{day},Indicator {indicator},{group},{top},{out_of},{100 * top / out_of:.1f}\n"
                    )
    return "".join(lines).encode()


def _file(network: Network, text: bytes) -> NumberFile:
    """The file as it stands when everything has been said about it."""
    names = {found.name: found.pk for found in network.indicators.all()}  # type: ignore[attr-defined]
    mapping = headings.propose(reading.open_table(text).columns)
    return NumberFile.objects.create(
        network=network, file_name="benchmark.csv", content=zlib.compress(text, 1), mapping=asdict(mapping),
        names=names, groups={group: group for group in GROUPS}, look={"rows": text.count(b"\n") - 1},
    )  # fmt: skip


def _plain(network: Network, numbers: list[Checked]) -> str:
    """The same rows, ready for COPY: nothing of their making is measured."""
    now = timezone.now().isoformat()
    lines = [
        f"{network.pk}\t{n.member}\t{n.indicator}\t{n.group}\t{n.period}\t{n.numerator}\t{n.denominator}\t\tcomplete"
        f"\t\tf\t{now}\n"
        for n in numbers
    ]
    return "".join(lines)


def _copy(rows: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.cursor.copy_expert(COPY, io.StringIO(rows))


def _technique(file: NumberFile, numbers: list[Checked]) -> None:
    """What the database does, with rows that are checked already."""
    with transaction.atomic():
        staging.stage(file.network_id, file.pk, (), numbers)
        staging.bring_in(file.network_id, file.pk, Hand(None, (), (), timezone.now()), file.look["rows"] + 1)


def _checked(file: NumberFile, text: bytes) -> list[Checked]:
    table = reading.open_table(text)
    return list(checked(reading.said_by(table, headings.propose(table.columns)), known_to(file, timezone.localdate())))


def _product(file: NumberFile) -> None:
    """The two jobs, from the kept text to current numbers, history, and the roll-ups owed."""
    NumberFile.objects.filter(pk=file.pk).update(state="reading", content=file.content)
    with transaction.atomic():
        read_numbers(file.pk)
    NumberFile.objects.filter(pk=file.pk).update(state="importing")
    with transaction.atomic():
        import_numbers(file.pk)


def _timed(network: Network, work: Callable[[], object], *, keep: bool = False) -> float:
    """Seconds of the work; then its rows go, unless the next work is to find them."""
    seconds = timed(work)
    if not keep:
        _forget_rows(network)
    return seconds


def _forget_rows(network: Network) -> None:
    with connection.cursor() as cursor:
        for table in ("measurement", "measurementevent", "stagednumber"):
            cursor.execute(f"DELETE FROM design_process_{table} WHERE network_id = %s", [network.pk])
        for table in ("measurement", "measurementevent", "stagednumber"):
            cursor.execute(f"VACUUM ANALYZE design_process_{table}")


def _clear(network: Network) -> None:
    _forget_rows(network)
    Effect.objects.filter(network=network).delete()
    with connection.cursor() as cursor:
        for name in ("latest", "rollup", "planversion", "indicatorevent", "indicator"):
            cursor.execute(f"DELETE FROM design_process_{name} WHERE network_id = %s", [network.pk])
    Member.objects.filter(network=network).delete()
    people = list(network.grants.values_list("person_id", flat=True))  # type: ignore[attr-defined]
    network.delete()
    Person.objects.filter(pk__in=people).delete()


if __name__ == "__main__":
    main()
