"""Drills: a worker that dies while it plans a year, and one that dies while a year goes out. Each invitation once."""

import os
import signal
import time
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from districts.scheduling import actions
from districts.scheduling.defaults import planned_year
from districts.scheduling.models import PlanDraft, PlanRun, PublishedRow
from districts.scheduling.publishing import next_number, publish
from districts.scheduling.runs import plan
from network.meetings.models import Invitee, Meeting
from network.outbox.models import Effect
from tests.services.processes import wait_for
from tests.world import a_member, a_person, a_seat
from tests.world_planning import a_draft, hub_of, placed

pytestmark = pytest.mark.services


@pytest.fixture
def network(transactional_db, cast):
    """A network with a year ahead of it: enough members that planning takes a moment."""
    placed(cast.member, 39.1, -121.0)
    placed(cast.neighbour, 39.2, -120.8)
    for number in range(10):
        member = a_member(cast.network, f"District {number:02}")
        placed(member, 39.0 + number * 0.07, -121.0 + number % 3 * 0.1)
        a_seat(member, a_person(f"driver{number}@sierra.test"))
    today = timezone.localdate()
    wished = {"starts_on": today + timedelta(days=21), "ends_on": today + timedelta(days=300)}
    actions.set_year(cast.network, wished, by=cast.facilitator)
    return cast.network


def ended(run):
    return lambda: PlanRun.objects.filter(pk=run.pk).exclude(state__in=PlanRun.ACTIVE).exists()


def worker_of(effect_key):
    """The process that has begun an effect, or 0."""
    row = Effect.objects.filter(key=effect_key, state=Effect.State.RUNNING).first()
    return int(row.worker.rpartition(":")[2]) if row else 0


def test_a_worker_is_killed_while_it_plans(network, redis_server, worker, beat, drill):
    with drill("planning, kill -9 the pool child") as measured:
        expected = a_draft(network, now=timezone.now()).plan
        worker("-c", "2", redis=redis_server)
        beat(redis=redis_server)
        run = actions.start_run(network, by=hub_of(network), now=timezone.now())
        key = actions.run_key(run)
        wait_for(lambda: PlanRun.objects.filter(pk=run.pk, state="running").exists(), 20, "the planner is at work")
        os.kill(worker_of(key), signal.SIGKILL)
        measured["s to finish"] = wait_for(ended(run), 60, "another worker has planned it")
        run.refresh_from_db()
        measured["attempts"] = Effect.objects.get(key=key).attempts
        measured["drafts"] = PlanDraft.objects.exclude(plan=None).count()
        assert (run.state, measured["attempts"], measured["drafts"]) == ("done", 2, 2)
        assert [(row["on"], row["host"]) for row in run.draft.plan["meetings"]] == [
            (row["on"], row["host"]) for row in expected["meetings"]
        ]


def test_a_run_is_stopped_from_the_page(network, redis_server, worker, beat, drill):
    with drill("planning, stopped") as measured:
        worker("-c", "1", redis=redis_server)
        beat(redis=redis_server)
        run = actions.start_run(network, by=hub_of(network), now=timezone.now())
        wait_for(lambda: PlanRun.objects.filter(pk=run.pk, state="running").exists(), 20, "the planner is at work")
        begun = time.monotonic()
        actions.stop_run(run, by=hub_of(network))
        wait_for(ended(run), 20, "it has stopped")
        measured["s to stop"] = time.monotonic() - begun
        run.refresh_from_db()
        assert run.state == "cancelled"
        assert not PlanDraft.objects.exists()


def test_a_worker_is_killed_while_a_year_goes_out(network, redis_server, worker, beat, drill):
    with drill("publishing, kill -9 the whole worker, twice") as measured:
        draft = a_draft(network, now=timezone.now())
        publication = publish(draft, number=next_number(planned_year(network)), by=hub_of(network))
        beat(redis=redis_server)
        for share in (3, 2):
            victim = worker("-c", "2", redis=redis_server)
            some = PublishedRow.objects.count() // share
            wait_for(
                lambda some=some: PublishedRow.objects.exclude(outcome="").count() >= some, 60, "some dates are out"
            )
            victim.kill()
        worker("-c", "2", redis=redis_server)
        done = lambda: Effect.objects.exclude(state=Effect.State.DONE).count() == 0  # noqa: E731
        measured["s to finish"] = wait_for(done, 120, "everything owed is done")
        publication.refresh_from_db()
        assert publication.done_at is not None
        rows = len(draft.plan["meetings"]) + len(draft.plan["checkins"])
        measured["dates"], measured["invitations"] = Meeting.objects.count(), Invitee.objects.count()
        assert measured["dates"] == rows
        letters = Counter(Effect.objects.filter(kind="calendar_letter").values_list("ids__person", flat=True))
        people = set(Invitee.objects.values_list("person", flat=True))
        assert letters == dict.fromkeys(people, 1)


def test_a_plan_that_takes_longer_than_a_letter_may_is_done_in_its_own_lane(network, redis_server, worker, beat):
    worker("-c", "1", "-Q", "effects,clock", redis=redis_server)
    beat(redis=redis_server)
    run = actions.start_run(network, by=hub_of(network), now=timezone.now())
    time.sleep(4)
    assert PlanRun.objects.get(pk=run.pk).state == "queued"  # nobody reads its lane
    worker("-c", "1", "-Q", "long", redis=redis_server)
    wait_for(ended(run), 60, "the worker of the long lane has planned it")
    assert plan(run.pk) is None  # delivered again, it changes nothing
    assert PlanDraft.objects.count() == 1
