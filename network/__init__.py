"""Who takes part, and the life of the hub. Imports nothing of ours."""

from network.celery import app as celery_app

__all__ = ["celery_app"]
