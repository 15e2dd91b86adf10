"""Questionnaires, waves and feedback, built through the product's own actions."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from network.feedback.actions import open_feedback
from network.feedback.models import MeetingFeedback
from network.meetings.models import Invitee, Meeting
from network.membership.models import Network
from network.people.models import Person
from network.questionnaires.actions import Asking, Given, answer_by_link, ask, ask_people
from network.questionnaires.edit_actions import Sheet, Wording, write_questionnaire
from network.questionnaires.models import Questionnaire, Receipt, Wave
from tests.world import a_person

SCALE = {"low": "Not at all", "high": "Fully", "steps": 5}
LEVELS = [{"label": "Beginning", "words": "We have heard of it."}, {"label": "Steady", "words": "We do it weekly."}]
EVERY_KIND = (
    Wording("The day was worth the drive.", "scale", "Think of the whole day.", True, SCALE, "worth"),
    Wording("How did you come?", "choice", settings={"options": ["Bus", "Car", "On foot"]}, key="how"),
    Wording("What did you use?", "choice", settings={"options": ["Map", "Phone"], "several": True}, key="used"),
    Wording("How long did it take?", "number", settings={"least": 0, "most": 600, "unit": "minutes"}, key="long"),
    Wording("Where are you with talk moves?", "rubric", settings={"levels": LEVELS}, key="level"),
    Wording("What should we change?", "text", settings={"long": True}, key="change"),
)


def a_questionnaire(
    network: Network, title: str = "The day", *, questions: Any = EVERY_KIND, key: str = "", **about: Any
) -> Questionnaire:
    """A questionnaire with its first version published. `about`: purpose, anonymous, texts_from."""
    return write_questionnaire(network, key, Sheet(title, **about), by=None, questions=questions)


def a_wave(questionnaire: Questionnaire, *people: Person, openly: bool = False, **about: Any) -> Wave:
    """The questionnaire asked now, for a week: of these people, or with `openly` of whoever has the code."""
    asking = Asking("A try", **{"closes_at": timezone.now() + timedelta(days=7), **about}, openly=openly)
    wave = ask(questionnaire, asking, by=None)
    ask_people(wave, [person.pk for person in people])
    return wave


def typed(wave: Wave, **said: Any) -> dict[str, Any]:
    """What a browser sends: answers by the keys of the questions."""
    return {"client_key": "7f0c7a3e-1111-4222-8333-444455556666", **{f"q-{key}": value for key, value in said.items()}}


def people(count: int, name: str = "p") -> list[Person]:
    return [a_person(f"{name}{number}@crowd.test", f"Person {name}{number}", joined=False) for number in range(count)]


def say(receipt: Receipt, said: dict[str, Any]) -> bool:
    """Answer by key: numbers for steps, text for words."""
    given = []
    for question in receipt.wave.version.questions.all():
        value = said.get(question.key)
        if isinstance(value, str):
            given.append(Given(question.pk, words=value))
        elif value is not None:
            given.append(Given(question.pk, number=Decimal(value)))
    return answer_by_link(receipt, given)


def marks(step: int, **more: Any) -> dict[str, Any]:
    """The five statements, all with one step."""
    keys = ("purpose-clear", "time-well-used", "learned", "voice-heard", "next-step")
    return {**dict.fromkeys(keys, step), **more}


def a_past_meeting(
    network: Network, *there: Person, title: str = "Network meeting", days_ago: int = 1, scope: str = ""
) -> Meeting:
    """A meeting of the whole network (or of a scope) some days ago, with those who were there."""
    start = timezone.now() - timedelta(days=days_ago, hours=4)
    meeting = Meeting.objects.create(
        network=network,
        title=title,
        scope=scope,
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        time_zone=network.time_zone,
        state=Meeting.State.CLOSED,
        closed_at=start + timedelta(hours=3),
    )
    for person in there:
        Invitee.objects.create(
            network=network, meeting=meeting, person=person, attendance=Invitee.Attendance.PRESENT, answer="yes"
        )
    return meeting


def a_feedback(meeting: Meeting, *said: dict[str, Any]) -> MeetingFeedback:
    """The feedback of a meeting: one of those asked after the other says one of these."""
    feedback = open_feedback(meeting, by=None)
    for receipt, one in zip(feedback.wave.receipts.all(), said, strict=False):
        say(receipt, one)
    return feedback


def a_shown_feedback(network: Network, count: int = 6, *, title: str = "Network meeting", days_ago: int = 1) -> Any:
    """A meeting whose feedback everybody who was there has given, so that it is shown. Marks go from 3 to 5."""
    known = Person.objects.filter(email__endswith="@crowd.test").order_by("pk")[:count]
    crowd = [*known, *people(count - len(known), f"p{len(known)}x")]
    said = [
        marks(3 + place % 3, plus=f"The pairs were good ({place}).", delta=f"Start with a question ({place}).")
        for place in range(count)
    ]
    feedback = a_feedback(a_past_meeting(network, *crowd, title=title, days_ago=days_ago), *said)
    feedback.wave.refresh_from_db()
    return feedback
