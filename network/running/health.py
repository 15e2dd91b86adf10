"""Is it alive, is it ready: answers for a supervisor or a load balancer, within two seconds whatever is broken."""

import contextlib
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import redis
from django.conf import settings
from django.db import connection
from django.utils import timezone

from network.outbox.models import Effect, Heartbeat

DEADLINE_S = 1.5
OK = "ok"


class Probe:
    """One check in a thread of its own. When it hangs, callers wait for the deadline and no second one is started."""

    def __init__(self, check: Callable[[], str]) -> None:
        self._check = check
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._answer = ""

    def ask(self) -> str:
        """ "ok", or what is wrong in a few words."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._answer = "no answer in time"
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
            thread = self._thread
        thread.join(DEADLINE_S)
        return self._answer

    def _run(self) -> None:
        try:
            self._answer = self._check()
        except Exception as problem:  # noqa: BLE001 - whatever is broken is the answer; its text may hold an address
            self._answer = f"away ({type(problem).__name__})"
        finally:
            with contextlib.suppress(Exception):
                connection.close()  # this thread's own


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def _broker() -> str:
    """Whether wake-up calls can be sent: Redis answers, or the folder can be written."""
    if not settings.REDIS_URL:
        return OK if (Path(settings.VAR_DIR) / "broker").is_dir() else "no folder"
    with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1) as client:
        client.ping()
    return OK


def _outbox() -> str:
    """Whether what is owed is being done."""
    now = timezone.now()
    stale = Effect.objects.owed().filter(due_at__lt=now - timedelta(seconds=settings.OUTBOX_STALE_AFTER_S))
    oldest = stale.order_by("due_at").values_list("due_at", flat=True).first()
    return OK if oldest is None else f"the oldest effect owed waits {_seconds_since(oldest)} s"


def worker_heard_of() -> str:
    """Whether a worker did something lately."""
    last = Heartbeat.objects.filter(name="worker").values_list("at", flat=True).first()
    if last is None:
        return "no sign of life yet"
    age = _seconds_since(last)
    return OK if age <= settings.HEARTBEAT_STALE_AFTER_S else f"last sign of life {age} s ago"


def _seconds_since(then: datetime) -> int:
    return int((timezone.now() - then).total_seconds())


_probes = {
    "database": Probe(_database),
    "broker": Probe(_broker),
    "outbox": Probe(_outbox),
    "worker": Probe(worker_heard_of),
}


def alive() -> dict[str, str]:
    """What must answer for a page to be served."""
    return {"database": _probes["database"].ask()}


def ready() -> dict[str, str]:
    """What must work for letters and roll-ups too. All are asked at once, so that the deadline is one."""
    answers: dict[str, str] = {}

    def ask(name: str) -> None:
        answers[name] = _probes[name].ask()

    threads = [threading.Thread(target=ask, args=(name,), daemon=True) for name in _probes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(DEADLINE_S + 0.2)
    return {name: answers.get(name, "no answer in time") for name in _probes}
