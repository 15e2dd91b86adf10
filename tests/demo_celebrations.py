"""What the teams of the demonstration celebrate: a practice that held, and one that was wisely let go."""

from typing import Any

from design_process.cards.actions import Openness, open_card
from design_process.celebrations.actions import Words, celebrate
from design_process.cycles.models import TestCycle

CELEBRATED = (
    (
        "Gold Ridge Union",
        ("Partner talk before answers", 2),
        Words(
            "Two classes talk for a minute, and half of the pupils explain",
            "Fifteen of 27 pupils explained an answer in the fourth week, with a teacher who had not seen it before. "
            "Drawings count as much as words.",
            "A timer on the wall, fixed pairs, and a colleague who let us sit in her lesson.",
            "Whether it lasts past a holiday, and what the three pupils who never speak would need.",
            "Two classes of grades 4 and 5 and their teachers",
        ),
    ),
    (
        "Mill Creek Union",
        ("Exit tickets by phone", 1),
        Words(
            "We stopped in four weeks what would have cost us a year",
            "Nine of 25 could send a photograph: our line does not carry a class. Paper in a shoe box took forty seconds.",
            "Counting from the first day, and a principal who said that stopping is a result.",
            "How many of our pupils have no line at home. We will ask in September.",
            "One class of grade 5",
        ),
    ),
)


def celebrate_them(county: Any) -> None:
    """Both are open to the network."""
    for place, (idea, number), words in CELEBRATED:
        member = county.members[place]
        cycle = TestCycle.objects.get(member=member, prototype__name=idea, number=number)
        driver = county.people[next(one.driver for one in county.places if one.name == place)]
        open_card(celebrate(cycle, words, by=driver), Openness("network"), by=driver)
