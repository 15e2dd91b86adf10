"""What the feedback pages print: one meeting's answers, and the scores of a row of meetings."""

from dataclasses import dataclass
from datetime import datetime

from network.feedback.drawing import Column, Point, Row, columns_of, row_of
from network.feedback.models import MeetingFeedback
from network.feedback.scores import Score, scores
from network.feedback.statements import DELTA, PLUS
from network.lib.suppression import HIDDEN
from network.lib.words import counted
from network.meetings.models import Meeting
from network.questionnaires.models import Question
from network.questionnaires.results import QuestionResult, Results, results
from network.questionnaires.summary import Spread

MEETINGS_AT_MOST = 12  # in the picture and its table: the latest


@dataclass(frozen=True)
class Statement:
    """One statement and how far people agree. `columns` are empty where it is hidden."""

    result: QuestionResult
    columns: tuple[Column, ...] = ()
    mean: str = ""
    words: str = ""


@dataclass(frozen=True)
class MeetingBoard:
    """One meeting's feedback as far as it may be shown."""

    results: Results
    statements: tuple[Statement, ...]
    lists: tuple[QuestionResult, ...]  # answers in words: plus first, then delta, then the rest
    others: tuple[QuestionResult, ...]
    score: Score
    sentence: str


@dataclass(frozen=True)
class RowBoard:
    """The scores of the latest meetings, the earliest first: a picture, a table, and each statement on its own."""

    rows: tuple[tuple[Meeting, Score], ...]
    picture: Row
    sentence: str
    statements: tuple[tuple[str, str, Row], ...]  # key, wording, picture


def meeting_board(feedback: MeetingFeedback, now: datetime) -> MeetingBoard:
    """The feedback of one meeting. Eight queries."""
    found = results(feedback.wave, now)
    score = scores([feedback.meeting], now)[feedback.meeting_id]
    statements = tuple(_statement(q) for q in found.questions if q.kind == Question.Kind.SCALE)
    first = {PLUS: 0, DELTA: 1}
    lists = sorted(
        (q for q in found.questions if q.kind == Question.Kind.TEXT), key=lambda q: first.get(q.key, len(first))
    )
    others = tuple(q for q in found.questions if q.kind not in (Question.Kind.SCALE, Question.Kind.TEXT))
    return MeetingBoard(found, statements, tuple(lists), others, score, _sentence(found, score))


def row_board(meetings: list[Meeting], now: datetime) -> RowBoard:
    """The scores of meetings (given the latest first), of those that were asked about. Three queries."""
    found = scores(meetings, now)
    asked = [meeting for meeting in meetings if meeting.pk in found][:MEETINGS_AT_MOST]
    rows = tuple((meeting, found[meeting.pk]) for meeting in reversed(asked))
    wordings = {key: words for _, score in rows for key, words in score.wordings.items()}
    statements = tuple((key, words, row_of([_point(m, s, key) for m, s in rows])) for key, words in wordings.items())
    return RowBoard(rows, row_of([_point(*row) for row in rows]), _trend(rows), statements)


def _statement(result: QuestionResult) -> Statement:
    if not isinstance(result.found, Spread):
        return Statement(result)
    steps = ", ".join(f"{step}: {count}" for step, count in enumerate(result.found.counts, start=1))
    words = f"average {result.found.mean:.1f}; {steps}"
    return Statement(result, columns_of(result.found.counts), f"{result.found.mean:.1f}", words)


def _point(meeting: Meeting, score: Score, key: str = "") -> Point:
    """A meeting's place in the picture of all statements, or of one. A statement that was not asked leaves a gap."""
    found = score.statements.get(key, HIDDEN) if key else score.overall
    why = score.words if score.running or not score.statements or not key else "too few to show"
    day = f"{meeting.local_start.day} {meeting.local_start:%b}"
    return Point(day, found, f"{meeting.title}, {day}: {_range(found) if isinstance(found, Spread) else why}")


def _range(found: Spread) -> str:
    return f"{found.mean:.1f} on average, the middle half from {found.lower:g} to {found.upper:g}"


def _sentence(found: Results, score: Score) -> str:
    said = f"{found.answered} of {found.asked} have answered" if found.asked else f"{found.answered} have answered"
    if found.why_hidden == "running":
        return f"{said}."
    if isinstance(score.overall, Spread):
        return f"{said}; on average they agree with {score.overall.mean:.1f} of 5."
    return f"{said}: too few to show more." if found.answered else "Nobody has answered."


def _trend(rows: tuple[tuple[Meeting, Score], ...]) -> str:
    """The last score beside the one before it: with one's own past only."""
    shown = [(meeting, score.overall) for meeting, score in rows if isinstance(score.overall, Spread)]
    if not shown:
        return ""
    (meeting, last), before = shown[-1], shown[-2][1] if len(shown) > 1 else None
    words = f"The last meeting with enough answers, on {meeting.local_start:%a} {meeting.local_start.day} "
    words += f"{meeting.local_start:%b}, got {last.mean:.1f} of 5"
    if before is None:
        return f"{words}."
    step = round(last.mean, 1) - round(before.mean, 1)
    beside = "as much as" if not step else f"{abs(step):.1f} {'more' if step > 0 else 'less'} than"
    return f"{words}, {beside} the one before ({counted(len(shown), 'meeting', 'meetings')} so far)."
