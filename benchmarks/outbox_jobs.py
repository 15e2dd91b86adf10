"""The jobs of the outbox's benchmark: both leave the moment they ran, and do nothing else."""

import time
from functools import cache
from typing import Any

from celery import signals

from network.celery import app


@cache
def _store() -> Any:
    from django.conf import settings
    from redis import Redis

    return Redis.from_url(settings.REDIS_URL)


def leave_time() -> None:
    """Note the moment in Redis: the same small cost for both sides."""
    _store().rpush("times", time.time())


@app.task(name="benchmark.nothing")
def nothing() -> None:
    """Bare Celery's job."""
    leave_time()


@signals.worker_process_init.connect
def register(**_: Any) -> None:
    """Give the outbox its handler, once Django is ready and in each child."""
    from network.outbox.handlers import handles

    handles("benchmark")(leave_time)
