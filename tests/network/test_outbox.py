"""What is owed is done exactly once, on real PostgreSQL with real threads; what fails three times is parked."""

from datetime import timedelta
from time import monotonic, sleep
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from network.outbox import actions, tasks, waking
from network.outbox.actions import owe, sweep, unpark
from network.outbox.models import Effect, Heartbeat, Slot
from network.outbox.performing import Overtaken, carry_out, claim, do
from tests.threads import in_threads

State = Effect.State
real_threads = pytest.mark.usefixtures("real_rows")


def promise(name="mail", key="mail:1", **more):
    with transaction.atomic():
        owe(name, key, **more)
    return Effect.objects.get(key=key)


def note(what=""):
    """A handler's write to the database, seen in the table of turns (it needs no network)."""
    Slot.objects.create(job="noted", slot=what or uuid4().hex)


def noted():
    return Slot.objects.filter(job="noted").count()


def die(**_):
    """As a kill: not an `Exception`, so nothing of ours handles it."""
    raise SystemExit


# --- owing --------------------------------------------------------------------------------------


@real_threads
def test_what_is_rolled_back_is_not_owed(woken):
    def fail():
        with transaction.atomic():
            owe("mail", "mail:1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (Effect.objects.count(), woken) == (0, [])


@real_threads
def test_a_worker_is_woken_once_and_only_after_commit(woken):
    with transaction.atomic():
        owe("mail", "mail:1", letter=7)
        owe("mail", "mail:1", letter=7)
        assert woken == []
    effect = Effect.objects.get()
    assert woken == [effect.pk]
    assert (effect.ids, effect.state, effect.wanted) == ({"letter": 7}, State.OWED, 1)


@real_threads
def test_two_pages_owe_the_same_effect_at_once(woken):
    in_threads(lambda _: promise(), 8)
    assert Effect.objects.get().wanted == 1
    assert len(woken) == 1


@real_threads
def test_two_pages_owe_it_again_at_once_and_no_wish_is_lost(woken):
    in_threads(lambda number: promise(again=True, page=number), 8)
    assert Effect.objects.get().wanted == 8


@pytest.mark.django_db
def test_what_was_done_is_owed_once_more_only_with_again(kind):
    done = []
    kind("mail", lambda **ids: done.append(ids))
    effect = promise(draft=1)
    assert do(effect.pk)
    promise(draft=2)
    assert not do(effect.pk)
    promise(draft=3, again=True)
    assert do(effect.pk)
    assert done == [{"draft": 1}, {"draft": 3}]


# --- doing --------------------------------------------------------------------------------------


@real_threads
def test_of_many_workers_one_does_it(kind):
    kind("mail", note)
    effect = promise()
    assert sorted(in_threads(lambda _: do(effect.pk), 8)) == [False] * 7 + [True]
    effect.refresh_from_db()
    assert (noted(), effect.state, effect.fence) == (1, State.DONE, 1)


@real_threads
def test_a_message_that_comes_while_it_is_being_done_changes_nothing(kind):
    effect = promise()

    def slow():
        note()
        assert in_threads(lambda _: do(effect.pk), 3) == [False] * 3

    kind("mail", slow)
    assert do(effect.pk)
    effect.refresh_from_db()
    assert (noted(), effect.attempts) == (1, 1)


@real_threads
def test_owed_again_while_it_is_being_done_it_is_done_twice(kind, woken):
    runs = []

    def rollup(**ids):
        runs.append(ids)
        if len(runs) == 1:
            in_threads(lambda _: promise("rollup", "week", again=True, change=2), 1)

    kind("rollup", rollup)
    effect = promise("rollup", "week", change=1)
    assert do(effect.pk)
    effect.refresh_from_db()
    assert (effect.state, effect.wanted, effect.done) == (State.OWED, 2, 1)
    assert woken == [effect.pk, effect.pk]
    assert do(effect.pk)
    effect.refresh_from_db()
    assert (effect.state, effect.wanted, effect.done) == (State.DONE, 2, 2)
    assert runs == [{"change": 1}, {"change": 2}]


@pytest.mark.django_db
def test_what_a_failed_handler_wrote_is_undone(kind, later):
    def half():
        note()
        raise ValueError("no such letter")

    kind("mail", half)
    effect = promise()
    for seconds in (0, 21, 41):
        later(seconds=seconds)
        assert not do(effect.pk)
    effect.refresh_from_db()
    assert (effect.state, effect.attempts, effect.reason, noted()) == (
        State.PARKED,
        3,
        "ValueError: no such letter",
        0,
    )
    later(days=1)
    assert not do(effect.pk)


@pytest.mark.django_db
def test_a_failed_effect_waits_before_it_is_tried_again(kind, later, woken):
    kind("mail", lambda: 1 / 0)
    effect = promise()
    assert not do(effect.pk)
    later(seconds=19)
    assert (do(effect.pk), sweep()) == (False, 0)
    assert Effect.objects.get().attempts == 1
    later(seconds=2)
    assert (sweep(), woken) == (1, [effect.pk])


@pytest.mark.django_db
def test_an_effect_nobody_handles_is_parked_with_that_reason(later):
    effect = promise("unheard-of")
    for _ in range(3):
        do(effect.pk)
        later(minutes=2)
    effect.refresh_from_db()
    assert (effect.state, effect.reason) == (
        State.PARKED,
        "LookupError: nothing handles effects of kind 'unheard-of'",
    )


@real_threads
def test_an_effect_that_kills_its_worker_stops_after_three(kind, later):
    kind("mail", die)
    effect = promise()
    for _ in range(3):
        with pytest.raises(SystemExit):
            do(effect.pk)
        later(seconds=1)
    assert not do(effect.pk)
    effect.refresh_from_db()
    assert (effect.state, effect.attempts) == (State.PARKED, 3)
    assert "stopped each of the 3 times" in effect.reason


@real_threads
def test_a_dead_workers_claim_is_taken_over_at_once_a_living_ones_is_not(kind):
    effect = promise()
    kind("mail", note)
    [dead] = in_threads(lambda _: claim(effect.pk), 1)
    assert dead is not None
    assert do(effect.pk)  # waits half a second for the lock of a claim so young
    with pytest.raises(Overtaken):
        carry_out(dead)
    effect.refresh_from_db()
    assert (effect.attempts, effect.state, noted()) == (2, State.DONE, 1)


@real_threads
def test_a_worker_silent_for_longer_than_any_limit_is_overtaken_and_its_late_write_refused(kind, later):
    effect = promise()
    runs = []

    def freezes_once():
        runs.append("begun")
        note()
        if len(runs) == 1:
            later(seconds=61)
            assert in_threads(lambda _: do(effect.pk), 1) == [True]  # somebody else, meanwhile

    kind("mail", freezes_once)
    assert not do(effect.pk)
    effect.refresh_from_db()
    assert (len(runs), noted()) == (2, 1)
    assert (effect.state, effect.fence, effect.attempts) == (State.DONE, 2, 2)


@real_threads
def test_the_locks_of_a_frozen_worker_block_the_others_no_longer_than_the_limit(kind, settings):
    settings.OUTBOX_LOST_AFTER_S = 1
    effect = promise()
    runs = []

    def freezes_once():
        runs.append("begun")
        note("the same row")
        if len(runs) == 1:
            sleep(1.2)
            assert in_threads(lambda _: do(effect.pk), 1) == [True]  # somebody else, meanwhile

    kind("mail", freezes_once)
    begun = monotonic()
    assert not do(effect.pk)
    assert monotonic() - begun < 5
    effect.refresh_from_db()
    assert (len(runs), noted(), effect.state, effect.fence) == (2, 1, State.DONE, 2)


# --- wanted again while it fails ----------------------------------------------------------------


@pytest.mark.django_db
def test_a_poisonous_effect_owed_again_and_again_is_parked_all_the_same(kind, later):
    kind("rollup", lambda: 1 / 0)
    effect = promise("rollup", "week")
    for _ in range(3):
        do(effect.pk)
        promise("rollup", "week", again=True)
        later(minutes=2)
    effect.refresh_from_db()
    assert (effect.attempts, effect.wanted) == (2, 4)  # the wish after parking gave it one try more
    assert not do(effect.pk)
    effect.refresh_from_db()
    assert (effect.state, effect.attempts) == (State.PARKED, 3)


@pytest.mark.django_db
def test_a_parked_effect_is_tried_from_the_start_when_a_person_says_so(kind, later):
    mended = []
    kind("mail", lambda: mended or 1 / 0)
    effect = promise()
    for _ in range(3):
        do(effect.pk)
        later(minutes=2)
    assert Effect.objects.parked().get() == effect
    mended.append(True)
    unpark(effect)
    assert do(effect.pk)
    effect.refresh_from_db()
    assert (effect.state, effect.reason) == (State.DONE, "")
    unpark(effect)  # nothing to unpark any more
    assert Effect.objects.get().state == State.DONE


# --- the sweep, and a broker that is away -------------------------------------------------------


@pytest.mark.django_db
def test_the_sweep_wakes_what_is_owed_and_left_alone(kind, later, woken):
    kind("mail", lambda: None)
    left, done = promise(key="left"), promise(key="done")
    do(done.pk)
    assert sweep() == 0
    later(seconds=16)
    fresh = promise(key="fresh")
    assert (sweep(), woken) == (1, [left.pk])
    later(seconds=16)
    assert (sweep(), woken) == (2, [left.pk, left.pk, fresh.pk])


@pytest.mark.django_db
def test_the_sweep_wakes_a_dead_workers_effect_and_the_oldest_first(kind, later, woken, monkeypatch):
    begun, *others = [promise(key=f"mail:{number}") for number in range(4)]
    assert claim(begun.pk)
    later(seconds=16)
    monkeypatch.setattr(actions, "SWEEP_AT_ONCE", 3)
    assert sweep() == 3
    assert set(woken) < {effect.pk for effect in [begun, *others]}


@pytest.mark.django_db
def test_a_broker_that_is_away_is_tried_once_in_a_while_and_never_raises(monkeypatch):
    tried, now = [], 100.0

    def away(effect_id):
        tried.append(effect_id)
        raise OSError("connection refused")

    monkeypatch.setattr(waking, "send", away)
    monkeypatch.setattr(waking, "broker", waking.Broker())
    monkeypatch.setattr(waking, "monotonic", lambda: now)
    assert [waking.wake(number) for number in range(50)] == [False] * 50
    assert tried == [0]
    now += waking.QUIET_S
    assert not waking.wake(50)
    assert tried == [0, 50]
    monkeypatch.setattr(waking, "send", tried.append)
    now += waking.QUIET_S
    assert [waking.wake(51), waking.wake(52)] == [True, True]
    assert tried == [0, 50, 51, 52]


@pytest.mark.django_db
def test_the_sweep_stops_when_the_broker_is_away(later, monkeypatch):
    promise(key="a")
    promise(key="b")
    later(seconds=16)
    calls = []
    monkeypatch.setattr(actions, "wake", lambda effect_id: bool(calls.append(effect_id)))
    assert (sweep(), len(calls)) == (0, 1)


@pytest.mark.django_db
def test_the_heartbeat_is_written_by_the_task_that_sweeps():
    tasks.sweep()
    tasks.sweep()
    beat = Heartbeat.objects.get()
    assert beat.name == "worker"
    assert timezone.now() - beat.at < timedelta(seconds=5)
