"""The one thing the broker is for: telling a worker that there is something to do."""

import logging
from dataclasses import dataclass
from time import monotonic

log = logging.getLogger(__name__)
QUIET_S = 5.0  # after a failure, this process leaves the broker alone for so long
EXPIRES_S = 120  # an unread call is worth nothing when the sweep has long sent another; so they cannot pile up


@dataclass
class Broker:
    """What this process knows of the broker: until when (on the monotonic clock) it counts as away."""

    away_until: float = 0.0


broker = Broker()


def wake(effect_id: int) -> bool:
    """Tell a worker of an effect. Returns whether the message went out; never raises, and nothing is lost without it.

    A broker that is away costs at most one try (a second, by the settings of the connection) in `QUIET_S` seconds,
    however many effects a page owes: the sweep finds their rows.
    """
    if monotonic() < broker.away_until:
        return False
    try:
        send(effect_id)
    except Exception as problem:  # noqa: BLE001 - a broker may fail in any way, and must not cost anybody their page
        broker.away_until = monotonic() + QUIET_S
        log.warning("broker away, effect %s waits for the sweep: %s", effect_id, type(problem).__name__)
        return False
    return True


def send(effect_id: int) -> None:
    """Put the message into the broker. Raises whatever the broker's library does."""
    from network.outbox.tasks import perform  # the task module imports this one

    perform.apply_async((effect_id,), expires=EXPIRES_S)
