"""What a deployment does before its processes start: the image calls this for static files, compose for tables."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from network.running import prepare


class Command(BaseCommand):
    help = "Bring tables and static files up to date. Safe to run from several machines at once."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--only", choices=["tables", "static"], help="one of the two")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["only"] != "static":
            moved = prepare.migrate()
            self.stdout.write(f"Tables: {'brought' if moved else 'were'} up to date.")
        if options["only"] != "tables":
            collected = prepare.collect_static()
            self.stdout.write(f"Static files: {'hashed and compressed' if collected else 'nothing to do'}.")
