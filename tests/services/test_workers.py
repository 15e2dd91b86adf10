"""Drills: workers that are killed, starved, frozen or poisoned. Nothing owed is lost, nothing is done twice."""

import os
import signal
import time

import pytest
from django.db import transaction

from network.outbox.actions import owe
from network.outbox.models import Effect
from tests.services.processes import wait_for

pytestmark = pytest.mark.services
State = Effect.State


def promise(kind, name, **ids):
    """Owe an effect as a page does."""
    with transaction.atomic():
        owe(kind, name, name=name, **ids)
    return Effect.objects.get(key=name)


def is_in(effect, state):
    return lambda: Effect.objects.filter(pk=effect.pk, state=state).exists()


def test_a_killed_pool_child(redis_server, worker, beat, scratch, starts, drill):
    with drill("1, kill -9 the pool child") as measured:
        worker("-c", "2", redis=redis_server)
        beat(redis=redis_server)
        effect = promise("drill_slow", "slow", seconds=2)
        wait_for(lambda: starts("slow"), 10, "the task has begun")
        first = starts("slow")[0]
        os.kill(first, signal.SIGKILL)
        measured["s to finish"] = wait_for(is_in(effect, State.DONE), 10, "another child has finished it")
        effect.refresh_from_db()
        measured["attempts"], measured["effects"] = effect.attempts, len(scratch("slow"))
        assert measured["attempts"] == 2
        assert [pid for _, pid in scratch("slow")] == [starts("slow")[1]]
        assert starts("slow")[1] != first


def test_a_killed_pool_child_without_a_clock(redis_server, worker, scratch, starts, drill):
    with drill("1b, kill -9 the pool child, with no sweep") as measured:
        worker("-c", "2", redis=redis_server)
        effect = promise("drill_slow", "slow", seconds=2)
        wait_for(lambda: starts("slow"), 10, "the task has begun")
        os.kill(starts("slow")[0], signal.SIGKILL)
        measured["s to finish"] = wait_for(is_in(effect, State.DONE), 10, "the broker has brought the message back")
        effect.refresh_from_db()
        assert (effect.attempts, len(scratch("slow"))) == (2, 1)


def test_a_killed_worker(redis_server, worker, beat, scratch, starts, drill):
    with drill("2, kill -9 the whole worker") as measured:
        beat(redis=redis_server)
        victim = worker("-c", "2", redis=redis_server)
        effect = promise("drill_slow", "slow", seconds=2)
        wait_for(lambda: starts("slow"), 10, "the task has begun")
        victim.kill()
        begun = time.monotonic()
        worker("-c", "2", redis=redis_server)
        wait_for(is_in(effect, State.DONE), 60, "another worker has finished it")
        measured["s to finish, its start included"] = time.monotonic() - begun
        effect.refresh_from_db()
        measured["attempts"], measured["effects"] = effect.attempts, len(scratch("slow"))
        assert (effect.attempts, len(scratch("slow"))) == (2, 1)


def test_a_poisonous_task(redis_server, worker, beat, scratch, starts, drill):
    with drill("3, a task that kills its worker") as measured:
        worker("-c", "2", redis=redis_server)
        beat(redis=redis_server)
        poison = promise("drill_poison", "poison")
        others = [promise("drill_quick", f"quick-{number}") for number in range(10)]
        measured["s until parked"] = wait_for(is_in(poison, State.PARKED), 40, "the poison is parked")
        after = promise("drill_quick", "after")
        wait_for(is_in(after, State.DONE), 10, "the queue moves on")
        poison.refresh_from_db()
        measured["starts"], measured["reason"] = len(starts("poison")), repr(poison.reason)
        assert (poison.attempts, len(starts("poison")), scratch("poison")) == (3, 3, [])
        assert "stopped each of the 3 times" in poison.reason
        assert [len(scratch(effect.key)) for effect in others] == [1] * 10
        time.sleep(4)  # several sweeps later it still rests
        assert len(starts("poison")) == 3


def test_a_worker_that_thaws(redis_server, worker, beat, scratch, starts, drill):
    with drill("5, a frozen worker comes back") as measured:
        worker("-c", "2", redis=redis_server, OUTBOX_LOST_AFTER_S="3")
        beat(redis=redis_server)
        effect = promise("drill_frozen", "frozen")
        measured["s to finish"] = wait_for(is_in(effect, State.DONE), 30, "another child has finished it")
        old, new = starts("frozen")
        os.kill(old, signal.SIGCONT)
        time.sleep(2)
        effect.refresh_from_db()
        measured["effects"], measured["claims"] = len(scratch("frozen")), effect.fence
        assert [pid for _, pid in scratch("frozen")] == [new]
        assert (effect.state, effect.done, effect.fence) == (State.DONE, 1, 2)
