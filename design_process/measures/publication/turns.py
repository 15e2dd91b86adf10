"""One decision at a time: of a period, and of all school years of an indicator, as one may be tied to another."""

from contextlib import AbstractContextManager
from datetime import date

from design_process.measures.models import Frequency, Indicator
from network.outbox.locks import partition_lock


def printing_lock(indicator: Indicator, period: date) -> AbstractContextManager[None]:
    """Wait until nobody else decides what this decision may rest on; kept until the transaction ends."""
    return partition_lock("print", indicator.pk, 0 if indicator.frequency == Frequency.YEAR else period.toordinal())
