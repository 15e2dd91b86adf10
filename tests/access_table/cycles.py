"""The parts of a full plan: read with the cycle, written by driver and hub, tasks done by the team."""

from tests.access_table.row import Row
from tests.access_table.work import DRIVES, NETWORK, SEEN, TEAM, each_step, saved, within
from tests.world_cycles import a_photo, a_question, a_task

TASK = {"words": "Print the cards", "due_on": "2026-10-08"}
QUESTION = {"words": "Do they talk?", "prediction": "Some."}


def a_part(make, kind: str):
    """The number of a part that is made for the team's own cycle."""
    return lambda cast: {"pk": make(cast.work.cycles[kind], by=cast.driver).pk}


def the_photo(cast):
    """A photo in a cycle that is open to everybody: what was seen stays inside."""
    return {"pk": a_photo(cast.work.cycles["public"].observations.get(), by=cast.driver).pk}


def questions(post=None, answers=DRIVES) -> list[Row]:
    """A row for each step of openness of the cycle that a question belongs to."""
    rows = []
    for step, seen in SEEN.items():
        expected = {**dict.fromkeys(seen, 403), **answers}
        rows.append(Row("cycles:edit_question", expected, a_part(a_question, step), post, note=f"-{step}"))
    return rows


INSIDE = dict(DRIVES.items())
ROWS = [
    Row("cycles:photo", TEAM, the_photo),
    Row("cycles:take_photo_away", saved(TEAM), the_photo, {}),
    *each_step("cycles:cycle_sheet", "cycles", TEAM),
    *each_step("cycles:prototype_sheet", "prototypes", TEAM),
    *each_step("cycles:aim", "cycles", DRIVES),
    *each_step("cycles:add_question", "cycles", DRIVES),
    *each_step("cycles:add_question", "cycles", saved(DRIVES), post=QUESTION),
    *each_step("cycles:add_task", "cycles", DRIVES),
    *each_step("cycles:add_task", "cycles", saved(DRIVES), post=TASK),
    *each_step("cycles:plan_data", "cycles", DRIVES),
    *each_step("cycles:did", "cycles", DRIVES),
    *questions(),
    *questions(QUESTION, {**DRIVES, "facilitator": 409, "driver": 409}),
    *questions({"drop": "1"}, saved(DRIVES)),
    Row("cycles:edit_task", INSIDE, a_part(a_task, "public")),
    Row("cycles:edit_task", saved(INSIDE), a_part(a_task, "public"), {"drop": "1"}),
    Row("cycles:finish_task", saved(TEAM), a_part(a_task, "public"), {"done": "yes"}),
    Row(
        "cycles:edit_ramp",
        {**NETWORK, **within(DRIVES), "expert": 403},
        lambda cast: {"pk": cast.work.cycles["public"].ramp_id},
    ),
    Row("cycles:edit_ramp", DRIVES, lambda cast: {"pk": cast.work.cycles["team"].ramp_id}),
    Row(
        "cycles:edit_ramp",
        saved(DRIVES),
        lambda cast: {"pk": cast.work.cycles["team"].ramp_id},
        {"name": "With families", "seen": "Ramp 1"},
    ),
]
