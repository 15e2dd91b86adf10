"""What was not done in a cycle goes on in the next one: ticked, once, with its owner, and the way back shown."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.full_plan.actions import finish_task
from design_process.cycles.full_plan.models import CycleTask
from design_process.cycles.models import TestCycle
from tests.threads import in_threads
from tests.world import a_cycle, a_decision, a_prototype, a_study, log_it
from tests.world_cycles import a_task

TODAY = timezone.localdate()
PLAN = {"question": "And now?", "prediction": "More.", "scale": "classroom"}


@pytest.fixture
def driver(cast):
    client = Client()
    client.force_login(cast.driver)
    return client


def ended(cast, act: str = "adapt") -> TestCycle:
    """A closed cycle with a task that is done, and two that are not."""
    cycle = a_cycle(a_prototype(cast.member, "Talk moves", by=cast.driver), "Do pairs help?", by=cast.driver)
    a_task(cycle, "Print the cards", by=cast.driver, owner=cast.team_member)
    a_task(cycle, "Tell the families", by=cast.driver, days=40)
    finish_task(a_task(cycle, "Book the room", by=cast.driver), done=True, by=cast.driver, on=TODAY)
    log_it(cast.member, by=cast.driver, cycle=cycle, words="Nine of 25.")
    a_study(cycle, by=cast.driver)
    a_decision(cycle, act, by=cast.driver)
    cycle.refresh_from_db()
    return cycle


def send(client, cycle, *ticked: str, **said):
    """Plan the next cycle, from a day on for two weeks, with these tasks ticked."""
    first = TODAY + timedelta(days=10)
    days = {"starts_on": first.isoformat(), "ends_on": (first + timedelta(days=14)).isoformat()}
    tasks = [one.pk for one in cycle.tasks.filter(words__in=ticked)]
    address = f"{reverse('cycles:new_cycle', args=[cycle.prototype_id])}?after={cycle.pk}"
    return client.post(address, {**PLAN, **days, "tasks": tasks, **said})


def test_what_was_not_done_is_offered_ticked_and_goes_on_once(cast, driver):
    cycle = ended(cast)
    offered = driver.get(f"{reverse('cycles:new_cycle', args=[cycle.prototype_id])}?after={cycle.pk}").content.decode()
    assert "Print the cards (" in offered
    assert "Tell the families (anybody of the team)" in offered
    assert "Book the room" not in offered
    assert offered.count(" checked") >= 2
    for _ in range(2):  # a form that is sent twice
        assert send(driver, cycle, "Print the cards").status_code == 302
    made = cycle.prototype.cycles.get(number=2)
    task = made.tasks.get()
    old = cycle.tasks.get(words="Print the cards")
    assert (task.words, task.owner, task.place, task.carried_from) == (old.words, cast.team_member, old.place, old)
    assert task.due_on == made.starts_on + (old.due_on - cycle.starts_on)
    new = driver.get(reverse("cycles:cycle", args=[made.pk])).content.decode()
    assert "carried over from" in new
    assert f"{reverse('cycles:cycle', args=[cycle.pk])}#tasks" in new
    before = driver.get(reverse("cycles:cycle", args=[cycle.pk])).content.decode()
    assert "goes on in" in before
    assert f"{reverse('cycles:cycle', args=[made.pk])}#tasks" in before
    finish_task(old, done=True, by=cast.driver, on=TODAY)  # the one that goes on is the one to be done
    old.refresh_from_db()
    assert old.done_on is None
    said = driver.post(reverse("cycles:finish_task", args=[old.pk]), {"done": "yes"}, follow=True).content.decode()
    assert "“Print the cards” goes on in Cycle 2" in said
    assert "is done." not in said


def test_a_day_beyond_the_next_cycle_becomes_its_last_day(cast, driver):
    cycle = ended(cast)
    send(driver, cycle, "Tell the families")
    made = cycle.prototype.cycles.get(number=2)
    assert made.tasks.get().due_on == made.ends_on


def test_what_is_not_ticked_ends_and_is_offered_to_another_cycle_again(cast, driver):
    cycle = ended(cast)
    send(driver, cycle)
    assert not CycleTask.objects.filter(carried_from__isnull=False).exists()
    send(driver, cycle, "Print the cards", "Tell the families", question="A third?")
    assert CycleTask.objects.filter(cycle__number=3).count() == 2
    send(driver, cycle, "Print the cards", question="A fourth?")
    assert not CycleTask.objects.filter(cycle__number=4).exists()


def test_what_an_abandoned_cycle_left_just_ends(cast, driver):
    cycle = ended(cast, "abandon")
    page = driver.get(f"{reverse('cycles:new_cycle', args=[cycle.prototype_id])}?after={cycle.pk}").content.decode()
    assert "Print the cards" not in page
    send(driver, cycle, "Print the cards")
    assert not CycleTask.objects.filter(carried_from__isnull=False).exists()
    assert "Ended with the cycle" in driver.get(reverse("cycles:cycle", args=[cycle.pk])).content.decode()


def test_the_tasks_of_another_cycle_and_nonsense_are_left_alone(cast, driver):
    cycle = ended(cast)
    other = a_task(a_cycle(a_prototype(cast.member, "Another", by=cast.driver), by=cast.driver), by=cast.driver)
    assert send(driver, cycle, tasks=[other.pk, 10**17]).status_code == 302
    assert not CycleTask.objects.filter(carried_from__isnull=False).exists()
    assert send(driver, cycle, tasks=["x"], question="Now?").status_code == 422
    with pytest.raises(IntegrityError, match="goes on from the cycle"), transaction.atomic():
        cycle.prototype.cycles.get(number=2).tasks.create(
            network=cast.network,
            member=cast.member,
            words="Not ours",
            due_on=TODAY,
            carried_from=other,
            client_key="0c6d2c5e-5d66-4f0c-9a8e-3f0f6f5a0a77",
        )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("carried_first", [True, False])
def test_a_task_is_done_or_goes_on_also_when_both_are_said_at_once(cast, driver, carried_first):
    cycle = ended(cast)
    task = cycle.tasks.get(words="Print the cards")
    said, waits = threading.Event(), threading.Event()

    def both(turn):
        carries = (turn == 0) == carried_first
        if turn:
            said.wait(5)
            waits.set()
        with transaction.atomic():
            if carries:
                send(driver, cycle, "Print the cards")
            else:
                finish_task(task, done=True, by=cast.driver, on=TODAY)
            if not turn:
                said.set()
                waits.wait(5)
                threading.Event().wait(0.3)  # the other is held by the row by now

    in_threads(both, 2)
    task.refresh_from_db()
    goes_on = CycleTask.objects.filter(carried_from=task).exists()
    assert (goes_on, task.done_on is not None) == (carried_first, not carried_first)
