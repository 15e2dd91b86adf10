"""The tasks of this app, for Celery: read by nobody else."""

from network.outbox.tasks import perform, perform_long, sweep, tick

__all__ = ["perform", "perform_long", "sweep", "tick"]
