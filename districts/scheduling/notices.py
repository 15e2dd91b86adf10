"""What a publication owes: its dates, one at a time, then everybody's letter."""

from districts.scheduling.publishing import owe_letters, put_out
from network.outbox.handlers import handles


@handles("publish_date")
def publish_date(row: int) -> None:
    """Bring one date of a plan into the calendar."""
    put_out(row)


@handles("publish_letters")
def publish_letters(publication: int) -> None:
    """All dates stand: write to everybody, one letter each."""
    owe_letters(publication)
