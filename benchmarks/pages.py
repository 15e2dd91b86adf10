"""What the three homes cost, beside the floor, with 10 and with 100 members.

    .venv/bin/python -m benchmarks.pages      (on DATABASE_URL's server, or on the embedded one)

Makes a database of its own, serves the product and the floor with one gunicorn worker each, asks them in turn
(A B A B …), and prints for each home: queries, p50 and p95 as ratios to the floor's, and, with a browser, the
bytes and requests of a cold visit. Loopback only; ends what it started.
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROUNDS = int(os.environ.get("ROUNDS", "150"))
WARM_UP = 20
SIZES = (10, 100)
VAR = Path(os.environ.get("TRELLIS_VAR", "/tmp/trellis-benchmark"))
WANTED = "wanted: at most 6 × the floor, 10 queries and the same for both sizes, 100 kB and 10 requests cold"


def main() -> None:
    with own_database() as database:
        os.environ |= {"DATABASE_URL": database, "SECRET_KEY": "benchmark", "TRELLIS_VAR": str(VAR)}
        os.environ["DJANGO_SETTINGS_MODULE"] = "network.settings"
        manage("migrate", "-v0")
        manage("collectstatic", "--noinput", "-v0")
        import django

        django.setup()
        print(f"{'home':<12} {'members':>7} {'queries':>8} {'p50 ×':>7} {'p95 ×':>7} {'p50 ms':>7}  cold visit")
        with serving("network.wsgi") as product, serving("benchmarks.floor") as floor:
            for size in SIZES:
                measure(size, product, floor)
        print(WANTED)
        close_connections()


def measure(size: int, product: int, floor: int) -> None:
    """Print a line for each home of a network of `size` members."""
    from benchmarks.seed import a_busy_network, session_of

    homes = a_busy_network(size)
    look_at_the_tables()  # as the server does by itself: plans that were kept for fewer rows are made anew
    for home, person in homes.items():
        cookie = session_of(person)
        page, bottom = in_turn(product, floor, cookie)
        middle = statistics.median(page)
        print(
            f"{home:<12} {size:>7} {queries(person):>8} {middle / statistics.median(bottom):>7.2f} "
            f"{slowest(page) / slowest(bottom):>7.2f} {middle:>7.1f}  {cold_visit(product, cookie)}",
            flush=True,
        )


def look_at_the_tables() -> None:
    """Let the database take note of what the tables hold now."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def in_turn(product: int, floor: int, cookie: str) -> tuple[list[float], list[float]]:
    """Milliseconds of each answer, the two servers asked one after the other."""
    lines = [HTTPConnection("127.0.0.1", port, timeout=20) for port in (product, floor)]
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + WARM_UP):
        for line, found in zip(lines, times, strict=True):
            start = time.perf_counter()
            line.request("GET", "/", headers={"Cookie": f"sessionid={cookie}"})
            answer = line.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise SystemExit(f"the server answered {answer.status}: {body[:300]!r}")
            if turn >= WARM_UP:
                found.append((time.perf_counter() - start) * 1000)
    return times


def slowest(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def queries(person: Any, path: str = "/") -> int:
    """Queries of one visit to a page (the person's home unless said), signing in left out."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(person)
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    return len(seen)


def cold_visit(port: int, cookie: str) -> str:
    """Bytes over the wire and requests of a first visit, as a browser counts them."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        return "not measured: Playwright is not installed"
    own = "/usr/bin/chromium"
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=own if os.path.exists(own) else None, args=["--no-sandbox"]
            )
        except Error:
            return "not measured: no browser found"
        context = browser.new_context(service_workers="block")
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": f"http://127.0.0.1:{port}"}])
        page = context.new_page()
        finished: list[Any] = []

        def count(request: Any) -> None:  # Playwright marks its listeners, and cannot mark a built-in method
            finished.append(request)

        page.on("requestfinished", count)
        page.goto(f"http://127.0.0.1:{port}/", wait_until="networkidle")
        sizes = [request.sizes() for request in finished]
        browser.close()
    total = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    return f"{total / 1000:.1f} kB, {len(sizes)} requests"


def manage(*words: str) -> None:
    subprocess.run([sys.executable, "manage.py", *words], check=True)


def close_connections() -> None:
    from django.db import connections

    connections.close_all()


@contextmanager
def own_database() -> Iterator[str]:
    """A database for this run beside the one of DATABASE_URL (or on the embedded server), dropped after it."""
    import psycopg2

    base = os.environ.get("DATABASE_URL", "")
    if not base:
        from network.lib.embedded import database_url

        base = database_url(VAR / "postgres")
    name = f"trellis_benchmark_{os.getpid()}"
    line = psycopg2.connect(base)
    line.autocommit = True
    line.cursor().execute(f"CREATE DATABASE {name}")
    try:
        yield urlunsplit(urlsplit(base)._replace(path=f"/{name}"))
    finally:
        line.cursor().execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        line.close()


@contextmanager
def serving(application: str) -> Iterator[int]:
    """One gunicorn worker on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", f"{application}:application", "-b", f"127.0.0.1:{port}"]
    options = ["-k", "gthread", "--threads", "2", "-w", "1", "--log-level", "warning", "--keep-alive", "30"]
    process = subprocess.Popen([*command, *options])
    try:
        for _ in range(100):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.wait(20)


if __name__ == "__main__":
    main()
