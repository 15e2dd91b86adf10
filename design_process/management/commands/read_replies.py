"""`manage.py read_replies`: take the letters that have arrived now, without waiting for the clock."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from design_process.one_minute.jobs import AT_ONCE, owe_readings
from network.lib.inbox import inbox
from network.outbox.models import Effect
from network.outbox.performing import do


class Command(BaseCommand):
    help = "Take the answers by reply that have arrived. Safe beside workers, and twice."

    def handle(self, *args: Any, **options: Any) -> None:
        source = inbox()
        if source is None:
            raise CommandError("This site takes no mail: set INBOUND_ADDRESS.")
        before = len(source.waiting(AT_ONCE))
        with transaction.atomic():
            owe_readings()
        for pk in list(Effect.objects.owed().filter(kind="read_reply").values_list("pk", flat=True)):
            do(pk)
        left = len(source.waiting(AT_ONCE))
        self.stdout.write(f"{before - left} taken or put aside, {left} left, {source.count_aside()} lie aside.")
