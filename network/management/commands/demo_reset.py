"""Throw the demonstration away: `make demo-reset` calls this."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from network.running.reset import CannotReset, reset


class Command(BaseCommand):
    help = "Throw the demonstration's data away, and nothing else."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            reset(self.stdout.write)
        except CannotReset as problem:
            raise CommandError(str(problem)) from None
