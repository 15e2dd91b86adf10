"""One at a time for each partition of the work (a network's week), whatever the number of workers.

The lock is PostgreSQL's own and belongs to the transaction: it is let go when the transaction ends, however it ends.
A killed worker leaves none behind, and it holds through a pooler that hands connections round.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.transaction import TransactionManagementError


def lock_number(name: str, *ids: int) -> int:
    """The signed 64-bit number that stands for a partition: the same in every process and every release."""
    text = ":".join([name, *map(str, ids)])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


@contextmanager
def partition_lock(name: str, *ids: int) -> Iterator[None]:
    """Wait for the partition, and keep it until the transaction around this block ends (not the block itself).

    What the block reads is what the one before it committed. Raises `TransactionManagementError` outside a
    transaction, where the lock would be gone before the first statement. Who takes several takes them in the order
    of their ids, or two of them wait for each other.
    """
    _ask("SELECT pg_advisory_xact_lock(%s)", lock_number(name, *ids))
    yield


@contextmanager
def try_partition_lock(name: str, *ids: int) -> Iterator[bool]:
    """As `partition_lock`, without waiting: gives False when somebody else is at this partition."""
    yield bool(_ask("SELECT pg_try_advisory_xact_lock(%s)", lock_number(name, *ids)))


def _ask(sql: str, number: int) -> object:
    if not connection.in_atomic_block:
        raise TransactionManagementError("a partition is locked inside a transaction")
    with connection.cursor() as cursor:
        cursor.execute(sql, [number])
        return cursor.fetchone()[0]
