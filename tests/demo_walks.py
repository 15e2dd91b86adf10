"""Data walks of the demonstration: one that was closed and led to a problem of practice, and one that is open."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from design_process.data_walks import actions as walks
from design_process.data_walks.models import DataWalk
from design_process.problems.models import ProblemOfPractice
from districts.directory.models import Seat
from tests.demo_days import at_three

FIRST, NOW = "Who explains their thinking, and who does not?", "What changed since the fall?"
EXPLAINING, FAMILIES = 0, 1  # the charts, by the order in which the county began them
# Who, which chart, what they noticed, what they wondered, and whether their name stands with it.
WRITTEN = (
    ("Tomas Reyes", EXPLAINING, "Fewer than half of our pupils explain a step, in nearly every week.", "Do they not know why, or do we not ask?", False),
    ("Dana Whitfield", EXPLAINING, "The line hardly moves from week to week.", "", True),
    ("Bea Holloway", FAMILIES, "Families come in September and again in May.", "Who could not come in between, and why?", False),
    ("Kit Morrow", EXPLAINING, "One good week is followed by one as before.", "What was different in that week?", False),
    ("Lena Fiore", None, "", "Do the pupils whose families come also explain more?", False),
)  # fmt: skip
SECOND = (
    (
        "Kit Morrow",
        EXPLAINING,
        "More weeks above the middle since October.",
        "Is that the pairs, or the new unit?",
        False,
    ),
    ("Bea Holloway", EXPLAINING, "It rises, then it stays.", "", False),
    ("Nia Abara", FAMILIES, "", "Whom do we never see?", False),
)


def walk_through(county: Any) -> None:
    """The first walk led to the network’s first problem of practice; the second waits for those who have not written."""
    first = _walk(county, FIRST, county.began + timedelta(days=10), WRITTEN)
    walks.close_walk(first, by=county.facilitator)
    at = at_three(county.began)
    DataWalk.objects.filter(pk=first.pk).update(opened_at=at, closed_at=at + timedelta(days=12))
    problem = ProblemOfPractice.objects.get(pk=county.problems[0].pk)
    for words in (WRITTEN[0][3], WRITTEN[0][2]):
        first.entries.filter(words=words).update(problem=problem)
    _walk(county, NOW, timezone.localdate() + timedelta(days=6), SECOND)


def _walk(county: Any, title: str, until: Any, written: Any) -> DataWalk:
    charts = (county.explaining, county.families)
    walk = walks.open_walk(county.network, title, charts, until, by=county.facilitator, client_key=_key(county))
    of = [walk.charts.get(indicator=one) for one in charts]
    homes = {seat.grant.person_id: seat.member for seat in _seats(county)}
    for who, chart, noticing, wondering, named in written:
        person = county.people[who]
        said = walks.Said(noticing, wondering, None if chart is None else of[chart], named)
        walks.write_entries(walk, said, homes[person.pk], by=person, client_key=_key(county))
    return walk


def _seats(county: Any) -> Any:
    return Seat.objects.taken().filter(member__network=county.network).select_related("member", "grant")


def _key(county: Any) -> UUID:
    return UUID(int=county.dice.getrandbits(128), version=4)
