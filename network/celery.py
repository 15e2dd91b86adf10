"""The job runner. A message only wakes a worker up: what is owed stands in the outbox table."""

import os
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

from celery import Celery, signals
from celery.exceptions import SecurityWarning

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
app = Celery("trellis")
app.config_from_object("network.celery_config")
# Celery would close the database connection after each task. Ours look after it themselves (network/outbox/tasks.py).
app.conf["CELERY_DB_REUSE_MAX"] = 1_000_000_000
app.autodiscover_tasks(["network"])

# Celery warns whoever runs a worker as root, for messages may carry code. Ours are JSON, and hold one number.
warnings.filterwarnings("ignore", "You're running the worker with superuser privileges", SecurityWarning)


@signals.celeryd_init.connect
def be_patient(conf: Any, **_: Any) -> None:
    """A page gives the broker one second; a worker has time, and must not drop its line for a slow moment."""
    if "socket_timeout" in conf.broker_transport_options:
        conf.broker_transport_options = {**conf.broker_transport_options, "socket_timeout": 10}


@signals.worker_process_init.connect
def go_first(**_: Any) -> None:
    """Where memory runs out the system ends the child that works, not its parent, which starts another."""
    with suppress(OSError):  # not Linux, or not allowed
        Path("/proc/self/oom_score_adj").write_text("500")
