"""The product's job runner with the drills' handlers in it and a quicker clock: `celery -A tests.services.app`."""

import os

from celery import signals

from network.celery import app
from tests.services.slow_mail import send_slowly
from tests.services.wall_clock import follow

app.conf.imports = ["tests.services.handlers"]  # once Django is ready
app.conf.beat_schedule["tick"]["schedule"] = 1.0
if patience := os.environ.get("DRILL_VISIBILITY_S"):  # how long Redis waits for a message's acknowledgement
    app.conf.broker_transport_options = {**app.conf.broker_transport_options, "visibility_timeout": int(patience)}
if clock := os.environ.get("DRILL_CLOCK"):  # a file that says by how many seconds this machine's wall clock is off
    follow(clock)
    # A child of the pool inherits the clock, and not the thread that keeps it right.
    signals.worker_process_init.connect(lambda **_: follow(clock), weak=False)
if pause := os.environ.get("DRILL_SLOW_MAIL_S"):  # a mail server that takes its time, and keeps a list of what it got
    send_slowly(float(pause))

__all__ = ["app"]
