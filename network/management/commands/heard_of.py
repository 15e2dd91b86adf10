"""Whether clock, broker, worker and database work together: the health check of containers without a page."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from network.running import health


class Command(BaseCommand):
    help = "Fail unless a worker was heard of lately."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        answer = health.worker_heard_of()
        if answer != health.OK:
            raise CommandError(answer)
