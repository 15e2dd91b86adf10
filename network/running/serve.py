"""Everything that runs, started by one command and ended with it."""

import fcntl
import http.client
import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.db import connection
from django.utils import timezone

from network.outbox.models import Heartbeat
from network.people.models import Person
from network.running import first_visit, prepare, processes

READY_WITHIN_S = 60
DEMO_ADDRESSES = "@demo.test"
DEMO_PASSWORD = "demo"  # noqa: S105 - printed for everybody to read
SIGN_INS = (
    ("facilitator", "runs the network: what needs them this week"),
    ("driver", "leads a district's team: what is due now, and Log it on a phone"),
    ("sponsor", "a superintendent: what is asked of them, and where things stand"),
    ("member", "a teacher in a team"),
    ("other", "facilitates a second network, and sees nothing of the first"),
)
Say = Callable[[str], None]


class CannotServe(Exception):
    """Why Trellis does not start, in words for the person at the terminal."""


class Ended(BaseException):
    """Somebody asked us to end: Ctrl-C, a signal, or the command that started us is gone."""


def serve(port: int, say: Say) -> None:
    """Start everything, print the address, and watch until somebody ends it. Raises CannotServe, ChildEnded."""
    group = processes.Group(logs=Path(settings.VAR_DIR) / "log", env=_environment(port))
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    try:
        with _only_one():
            _refuse_taken(port)
            _prepare(port, say)
            connection.close()
            try:
                _begin(group)
                _wait_until_ready(group, port, say)
                _welcome(port, say)
                _watch(group)
            finally:
                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                    signal.signal(number, signal.SIG_IGN)  # we are ending already
                say("Ending ...")
                group.end()
    except Ended:
        say("Stopped. Everything is kept for the next time.")


def _end(number: int, frame: FrameType | None) -> None:
    raise Ended


def _environment(port: int) -> dict[str, str]:
    return {**os.environ, "PORT": str(port), "SITE_URL": os.environ.get("SITE_URL") or f"http://127.0.0.1:{port}"}


@contextmanager
def _only_one() -> Iterator[None]:
    """One Trellis per data folder. The lock ends with the process, however it ends."""
    path = Path(settings.VAR_DIR) / "running"
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise CannotServe(f"Trellis runs already on {path.parent} (process {file.read().strip()}).") from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OverflowError:
            raise CannotServe(f"{port} is no port number.") from None
        except OSError as problem:
            raise CannotServe(
                f"Port {port} cannot be used ({problem.strerror}). Choose another: PORT=8123 make ..."
            ) from None


def _prepare(port: int, say: Say) -> None:
    if prepare.collect_static():
        say("Static files hashed and compressed.")
    if prepare.migrate(lambda: say("Making the tables (the first time takes up to a minute) ...")):
        say("Tables are up to date.")
    refuse_mixing()
    if settings.DEMO and not _demonstrated():  # built in one transaction: whole, or not there
        _demonstrate(port, say)


def refuse_mixing() -> None:
    """Raise CannotServe when a demonstration would run on real people's data, or a hub on the demonstration's."""
    demonstrated = _demonstrated()
    if not settings.DEMO and demonstrated:
        raise CannotServe("This database holds the demonstration, whose password everybody knows. Use another one.")
    if settings.DEMO and settings.EMBEDDED is None and not demonstrated and Person.objects.exists():
        raise CannotServe("This database holds real people. The demonstration needs a database of its own.")


def _demonstrated() -> bool:
    return Person.objects.filter(email__endswith=DEMO_ADDRESSES).exists()


def _demonstrate(port: int, say: Say) -> None:
    """Build the demonstration where it is not yet built."""
    if importlib.util.find_spec("tests.demo") is None:
        say("The demonstration is not part of this copy; Trellis starts empty.")
        return
    say("Building the demonstration ...")
    done = subprocess.run(
        [sys.executable, "-m", "tests.demo"],
        cwd=settings.BASE_DIR,
        env=_environment(port),  # its letters lead to the port that it is shown on
        stdin=subprocess.DEVNULL,
        process_group=0,  # Ctrl-C is ours: we end it
        check=False,
    )
    if done.returncode:
        raise CannotServe("The demonstration could not be built; the reason stands above. Start over: make demo-reset")


def _begin(group: processes.Group) -> None:
    alone = not settings.REDIS_URL
    group.begin("web", processes.web())
    group.begin("worker", processes.worker(alone=alone))
    if not alone:
        group.begin("beat", processes.beat())


def _wait_until_ready(group: processes.Group, port: int, say: Say) -> None:
    """Wait until pages are served and a worker has done something since we began."""
    from network.outbox.tasks import sweep  # the sweep leaves a sign of life

    began, asked = timezone.now(), False
    deadline = time.monotonic() + READY_WITHIN_S
    answer = "no answer"
    while time.monotonic() < deadline:
        group.check()
        if not asked:
            asked = _ask(sweep)
        well, answer = _readiness(port)
        if well and Heartbeat.objects.filter(name="worker", at__gte=began).exists():
            return
        time.sleep(0.2)
    say(f"Not everything is ready after {READY_WITHIN_S} s: {answer}. What runs says why in {group.logs}/.")


def _ask(task: object) -> bool:
    try:
        task.delay()  # type: ignore[attr-defined]
    except Exception:  # noqa: BLE001 - the broker is away: readiness will say so
        return False
    return True


def _readiness(port: int) -> tuple[bool, str]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=3)
    try:
        line.request("GET", "/readyz")
        answer = line.getresponse()
        checks = json.loads(answer.read())["checks"]
    except (OSError, ValueError, KeyError, http.client.HTTPException):
        return False, "pages are not served yet"
    finally:
        line.close()
    return answer.status == 200, ", ".join(f"{name}: {words}" for name, words in checks.items() if words != "ok")


def _welcome(port: int, say: Say) -> None:
    say(f"\nReady: http://127.0.0.1:{port}/\n")
    if settings.DEMO:
        say(f"Sign in with the password “{DEMO_PASSWORD}” as")
        for name, words in SIGN_INS:
            say(f"  {name + DEMO_ADDRESSES:<24} {words}")
        say("")
    elif first_visit.is_open():
        say("Nobody has an account yet. The first page asks for this code and makes you the first facilitator:")
        say(f"\n  {first_visit.new_code()}\n")
    say("Ctrl-C ends it.")


def _watch(group: processes.Group) -> None:
    connection.close()
    parent = os.getppid() if "MAKELEVEL" in os.environ else None
    while True:
        group.check()
        if parent is not None and os.getppid() != parent:
            raise Ended  # the `make` that started us is gone
        time.sleep(0.3)
