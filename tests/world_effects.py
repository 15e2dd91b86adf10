"""Work that waits, or could not be done, for the tests that need some."""

from network.membership.models import Network
from network.outbox.models import Effect


def a_parked_effect(network: Network, reason: str = "ConnectionRefusedError: [Errno 111] refused") -> Effect:
    """Work that failed three times."""
    return Effect.objects.create(
        key=f"invitation:0:{network.pk}",
        kind="invitation",
        network=network,
        ids={"invitation": 0, "round": 1},
        state=Effect.State.PARKED,
        attempts=3,
        reason=reason,
    )
