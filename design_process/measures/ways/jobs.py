"""What a worker does for the other ways: computing how each would look, and printing the one that was chosen."""

from datetime import date

from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.measures.ways import actions
from network.outbox.handlers import handles
from network.people.models import Person


@handles("look_at_ways", long=True)
def look_at_ways(ways: int) -> None:
    """Killed at any line it leaves nothing; called again, it finds the same."""
    actions.keep_look(ways)


@handles("print_way", long=True)
def print_way(indicator: int, period: str, way: str, by: int) -> None:
    """Killed at any line it leaves what stood; called again, the same."""
    found = Indicator.objects.select_related("network").get(pk=indicator)
    person = Person.objects.get(pk=by)
    actions.print_way(found, date.fromisoformat(period), way, by=person, now=timezone.now())
