"""A plan is made from the network's dates and the member's own school days, changed, done, and kept up to date."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from design_process.phases.actions import finish_phase, move_windows, project_of
from design_process.progress.positions import position_for
from design_process.project_plan.actions import Task, add_task, change_task, make_plan
from design_process.project_plan.models import ProjectTask
from network.activity.models import Activity
from tests.world import a_design_cycle, a_person, a_prototype, a_seat
from tests.world_calendars import a_span


@pytest.fixture
def planned(cast, client):
    """The member's project in a design cycle, the driver signed in."""
    a_design_cycle(cast.network, by=cast.facilitator)
    client.force_login(cast.driver)
    return project_of(cast.member)


def due(project, order: int) -> list:
    rows = ProjectTask.objects.filter(project=project, phase__order=order, is_benchmark=True)
    return list(rows.order_by("due_on", "pk").values_list("due_on", flat=True))


def windows(project) -> list:
    return list(project.design_cycle.windows.order_by("phase__order"))


def test_the_plan_is_made_once_backwards_over_the_districts_own_school_days(planned, client, cast):
    first = windows(planned)[0]
    last = first.closes_on - timedelta(days=3)
    a_span(cast.member, last, first.closes_on)  # a break before the phase ends
    page = client.get(reverse("project_plan:plan", args=[cast.member.pk])).content.decode()
    assert "No plan yet" in page
    assert not position_for(cast.member, timezone.localdate()).facts.plan_made
    for _ in range(2):
        page = client.post(reverse("project_plan:make", args=[cast.member.pk]), follow=True).content.decode()
    assert "Survey answers from students and teachers" in page
    days = due(planned, 1)
    assert len(days) == len(first.phase.outputs)
    assert days == sorted(days)
    assert max(days) < last, "the last is due before the break"
    assert all(day.weekday() < 5 for day in days)
    assert ProjectTask.objects.filter(project=planned).count() == sum(len(w.phase.outputs) for w in windows(planned))
    assert position_for(cast.member, timezone.localdate()).facts.plan_made
    assert Activity.objects.filter(words__contains="planned backwards").count() == 1


def test_when_the_network_moves_its_dates_what_nobody_moved_follows(planned, client, cast):
    make_plan(planned, by=cast.driver, on=timezone.localdate())
    tasks = list(ProjectTask.objects.filter(project=planned, phase__order=1).order_by("due_on"))
    by_hand = Task(tasks[-1].words, tasks[-1].due_on - timedelta(days=1), cast.driver)
    change_task(tasks[-1], by_hand, by=cast.driver)
    shown = [(w.opens_on, w.closes_on) for w in windows(planned)]
    later = timedelta(days=4)
    moved = [(shown[0][0], shown[0][1] + later), (shown[1][0] + later, shown[1][1]), *shown[2:]]
    move_windows(planned.design_cycle, moved, by=cast.facilitator)
    address = reverse("project_plan:plan", args=[cast.member.pk])
    assert "dates or your school calendar have changed" in client.get(address).content.decode()
    client.post(reverse("project_plan:make", args=[cast.member.pk]))
    tasks[-1].refresh_from_db()
    assert (tasks[-1].due_on, tasks[-1].owner) == (by_hand.due_on, cast.driver)
    assert due(planned, 1)[-2] != tasks[-2].due_on or due(planned, 1)[0] != tasks[0].due_on
    assert "have changed" not in client.get(address).content.decode()


def test_a_task_is_added_once_changed_done_and_left_out_with_a_reason(planned, client, cast):
    make_plan(planned, by=cast.driver, on=timezone.localdate())
    window = windows(planned)[1]
    address = reverse("project_plan:add", args=[cast.member.pk, 2])
    typed = {"words": "Print the fishbone", "due_on": window.closes_on.isoformat(), "client_key": str(uuid4())}
    wrong = client.post(address, typed | {"due_on": "2019-01-01"})
    assert wrong.status_code == 422
    assert "Choose a day of the design cycle" in wrong.content.decode()
    assert "Print the fishbone" in wrong.content.decode()
    for _ in range(2):
        client.post(address, typed)
    [task] = ProjectTask.objects.filter(words="Print the fishbone")
    late = window.closes_on + timedelta(days=3)
    client.post(
        reverse("project_plan:edit", args=[task.pk]), typed | {"due_on": late.isoformat(), "owner": cast.team_member.pk}
    )
    page = client.get(reverse("project_plan:plan", args=[cast.member.pk])).content.decode()
    assert f"{window.phase.label} ends before that: it takes" in page
    client.force_login(cast.team_member)
    for _ in range(2):
        client.post(reverse("project_plan:finish", args=[task.pk]), {"done": "yes"})
    task.refresh_from_db()
    assert (task.done_on, task.done_by) == (timezone.localdate(), cast.team_member)
    assert Activity.objects.filter(words__startswith="did “Print").count() == 1
    client.post(reverse("project_plan:finish", args=[task.pk]), {"done": "no"})
    client.force_login(cast.driver)
    edit = reverse("project_plan:edit", args=[task.pk])
    assert client.post(edit, {"drop": "1", "why": ""}).status_code == 422
    client.post(edit, {"drop": "1", "why": "We drew it on the wall."})
    assert "Print the fishbone" not in client.get(reverse("project_plan:plan", args=[cast.member.pk])).content.decode()
    task.refresh_from_db()
    assert task.dropped_why == "We drew it on the wall."
    assert client.post(reverse("project_plan:finish", args=[task.pk]), {"done": "yes"}).status_code == 403
    task.done_on = timezone.localdate()
    with pytest.raises(IntegrityError), transaction.atomic():
        task.save()


def test_what_the_plan_asks_stands_in_due_now_and_is_done_there(planned, client, cast):
    today = timezone.localdate()
    first = windows(planned)[0].phase
    mine = add_task(planned, first, Task("Ask the bus drivers", today), by=cast.driver, client_key=uuid4())
    other = a_person("second@sierra.test", "Sol Vance")
    a_seat(cast.member, other, "team_member")
    add_task(planned, first, Task("Not yours", today, other), by=cast.driver, client_key=uuid4())
    add_task(planned, first, Task("Far away", today + timedelta(days=30)), by=cast.driver, client_key=uuid4())
    address = reverse("progress:due_now", args=[cast.member.pk])
    home = client.get(address).content.decode()
    assert "Ask the bus drivers" in home
    assert "Not yours" not in home
    assert "Far away" not in home
    done = client.post(reverse("project_plan:finish", args=[mine.pk]), {"done": "yes", "home": "/"}, follow=True)
    assert done.redirect_chain == [("/", 302)]
    assert "Done: Ask the bus drivers" in done.content.decode()
    change_task(mine, Task("Ask all bus drivers", today - timedelta(days=2)), by=cast.driver)
    client.post(reverse("project_plan:finish", args=[mine.pk]), {"done": "no"})
    assert "Ask all bus drivers" in client.get(address).content.decode()
    finish_phase(planned, first, "A survey.", by=cast.driver)
    assert "Ask all bus drivers" not in client.get(address).content.decode(), "the phase is behind the team"


def test_the_plan_asks_for_nothing_that_the_work_has_passed(planned, client, cast):
    """Whoever tests a prototype is not asked for the survey that the first phase would have wanted."""
    today = timezone.localdate()
    first, fourth = windows(planned)[0].phase, windows(planned)[3].phase
    add_task(planned, first, Task("Ask the bus drivers", today), by=cast.driver, client_key=uuid4())
    add_task(planned, fourth, Task("Print the cards", today), by=cast.driver, client_key=uuid4())
    a_prototype(cast.member, by=cast.driver)
    home = client.get(reverse("progress:due_now", args=[cast.member.pk])).content.decode()
    assert "Ask the bus drivers" not in home
    assert "Print the cards" in home


def test_a_plan_made_late_folds_what_the_work_has_passed(planned, client, cast):
    """Not said to be done, and late for nobody: the team tests a prototype."""
    past = timezone.localdate() - timedelta(days=20)
    first, fourth = windows(planned)[0].phase, windows(planned)[3].phase
    ours = add_task(planned, first, Task("Ask the bus drivers", past), by=cast.driver, client_key=uuid4())
    add_task(planned, fourth, Task("Print the cards", past), by=cast.driver, client_key=uuid4())
    address = reverse("project_plan:plan", args=[cast.member.pk])
    before = client.get(address)
    assert "2 are past the day" in before.content.decode()
    assert "already passed by the work" not in before.content.decode()
    a_prototype(cast.member, by=cast.driver)
    plan = client.get(address).context["plan"]
    assert plan.sentence == "0 of 2 things done, 1 passed by the work, 1 is past the day."
    assert [phase.is_passed for phase in plan.phases][:4] == [True, True, True, False]
    assert plan.phases[0].effect == ""
    page = client.get(address).content.decode()
    assert "1 thing already passed by the work" in page
    assert reverse("project_plan:finish", args=[ours.pk]) in page, "it can still be said to be done"
    finish_phase(planned, first, "A survey.", by=cast.driver)
    assert "1 thing of the plan" in client.get(address).content.decode()


def test_the_page_asks_as_much_for_many_as_for_few(planned, client, cast, django_assert_num_queries):
    make_plan(planned, by=cast.driver, on=timezone.localdate())
    address = reverse("project_plan:plan", args=[cast.member.pk])
    client.get(address)
    with django_assert_num_queries(12):
        client.get(address)
    for number in range(12):
        task = Task(f"More {number}", planned.design_cycle.starts_on, cast.driver)
        add_task(planned, windows(planned)[0].phase, task, by=cast.driver, client_key=uuid4())
    with django_assert_num_queries(12):
        client.get(address)
