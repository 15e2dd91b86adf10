"""`manage.py charts < cases.json > answers.json`: charts judged from the shell, without a database."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from design_process.measures.chart_cases import answers
from design_process.measures.spc.readings import Refused

REFUSED = 2  # exit code: these are no cases


class Command(BaseCommand):
    help = "Judge run charts and Shewhart charts: reads cases as JSON, writes what each chart says as JSON."
    requires_system_checks = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            said = answers(json.load(sys.stdin))
        except Refused as refused:
            raise CommandError(refused.words, returncode=REFUSED) from refused
        except ValueError as wrong:  # no JSON, or not even text
            raise CommandError(f"The cases are not JSON: {wrong}", returncode=REFUSED) from wrong
        self.stdout.write(json.dumps(said, ensure_ascii=False))
