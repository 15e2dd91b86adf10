"""How a snapshot is cited: whose page, of which day, and the address under which it stays."""

from datetime import date

from django.utils import timezone

from design_process.sharing.models import Snapshot
from network.lib.letters import absolute


def citation_of(snapshot: Snapshot) -> dict[str, str]:
    """`day`, `address`, and `words`: the line that goes under a figure."""
    day = date.fromisoformat(snapshot.content["as_of"])
    said = f"{day.day} {day:%b %Y}"
    address = absolute(snapshot.get_absolute_url())
    title, network = snapshot.content["title"], snapshot.content["network"]
    whose = title if title == network else f"{title}, {network}"
    words = f"{whose}: as of {said}. Snapshot {snapshot.code}, {address}"
    if gone := snapshot.withdrawn:
        on = timezone.localdate(gone.at)
        words += f" (withdrawn on {on.day} {on:%b %Y} because: {gone.why})"
    return {"day": said, "address": address, "words": words}
