"""The product's job runner with the drills' handlers in it and a quicker clock: `celery -A tests.services.app`."""

from network.celery import app

app.conf.imports = ["tests.services.handlers"]  # once Django is ready
app.conf.beat_schedule["tick"]["schedule"] = 1.0

__all__ = ["app"]
