"""What the outbox costs: jobs a second through it, as a ratio to bare Celery's in the same run. Wanted: at least 0.3.

`python benchmarks/outbox.py` starts a Redis and a worker of its own (two children), on the database of `DATABASE_URL`
or the embedded one, which must be migrated. Both sides do nothing, a thousand times; both sides' messages are in the
queue before the worker starts, and the time runs from the first job to the last. Its rows are removed afterwards.
"""

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from redis import Redis as Store

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.services.processes import Redis, Started, wait_for

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")

JOBS = 1000
ROUNDS = 3
WITHIN_S = 60


def main() -> None:
    """Measure both, round by round in turn, and print the medians and their ratio."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what was started is ended then too
    with tempfile.TemporaryDirectory() as folder:
        redis = Redis(Path(folder)).start()
        os.environ["REDIS_URL"] = redis.url
        import django

        django.setup()
        command = [sys.executable, "-m", "celery", "-A", "benchmarks.outbox_jobs", "worker", "-c", "2", "-l", "WARNING"]
        command += ["--max-tasks-per-child", "100000"]  # replacing both children at once is a pause of seconds
        worker = Started(command, Path(folder) / "worker.log", {"CELERY_SKIP_CHECKS": "1"})
        bare, outbox = [], []
        try:
            for _ in range(ROUNDS):
                bare.append(jobs_a_second(worker, redis, _publish_bare))
                outbox.append(jobs_a_second(worker, redis, _owe))
        finally:
            redis.kill()
            _forget()
    plain, ours = median(bare), median(outbox)
    print(f"bare Celery  {plain:7.0f} jobs/s   {[round(rate) for rate in bare]}")
    print(f"outbox       {ours:7.0f} jobs/s   {[round(rate) for rate in outbox]}")
    print(f"ratio        {ours / plain:7.2f}          wanted: at least 0.30")


def jobs_a_second(worker: Started, redis: Redis, publish: Callable[[], None]) -> float:
    """One side: publish, start the worker, and take the times its jobs left in Redis."""
    with Store(port=redis.port) as store:
        store.delete("times", "effects")
        publish()
        worker.start()
        try:
            wait_for(
                lambda: store.llen("times") >= JOBS,
                WITHIN_S,
                lambda: f"{store.llen('times')} of {JOBS} jobs\n{worker.log[-800:]}",
            )
        finally:
            worker.kill()
        times = sorted(float(moment) for moment in store.lrange("times", 0, -1))
    return (len(times) - 1) / (times[-1] - times[0])


def _publish_bare() -> None:
    from benchmarks.outbox_jobs import nothing

    for _ in range(JOBS):
        nothing.delay()


def _owe() -> None:
    """A thousand effects, each owed twice under its key: the second time is the dedupe that is paid for too."""
    from django.db import transaction

    from network.outbox.actions import owe

    run = time.time_ns()
    with transaction.atomic():
        for number in range(JOBS):
            for _ in range(2):
                owe("benchmark", f"benchmark:{run}:{number}")


def _forget() -> None:
    from network.outbox.models import Effect

    Effect.objects.filter(kind="benchmark").delete()


if __name__ == "__main__":
    main()
