"""Celebrations: who gets what answer."""

from functools import partial

from tests.access_table.lessons import WORDS as LESSON_WORDS
from tests.access_table.lessons import a_closed_cycle
from tests.access_table.row import Row
from tests.access_table.work import DRIVES, EVERYBODY, RELEASES, each_card, saved, the_network
from tests.world_celebrations import a_celebration

WORDS = {
    "title": "Half of the class explains",
    "learned": LESSON_WORDS["happened"],
    "helped": "A timer that everybody sees.",
    "not_known": "Whether it lasts.",
}


def celebration_at(step: str):
    def of(cast):
        cast.work  # noqa: B018
        named = (cast.neighbour,) if step == "named" else ()
        made = a_celebration(cast.member, f"Celebration {step}", by=cast.driver, visibility=step, named=named)
        return {"pk": made.pk}

    return of


each = partial(each_card, at=celebration_at)


ROWS = [
    Row("celebrations:celebrations", EVERYBODY, the_network),
    Row("celebrations:write", DRIVES, a_closed_cycle),
    Row("celebrations:write", saved(DRIVES), a_closed_cycle, WORDS),
    *each("celebrations:celebration"),
    *each("celebrations:edit", DRIVES),
    *each("celebrations:visibility", RELEASES),
    *each("celebrations:visibility", saved(RELEASES), post={"visibility": "network"}),
]
