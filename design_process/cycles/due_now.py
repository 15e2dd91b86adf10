"""What test cycles ask of a team, on Due now: a note a week, the study, the decision, and the tasks of their plans."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.cycles.full_plan.due import tasks_due
from design_process.cycles.models import Observation, TestCycle
from network.due.collecting import drives
from network.due.items import Item, Weight, done_at, week_end
from network.due.registry import Asked, Kind, Row, Whose, put_on_due_now
from network.lib.kept import Given
from network.lib.words import days_ago

LOG_EVERY = timedelta(days=7)
State = TestCycle.State


def _rows() -> Any:
    seen = Observation.objects.filter(cycle=OuterRef("pk")).order_by().values("cycle").annotate(last=Max("observed_on"))
    cycles = TestCycle.objects.filter(member=Given("member")).exclude(state=State.CLOSED)
    cycles = cycles.annotate(
        last_seen_on=Subquery(seen.values("last")),
        tasks_due=ArraySubquery(tasks_due(OuterRef("pk"), person=Given("person"), until=Given("week"))),
    )
    said = JSONObject(
        pk="pk", number="number", name="prototype__name", state="state", starts_on="starts_on", ends_on="ends_on",
        last="last_seen_on", tasks="tasks_due",
    )  # fmt: skip
    return cycles.order_by("ends_on", "pk").values(json=said)


def _items(asked: Asked, rows: list[Row]) -> Iterator[Item]:
    for row in rows:
        step = _step(asked, row, f"Cycle {row['number']} of {row['name']}")
        if step is not None:
            yield step
        for task in row["tasks"]:
            yield _task(row, task)


def _step(asked: Asked, row: Row, name: str) -> Item | None:
    """What the cycle itself asks for now. The study and the decision are the driver's to see to."""
    url = reverse("cycles:cycle", args=[row["pk"]])
    ends_on = date.fromisoformat(row["ends_on"])
    if row["state"] == State.STUDY:
        why = "The study is written. Decide with your team: adopt, adapt, expand or abandon."
        return Item(f"Decide on {name}", why, url, "Decide", ends_on, Weight.ROUTINE) if drives(asked) else None
    if ends_on < asked.today:
        why = "Its last day is past. Ten minutes on what happened and what did not work."
        return Item(f"Study {name}", why, url, "Write the study", ends_on, Weight.ROUTINE) if drives(asked) else None
    return _log(asked, row, name)


def _log(asked: Asked, row: Row, name: str) -> Item | None:
    last = date.fromisoformat(row["last"]) if row["last"] else None
    if date.fromisoformat(row["starts_on"]) > asked.today or (last and last > asked.today - LOG_EVERY):
        return None
    why = f"Your last note is from {days_ago(last, asked.today)}." if last else "Nothing is written down yet."
    url = f"{reverse('cycles:log')}?cycle={row['pk']}"
    by = week_end(asked.today)
    return Item(f"Log what happened in {name}", why, url, "Log it", by, Weight.ROUTINE, when="this week")


def _task(row: Row, task: Row) -> Item:
    due_on = date.fromisoformat(task["due_on"])
    whose = "Yours" if task["mine"] else "For anybody of the team"
    place = f" {task['place']}." if task["place"] else ""
    return Item(
        task["words"],
        f"{whose}, in Cycle {row['number']} of {row['name']}.{place}",
        f"{reverse('cycles:cycle', args=[row['pk']])}#tasks",
        "See the cycle",
        due_on,
        Weight.PERSON if task["mine"] else Weight.ROUTINE,
        done_at(reverse("cycles:finish_task", args=[task["pk"]])),
    )


put_on_due_now(Kind("cycles", _items, _rows, whose=Whose.TEAM))
