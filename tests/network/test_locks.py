"""One at a time for each partition: with real threads, on real connections."""

import threading
import time
from datetime import date

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from network.outbox.locks import lock_number, partition_lock, try_partition_lock
from tests.threads import in_threads

WEEK = date(2026, 11, 16).toordinal()


def test_the_number_of_a_partition_never_changes():
    assert lock_number("rollup", 7, WEEK) == 6838843308494398830
    assert -(2**63) <= lock_number("plan") < 2**63


def test_partitions_have_numbers_of_their_own():
    numbers = {lock_number(name, a, b) for name in ("rollup", "plan") for a in range(40) for b in range(40)}
    assert len(numbers) == 2 * 40 * 40
    assert lock_number("rollup", 1, 23) != lock_number("rollup", 12, 3)


@pytest.mark.usefixtures("real_rows")
@pytest.mark.parametrize("lock", [partition_lock, try_partition_lock])
def test_a_lock_outside_a_transaction_is_refused(lock):
    with pytest.raises(TransactionManagementError), lock("rollup", 1):
        pass


@pytest.mark.usefixtures("real_rows")
def test_only_one_is_inside_at_a_time():
    inside, most = 0, 0

    def work(_):
        nonlocal inside, most
        with transaction.atomic(), partition_lock("rollup", 1, WEEK):
            inside += 1
            most = max(most, inside)
            time.sleep(0.02)
            inside -= 1

    in_threads(work, 8)
    assert (most, inside) == (1, 0)


@pytest.mark.usefixtures("real_rows")
def test_other_partitions_do_not_wait():
    meet = threading.Barrier(3, timeout=10)  # broken, and the test fails, unless all three are inside at once

    def work(index):
        with transaction.atomic(), partition_lock("rollup", index, WEEK):
            meet.wait()

    in_threads(work, 3)


@pytest.mark.usefixtures("real_rows")
def test_trying_does_not_wait_and_a_failed_transaction_lets_go():
    def other(_):
        with transaction.atomic(), try_partition_lock("rollup", 1, WEEK) as mine:
            return mine

    def fail():
        with transaction.atomic(), try_partition_lock("rollup", 1, WEEK) as mine:
            assert (mine, in_threads(other, 1)) == (True, [False])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert in_threads(other, 1) == [True]


@pytest.mark.usefixtures("real_rows")
def test_the_lock_lasts_as_long_as_the_transaction_not_the_block():
    def other(_):
        with transaction.atomic(), try_partition_lock("rollup", 1) as mine:
            return mine

    with transaction.atomic():
        with partition_lock("rollup", 1):
            pass
        assert in_threads(other, 1) == [False]
