"""A real Redis, real workers and real clocks, on the database of the test run."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from network.outbox import waking
from network.outbox.tasks import perform
from tests.services.processes import Redis, Started

QUICK = {"OUTBOX_SWEEP_EVERY_S": "1", "OUTBOX_WAKE_AFTER_S": "1"}  # minutes of a drill, in seconds
CELERY = [sys.executable, "-m", "celery", "-A", "tests.services.app"]
Start = Callable[..., Started]


def database_url() -> str:
    """The address of the database this test run uses, for other processes."""
    at = connection.settings_dict
    user = quote(at["USER"], safe="") + (f":{quote(at['PASSWORD'], safe='')}" if at["PASSWORD"] else "")
    host = at["HOST"] or at.get("OPTIONS", {}).get("host", "")  # a socket's folder stands among the options
    if host.startswith("/"):
        return f"postgres://{user}@/{at['NAME']}?host={quote(host, safe='/')}"
    return f"postgres://{user}@{at['HOST'] or '127.0.0.1'}:{at['PORT'] or 5432}/{at['NAME']}"


@pytest.fixture
def redis_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Redis]:
    """A Redis of this test's own. What this process publishes goes there too."""
    if not shutil.which("redis-server"):
        if os.environ.get("CI"):
            pytest.fail("redis-server is missing. On Debian: apt-get install redis-server")
        pytest.skip("redis-server is not installed")
    server = Redis(tmp_path).start()

    def send(effect_id: int) -> None:
        perform.apply_async((effect_id,), expires=waking.EXPIRES_S, connection=server.line)

    monkeypatch.setattr(waking, "send", send)
    monkeypatch.setattr(waking, "broker", waking.Broker())
    yield server
    server.line.release()
    assert server.server is not None
    server.server.stop()


@pytest.fixture
def start(transactional_db: None, tmp_path: Path) -> Iterator[Start]:
    """Start processes of the product on this test's database: `start("name", command, **env)`. The test ends them."""
    running: list[Started] = []

    def begin(name: str, command: list[str], *, before: Callable[[], None] | None = None, **env: str) -> Started:
        shared = {
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "network.settings",
            "TRELLIS_VAR": str(settings.VAR_DIR),  # the same secret key and mailbox as this process
            "DRILL_DIR": str(tmp_path),
            "DEBUG": "1",
            "PYTHONUNBUFFERED": "1",
            "CELERY_SKIP_CHECKS": "1",  # Django's checks at each start of a worker: this run has made them
        }
        log = tmp_path / f"{name}-{len(running)}.log"
        running.append(Started(command, log, {**shared, **QUICK, **env}, before).start())
        return running[-1]

    yield begin
    for process in reversed(running):
        process.kill()  # what it held is gone before the tables are emptied


@pytest.fixture
def worker(start: Start) -> Callable[..., Started]:
    """Start a worker and wait until it is ready: `worker("-c", "1", redis=redis_server)`. Without Redis: on files."""

    def begin(
        *options: str, redis: Redis | None = None, before: Callable[[], None] | None = None, **env: str
    ) -> Started:
        pool = () if redis else ("-P", "threads", "-B")
        command = [*CELERY, "worker", "-l", "INFO", *pool, *(options or ("-c", "2"))]
        started = start("worker", command, before=before, REDIS_URL=redis.url if redis else "", **env)
        started.wait_for_log(" ready.")
        assert started.alive(), started.log
        return started

    return begin


@pytest.fixture
def beat(start: Start, tmp_path: Path) -> Callable[..., Started]:
    """Start a clock: `beat(redis=redis_server)`."""

    def begin(*, redis: Redis, **env: str) -> Started:
        started = start("beat", [*CELERY, "beat", "-l", "INFO"], REDIS_URL=redis.url, **env)
        started.wait_for_log("beat: Starting...")
        assert started.alive(), started.log
        return started

    return begin


@pytest.fixture
def scratch(transactional_db: None) -> Iterator[Callable[[str], list[tuple[str, int]]]]:
    """The table that drills' handlers write their effects to. Called with a name: (what, pid) of each, in order."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE drill_effect (id serial, name text, what text, pid int)")

    def effects(name: str) -> list[tuple[str, int]]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT what, pid FROM drill_effect WHERE name = %s ORDER BY id", [name])
            return cursor.fetchall()

    yield effects
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE drill_effect")


@pytest.fixture
def starts(tmp_path: Path) -> Callable[[str], list[int]]:
    """The process numbers of those who began an effect, in order, whatever became of them."""

    def read(name: str) -> list[int]:
        file = tmp_path / f"{name}.starts"
        return [int(line) for line in file.read_text().split()] if file.exists() else []

    return read


@pytest.fixture
def drill(request: pytest.FixtureRequest) -> Callable[[str], object]:
    """`with drill("1: …") as measured:` says PASS or FAIL at the end of the run, with what was put into `measured`."""

    @contextmanager
    def run(name: str) -> Iterator[dict[str, object]]:
        measured: dict[str, object] = {}
        verdict = "FAIL"
        try:
            yield measured
            verdict = "PASS"
        finally:
            told = ", ".join(
                f"{key} {value:.1f}" if isinstance(value, float) else f"{key} {value}"
                for key, value in measured.items()
            )
            request.node.user_properties.append(("drill", f"{verdict} drill {name}: {told}"))

    return run
