"""Full plans, ramps and photos, for the tests that need some."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from design_process.cycles.full_plan import actions as full
from design_process.cycles.full_plan.models import CycleQuestion, CycleTask
from design_process.cycles.models import Observation, TestCycle
from design_process.cycles.photos.models import ObservationPhoto
from network.people.models import Person


def a_question(
    cycle: TestCycle, words: str = "Do quiet pupils talk?", prediction: str = "Two of them do.", *, by: Person
) -> CycleQuestion:
    return full.add_question(cycle, words, prediction, by=by, client_key=uuid4())


def a_task(
    cycle: TestCycle, words: str = "Print the cards", *, by: Person, owner: Person | None = None, days: int = 2
) -> CycleTask:
    """A task of a cycle, due in `days` from today."""
    task = full.Task(words, timezone.localdate() + timedelta(days=days), owner, "Room 4")
    return full.add_task(cycle, task, by=by, client_key=uuid4())


def a_full_plan(cycle: TestCycle, mark: str = "Talk in pairs", *, by: Person) -> TestCycle:
    """Every part of a full plan that a cycle can have before its study."""
    said = {"objective": f"{mark} every day", "change": f"{mark}, a minute", "place": f"{mark}, room 4"}
    full.say_aim(cycle, said, by=by, seen=full.part_state(cycle, full.AIM))
    a_question(cycle, f"{mark}: does it last?", f"{mark}: it does.", by=by)
    a_task(cycle, f"{mark}: print the cards", by=by)
    wanted = tuple(
        full.Collected(one, who=f"{mark}: the driver", when_words="Fridays", how=f"{mark}: a tally")
        for one in cycle.prototype.indicators.all()
    )
    full.plan_data(cycle, wanted, by=by, seen=full.collected_state(cycle))
    cycle.refresh_from_db()
    return cycle


def a_photo(seen: Observation, content: bytes = b"\xff\xd8\xff photo", *, by: Person) -> ObservationPhoto:
    """The photo of an observation, as if it had been drawn anew."""
    whose = {"network_id": seen.network_id, "member_id": seen.member_id, "observation": seen}
    return ObservationPhoto.objects.create(**whose, kind="jpg", content=content, width=4, height=3, by=by)
