"""`manage.py protect < cases.json > publication.json`: what may be printed, from the shell, without a database."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from network.lib.suppression import BadCase, protect
from network.lib.suppression.contradictions import contradictions
from network.lib.suppression.reading import as_data, read_cases, unique

REFUSED = 2  # exit code: these are no cases, or some of them are none


class Command(BaseCommand):
    help = (
        "Protect small groups: reads cases as JSON, writes what of each may be printed as JSON. Cases that cannot be"
        " used are left out, named on standard error, and make the exit code 2; the others are answered."
    )
    requires_system_checks = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            cases, refused = read_cases(json.load(sys.stdin, object_pairs_hook=unique))
        except BadCase as wrong:
            raise CommandError(str(wrong), returncode=REFUSED) from wrong
        except (ValueError, RecursionError) as wrong:  # no JSON, or not even text
            raise CommandError(f"The cases are not JSON: {wrong}", returncode=REFUSED) from wrong
        for name, case in cases.items():
            for doubt in contradictions(case):
                self.stderr.write(f"Case {name}: {doubt} All that hangs together with it is hidden.")
        said = {name: as_data(protect(case)) for name, case in cases.items()}
        if said or not refused:
            self.stdout.write(json.dumps(said, indent=1, ensure_ascii=False))
        if refused:
            raise CommandError("\n".join(refused), returncode=REFUSED)
