"""Does bringing one week's roll-up up to date get slower as history grows? Prints ratios measured in this one run.

    .venv/bin/python benchmarks/rollup.py [members]

Makes a network of its own in the database and deletes it at the end. Not in one transaction: the versions of rows that
it could not clean up would be measured too. Takes well under a minute.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from design_process.measures import rollup  # noqa: E402
from design_process.measures.charts import member_charts, network_charts  # noqa: E402
from design_process.measures.models import Measurement  # noqa: E402
from districts.directory.models import Member  # noqa: E402
from network.membership.models import Network  # noqa: E402
from network.people.models import Person  # noqa: E402
from tests.world import a_member, a_network, an_indicator  # noqa: E402

INDICATORS, GROUPS, WEEKS, TRIES = 5, ["all", "english_learner", "low_income"], 40, 30
MONDAY = date(2026, 10, 5)
GOAL = 1.5


def main() -> None:
    members = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    young, old = _build("young", members), _build("old", members)
    try:
        _numbers(young, range(1))
        _numbers(old, range(WEEKS))
        for week in range(WEEKS):
            rollup.refresh(old.pk, MONDAY - timedelta(days=7 * week), timezone.now())
        _analyze()
        short, long = _side_by_side(lambda: _refresh(young), lambda: _refresh(old))
        drawn_short, drawn_long = _side_by_side(lambda: _charts(young), lambda: _charts(old))
        verify = _timed(lambda: [rollup.differences(old.pk, day) for day in rollup.partitions(old.pk)])
        rows = Measurement.objects.filter(network=old).count()
    finally:
        _clear(young)
        _clear(old)
    print(f"{members} members, {INDICATORS} indicators, {len(GROUPS)} groups: {rows:,} numbers in {WEEKS} weeks")
    print(f"one week brought up to date: {short * 1000:.1f} ms at 1 week, {long * 1000:.1f} ms at {WEEKS} weeks")
    print(f"ratio {long / short:.2f} (goal: at most {GOAL})")
    print(f"charts of a member and the network: {drawn_short * 1000:.0f} ms, {drawn_long * 1000:.0f} ms")
    print(f"nightly check of everything: {verify:.2f} s, a partition in {verify / WEEKS / long:.2f} of a refresh")
    if long / short > GOAL:
        raise SystemExit(1)


def _build(name: str, members: int) -> Network:
    network = a_network(f"benchmark-{name}")
    for n in range(members):
        a_member(network, f"District {n:03}", on=date(2025, 7, 1))
    for n in range(INDICATORS):
        an_indicator(network, f"Indicator {n}", groups=GROUPS[1:])
    return network


def _numbers(network: Network, weeks: range) -> None:
    """Numbers of every member for these weeks back, past the product: only the sums are measured here."""
    members = list(Member.objects.filter(network=network).values_list("pk", flat=True))
    indicators = list(network.indicators.values_list("pk", flat=True))  # type: ignore[attr-defined]
    Measurement.objects.bulk_create(
        (
            Measurement(
                network=network, member_id=member, indicator_id=indicator, group=group,
                period=MONDAY - timedelta(days=7 * week), numerator=(member + week) % 30, denominator=40,
            )
            for week in weeks for member in members for indicator in indicators for group in GROUPS
        ),
        batch_size=5000,
    )  # fmt: skip
    _analyze()


def _clear(network: Network) -> None:
    for name in ("measurement", "measurementevent", "rollup", "indicatorevent", "indicator"):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM design_process_{name} WHERE network_id = %s", [network.pk])
    Member.objects.filter(network=network).delete()
    facilitators = list(network.grants.values_list("person_id", flat=True))  # type: ignore[attr-defined]
    network.delete()
    Person.objects.filter(pk__in=facilitators).delete()


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE design_process_measurement, design_process_rollup")


def _refresh(network: Network) -> None:
    rollup.refresh(network.pk, MONDAY, timezone.now())


def _charts(network: Network) -> None:
    member = Member.objects.filter(network=network).select_related("district", "network").first()
    assert member is not None
    member_charts(member, MONDAY + timedelta(days=7))
    network_charts(network, MONDAY + timedelta(days=7))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _side_by_side(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of both, tried in turns, so that a busy machine is busy for both."""
    one(), other()
    pairs = [(_timed(one), _timed(other)) for _ in range(TRIES)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


if __name__ == "__main__":
    main()
