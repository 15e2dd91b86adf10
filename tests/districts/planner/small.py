"""Small problems made at random, for comparing with every plan there is."""

import random
from datetime import date, timedelta
from typing import Any

from tests.districts.planner.problems import member, problem

START = date(2026, 9, 7)


def small(dice: random.Random) -> dict[str, Any]:
    """At most four members and three meetings in a short window, with closures, history and locks as they come."""
    keys = [f"d{n}" for n in range(1, dice.randint(1, 4) + 1)]
    weeks = dice.randint(3, 9)
    mode = dice.choice(["in_person", "in_person", "hybrid", "virtual"])
    travel = {one: {other: dice.randint(5, 60) for other in keys if other != one} for one in keys}

    def spans(most: int, longest: int) -> list[list[str]]:
        starts = [START + timedelta(days=dice.randrange(weeks * 7)) for _ in range(dice.randint(0, most))]
        return [[str(start), str(start + timedelta(days=dice.randrange(longest)))] for start in starts]

    members = [
        member(
            key,
            people=dice.randint(1, 4),
            substitutes=dice.randint(0, 1),
            closed=spans(2, dice.choice([4, 12, 30])),
            testing=spans(1, 5),
            can_host=dice.random() < 0.8,
            capacity=dice.choice([100, 100, 7]),
        )
        for key in keys
    ]
    return problem(
        members,
        travel,
        starts_on=str(START),
        ends_on=str(START + timedelta(days=weeks * 7 - 1)),
        meetings=_rules(dice, mode),
        checkins={"between_meetings": 0},
        history={
            "hosted": {key: dice.randint(0, 2) for key in keys if dice.random() < 0.4},
            "minutes_driven": {key: dice.randint(0, 150) for key in keys if dice.random() < 0.4},
        },
        locked={"meetings": _locks(dice, keys if mode != "virtual" else [], weeks)},
    )


def _rules(dice: random.Random, mode: str) -> dict[str, Any]:
    return {
        "every_weeks": dice.randint(1, 3), "tolerance_weeks": dice.randint(0, 2), "count": dice.randint(1, 3),
        "weekdays": dice.choice([[1], [2, 4], [0, 3]]), "mode": mode,
    }  # fmt: skip


def _locks(dice: random.Random, keys: list[str], weeks: int) -> list[dict[str, Any]]:
    days = {START + timedelta(days=dice.randrange(weeks * 7)) for _ in range(dice.choice([0, 0, 0, 1, 1, 2]))}
    return [
        {"on": str(on), **({"host": dice.choice(keys)} if keys and dice.random() < 0.8 else {})} for on in sorted(days)
    ]
