"""A network in October: a meeting behind it, another before it."""

from datetime import date, datetime

import pytest
import time_machine

from tests.design_process.agendas.october import NOW, PACIFIC
from tests.world import Cast, a_design_cycle
from tests.world_meetings import a_meeting, local


@pytest.fixture
def cast(db):
    """The cast since July, with a network meeting in September behind it; it is October now."""
    with time_machine.travel(datetime(2026, 7, 1, 12, tzinfo=PACIFIC), tick=False):
        found = Cast()
    with time_machine.travel(NOW, tick=False):
        a_design_cycle(found.network, by=found.facilitator, starts_on=date(2026, 8, 17))
        yield found


@pytest.fixture
def last(cast):
    return a_meeting(cast.network, "September meeting", starts_at=local(2026, 9, 16), tell=False)


@pytest.fixture
def meeting(cast, last):
    return a_meeting(cast.network, "November meeting", starts_at=local(2026, 11, 4), hours=4, tell=False)


@pytest.fixture
def hub(cast, client):
    client.force_login(cast.facilitator)
    return client
