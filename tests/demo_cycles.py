"""What makes cycles of the demonstration full ones: Gold Ridge writes down more, since a school decides by it."""

import io
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from PIL import Image, ImageDraw

from design_process.cycles.actions import Then
from design_process.cycles.full_plan import actions as full
from design_process.cycles.full_plan.carrying import Answered
from design_process.cycles.models import Observation, TestCycle
from design_process.cycles.photos.actions import LONGEST_SIDE, keep_photo
from network.lib.pictures import drawn_anew
from network.people.models import Person


@dataclass(frozen=True)
class Full:
    """The full plan of a cycle. `questions`: words, prediction, verdict, why. `tasks`: words, name of the owner or
    nobody's, days after the first day, place, done. `data`: who, when, how. `did`: as planned, what was not.
    """

    objective: str
    change: str
    place: str
    questions: tuple[tuple[str, str, str, str], ...]
    tasks: tuple[tuple[str, str, int, str, bool], ...]
    data: tuple[str, str, str]
    did: tuple[str, str]
    then: Then | None = None


SECOND_CLASS = Full(
    objective="Know whether the minute works for a teacher who has not seen it before",
    change="A minute of talk in pairs with a five-word starter, and a timer on the wall that all can see",
    place="Ms Holloway's room, grade 5",
    questions=(
        (
            "Does it take more than a minute a lesson?",
            "Two minutes, with moving chairs",
            "partly",
            "The minute became ninety seconds by itself; chairs never moved.",
        ),
        (
            "Do the pupils who never speak explain too?",
            "At least three of five do",
            "yes",
            "Four of five did, two of them with a drawing.",
        ),
    ),
    tasks=(
        ("Print the five-word starters", "Dana Whitfield", 0, "School office", True),
        ("Show Ms Holloway one lesson", "", 1, "Grade 4", True),
        ("Write a card for substitutes", "Dana Whitfield", 12, "Staff room", False),
    ),
    data=("Ms Holloway", "Every Thursday", "A tally on the seating plan, no names"),
    did=("partly", "The week before the holiday was left out: half of the class was on a trip."),
    then=Then("All five classes of grades 4 and 5, the same starters, a timer for each room."),
)
ALL_FIVE = Full(
    objective="Know whether partner talk holds when nobody from the team is in the room",
    change="All five classes of grades 4 and 5, the same starters, a timer for each room",
    place="Rooms 4 to 8",
    questions=(("Do teachers keep it up in week four without a reminder?", "Four of five do", "", ""),),
    tasks=(
        ("Get two more timers", "", 2, "School office", True),
        ("Sit in on the class with the substitute", "Dana Whitfield", 29, "Room 7", False),
        ("Collect the tally sheets of all five rooms", "", 32, "Staff room", False),
    ),
    data=("The teacher of each room", "Every Thursday", "A tally on the sheet by the door"),
    did=("", ""),
)


def grow(cycle: TestCycle, told: Full, *, by: Person) -> None:
    """Write the full plan of a cycle that is planned."""
    cycle.refresh_from_db()
    aim = {name: getattr(told, name) for name in full.AIM}
    full.say_aim(cycle, aim, by=by, seen=full.part_state(cycle, full.AIM))
    for one in cycle.questions.all():  # what came along from the cycle before is asked anew, in other words
        full.take_question_out(one, by=by)
    for number, (words, prediction, *_) in enumerate(told.questions):
        full.add_question(cycle, words, prediction, by=by, client_key=_key(cycle, f"question {number}"))
    for number, (words, owner, days, place, done) in enumerate(told.tasks):
        whose = Person.objects.filter(name=owner).first() if owner else None
        task = full.Task(words, cycle.starts_on + timedelta(days=days), whose, place)
        made = full.add_task(cycle, task, by=by, client_key=_key(cycle, f"task {number}"))
        if done:
            full.finish_task(made, done=True, by=by, on=task.due_on)
    who, when, how = told.data
    wanted = tuple(
        full.Collected(one, who, when, how) for one in cycle.prototype.indicators.filter(name__icontains="explain")
    )
    full.plan_data(cycle, wanted, by=by, seen=full.collected_state(cycle))


def say_how_it_went(cycle: TestCycle, told: Full, *, by: Person) -> None:
    """What was beside the plan, once the cycle has run."""
    cycle.refresh_from_db()
    if told.did[0]:
        said = dict(zip(full.DID, told.did, strict=True))
        full.say_how_it_went(cycle, said, by=by, seen=full.part_state(cycle, full.DID))


def answers_of(cycle: TestCycle, told: Full | None) -> tuple[Answered, ...]:
    """What the study says of each further question."""
    if told is None:
        return ()
    rows = cycle.questions.order_by("pk")
    return tuple(Answered(row.pk, *said[2:]) for row, said in zip(rows, told.questions, strict=True))


def photograph(county: Any) -> None:
    """A photo of a tally sheet, with the last thing that was seen in the running cycle."""
    cycle = TestCycle.objects.get(objective=ALL_FIVE.objective)
    seen = Observation.objects.filter(cycle=cycle).order_by("observed_on").last()
    assert seen is not None
    keep_photo(seen, drawn_anew(_tally_sheet(), LONGEST_SIDE), by=county.people["Dana Whitfield"])


def _tally_sheet() -> bytes:
    picture = Image.new("RGB", (900, 600), "#f4f1e8")
    pen = ImageDraw.Draw(picture)
    for row in range(6):
        top = 60 + row * 88
        pen.rectangle((50, top, 850, top + 88), outline="#555", width=3)
        pen.line((250, top, 250, top + 88), fill="#555", width=3)
        pen.text((70, top + 32), ("Room", "4", "5", "6", "7", "8")[row], fill="#222", font_size=28)
        for mark in range((0, 14, 11, 16, 6, 13)[row]):
            left = 280 + mark * 22 + mark // 5 * 26
            slant = mark % 5 == 4
            start, end = (
                ((left - 88, top + 66), (left + 2, top + 22)) if slant else ((left, top + 20), (left + 3, top + 68))
            )
            pen.line((*start, *end), fill="#1b3f8b", width=5)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _key(cycle: TestCycle, of: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"demonstration {cycle.pk} {of}")
