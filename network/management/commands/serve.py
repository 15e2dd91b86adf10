"""Start everything that runs: `make demo` and `make run` call this."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from network.running.processes import ChildEnded
from network.running.serve import CannotServe, serve


class Command(BaseCommand):
    help = "Start web, worker and scheduler (and PostgreSQL, unless DATABASE_URL is set) until Ctrl-C. PORT: 8000."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            port = int(os.environ.get("PORT") or 8000)
        except ValueError:
            raise CommandError("PORT must be a number, such as 8123.") from None
        try:
            serve(port, self.say)
        except (CannotServe, ChildEnded) as problem:
            raise CommandError(str(problem)) from None

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
