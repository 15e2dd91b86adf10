"""Print a new code for the first visit, for a hub that was not started by `make run`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from network.running.first_visit import is_open, new_code


class Command(BaseCommand):
    help = "Print a new one-time code for the page that makes the first facilitator."

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_open():
            raise CommandError("Somebody has an account already. They can invite you.")
        self.stdout.write(new_code())
