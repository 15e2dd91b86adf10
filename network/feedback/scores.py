"""What the feedback of meetings adds up to: one score a meeting, and each statement's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q

from network.feedback.models import MeetingFeedback
from network.lib.suppression import HIDDEN, Hidden
from network.meetings.models import Meeting
from network.questionnaires.models import Answer, Question, Wave
from network.questionnaires.summary import FEW, Spread, spread

STEPS = 5  # statements with another number of steps are not compared over meetings


@dataclass(frozen=True)
class Score:
    """What people said of one meeting, 1 to 5. `overall`: all statements together. `statements`: key → spread."""

    meeting_id: int
    answered: int
    asked: int
    running: bool
    overall: Spread | Hidden = HIDDEN
    statements: Mapping[str, Spread | Hidden] = field(default_factory=dict)
    wordings: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The average, or why there is none, as a table says it."""
        if isinstance(self.overall, Spread):
            return f"{self.overall.mean:.1f}"
        if self.running:
            return "still open"
        return f"{self.answered} answer{'' if self.answered == 1 else 's'}: too few to show"


def scores(meetings: Iterable[Meeting], now: datetime) -> dict[int, Score]:
    """The score of each meeting that was asked about, by its id. Three queries, however many meetings."""
    asked = MeetingFeedback.objects.filter(meeting__in=[meeting.pk for meeting in meetings])
    counted = (
        Wave.objects.filter(meeting_feedback__in=asked)
        .select_related("meeting_feedback")
        .annotate(
            asked=Count("receipts", distinct=True),
            answered=Count("receipts", distinct=True, filter=Q(receipts__answered_on__isnull=False)),
        )
    )
    waves = {wave.pk: wave for wave in counted}
    over = [pk for pk, wave in waves.items() if wave.is_over(now)]
    marks: dict[int, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    wordings: dict[int, dict[str, str]] = defaultdict(dict)
    answers = Answer.objects.filter(response__wave__in=over, question__kind=Question.Kind.SCALE)
    rows = answers.filter(question__settings__steps=STEPS, number__isnull=False).order_by("question__order")
    for wave_id, key, wording, number in rows.values_list(
        "response__wave", "question__key", "question__wording", "number"
    ):
        marks[wave_id][key].append(float(number))
        wordings[wave_id][key] = wording
    return {
        wave.meeting_feedback.meeting_id: _score(wave, marks[wave.pk], wordings[wave.pk], now)
        for wave in waves.values()
    }


def _score(wave: Wave, marks: Mapping[str, list[float]], wordings: Mapping[str, str], now: datetime) -> Score:
    """All marks of a statement from fewer than five people stay out of the whole too, or it would give them away."""
    statements = {key: spread(numbers, steps=STEPS) for key, numbers in marks.items()}
    every = [number for numbers in marks.values() if len(numbers) >= FEW for number in numbers]
    counted = vars(wave)
    return Score(
        wave.meeting_feedback.meeting_id,
        counted["answered"],
        counted["asked"],
        not wave.is_over(now),
        spread(every, steps=STEPS),
        statements,
        wordings,
    )
