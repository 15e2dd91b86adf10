"""What tests of the network folder share."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from network.outbox import handlers, waking


@pytest.fixture
def real_rows(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The outbox's tables without a transaction around the test, so that threads see each other's rows.

    Quicker than `transactional_db`, which empties every table there is.
    """
    from network.outbox.models import Effect, Heartbeat, Slot

    with django_db_blocker.unblock():
        yield
        for model in (Effect, Slot, Heartbeat):
            model.objects.all().delete()


@pytest.fixture
def kind(monkeypatch):
    """Register handlers and jobs for one test: `kind("mail", function)`."""
    monkeypatch.setattr(handlers, "_handlers", {})
    monkeypatch.setattr(handlers, "_jobs", {})
    return lambda name, function: handlers.handles(name)(function)


@pytest.fixture
def woken(monkeypatch):
    """The effects a worker was told of."""
    told = []
    monkeypatch.setattr(waking, "send", told.append)
    monkeypatch.setattr(waking, "broker", waking.Broker())
    return told


@pytest.fixture
def later():
    """Let time pass: `later(seconds=60)`."""
    with time_machine.travel(datetime.now(UTC)) as traveller:
        yield lambda **span: traveller.shift(timedelta(**span))
