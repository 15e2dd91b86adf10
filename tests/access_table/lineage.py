"""Where things come from and what came of them: open to whom the thing is open that one begins with."""

from tests.access_table.evidence import asked, insight_at, piece_at, quote_at
from tests.access_table.ideas import an_opened_idea, my_idea
from tests.access_table.lessons import lesson_at
from tests.access_table.row import Row
from tests.access_table.theory import at
from tests.access_table.work import SEEN, TEAM, pk_of

BEGINS = {
    "evidence": piece_at,
    "quote": quote_at,
    "insight": insight_at,
    "change_idea": lambda step: at(step, "partner"),
    "prototype": lambda step: pk_of("prototypes", step),
    "cycle": lambda step: pk_of("cycles", step),
    "lesson": lesson_at,
}
ROWS = [
    Row(f"lineage:of_{kind}", seen, begin(step), note=f"-{step}")
    for kind, begin in BEGINS.items()
    for step, seen in SEEN.items()
] + [
    Row("lineage:of_question", TEAM, asked),
    Row("lineage:of_idea", TEAM, an_opened_idea),
    Row("lineage:of_idea", {}, my_idea, note="-not-opened"),
]
