"""Scheduled jobs take each turn once; what is old is forgotten; the times that things may take fit together."""

import pytest

from network.outbox import actions, handlers, performing, tasks, waking
from network.outbox.actions import KEEP, prune
from network.outbox.models import Effect, Slot
from network.outbox.performing import do
from tests.network.test_outbox import note, noted, promise
from tests.threads import in_threads

State = Effect.State
real_threads = pytest.mark.usefixtures("real_rows")

# --- scheduled jobs -----------------------------------------------------------------------------


@real_threads
def test_however_many_clocks_tick_a_turn_is_taken_once(kind):
    handlers.schedule(handlers.Job("nightly", slot=lambda now: "2026-11-22", run=note))
    in_threads(lambda _: tasks.tick(), 6)
    tasks.tick()
    assert noted() == 1


@real_threads
def test_a_failed_turn_comes_back_and_costs_the_other_jobs_nothing(kind):
    troubles = [True]

    def job():
        note()
        if troubles:
            raise ValueError(troubles.pop())

    handlers.schedule(handlers.Job("fails", slot=lambda now: "today", run=job))
    handlers.schedule(handlers.Job("works", slot=lambda now: "today", run=lambda: promise(key="works")))
    handlers.schedule(handlers.Job("rests", slot=lambda now: None, run=lambda: promise(key="rests")))
    tasks.tick()
    assert (noted(), list(Effect.objects.values_list("key", flat=True))) == (0, ["works"])
    tasks.tick()
    tasks.tick()
    assert noted() == 1
    assert set(Slot.objects.exclude(job="noted").values_list("job", flat=True)) == {"fails", "works"}


@pytest.mark.django_db
def test_old_effects_and_turns_are_forgotten_the_rest_is_kept(kind, later):
    kind("mail", lambda: None)
    do(promise(key="done long ago").pk)
    promise(key="owed long ago")
    actions.take_slot("nightly", "2026-11-22")
    later(days=KEEP.days, hours=1)
    do(promise(key="done today").pk)
    actions.take_slot("nightly", "2027-12-28")
    assert prune() == 2
    assert set(Effect.objects.values_list("key", flat=True)) == {"owed long ago", "done today"}
    assert Slot.objects.get().slot == "2027-12-28"


def test_two_handlers_of_one_kind_are_refused(kind):
    kind("mail", lambda: None)
    with pytest.raises(ValueError, match="two handlers"):
        kind("mail", lambda: None)


def test_the_outbox_prunes_itself_once_a_day():
    assert "prune-outbox" in {job.name for job in handlers.scheduled()}


def test_how_long_things_may_take_fits_together(settings):
    from network import celery_config as config

    assert config.task_soft_time_limit < config.task_time_limit < settings.OUTBOX_LOST_AFTER_S
    assert performing.SETTLES_IN.total_seconds() < config.task_soft_time_limit
    assert settings.OUTBOX_SWEEP_EVERY_S + settings.OUTBOX_WAKE_AFTER_S <= 60
    assert waking.EXPIRES_S > settings.OUTBOX_SWEEP_EVERY_S + settings.OUTBOX_WAKE_AFTER_S
