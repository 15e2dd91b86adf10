"""Facts to measure roll-ups on: networks of ten members, forty weeks, as many numbers as are asked for."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

MONDAY = date(2026, 10, 5)
MEMBERS, WEEKS = 10, 40
COLUMNS = (
    'network_id, member_id, indicator_id, "group", period, numerator, denominator, status, gap, note, entered_by_id, '
    "on_behalf, entered_at"
)
TABLE = "design_process_measurement"


@dataclass(frozen=True)
class Shape:
    """How many networks, and how many indicators and student groups each has."""

    networks: int
    indicators: int
    groups: int

    @property
    def rows(self) -> int:
        return self.networks * MEMBERS * self.indicators * self.groups * WEEKS


SHAPES = {10**4: Shape(1, 5, 5), 10**5: Shape(1, 25, 10), 10**6: Shape(10, 25, 10), 10**7: Shape(100, 25, 10)}


@dataclass(frozen=True)
class Facts:
    """Networks that were made, and who entered their numbers."""

    networks: tuple[int, ...]
    person: int
    shape: Shape


def build(name: str, shape: Shape, weeks: int) -> Facts:
    """Make networks with `weeks` weeks of numbers, past the product and its guards: only the sums are measured."""
    from tests.world import a_member, a_network, an_indicator

    groups = [f"group_{n}" for n in range(shape.groups - 1)]
    made, person = [], 0
    for number in range(shape.networks):
        network = a_network(f"{name}-{number}")
        person = network.grants.first().person_id  # type: ignore[attr-defined]
        for n in range(MEMBERS):
            a_member(network, f"{name} {number} {n}", on=date(2025, 7, 1))
        for n in range(shape.indicators):
            an_indicator(network, f"Indicator {n}", groups=groups)
        made.append(network.pk)
    facts = Facts(tuple(made), person, shape)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for network_id in made:
            for week in range(weeks):
                copy_in(TABLE, lines(facts, network_id, week))
        cursor.execute("SET session_replication_role = origin")
        cursor.execute(f"ANALYZE {TABLE}")
    return facts


def lines(facts: Facts, network_id: int, week: int) -> str:
    """One week of a network in COPY's text form."""
    day = MONDAY - timedelta(days=7 * week)
    groups = ["all", *(f"group_{n}" for n in range(facts.shape.groups - 1))]
    rest = f"40\tcomplete\t\t\t{facts.person}\tf\t2026-10-10 10:00+00\n"
    return "".join(
        f"{network_id}\t{member}\t{indicator}\t{group}\t{day}\t{(member * 7 + indicator + week) % 40}\t{rest}"
        for member in ids("districts_member", network_id)
        for indicator in ids("design_process_indicator", network_id)
        for group in groups
    )


def ids(table: str, network_id: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE network_id = %s ORDER BY id", [network_id])
        return [row[0] for row in cursor.fetchall()]


def copy_in(table: str, text: str) -> None:
    with connection.cursor() as cursor:
        cursor.cursor.copy_expert(f"COPY {table} ({COLUMNS}) FROM STDIN", io.StringIO(text))


class Sink:
    """Where COPY writes to."""

    size = 0

    def write(self, part: Any) -> None:
        self.size += len(part)


def copy_out(networks: tuple[int, ...]) -> int:
    """The rows of these networks as COPY sends them; returns the bytes."""
    sink = Sink()
    wanted = ",".join(map(str, networks))
    with connection.cursor() as cursor:
        cursor.cursor.copy_expert(
            f"COPY (SELECT {COLUMNS} FROM {TABLE} WHERE network_id IN ({wanted})) TO STDOUT", sink
        )
    return sink.size


def batches(facts: Facts, weeks: int) -> Iterator[str]:
    """Earlier weeks of the first network, before those it has."""
    for week in range(weeks):
        yield lines(facts, facts.networks[0], WEEKS + week)
