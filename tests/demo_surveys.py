"""Classes of the demonstration that were asked: one before and after a test, one too small to be shown, one today."""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from design_process.prototypes.models import Prototype
from design_process.surveys import actions
from design_process.surveys.models import Survey, SurveyRound
from network.questionnaires.actions import Given, answer_openly
from network.questionnaires.models import Wave
from tests.demo_days import at_three
from tests.demo_evidence import _key, _who

if TYPE_CHECKING:
    from tests.demo import County

# How many of 19 chose each step from 1 to 5, a line for each statement.
BEFORE = ((2, 5, 6, 4, 2), (1, 2, 5, 7, 4), (4, 6, 5, 3, 1), (7, 6, 3, 2, 1), (2, 4, 6, 5, 2))
AFTER = ((1, 2, 5, 7, 4), (0, 2, 4, 8, 5), (1, 3, 5, 6, 4), (2, 3, 5, 6, 3), (1, 3, 5, 6, 4))
HELPS = (
    "When we talk first.", "a picture or an example", "Time. I am slow at first.", "My friend says it in other words",
    "if nobody laughs", "Doing an easier one before", "the sentence starters", "when I can try it on paper",
    "That the teacher does not say it is easy", "music lol", "Asking the person next to me", "Being allowed to be wrong",
)  # fmt: skip
FOUR = ((4, 5, 3, 4, 4), (3, 4, 2, 2, 5), (5, 5, 4, 4, 5), (2, 4, 3, 1, 3))
SEVEN = (
    (5, 4, 4, 3, 4),
    (6, 3, 4, 2, 5),
    (4, 4, 5, 3, 3),
    (5, 5, 3, 2, 4),
    (6, 4, 4, 4, 2),
    (5, 2, 3, 3, 3),
    (4, 3, 5, 2, 4),
)


def ask_classes(county: "County") -> None:
    member, driver = _who(county, "Gold Ridge Union")
    talk = Prototype.objects.get(member=member, name="Partner talk before answers")
    words = actions.SurveyWords("students", "Grade 7 mathematics, period 3", prototype=talk)
    survey = _start(county, "Gold Ridge Union", words, 19)
    first = _answered(county, survey, _pupils(county, BEFORE), HELPS)
    _over(first, county.began + timedelta(weeks=8), driver)
    actions.put_on_board(first, by=driver)
    second = actions.ask_again(survey, actions.Asked(19, timezone.now() + timedelta(days=7)), by=driver)
    _answered(county, survey, _pupils(county, AFTER), HELPS[3:], second)
    _over(second, county.today - timedelta(days=12), driver)
    small = _start(county, "Quartz Diggings", actions.SurveyWords("students", "Grades 6 and 7, the upper table"), 4)
    _over(_answered(county, small, FOUR), county.today - timedelta(days=9), _who(county, "Quartz Diggings")[1])
    teachers = actions.SurveyWords("teachers", "Teachers of grades 4 to 8", prototype=talk)
    _answered(county, _start(county, "Gold Ridge Union", teachers, 12), SEVEN)


def _start(county: "County", place: str, words: actions.SurveyWords, expected: int) -> Survey:
    member, driver = _who(county, place)
    asked = actions.Asked(expected, timezone.now() + timedelta(days=7))
    return actions.start_survey(member, words, asked, by=driver, client_key=_key(county))


def _pupils(county: "County", counts: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
    """The answers of each pupil, from how many chose what: nobody answers everything alike."""
    chosen = [[step for step, many in enumerate(row, start=1) for _ in range(many)] for row in counts]
    for row in chosen:
        county.dice.shuffle(row)
    return tuple(zip(*chosen, strict=True))


def _answered(
    county: "County", survey: Survey, rows: Any, words: tuple[str, ...] = (), asked: SurveyRound | None = None
) -> SurveyRound:
    asked = asked or survey.rounds.select_related("wave__version").get()
    questions = list(asked.wave.version.questions.all())
    spoken = iter(words)
    for row in rows:
        given = [Given(one.pk, number=Decimal(step)) for one, step in zip(questions, row, strict=False)]
        if said := next(spoken, ""):
            given.append(Given(questions[-1].pk, words=said))
        answer_openly(asked.wave, given, client_key=_key(county))
    return asked


def _over(asked: SurveyRound, day: Any, driver: Any) -> None:
    """It was asked that day, and closed three days later."""
    actions.close_round(asked, by=driver)
    opened = at_three(day)
    Wave.objects.filter(pk=asked.wave_id).update(opens_at=opened, closes_at=opened + timedelta(days=3))
