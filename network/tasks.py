"""The tasks of this app, for Celery: read by nobody else."""

from network.outbox.tasks import perform, sweep, tick

__all__ = ["perform", "sweep", "tick"]
