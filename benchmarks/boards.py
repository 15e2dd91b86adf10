"""Does a board cost more after years of numbers, or with many members? Ratios measured in one run.

    .venv/bin/python -m benchmarks.boards

Makes a database of its own with three networks: 13 members with ten thousand numbers, 13 members with a million, and
300 members. For the sponsor's page, the facilitator's board and the districts side by side it compares what the data
cost (the function that gathers them) and what the page costs (as a browser gets it, the floor beside it). Some minutes;
loopback only.
"""

import os
import statistics
import time
from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any

from benchmarks.pages import VAR, close_connections, manage, own_database, queries, serving
from benchmarks.rollup import in_turns, say

ROUNDS = int(os.environ.get("ROUNDS", "60"))
SIDE_BY_SIDE = "side by side"
WEEKS, SCHOOLS, GROUPS = 256, 5, 20  # 13 members, 3 indicators: 10^4 numbers, and 10^6 by school and group


def main() -> None:
    with own_database() as database:
        os.environ |= {"DATABASE_URL": database, "SECRET_KEY": "benchmark", "TRELLIS_VAR": str(VAR)}
        os.environ["DJANGO_SETTINGS_MODULE"] = "network.settings"
        manage("migrate", "-v0")
        manage("collectstatic", "--noinput", "-v0")
        import django

        django.setup()
        from benchmarks.seed import a_busy_network

        people = {name: a_busy_network(size, name) for name, size in (("few", 13), ("much", 13), ("many", 300))}
        print(f"numbers: {give_history('few', 1, 1):,}; {give_history('much', SCHOOLS, GROUPS):,}", flush=True)
        with serving("network.wsgi") as product, serving("benchmarks.floor") as floor:
            for home in ("status", "this week", SIDE_BY_SIDE):
                whose = "this week" if home == SIDE_BY_SIDE else home
                judge(home, {name: homes[whose] for name, homes in people.items()}, product, floor)
        close_connections()


def give_history(name: str, schools: int, groups: int) -> int:
    """Numbers of many weeks, by school where there are several, and what they add up to. Returns how many there are."""
    from django.db import connection

    from design_process.measures.jobs import rebuild
    from design_process.measures.models import Measurement
    from districts.directory.models import Member, School
    from network.membership.models import Network

    network = Network.objects.get(slug=f"bench{name}")
    for member in Member.objects.filter(network=network) if schools > 1 else ():
        School.objects.bulk_create(
            School(network=network, district_id=member.district_id, name=f"School {n}") for n in range(schools)
        )
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(HISTORY, {"network": network.pk, "groups": groups, "weeks": WEEKS})
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")
    rebuild(network.pk)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Measurement.objects.filter(network=network).count()


HISTORY = """
INSERT INTO design_process_measurement (network_id, member_id, indicator_id, school_id, "group", period, numerator,
    denominator, gap, status, note, on_behalf, entered_at)
SELECT m.network_id, m.id, i.id, s.id, CASE g WHEN 0 THEN 'all' ELSE 'group_' || g END,
    (date_trunc('week', now()) - w * interval '7 days')::date, (m.id + w) %% 40, 42, '', 'complete', '', false, now()
FROM districts_member m JOIN design_process_indicator i ON i.network_id = m.network_id
LEFT JOIN districts_school s ON s.district_id = m.district_id
CROSS JOIN generate_series(0, %(groups)s - 1) g CROSS JOIN generate_series(1, %(weeks)s) w
WHERE m.network_id = %(network)s
ON CONFLICT DO NOTHING
"""


def judge(home: str, people: dict[str, Any], product: int, floor: int) -> None:
    """Print the ratios of one home."""
    few, much, many = in_turns(*(gathering(home, person) for person in people.values()))
    print(f"\n{home}: data {few * 1000:.1f} ms with ten thousand numbers and 13 members", flush=True)
    say("", "data: a million numbers / ten thousand", much / few, 1.25)
    say("", "data: 300 members / 13", many / few, 2)
    paths = [path_of(home, name) for name in people]
    of_few, of_much, of_many, bottom = asked_in_turns(people, paths, product, floor)
    say("", "page: a million numbers / ten thousand", of_much / of_few, 1.25)
    say("", "page: 300 members / 13", of_many / of_few, 2)
    no_goal = "(no goal: a chart for every district)" if home == SIDE_BY_SIDE else ""
    say("P10", f"page ({of_few:.1f} ms) / floor", of_few / bottom, 6, note=no_goal)
    asked = [queries(person, path) for person, path in zip(people.values(), paths, strict=True)]
    say("P14", f"queries: {', '.join(map(str, asked))}", max(asked), 10)
    say("", "queries: most / least", max(asked) / min(asked), 1)


def path_of(home: str, name: str) -> str:
    """Where a page is: a home at the front door."""
    return f"/networks/bench{name}/board/districts/" if home == SIDE_BY_SIDE else "/"


def gathering(home: str, person: Any) -> Callable[[], object]:
    """The function that gathers what a home shows."""
    from django.utils import timezone

    from design_process.progress.districts_board import districts_board
    from design_process.progress.facilitator import this_week
    from design_process.progress.looks import Past
    from design_process.progress.sponsor import status
    from districts.directory.access import holdings_of
    from districts.directory.models import Member

    network = person.grants.first().network
    if home == SIDE_BY_SIDE:
        person.holdings = holdings_of(person)
        return lambda: districts_board(network, person, {}, timezone.localdate())
    if home == "this week":
        return lambda: this_week(network, today=timezone.localdate())
    member = Member.objects.select_related("district", "network").filter(network=network).earliest("pk")
    return lambda: status(member, now=timezone.now(), past=Past(None, None, is_new=True))


def asked_in_turns(people: dict[str, Any], paths: list[str], product: int, floor: int) -> list[float]:
    """Median milliseconds of each person's page, and of the floor, asked one after the other."""
    from benchmarks.seed import session_of

    cookies = [session_of(person) for person in people.values()]
    asked = [
        (HTTPConnection("127.0.0.1", product, timeout=60), cookie, path)
        for cookie, path in zip(cookies, paths, strict=True)
    ]
    asked.append((HTTPConnection("127.0.0.1", floor, timeout=60), cookies[0], "/"))
    times: list[list[float]] = [[] for _ in asked]
    for turn in range(ROUNDS + 10):
        for (line, cookie, path), found in zip(asked, times, strict=True):
            start = time.perf_counter()
            line.request("GET", path, headers={"Cookie": f"sessionid={cookie}"})
            answer = line.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise SystemExit(f"the server answered {answer.status}: {body[:300]!r}")
            if turn >= 10:
                found.append((time.perf_counter() - start) * 1000)
    return [statistics.median(found) for found in times]


if __name__ == "__main__":
    main()
