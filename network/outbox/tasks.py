"""What Celery calls. Each takes ids, and may be delivered any number of times.

Celery would open and close a database connection for each task; here they are kept as a web process keeps them
(`CONN_MAX_AGE`), and `close_old_connections` drops one that is too old or that a restarted server has left behind.
"""

import logging
from datetime import datetime

from celery import shared_task
from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from network.lib.deep_calls import with_room
from network.outbox import actions, handlers, performing, waking
from network.outbox.handlers import Job, scheduled
from network.outbox.models import Heartbeat

log = logging.getLogger(__name__)


def _renew_connection() -> None:
    if not connection.in_atomic_block:  # as in a test, or a shell: there the caller's connection is the caller's
        close_old_connections()


@shared_task(name="network.outbox.tasks.perform")
def perform(effect_id: int) -> None:
    """Do one owed effect. One of a long kind goes on to the lane of its own."""
    _renew_connection()
    try:
        performing.do(effect_id, hurried=True)
    except performing.NeedsTime:
        perform_long.apply_async((effect_id,), expires=waking.EXPIRES_S)


@shared_task(name="network.outbox.tasks.perform_long", soft_time_limit=handlers.LONG_S - 5, time_limit=handlers.LONG_S)
def perform_long(effect_id: int) -> None:
    """Do one owed effect that takes its time.

    Its message comes back after the broker's visibility timeout although it is still at work: whoever gets it then
    finds the lock taken, and leaves.
    """
    _renew_connection()
    performing.do(effect_id)


@shared_task(name="network.outbox.tasks.sweep")
def sweep() -> None:
    """Find what the broker or a worker lost. Its heartbeat has come the whole way: clock, broker, worker, database."""
    _renew_connection()
    Heartbeat.objects.update_or_create(name="worker", defaults={"at": timezone.now()})
    actions.sweep()


@shared_task(name="network.outbox.tasks.tick")
@with_room
def tick() -> None:
    """Give every scheduled job whose time has come its turn, once, however many clocks tick."""
    _renew_connection()
    now = timezone.now()
    for job in scheduled():
        try:
            give_turn(job, now)
        except Exception:  # one job's failure must not cost the others their turn; its own comes back next tick
            log.exception("scheduled job %s failed", job.name)


@transaction.atomic
def give_turn(job: Job, now: datetime) -> None:
    """Run a job if its turn has come and nobody had it. The turn and what the job owes commit together, or not."""
    slot = job.slot(now)
    if slot is not None and actions.take_slot(job.name, slot):
        job.run()
