"""Ratings of problems of practice in the demonstration: a first one that lay apart, and one after talking."""

from datetime import timedelta
from typing import Any

from design_process.problems.rating import actions as rating
from design_process.problems.rating.criteria import SHIPPED
from design_process.problems.rating.models import ProblemScoring
from districts.directory.models import Seat
from tests.demo_days import at_three

# Each person’s scores: a problem in a row (by title), a criterion in a column; first, and again after talking.
GIVEN: tuple[dict[str, tuple[str, ...]], ...] = (
    {
        "Dana Whitfield": ("4332", "5445", "3223"),
        "Tomas Reyes": ("2233", "5555", "3112"),
        "Bea Holloway": ("4444", "4244", "4323"),
        "Kit Morrow": ("3154", "5535", "2423"),
        "Sylvia Renner": ("5335", "3352", "4432"),
    },
    {
        "Dana Whitfield": ("4333", "5445", "3223"),
        "Tomas Reyes": ("3333", "5445", "3213"),
        "Bea Holloway": ("4343", "4344", "3323"),
        "Kit Morrow": ("3343", "5445", "3323"),
        "Lena Fiore": ("4334", "4445", "3323"),
    },
)
DOUBT = "Half of this is decided by the bus, not by us."


def rate_problems(county: Any) -> None:
    """Asked after the first data walk, shown, talked about, and asked again."""
    seats = Seat.objects.taken().filter(member__network=county.network).select_related("member", "grant")
    homes = {seat.grant.person_id: seat.member for seat in seats}
    for number, given in enumerate(GIVEN):
        scoring = rating.start_rating(county.network, county.problems, SHIPPED, by=county.facilitator)
        problems = [one.problem for one in scoring.candidates.select_related("problem")]
        criteria = list(scoring.criteria.all())
        for who, rows in given.items():
            person = county.people[who]
            values = {
                (problem.pk, one.pk): int(row[place])
                for problem, row in zip(problems, rows, strict=False)
                for place, one in enumerate(criteria)
            }
            doubts = {problems[0].pk: DOUBT} if who == "Kit Morrow" else {}
            rating.give_scores(scoring, values, doubts, homes[person.pk], by=person)
        rating.show_rating(scoring, by=county.facilitator)
        at = at_three(county.began + timedelta(days=14 + 7 * number))
        ProblemScoring.objects.filter(pk=scoring.pk).update(started_at=at, revealed_at=at + timedelta(days=5))
