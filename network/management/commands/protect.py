"""`manage.py protect < cases.json > publication.json`: what may be printed, from the shell, without a database."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from network.lib.suppression import BadCase, protect
from network.lib.suppression.reading import as_data, read_cases

REFUSED = 2  # exit code: these are no cases


class Command(BaseCommand):
    help = "Protect small groups: reads cases as JSON, writes what of each may be printed as JSON."
    requires_system_checks = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            cases = read_cases(json.load(sys.stdin))
        except BadCase as refused:
            raise CommandError(str(refused), returncode=REFUSED) from refused
        except ValueError as wrong:  # no JSON, or not even text
            raise CommandError(f"The cases are not JSON: {wrong}", returncode=REFUSED) from wrong
        said = {name: as_data(protect(case)) for name, case in cases.items()}
        self.stdout.write(json.dumps(said, indent=1, ensure_ascii=False))
