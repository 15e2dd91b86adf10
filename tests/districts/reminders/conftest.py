"""What tests of reminders begin with: a cast of long standing, and a clock that shows the moment of a look."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail

from districts.reminders.jobs import owe_reminders
from network.outbox.models import Effect
from tests.world import Cast

PACIFIC = ZoneInfo("America/Los_Angeles")


@pytest.fixture
def cast(db):
    """The cast, in its roles since a summer before all days of these tests."""
    with time_machine.travel(datetime(2026, 7, 1, 12, tzinfo=PACIFIC), tick=False):
        return Cast()


@pytest.fixture
def at(perform_owed):
    """Let the clock show a moment, the job look once, and the worker do what is owed: who got which subject."""

    def look(*when: int) -> list[tuple[str, str]]:
        mail.outbox.clear()
        with time_machine.travel(datetime(*when, tzinfo=PACIFIC), tick=False):
            owe_reminders()
            Effect.objects.exclude(kind="reminder").delete()  # letters of the invitation are not looked at here
            perform_owed()
        return sorted((letter.to[0], letter.subject) for letter in mail.outbox)

    return look
