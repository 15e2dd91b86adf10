"""What one district of the demonstration counts of its own."""

from typing import Any

from design_process.measures.actions import Entry, add_indicator, record_measurements
from design_process.measures.models import Indicator

OWN = {
    "name": "Questions pupils ask each other",
    "definition": "In the lesson of the tally, each question about the work that a pupil asks another pupil.",
    "unit": "rate",
    "chart": "u",
    "numerator_label": "questions from pupil to pupil",
    "denominator_label": "pupils in the lesson",
    "kind": "process",
    "baseline": 20.0,
    "target": 60.0,
    "collected_by": "The teacher of the lesson",
    "collected_how": "A second tally on the seating plan",
    "minutes": 3,
}
QUESTIONS = (7, 9, 8, 6, 8, 9, 7, 10, 9, 12, 11, 14, 13, 15, 17, 16, 19, 21)  # a week each, the last one is over
PUPILS = 42


def count_questions(county: Any) -> None:
    """Gold Ridge counts how often pupils turn to each other, since some weeks."""
    member, driver = county.members["Gold Ridge Union"], county.people["Dana Whitfield"]
    weeks = county.weeks[-len(QUESTIONS) :]
    own = Indicator(network=county.network, member=member, starts_on=weeks[0], **OWN)
    indicator = add_indicator(own, by=driver)
    told = [Entry(indicator.pk, week, asked, PUPILS) for week, asked in zip(weeks, QUESTIONS, strict=True)]
    told[-4] = Entry(indicator.pk, weeks[-4], gap="not_available", note="The tally went home with a substitute.")
    record_measurements(member, told, by=driver)
    corrected = Entry(indicator.pk, weeks[-1], 20, PUPILS, note="One question was counted twice.")
    record_measurements(member, [corrected], by=county.facilitator, on_behalf=True)
    begun = Entry(indicator.pk, county.today, 9, is_draft=True)
    record_measurements(member, [begun], by=county.people["Tomas Reyes"])
