"""Celery's settings, each with its reason (Celery 5.7, kombu 5.7; Redis, or files where there is none)."""

from pathlib import Path
from typing import Any

from celery.schedules import crontab
from django.conf import settings
from kombu import Exchange, Queue

broker_url = settings.CELERY_BROKER_URL
_files = broker_url.startswith("filesystem")

# --- tasks --------------------------------------------------------------------------------------

# Tasks are idempotent, so acknowledge after the work: a killed worker's task comes back.
task_acks_late = True
# Late acks alone still acknowledge when the pool child dies. The attempts counter of the outbox stops poison tasks.
task_reject_on_worker_lost = True
# How long the result of a child that is gone may still be under way, where the pool cannot tell (10 s unless said).
worker_lost_wait = 2
# A task is short: one letter, one partition. Work that takes longer is cut into several effects.
task_soft_time_limit = 40
task_time_limit = 45
# Results live in our own tables: none to fetch, to expire, or to leak connections to.
task_ignore_result = True
task_store_errors_even_if_ignored = False
# Only JSON, so that a message can never be code.
accept_content = ["json"]
# The clock's messages have a lane of their own: a long backlog of effects must not keep the sweep and the jobs waiting.
# So has what takes minutes (a solver at work): a site with much of it gives it a worker of its own with `-Q long`.
task_queues = [Queue(name, Exchange(name), routing_key=name) for name in ("effects", "clock", "long")]
task_default_queue = "effects"
task_routes = {
    "network.outbox.tasks.tick": {"queue": "clock"},
    "network.outbox.tasks.sweep": {"queue": "clock"},
    "network.outbox.tasks.perform_long": {"queue": "long"},
}

# --- the worker ---------------------------------------------------------------------------------

# Nothing is hoarded by a worker that is busy.
worker_prefetch_multiplier = 1
# A late-ack task must not run on beside its redelivered twin when the broker's line drops.
worker_cancel_long_running_tasks_on_connection_loss = True
# Against slow leaks: a pool child is replaced after so many tasks, or when it has grown beyond so many kB.
worker_max_tasks_per_child = 500
worker_max_memory_per_child = 400_000
# A deploy lets running tasks come to their end; one that does not is cut, and comes back by its row.
worker_soft_shutdown_timeout = 30
# No countdowns are used (a time that is due stands in a table); should one slip in, it must not fill the memory.
worker_eta_task_limit = 100
# The log is Django's (settings.LOGGING), in the worker too.
worker_hijack_root_logger = False

# --- the broker ---------------------------------------------------------------------------------

# Redis may be away for long: go on trying for ever instead of giving up after 100 times.
broker_connection_retry_on_startup = True
broker_connection_max_retries = None
# A page that publishes tries once, for a second at the most: the row is there, the sweep will send it.
task_publish_retry = False
broker_transport_options: dict[str, Any]

if _files:
    broker_transport = "network.lib.filebroker:Transport"
    _folder = Path(settings.VAR_DIR) / "broker"
    for _name in ("queue", "taken"):
        (_folder / _name).mkdir(parents=True, exist_ok=True)
    broker_transport_options = {
        "data_folder_in": str(_folder / "queue"),
        "data_folder_out": str(_folder / "queue"),
        "processed_folder": str(_folder / "taken"),
        "polling_interval": 0.1,
    }
    # Files cannot be listened to by many: no gossip, no remote control.
    worker_enable_remote_control = False
else:
    broker_transport_options = {
        # Above the hard time limit: a killed worker's task returns, and never while it may still run.
        "visibility_timeout": 60,
        # How often that is looked for: every 2 s, at each look (by default every 10th look of 10 s).
        "unacked_restore_interval": 2,
        "unacked_restore_throttle": 1,
        # A page waits for Redis no longer than this. The worker raises the second one, see network/celery.py.
        "socket_connect_timeout": 1,
        "socket_timeout": 1,
        # One try for a connection (there is no retry below this one either).
        "max_retries": 0,
        "retry_on_timeout": False,
        # A line that died without a word is found within half a minute.
        "socket_keepalive": True,
        "health_check_interval": 10,
    }

# --- the clock ----------------------------------------------------------------------------------

# The scheduler knows no daylight saving: local time is the business of each job.
enable_utc = True
timezone = "UTC"
beat_schedule = {
    # One tick a minute finds what is due in our own tables; no long countdowns in the broker.
    "tick": {"task": "network.outbox.tasks.tick", "schedule": crontab(), "options": {"expires": 50}},
    "sweep": {
        "task": "network.outbox.tasks.sweep",
        "schedule": settings.OUTBOX_SWEEP_EVERY_S,
        "options": {"expires": max(10.0, settings.OUTBOX_SWEEP_EVERY_S)},
    },
}
# A clock that is set back must not silence it, and nothing is kept on disk.
beat_scheduler = "network.outbox.beat:SteadyScheduler"
